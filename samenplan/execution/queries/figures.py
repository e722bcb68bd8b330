"""Indicators with their profile and measurements: whoever may see what."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q, QuerySet

from samenplan.core.actor import Actor
from samenplan.core.permissions import Permission
from samenplan.execution.models import IndicatorProfile, Measurement
from samenplan.execution.rules.composite import from_plain
from samenplan.execution.rules.figures import Aim, Value, is_percentage
from samenplan.execution.rules.kinds import Direction, FigureSource, ResultLevel
from samenplan.execution.rules.measuring import Measured
from samenplan.execution.rules.readings import Reading
from samenplan.plans.models import Plan
from samenplan.plans.models.details import Indicator
from samenplan.plans.queries.plans import own_actions
from samenplan.plans.rules.content import NodeKind, TbdField


def indicators(actor: Actor) -> QuerySet[Indicator]:
    """The indicators of the actor's authority, of goals and actions that are not deleted."""
    rows = Indicator.objects.visible_to(actor).filter(node__deleted_at=None, node__plan__deleted_at=None)
    return rows.select_related("node__plan__authority", "node__plan__measure__programme", "profile__owner")


def own_counts(actor: Actor) -> QuerySet[Indicator]:
    """What is counted by the house itself: of all actions for an officer, of her own ones for a partner."""
    counted = indicators(actor).filter(Q(profile=None) | Q(profile__kind=FigureSource.OWN_COUNT))
    if actor.may(Permission.PROGRESS_MANAGE):
        return counted
    return counted.filter(node__in=own_actions(actor).values("pk").order_by())


def measurements(actor: Actor) -> QuerySet[Measurement]:
    """All measurements, withdrawn ones too, the oldest first; with who told them."""
    rows = Measurement.objects.visible_to(actor).filter(indicator__node__deleted_at=None)
    return rows.select_related("by", "contact", "withdrawn_by", "indicator__node__plan__authority", "read_from")


def in_force(actor: Actor, found: Iterable[Indicator]) -> dict[int, list[Measurement]]:
    """The measurements that count, per indicator, the oldest first: one query for all."""
    rows = Measurement.objects.visible_to(actor).filter(indicator__in=[row.pk for row in found], withdrawn_at=None)
    by_indicator: dict[int, list[Measurement]] = defaultdict(list)
    for row in rows.order_by("measured_on", "pk"):
        by_indicator[row.indicator_id].append(row)
    return by_indicator


def profile_of(indicator: Indicator) -> IndicatorProfile:
    """What is known of the indicator; not saved yet when nobody described it."""
    try:
        return indicator.profile
    except ObjectDoesNotExist:
        is_goal = indicator.node.kind == NodeKind.GOAL
        return IndicatorProfile(indicator=indicator, level=ResultLevel.OUTCOME if is_goal else ResultLevel.OUTPUT)


def unit_of(indicator: Indicator) -> str:
    """The unit; a percentage when only the target or the baseline says so."""
    written = f"{indicator.target} {indicator.baseline}"
    return indicator.unit or ("%" if "%" in written else "")


def measured(indicator: Indicator) -> Measured:
    """What a new measurement must know of it."""
    profile = profile_of(indicator)
    answers = tuple(str(answer) for answer in profile.answers)
    return Measured(is_percentage(unit_of(indicator)), answers, from_plain(profile.rule))


def aim_of(indicator: Indicator) -> Aim:
    """Where it began and what it aims at, as confirmed numbers."""
    profile = profile_of(indicator)
    return Aim(Direction(profile.direction), profile.baseline_value, profile.target_value)


def value_of(row: Measurement | None) -> Value | None:
    """The measured value; None for nothing or for answers without one figure."""
    if row is None or row.value is None:
        return None
    return Value(row.value, row.low, row.high)


def reading_of(row: Measurement, *, unit: str) -> Reading:
    """A measurement as it is compared."""
    return Reading(
        row.measured_on, row.value, is_percentage(unit), row.n, row.base, row.low, row.high, tuple(map(int, row.counts))
    )


@dataclass(frozen=True, slots=True)
class OpenValue:
    """That the baseline or target of an indicator is still to be decided, and before which day."""

    until: date | None


def open_values(plan: Plan) -> dict[int, OpenValue]:
    """Per node whose baseline or target the plan leaves open: before when."""
    fields = (TbdField.BASELINE, TbdField.TARGET)
    found = plan.nodes.filter(deleted_at=None, open_points__field__in=fields).order_by("pk")
    rows = found.values_list("pk", "open_points__due_on")
    days: dict[int, list[date]] = defaultdict(list)
    for node, due_on in rows:
        days[node] += [due_on] if due_on else []
    return {node: OpenValue(min(due, default=None)) for node, due in days.items()}


def number_of(value: Decimal | None) -> float | None:
    """A value as a picture draws it."""
    return None if value is None else float(value)
