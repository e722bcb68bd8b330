"""Getting hold of a plan to write in: theirs to touch, fresh, and open for writing."""

from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.queries.plans import nodes, own_actions, plans
from samenplan.plans.rules.state import PlanStatus, objections_to_writing


class Gone(Refused):
    """What somebody wanted to change was deleted meanwhile."""


def locked(plan: Plan, by: Actor) -> Plan:
    """The plan, re-read as the actor and locked until the end of the transaction.

    Raises:
        Gone: it is not there (any more), for this actor.
    """
    fresh = plans(by).select_for_update(of=("self",)).filter(pk=plan.pk).first()
    if fresh is None:
        raise Gone("Dit plan bestaat niet meer. Er is niets gewijzigd.")
    return fresh


def writable(plan: Plan, by: Actor) -> Plan:
    """The plan, locked, when its text may be changed now.

    Raises:
        Refused: submitted or approved.
    """
    fresh = locked(plan, by)
    if objections := objections_to_writing(PlanStatus(fresh.status)):
        raise Refused(objections)
    return fresh


def writable_node(node: PlanNode, by: Actor) -> PlanNode:
    """The node, fresh, with its plan locked; a partner gets only an action of her own.

    Raises:
        Gone: deleted meanwhile, or not within reach.
        Refused: the plan is closed.
        Forbidden: neither a writer nor a partner.
    """
    if by.may(Permission.PLAN_WRITE):
        rows = nodes(by)
    else:
        by.require(Permission.ACTION_CONTRIBUTE)
        rows = own_actions(by)
    plan = writable(node.plan, by)
    fresh = rows.filter(pk=node.pk, plan=plan, deleted_at__isnull=True).first()
    if fresh is None:
        raise Gone("Dit onderdeel is intussen verwijderd. Je tekst is niet bewaard; kopieer hem eerst.")
    fresh.plan = plan
    return fresh


def own_or_written(node: PlanNode, by: Actor) -> PlanNode:
    """The node, fresh and locked, for what may change after approval too (how far it is).

    Raises:
        Gone: deleted meanwhile, or not within reach.
        Forbidden: neither a writer nor a partner.
    """
    if not by.may(Permission.PLAN_WRITE):
        by.require(Permission.ACTION_CONTRIBUTE)
    rows = nodes(by) if by.may(Permission.PLAN_WRITE) else own_actions(by)
    fresh = rows.select_for_update(of=("self",)).filter(pk=node.pk, deleted_at__isnull=True).first()
    if fresh is None:
        raise Gone("Dit onderdeel is intussen verwijderd. Er is niets gewijzigd.")
    return fresh
