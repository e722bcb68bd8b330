"""Milestones of an action: add, change, order, reach, take away, put back."""

from datetime import date

from django.db import transaction

from samenplan.audit.operations import iso, record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import check_texts
from samenplan.core.permissions import Permission
from samenplan.execution.models import Milestone
from samenplan.execution.operations.holding import held_action
from samenplan.execution.queries.steps import step_of
from samenplan.execution.queries.within_plan import milestones
from samenplan.execution.rules.milestones import Step, moved, objections_to_step
from samenplan.plans.models import PlanNode
from samenplan.plans.operations.locking import Gone
from samenplan.plans.rules.editing import Change, ChangedMeanwhile, conflict

MANAGE = Permission.PROGRESS_MANAGE
COLUMNS = ("title", "weight", "due_on", "is_anchor", "done_on")


@transaction.atomic
def add_step(node: PlanNode, step: Step, *, today: date, by: Actor) -> Milestone:
    """A new milestone, after the others.

    Raises:
        Refused: the step is not whole, or its title holds what never belongs in a plan.
    """
    fresh = held_action(node, MANAGE, by=by)
    row = Milestone(node=fresh, position=_next_position(fresh))
    _fill(row, step, today)
    row.save(force_insert=True)
    record(by, "step.added", fresh, step=row.uid)
    return row


@transaction.atomic
def change_step(row: Milestone, step: Change[Step], *, today: date, by: Actor) -> Milestone:
    """Write a milestone anew.

    Raises:
        ChangedMeanwhile: somebody else changed it since it was read; nothing was saved.
        Refused: the step is not whole.
        Gone: it was taken away.
    """
    fresh = _held_step(row, by)
    if clash := conflict("step", step, step_of(fresh)):
        raise ChangedMeanwhile([clash])
    if step_of(fresh) == step.value:
        return fresh
    _fill(fresh, step.value, today)
    fresh.save(update_fields=COLUMNS)
    record(by, "step.changed", fresh.node, step=fresh.uid)
    return fresh


@transaction.atomic
def reach_step(row: Milestone, on: date | None, *, today: date, by: Actor) -> None:
    """Say that a milestone was reached on a day; None takes that back. Twice the same leaves one trace.

    Raises:
        Refused: the day is still to come.
        Gone: it was taken away.
    """
    fresh = _held_step(row, by)
    if fresh.done_on == on:
        return
    fresh.done_on = on
    if objections := objections_to_step(step_of(fresh), today):
        raise Refused(objections)
    fresh.save(update_fields=["done_on"])
    record(by, "step.reached", fresh.node, step=fresh.uid, on=iso(on))


@transaction.atomic
def order_step(row: Milestone, direction: str, *, by: Actor) -> None:
    """One place "omhoog" or "omlaag" among the milestones of the action; at the edge nothing happens.

    Raises:
        Refused: another direction.
        Gone: it was taken away.
    """
    fresh = _held_step(row, by)
    if direction not in ("omhoog", "omlaag"):
        raise Refused("Die beweging bestaat niet. Kies omhoog of omlaag.")
    rows = {one.pk: one for one in fresh.node.milestones.order_by("position", "pk")}
    order = moved(list(rows), fresh.pk, direction)
    if order == list(rows):
        return
    for position, key in enumerate(order):
        rows[key].position = position
    Milestone.objects.visible_to(by).bulk_update(rows.values(), ["position"])
    record(by, "step.moved", fresh.node, step=fresh.uid)


@transaction.atomic
def remove_step(row: Milestone, *, by: Actor) -> Step:
    """Take a milestone away; what it said comes back, for `restore_step`.

    Raises:
        Gone: it was taken away already.
    """
    fresh = _held_step(row, by)
    record(by, "step.removed", fresh.node, step=fresh.uid)
    fresh.delete()
    return step_of(fresh)


@transaction.atomic
def restore_step(node: PlanNode, uid: str, step: Step, *, today: date, by: Actor) -> Milestone:
    """Put back what `remove_step` gave, at the end. Done twice, it stands there once.

    Raises:
        Refused: the step is not whole.
    """
    fresh = held_action(node, MANAGE, by=by)
    there = fresh.milestones.filter(uid=uid).first()
    if there is not None:
        return there
    row = Milestone(node=fresh, uid=uid, position=_next_position(fresh))
    _fill(row, step, today)
    row.save(force_insert=True)
    record(by, "step.restored", fresh, step=uid)
    return row


def _held_step(row: Milestone, by: Actor) -> Milestone:
    node = held_action(row.node, MANAGE, by=by)
    fresh = milestones(by).filter(pk=row.pk, node=node).first()
    if fresh is None:
        raise Gone("Deze stap is intussen verwijderd. Er is niets gewijzigd.")
    fresh.node = node
    return fresh


def _next_position(node: PlanNode) -> int:
    last = node.milestones.order_by("-position").values_list("position", flat=True).first()
    return 0 if last is None else last + 1


def _fill(row: Milestone, step: Step, today: date) -> None:
    if objections := objections_to_step(step, today):
        raise Refused(objections)
    row.title, row.weight, row.due_on = step.title.strip(), step.weight, step.due_on
    row.is_anchor, row.done_on = step.is_anchor, step.done_on
    check_texts(row, ["title"])
