"""Getting hold of what one writes in: theirs to touch, fresh, and locked until the end of the transaction."""

from datetime import datetime
from typing import TypeVar

from django.db.models import QuerySet

from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.execution.models import Activity, Evidence, Milestone, Question, Reminder
from samenplan.execution.queries.told import is_mine
from samenplan.execution.queries.within_plan import actions
from samenplan.plans.models import PlanNode
from samenplan.plans.operations.locking import Gone, own_or_written

Row = TypeVar("Row", Activity, Evidence, Milestone, Question)
NOT_YOURS = "Dit vertelde iemand anders. Klopt er iets niet? Stel hieronder een vraag aan het bestuur."


def held(row: Row, rows: QuerySet[Row], *, by: Actor) -> Row:
    """The row, re-read as the actor, with its action locked until the end of the transaction.

    Raises:
        Gone: it is not there (any more), for this actor.
        Forbidden: neither a writer nor a partner.
    """
    own_or_written(row.node, by)
    fresh = rows.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if fresh is None:
        raise Gone("Dit bestaat niet meer. Er is niets gewijzigd.")
    return fresh


def require_hers(row: Activity | Evidence, *, by: Actor) -> None:
    """Who told it, and officers, may change it.

    Raises:
        Refused: somebody else told it.
    """
    if not by.may(Permission.PROGRESS_MANAGE) and not is_mine(row, by):
        raise Refused(NOT_YOURS)


def note_answered(node: PlanNode, *, by: Actor, now: datetime) -> None:
    """Whoever tells something about an action, has answered what was asked about it."""
    asked = Reminder.objects.visible_to(by).filter(node=node, answered_at=None)
    hers = {"contact": by.contact_id} if by.contact_id is not None else {"user": by.person}
    asked.filter(**hers).update(answered_at=now)


def held_action(node: PlanNode, permission: Permission, *, by: Actor) -> PlanNode:
    """The action, fresh and locked, for whoever has this permission in the whole plan. Approval closes nothing here.

    Raises:
        Forbidden: without the permission.
        Gone: deleted meanwhile, or not within reach.
    """
    by.require(permission)
    fresh = actions(by).select_for_update(of=("self",)).filter(pk=node.pk).first()
    if fresh is None:
        raise Gone("Deze actie is intussen verwijderd. Er is niets gewijzigd.")
    return fresh
