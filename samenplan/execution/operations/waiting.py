"""What waits for what."""

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import check_texts
from samenplan.core.permissions import Permission
from samenplan.execution.models import Dependency
from samenplan.execution.operations.holding import held_action
from samenplan.execution.queries.within_plan import actions, dependencies, names_of, outline
from samenplan.execution.rules.waiting import objections_to_waiting
from samenplan.plans.models import PlanNode
from samenplan.plans.operations.locking import Gone, locked

MANAGE = Permission.PROGRESS_MANAGE


@transaction.atomic
def wait_for(node: PlanNode, other: PlanNode, note: str = "", *, by: Actor) -> Dependency:
    """Say that an action waits for another one of the same plan.

    Raises:
        Refused: the other is of another plan, it stands there already, or everything would wait for everything.
        Gone: one of both was deleted meanwhile.
    """
    by.require(MANAGE)
    plan = locked(node.plan, by)  # two people who each close half of a circle come here one by one
    fresh = held_action(node, MANAGE, by=by)
    awaited = actions(by).filter(pk=other.pk, plan=plan).first()
    if awaited is None:
        raise Refused("Kies een actie van dit plan om op te wachten.")
    edges = list(dependencies(by).filter(node__plan=plan).values_list("node", "waits_for"))
    if objections := objections_to_waiting(edges, fresh.pk, awaited.pk, names_of(*outline(plan))):
        raise Refused(objections)
    row = Dependency(node=fresh, waits_for=awaited, note=note.strip())
    check_texts(row, ["note"])
    row.save(force_insert=True)
    record(by, "dependency.added", fresh, waits_for=awaited.pk)
    return row


@transaction.atomic
def stop_waiting(row: Dependency, *, by: Actor) -> None:
    """Take the line away.

    Raises:
        Gone: it was taken away already.
    """
    fresh_node = held_action(row.node, MANAGE, by=by)
    fresh = dependencies(by).filter(pk=row.pk, node=fresh_node).first()
    if fresh is None:
        raise Gone("Deze regel is intussen al weg. Er is niets gewijzigd.")
    record(by, "dependency.removed", fresh_node, waits_for=fresh.waits_for_id)
    fresh.delete()
