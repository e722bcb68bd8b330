"""Indicators of the example plan with invented values: no demonstrable change, one read with care, answers, a count."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from samenplan.authorities.queries import parties
from samenplan.core.actor import Actor
from samenplan.execution.operations.measuring import measure
from samenplan.execution.operations.profiles import ProfileFacts, describe, set_rule
from samenplan.execution.queries.figures import indicators
from samenplan.execution.rules.composite import Rule, RuleKind
from samenplan.execution.rules.kinds import Direction, FigureSource, ResultLevel
from samenplan.execution.rules.measuring import NewMeasurement
from samenplan.plans.models import Plan
from samenplan.plans.models.details import Indicator

TODAY = date(2026, 11, 25)
SURE = ("helemaal niet zeker", "niet zeker", "tussenin", "zeker", "heel zeker")
CONTACT = ProfileFacts(
    ResultLevel.OUTCOME,
    Direction.UP_GOOD,
    FigureSource.SURVEY,
    theme="Samenleven",
    definition="Aandeel bewoners dat minstens elke week met een buur praat.",
    numerator="bewoners die minstens elke week met een buur praten",
    denominator="bewoners die op de vraag antwoordden",
    question="Hoe vaak praat je met je buren?",
    baseline_value=Decimal(31),
    target_value=Decimal(40),
    next_on=date(2027, 3, 1),
    is_weighted=True,
)
REPORTS = ProfileFacts(
    ResultLevel.OUTCOME,
    Direction.WITH_CARE,
    FigureSource.REGISTER,
    definition="Meldingen van haatspraak die bij het stadhuis binnenkomen, per jaar.",
    baseline_value=Decimal(14),
    next_on=date(2027, 1, 15),
)
DESK = ProfileFacts(
    ResultLevel.OUTCOME,
    Direction.UP_GOOD,
    FigureSource.SURVEY,
    question="Hoe zeker voel je je als iemand aan de balie iets haatdragends zegt?",
    answers=SURE,
    decide_by=date(2026, 12, 15),
)
EVENINGS = ProfileFacts(
    ResultLevel.OUTPUT, Direction.UP_GOOD, FigureSource.OWN_COUNT, baseline_value=Decimal(0), target_value=Decimal(8)
)


def place(plan: Plan, by: Actor) -> None:
    """Describe and measure them, as Lien."""
    found = {row.uid: row for row in indicators(by).filter(node__plan=plan)}
    owner = next((party.pk for party in parties(by) if "samenleven" in party.name.casefold()), None)
    _contact(found["vb-ind-contact"], replace(CONTACT, owner_id=owner), by)
    _reports(found["vb-ind-melding"], replace(REPORTS, owner_id=owner), by)
    _desk(found["vb-ind-balie"], DESK, by)
    _evenings(found["vb-ind-avonden"], replace(EVENINGS, owner_id=owner), by)


def _contact(indicator: Indicator, facts: ProfileFacts, by: Actor) -> None:
    """Three points more than in spring: within the margin."""
    describe(indicator, facts, by=by)
    source = "Bewonersbevraging Brugwijk (verzonnen)"
    _told(indicator, NewMeasurement(date(2026, 3, 1), Decimal(31), 415, 402, source=source), by)
    _told(indicator, NewMeasurement(date(2026, 10, 12), Decimal(34), 404, 391, source=source), by)


def _reports(indicator: Indicator, facts: ProfileFacts, by: Actor) -> None:
    describe(indicator, facts, by=by)
    for year, many in ((2023, 14), (2024, 17), (2025, 26)):
        _told(indicator, NewMeasurement(date(year, 12, 31), Decimal(many), source="Meldpunt (verzonnen)"), by)
    note = "Sinds mei kan je ook op de website melden."
    _told(indicator, NewMeasurement(date(2026, 10, 31), Decimal(31), source="Meldpunt (verzonnen)", note=note), by)


def _desk(indicator: Indicator, facts: ProfileFacts, by: Actor) -> None:
    describe(indicator, facts, by=by)
    set_rule(indicator, Rule(RuleKind.SHARE, ("zekerheid",), (4, 5)), by=by)
    source = "Korte bevraging bij de baliemedewerkers (verzonnen)"
    _told(indicator, NewMeasurement(date(2026, 2, 10), n=64, counts=(14, 19, 11, 12, 5), source=source), by)
    _told(indicator, NewMeasurement(date(2026, 9, 22), n=58, counts=(4, 9, 13, 21, 9), source=source), by)


def _evenings(indicator: Indicator, facts: ProfileFacts, by: Actor) -> None:
    describe(indicator, facts, by=by)
    _told(indicator, NewMeasurement(date(2026, 6, 30), Decimal(2), source="Eigen telling"), by)
    _told(indicator, NewMeasurement(date(2026, 10, 20), Decimal(3), source="Eigen telling"), by)


def _told(indicator: Indicator, told: NewMeasurement, by: Actor) -> None:
    measure(indicator, told, key=f"vb-{told.measured_on:%Y%m%d}", today=TODAY, by=by)
