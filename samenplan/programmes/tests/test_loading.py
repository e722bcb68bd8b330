"""Loaded programmes answer the questions of a subsidy request, and loading again spoils nothing."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from samenplan.programmes import queries
from samenplan.programmes.loading import load_programmes
from samenplan.programmes.models import Call, Fact, Kpi, Programme, ProjectYear
from samenplan.programmes.rules import (
    ApplicantKind,
    Confidence,
    Contribution,
    contribution,
    eligibility,
    needs_rank,
    objections_to_reach,
)

pytestmark = pytest.mark.django_db
CALL_1 = "plan-samenleven-oproep-1"


@pytest.fixture(autouse=True)
def loaded():
    return load_programmes()


def terms(number: int):
    return queries.measure_of(CALL_1, number).kpis[0].terms


def test_example_1_one_plan_brings_25_000_with_as_much_of_one_s_own_and_needs_a_rank():
    found = contribution(1, terms(2))
    assert found == Contribution(2_500_000)
    assert (found.own_share_cents, found.total_cents) == (2_500_000, 5_000_000)
    assert needs_rank(1)


def test_example_2_301_families_are_refused_and_300_bring_96_000():
    assert objections_to_reach(301, terms(15)) == ["Je vraagt 301 kwetsbare gezinnen. Het maximum is 300."]
    assert objections_to_reach(300, terms(15)) == []
    assert contribution(300, terms(15)) == Contribution(9_600_000)


def test_example_3_2250_practice_chances_bring_135_000():
    assert objections_to_reach(2_250, terms(5)) == []
    assert contribution(2_250, terms(5)) == Contribution(13_500_000)


def test_example_8_a_municipality_cannot_apply_in_2026_but_can_be_a_partner():
    (view,) = queries.call_views(Call.objects.filter(key="sociale-cohesie-oproep-2026"))
    found = eligibility(ApplicantKind.MUNICIPALITY, view.applicant_kinds)
    assert found.objections == ("Alleen economische actoren kunnen een aanvraag indienen bij deze oproep.",)
    assert found.instead == "Je kan wel partner zijn, met een engagementsbrief aan de organisatie die indient."
    assert len(view.measures) == 3


def test_all_maxima_of_call_1_together_are_what_the_research_adds_up_to():
    """EUR 1,114,300 per applicant; source: domain/programme.md 1.3."""
    kpis = [kpi.terms for view in queries.measures_of(Call.objects.get(key=CALL_1)) for kpi in view.kpis]
    assert sum(one.maximum_units * one.unit_price_cents for one in kpis) == 111_430_000


def test_action_2_names_the_rules_for_its_two_parts():
    assert queries.measure_of(CALL_1, 2).rule_names == ("opmaak", "uitvoering")
    assert queries.measure_of(CALL_1, 3) is None
    assert queries.measure_of("bestaat-niet", 2) is None


def test_loading_again_changes_nothing(loaded):
    before = list(Fact.objects.order_by("pk").values())
    assert load_programmes() == loaded
    assert list(Fact.objects.order_by("pk").values()) == before


def test_a_gap_that_a_person_filled_stays_filled():
    gap = Fact.objects.get(subject="plan-samenleven", name="mentor_incentive_cents")
    Fact.objects.filter(pk=gap.pk).update(
        value="100", source_url="https://voorbeeld.be", confidence=Confidence.STATED, changed_by_hand=True
    )
    load_programmes()
    (kept,) = Fact.objects.filter(subject="plan-samenleven", name="mentor_incentive_cents")
    assert (kept.value, kept.changed_by_hand) == ("100", True)


def test_a_fact_that_left_the_files_leaves_the_database():
    programme = Programme.objects.get(key="plan-samenleven")
    Fact.objects.create(
        programme=programme,
        subject="plan-samenleven",
        name="own_share",
        value="1",
        source_url="https://oud.be",
        confidence="stated",
    )
    load_programmes()
    assert not Fact.objects.filter(source_url="https://oud.be").exists()


@pytest.mark.parametrize(
    ("value", "source", "confidence"),
    [("1", "https://x.be", "gap"), (None, "https://x.be", "stated"), ("1", "", "stated")],
)
def test_the_database_itself_refuses_a_value_without_source_and_a_gap_with_value(value, source, confidence):
    programme = Programme.objects.get(key="plan-samenleven")
    with pytest.raises(IntegrityError), transaction.atomic():
        Fact.objects.create(
            programme=programme, subject="x", name="own_share", value=value, source_url=source, confidence=confidence
        )


def test_a_call_is_open_in_its_window_and_the_earliest_of_two_deadlines_counts():
    def keys(day):
        return [view.call.key for view in queries.open_calls(day)]

    assert keys(date(2023, 7, 10)) == ["plan-samenleven-oproep-2"]
    assert keys(date(2023, 7, 11)) == []
    assert keys(date(2026, 1, 5)) == ["sociale-cohesie-oproep-2026"]
    assert keys(date(2026, 11, 23)) == []
    assert keys(date(2022, 6, 1)) == []  # its first day is a gap


def test_project_years_run_from_october_to_september():
    assert list(ProjectYear.objects.values_list("number", "starts_on", "ends_on")) == [
        (1, date(2022, 10, 1), date(2023, 9, 30)),
        (2, date(2023, 10, 1), date(2024, 9, 30)),
        (3, date(2024, 10, 1), date(2025, 9, 30)),
    ]


def test_reading_costs_the_same_number_of_queries_for_one_programme_and_for_all(django_assert_num_queries):
    with django_assert_num_queries(6):
        assert len(queries.programmes()) == 2
    Kpi.objects.filter(call__programme__key="sociale-cohesie").delete()
    Programme.objects.filter(key="sociale-cohesie").delete()
    with django_assert_num_queries(6):
        assert len(queries.programmes()) == 1


def test_the_measures_of_a_call_cost_three_queries(django_assert_num_queries):
    call = Call.objects.get(key=CALL_1)
    with django_assert_num_queries(3):
        assert len(queries.measures_of(call)) == 19


def test_every_fact_can_be_shown():
    assert all(bool(fact.shown) != (fact.confidence == Confidence.GAP) for fact in Fact.objects.all())


def test_the_command_says_how_much_stands(capsys):
    call_command("laad_programmas")
    assert "2 programma's, 4 oproepen, 27 acties" in capsys.readouterr().out
