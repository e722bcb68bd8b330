"""Changing several actions at once: all of them or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.authorities.rules import PartyKind
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.plans.models import Involvement, Plan, PlanNode
from samenplan.plans.operations.locking import writable
from samenplan.plans.operations.parties import parties_named
from samenplan.plans.rules.content import ContentLine, NodeKind, PreventionLevel

MOST = 500


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What every chosen action gets; "" and None leave as it is."""

    add_lead: str = ""
    add_partner: str = ""
    add_target_group: str = ""
    add_line: ContentLine | None = None
    prevention: PreventionLevel | None = None


@transaction.atomic
def change_many(plan: Plan, uids: Sequence[str], change: BulkChange, *, by: Actor) -> int:
    """Apply the change to these actions; gives how many there were.

    Raises:
        Refused: nothing was chosen or nothing is to be changed.
    """
    by.require(Permission.PLAN_WRITE)
    fresh = writable(plan, by)
    rows = list(fresh.nodes.filter(uid__in=uids[:MOST], kind=NodeKind.ACTION, deleted_at__isnull=True))
    if not rows:
        raise Refused("Vink eerst een of meer acties aan. Er is niets gewijzigd.")
    if change == BulkChange():
        raise Refused("Kies wat er moet veranderen. Er is niets gewijzigd.")
    for part, name, kind in (
        ("lead", change.add_lead, PartyKind.SERVICE),
        ("partner", change.add_partner, PartyKind.ORGANISATION),
    ):
        if name:
            _involve(rows, part, name, kind, by)
    for row in rows:
        _set(row, change)
    PlanNode.objects.visible_to(by).bulk_update(rows, ["target_groups", "content_lines", "prevention"])
    fresh.save(update_fields=["changed_at"])
    record(by, "plan.actions_changed", fresh, nodes=len(rows))
    return len(rows)


def _involve(rows: Sequence[PlanNode], part: str, name: str, kind: PartyKind, by: Actor) -> None:
    party = parties_named([name], kind, by=by)[0]
    there = set(
        Involvement.objects.visible_to(by).filter(node__in=rows, party=party, part=part).values_list("node", flat=True)
    )
    new = [Involvement(node=row, party=party, part=part, position=99) for row in rows if row.pk not in there]
    Involvement.objects.visible_to(by).bulk_create(new)


def _set(row: PlanNode, change: BulkChange) -> None:
    if change.add_target_group and change.add_target_group not in row.target_groups:
        row.target_groups = [*row.target_groups, change.add_target_group]
    if change.add_line and change.add_line.value not in row.content_lines:
        row.content_lines = [*row.content_lines, change.add_line.value]
    if change.prevention:
        row.prevention = change.prevention
