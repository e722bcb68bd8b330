"""How a programme counts and whom it lets in; the numbered examples are those of domain/programme.md 9.7."""

from datetime import date

import pytest

from samenplan.programmes.rules import (
    APPLICANT_LABELS,
    CONFIDENCE_LABELS,
    FACT_LABELS,
    ApplicantKind,
    Confidence,
    Contribution,
    Eligibility,
    FactName,
    KpiTerms,
    ProjectYearSpan,
    UnreadableFact,
    contribution,
    eligibility,
    financial_year_of,
    needs_rank,
    objections_to_reach,
    project_year_of,
    shown_fact,
)

FIRST_DAY = date(2022, 10, 1)


def test_example_7_an_activity_in_november_falls_in_the_second_project_year_and_in_the_old_financial_year():
    day = date(2023, 11, 15)
    year = project_year_of(day, first_day=FIRST_DAY)
    assert year == ProjectYearSpan(2, date(2023, 10, 1), date(2024, 9, 30))
    assert year.label == "projectjaar 2 (2023-24)"
    assert financial_year_of(day) == 2023


@pytest.mark.parametrize(("day", "number"), [(FIRST_DAY, 1), (date(2023, 9, 30), 1), (date(2023, 10, 1), 2)])
def test_a_project_year_runs_from_its_first_day_up_to_the_day_before_the_next(day, number):
    assert project_year_of(day, first_day=FIRST_DAY).number == number


def test_before_the_programme_there_is_no_project_year():
    assert project_year_of(date(2022, 9, 30), first_day=FIRST_DAY) is None


def test_an_unknown_price_gives_no_amount_and_an_unknown_maximum_refuses_nobody():
    terms = KpiTerms("jongeren", None, None)
    assert contribution(10, terms) is None
    assert objections_to_reach(10_000, terms) == []


def test_a_reach_below_zero_is_refused():
    assert objections_to_reach(-1, KpiTerms("jongeren", 1, 1)) == ["Het geplande bereik kan niet kleiner zijn dan 0."]


def test_a_rank_is_needed_from_the_first_unit_on():
    assert (needs_rank(0), needs_rank(1)) == (False, True)


def test_the_own_share_is_as_large_as_the_subsidy():
    assert (Contribution(100).own_share_cents, Contribution(100).total_cents) == (100, 200)


def test_a_call_without_known_applicants_refuses_nobody():
    assert eligibility(ApplicantKind.MUNICIPALITY, frozenset()) == Eligibility()


def test_who_is_not_named_is_told_who_is():
    found = eligibility(ApplicantKind.ECONOMIC_ACTOR, {ApplicantKind.MUNICIPALITY, ApplicantKind.VGC})
    assert found.objections == (
        "Alleen gemeenten en de Vlaamse Gemeenschapscommissie kunnen een aanvraag indienen bij deze oproep.",
    )
    assert found.instead == ""


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        (FactName.UNIT_PRICE_CENTS, "2500000", "€\N{NO-BREAK SPACE}25.000"),
        (FactName.OPENS_ON, "2024-04-22", "22 april 2024"),
        (FactName.CLOSES_AT, "2023-07-10T12:00", "10 juli 2023 om 12.00 uur"),
        (FactName.CLOSES_AT, "2023-07-12", "12 juli 2023"),
        (FactName.OWN_SHARE, "50", "50 %"),
        (FactName.MAXIMUM_UNITS, "2250", "2.250"),
        (FactName.APPLICANT_KINDS, "vgc,municipality", "gemeenten en de Vlaamse Gemeenschapscommissie"),
        (FactName.THRESHOLD_ORIGIN, "herkomst buiten de EU-14", "herkomst buiten de EU-14"),
    ],
)
def test_a_fact_reads_as_its_name_asks(name, value, shown):
    assert shown_fact(name, value) == shown


@pytest.mark.parametrize(
    ("name", "value"),
    [(FactName.UNIT_PRICE_CENTS, "25.000"), (FactName.OPENS_ON, "mei"), (FactName.APPLICANT_KINDS, "iedereen")],
)
def test_a_fact_that_is_written_otherwise_is_refused(name, value):
    with pytest.raises(UnreadableFact):
        shown_fact(name, value)


def test_every_enum_has_dutch_labels():
    assert set(CONFIDENCE_LABELS) == set(Confidence)
    assert set(APPLICANT_LABELS) == set(ApplicantKind)
    assert set(FACT_LABELS) == set(FactName)
