"""The programme files: every fact has a source or is a gap, and no gap has a value."""

import pytest

from samenplan.programmes.data_files import BadProgrammeFile, programme_files
from samenplan.programmes.rules import Confidence

FILES = programme_files()


def test_the_files_hold_24_actions_under_7_goals_and_4_calls():
    assert sum(len(said.goals) for said in FILES) == 7
    assert sorted(
        entry.number for said in FILES if said.programme.key == "plan-samenleven" for entry in said.measures
    ) == [*range(1, 25)]
    assert [said.call.key for said in FILES if said.call] == [
        "plan-samenleven-oproep-1",
        "plan-samenleven-oproep-2",
        "plan-samenleven-oproep-3",
        "sociale-cohesie-oproep-2026",
    ]


def test_every_fact_has_a_source_or_is_a_gap_and_no_gap_has_a_value():
    facts = [fact for said in FILES for fact in said.facts]
    facts += [
        term
        for said in FILES
        for kpi in said.kpis
        for place, _ in enumerate(kpi.target_groups)
        for term in kpi.terms(place)
    ]
    gaps = [fact for fact in facts if fact.confidence == Confidence.GAP]
    assert all(fact.value is None and not fact.source for fact in gaps)
    assert all(fact.value and fact.source.startswith("http") for fact in facts if fact not in gaps)
    assert len(gaps) > 20  # what is not known is not hidden


def test_every_derived_fact_says_how_it_was_derived():
    derived = [fact for said in FILES for fact in said.facts if fact.confidence == Confidence.DERIVED]
    derived += [kpi.terms(0)[0] for said in FILES for kpi in said.kpis if kpi.terms_confidence == Confidence.DERIVED]
    assert derived
    assert all(fact.note for fact in derived)


def test_every_measure_kpi_and_expectation_has_a_source():
    entries = [
        entry for said in FILES for entry in (*said.measures, *said.kpis, *said.expectations, *said.project_years)
    ]
    assert all(entry.source.startswith("http") for entry in entries)


def test_the_two_deadlines_of_call_2_both_stand():
    (call,) = (said for said in FILES if said.call and said.call.key == "plan-samenleven-oproep-2")
    assert [fact.value for fact in call.facts if fact.name == "closes_at"] == ["2023-07-10T12:00", "2023-07-12"]


def test_action_23_has_no_invented_amount():
    terms = [kpi.terms(0) for said in FILES for kpi in said.kpis if kpi.measure == 23]
    assert len(terms) == 2
    assert all(fact.value is None for pair in terms for fact in pair)


@pytest.mark.parametrize(
    "text",
    [
        '[programme]\nkey = "x"\n[[fact]]\nname = "opens_on"\nconfidence = "gap"\nvalue = "2024-01-01"\n',
        '[programme]\nkey = "x"\n[[fact]]\nname = "opens_on"\nconfidence = "stated"\nvalue = "2024-01-01"\n',
        '[programme]\nkey = "x"\n[[fact]]\nname = "opens_on"\nconfidence = "stated"\nvalue = "mei"\nsource = "https://x.be"\n',
        '[programme]\nkey = "x"\n[[fact]]\nname = "opent"\nconfidence = "stated"\nvalue = "1"\nsource = "https://x.be"\n',
        '[programme]\nkey = "x"\nkleur = "rood"\n',
        '[programme]\nkey = "x"\n[[kpi]]\nmeasure = 1\nsource = "s"\nconfidence = "code"\nmaximum_units = [1, 2]\n',
        "geen toml",
    ],
)
def test_a_file_that_breaks_a_rule_is_not_read_and_named(tmp_path, text):
    (tmp_path / "slecht.toml").write_text(text)
    with pytest.raises(BadProgrammeFile, match=r"slecht\.toml"):
        programme_files(tmp_path)
