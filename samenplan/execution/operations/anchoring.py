"""Deciding what becomes of every action after the subsidy."""

from collections.abc import Mapping

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.authorities.queries import parties
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import check_texts
from samenplan.core.permissions import Permission
from samenplan.execution.models import Anchoring
from samenplan.execution.queries.looking_back import anchors_of
from samenplan.execution.queries.within_plan import actions, anchorings
from samenplan.execution.rules.bulk import Sorted, sorted_out
from samenplan.execution.rules.looking_back import Anchor
from samenplan.plans.models import Plan
from samenplan.plans.operations.locking import locked
from samenplan.plans.rules.editing import Change

COLUMNS = ("continues", "owner", "budget", "note")


@transaction.atomic
def change_anchoring(plan: Plan, typed: Mapping[int, Change[Anchor]], *, by: Actor) -> Sorted[Anchor]:
    """Write many rows at once, by node id. What somebody else changed meanwhile is not written but told.

    Raises:
        Refused: a text is too long or holds what never belongs in a plan, or an owner is of another authority;
            nothing was saved.
        Gone: the plan was deleted.
    """
    by.require(Permission.PROGRESS_MANAGE)
    fresh = locked(plan, by)
    result = sorted_out(typed, anchors_of(fresh, by))
    there = {row.node_id: row for row in anchorings(by).filter(node__plan=fresh)}
    owners = set(parties(by).values_list("pk", flat=True))
    titles = dict(actions(by).filter(plan=fresh).values_list("pk", "title"))
    for node_id, anchor in result.written.items():
        if anchor.owner is not None and anchor.owner not in owners:
            raise Refused(f"“{titles[node_id]}”: kies een dienst of organisatie van je eigen bestuur als eigenaar.")
        _write(there.get(node_id) or Anchoring(node_id=node_id), anchor, titles[node_id])
    if result.written:
        record(by, "anchoring.changed", fresh, nodes=sorted(result.written))
    return result


def _write(row: Anchoring, anchor: Anchor, title: str) -> None:
    row.continues, row.owner_id = anchor.continues, anchor.owner
    row.budget, row.note = anchor.budget.strip(), anchor.note.strip()
    try:
        check_texts(row, ["budget", "note"])
    except Refused as refusal:
        raise Refused([f"“{title}”: {objection}" for objection in refusal.objections]) from refusal
    row.save(force_insert=row.pk is None, update_fields=COLUMNS if row.pk else None)
