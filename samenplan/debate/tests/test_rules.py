"""What the rules of a debate say, without a database."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenplan.debate.rules.codes import SIGNS, code_hash, code_of
from samenplan.debate.rules.entering import (
    Hindrance,
    hindrances_to_statement,
    is_open,
    objections_to_seed,
    tidy,
)
from samenplan.debate.rules.kinds import DebateState
from samenplan.debate.rules.likeness import Known, alike
from samenplan.debate.rules.opening import DebateFacts, checks, objections_to_opening
from samenplan.debate.rules.outcome import Cell, Interval, Opinion, OpinionKind, Outcome, as_plain, outcome_from
from samenplan.debate.rules.recomputing import is_due

TODAY = date(2026, 11, 25)
WHOLE = DebateFacts(DebateState.DRAFT, "Hoe?", "Daarom.", "Wij", "Iets.", 5, None, False, 0)


def test_a_whole_debate_opens():
    assert objections_to_opening(WHOLE, TODAY) == []
    assert [check.is_done for check in checks(WHOLE, TODAY)] == [True, True]


def test_what_is_missing_stands_at_the_page_where_one_adds_it():
    bare = replace(WHOLE, why=" ", accepted=2, closes_on=date(2026, 1, 1), needs_codes=True)
    found = checks(bare, TODAY)
    assert [(check.page, len(check.missing)) for check in found] == [
        ("change", 1), ("seeds", 1), ("change", 1), ("invite", 1),
    ]  # fmt: skip
    assert objections_to_opening(bare, TODAY) == [reason for check in found for reason in check.missing]
    assert objections_to_opening(replace(WHOLE, state=DebateState.OPEN), TODAY) == ["Dit debat is al open."]


@pytest.mark.parametrize(
    ("state", "first", "last", "open_"),
    [
        (DebateState.OPEN, None, None, True),
        (DebateState.OPEN, TODAY, TODAY, True),
        (DebateState.OPEN, date(2026, 11, 26), None, False),
        (DebateState.OPEN, None, date(2026, 11, 24), False),
        (DebateState.CLOSED, None, None, False),
        (DebateState.DRAFT, None, None, False),
    ],
)
def test_votes_are_taken_from_the_first_day_to_the_last(state, first, last, open_):
    assert is_open(state, first, last, TODAY) is open_


@pytest.mark.parametrize(
    ("text", "others", "waiting", "found"),
    [
        ("Fietsen moet hier veiliger.", [], 0, []),
        ("Fietsen moet hier veiliger.", ["fietsen  moet hier veiliger!"], 0, [Hindrance.SAID_ALREADY]),
        ("Fietsen moet hier veiliger.", [], 5, [Hindrance.TOO_MANY_WAITING]),
        ("Kort.", [], 0, [Hindrance.TOO_SHORT]),
        ("lang " * 40, [], 0, [Hindrance.TOO_LONG]),
        ("Mail jan.peeters@gmail.com maar.", [], 0, [Hindrance.ABOUT_A_PERSON]),
    ],
)
def test_why_a_statement_cannot_come_in(text, others, waiting, found):
    assert hindrances_to_statement(text, others, waiting) == found


def test_a_seed_is_told_by_its_first_words_what_is_wrong():
    assert objections_to_seed("Goed genoeg.") == []
    assert objections_to_seed("x" * 150)[0].startswith("“xxxx")
    assert "te kort" in objections_to_seed("kort")[0]
    assert "persoon" in objections_to_seed("Bel 0470 12 34 56 voor alles")[0]


@given(st.text())
def test_a_tidy_text_is_one_line(text):
    found = tidy(text)
    assert found == tidy(found) and "\n" not in found and "  " not in found


def test_what_says_nearly_the_same_is_found_and_the_rest_is_not():
    known = [
        Known(1, "Er moeten meer banken staan op het dorpsplein."),
        Known(2, "Nieuwkomers moeten sneller Nederlands leren."),
        Known(3, "De wekelijkse markt hoort op zaterdag."),
    ]
    assert [each.number for each in alike("Zet meer banken op het dorpsplein", known)] == [1]
    assert alike("Ik wil een zwembad.", known) == []
    assert alike("…", known) == []


@given(st.text(max_size=300), st.lists(st.text(max_size=140), max_size=5))
def test_looking_for_likeness_takes_any_text(text, others):
    found = alike(text, [Known(number, other) for number, other in enumerate(others)])
    assert len(found) <= 3


def test_a_code_is_the_same_every_time_and_however_it_is_typed():
    code = code_of("geheim", "abc", 7)
    assert code == code_of("geheim", "abc", 7) and len(code) == 14
    assert code_hash(code) == code_hash(code.upper()) == code_hash(f" {code.replace('-', '')} ")
    assert len({code_of("geheim", "abc", number) for number in range(500)}) == 500
    assert code_of("ander", "abc", 7) != code
    assert set(code) <= set(SIGNS) | {"-"}


def opinion(number=1, **given):
    none = Interval(0.0, 0.1)
    said = {"united": none, "rejected": none, "divided": none, "is_supported": True, "along": 0.0}
    cells = {"total": Cell(9, 5, None), "groups": (Cell(9, None, None),), "agreement": (Interval(0.5, 0.8), None)}
    return Opinion(number=number, **{**said, **cells, **given})


@pytest.mark.parametrize(
    ("given_", "kind"),
    [
        ({"united": Interval(0.5, 0.7)}, OpinionKind.SHARED),
        ({"united": Interval(0.45, 0.9)}, OpinionKind.MIXED),
        ({"rejected": Interval(0.5, 0.7)}, OpinionKind.REJECTED),
        ({"divided": Interval(0.15, 0.7)}, OpinionKind.DIVIDED),
        ({"united": Interval(0.9, 1.0), "is_supported": False}, OpinionKind.UNKNOWN),
    ],
)
def test_what_is_said_of_a_statement_follows_from_the_low_end_of_what_is_known(given_, kind):
    assert opinion(**given_).kind is kind


def test_an_outcome_survives_being_kept():
    import json

    found = Outcome("stable", (), (opinion(2), opinion(1, along=-0.5)), (1, 2), (), (2,))
    assert outcome_from(json.loads(json.dumps(as_plain(found)))) == found
    assert (found.runs_left, found.runs_right) == (1, 2)


@pytest.mark.parametrize(
    ("votes", "people", "first", "due"),
    [(4, 4, True, False), (5, 5, True, True), (100, 4, False, False), (19, 5, False, False), (20, 5, False, True)],
)
def test_a_result_waits_for_votes_of_five_people(votes, people, first, due):
    assert is_due(new_votes=votes, by_people=people, is_first=first) is due
