"""Writing what one must know to read an indicator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.authorities.queries import party_of
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.execution.models import IndicatorProfile
from samenplan.execution.operations.measuring import locked_indicator
from samenplan.execution.queries.figures import profile_of
from samenplan.execution.rules.composite import Rule, as_plain, objections_to_rule
from samenplan.execution.rules.kinds import Direction, FigureSource, ResultLevel
from samenplan.plans.models.details import Indicator


@dataclass(frozen=True, slots=True)
class ProfileFacts:
    """The fiche as somebody filled it in."""

    level: ResultLevel
    direction: Direction
    kind: FigureSource
    owner_id: int | None = None
    theme: str = ""
    definition: str = ""
    numerator: str = ""
    denominator: str = ""
    question: str = ""
    answers: Sequence[str] = ()
    baseline_value: Decimal | None = None
    target_value: Decimal | None = None
    decide_by: date | None = None
    next_on: date | None = None
    is_weighted: bool = False


COLUMNS = (
    "level", "direction", "kind", "theme", "definition", "numerator", "denominator", "question", "baseline_value",
    "target_value", "decide_by", "next_on", "is_weighted",
)  # fmt: skip


@transaction.atomic
def describe(indicator: Indicator, facts: ProfileFacts, *, by: Actor) -> IndicatorProfile:
    """Write the fiche. The indicator itself (name, unit, target as written) stays as the plan has it.

    Raises:
        Refused: the owner is none of the authority's, or answers change that were counted already.
    """
    by.require(Permission.PROGRESS_MANAGE)
    fresh = locked_indicator(indicator, by)
    profile = profile_of(fresh)
    if facts.owner_id is not None and party_of(facts.owner_id, by) is None:
        raise Refused("Deze dienst of organisatie bestaat niet meer. Kies een andere eigenaar.")
    answers = list(facts.answers)
    if answers != profile.answers and len(answers) != len(profile.answers) and _are_counted(fresh):
        raise Refused(
            "Er zijn al metingen met een aantal per antwoord. Het aantal antwoorden kan dan niet meer veranderen: "
            "de metingen zouden niet meer te vergelijken zijn. Maak een nieuwe indicator, of hernoem een antwoord."
        )
    for column in COLUMNS:
        setattr(profile, column, getattr(facts, column))
    profile.owner_id, profile.answers = facts.owner_id, answers
    profile.save()
    record(by, "indicator.described", fresh)
    return profile


def _are_counted(indicator: Indicator) -> bool:
    rows = indicator.measurements.filter(withdrawn_at=None).values_list("counts", flat=True)
    return any(rows)


@transaction.atomic
def set_rule(indicator: Indicator, rule: Rule, *, by: Actor) -> None:
    """Choose how answers become this indicator; holds from the next measurement on.

    Raises:
        Refused: nobody's answers could be held against this rule.
    """
    by.require(Permission.PROGRESS_MANAGE)
    fresh = locked_indicator(indicator, by)
    if objections := objections_to_rule(rule):
        raise Refused(objections)
    profile = profile_of(fresh)
    profile.rule = as_plain(rule)
    profile.save()
    record(by, "indicator.rule_set", fresh, kind=rule.kind.value)
