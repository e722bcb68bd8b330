"""What people say about the place of goals and actions in the results chain."""

from collections.abc import Mapping

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import check_texts
from samenplan.core.permissions import Permission
from samenplan.execution.models import ChainStep
from samenplan.execution.queries.chain import links_of
from samenplan.execution.queries.within_plan import chain_steps, outline
from samenplan.execution.rules.bulk import Sorted, sorted_out
from samenplan.execution.rules.chain import Link
from samenplan.plans.models import Plan
from samenplan.plans.operations.locking import locked
from samenplan.plans.rules.editing import Change


@transaction.atomic
def change_chain(plan: Plan, typed: Mapping[int, Change[Link]], *, by: Actor) -> Sorted[Link]:
    """Write many rows at once, by node id. What somebody else changed meanwhile is not written but told.

    Raises:
        Refused: a text is too long or holds what never belongs in a plan; nothing was saved.
        Gone: the plan was deleted.
    """
    by.require(Permission.PROGRESS_MANAGE)
    fresh = locked(plan, by)
    nodes, rows = outline(fresh)
    links = links_of(fresh, by, nodes)
    current = {rows[node.uid].pk: links[node.uid] for node in nodes}
    result = sorted_out(typed, current)
    there = {step.node_id: step for step in chain_steps(by).filter(node__plan=fresh)}
    titles = {row.pk: row.title for row in rows.values()}
    for node_id, link in result.written.items():
        _write(there.get(node_id) or ChainStep(node_id=node_id), link, titles[node_id])
    if result.written:
        record(by, "chain.changed", fresh, nodes=sorted(result.written))
    return result


def _write(step: ChainStep, link: Link, title: str) -> None:
    step.level, step.assumption, step.risk = link.level, link.assumption.strip(), link.risk.strip()
    try:
        check_texts(step, ["assumption", "risk"])
    except Refused as refusal:
        raise Refused([f"“{title}”: {objection}" for objection in refusal.objections]) from refusal
    step.save(force_insert=step.pk is None, update_fields=["level", "assumption", "risk"] if step.pk else None)
