"""Money that went out: told once, never changed, withdrawn when it was wrong."""

from datetime import date, datetime

from django.db import transaction

from samenplan.audit.operations import iso, record
from samenplan.authorities.rules import teller_of
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import check_texts
from samenplan.core.permissions import Permission
from samenplan.execution.models import Spending
from samenplan.execution.operations.holding import held_action
from samenplan.execution.queries.within_plan import spendings
from samenplan.execution.rules.spending import Spent, objections_to_spending
from samenplan.plans.models import PlanNode
from samenplan.plans.operations.locking import Gone

KEY_LENGTH = 40


@transaction.atomic
def spend(node: PlanNode, line: Spent, *, key: str, today: date, by: Actor) -> Spending:
    """Write down what was spent on an action. The same `key` twice is one line: the first one stays.

    Raises:
        Refused: nothing or less was spent, the day is still to come, or the form had no key.
    """
    fresh = held_action(node, Permission.SPENDING_WRITE, by=by)
    if not key or len(key) > KEY_LENGTH:
        raise Refused("Deze bladzijde is niet meer geldig. Herlaad ze en vul de uitgave opnieuw in.")
    there = spendings(by).filter(node=fresh, key=key).first()
    if there is not None:
        return there
    if objections := objections_to_spending(line, today):
        raise Refused(objections)
    row = Spending(node=fresh, key=key, amount_cents=line.amount_cents, spent_on=line.spent_on, **teller_of(by))
    row.source, row.label = line.source, line.label.strip()
    check_texts(row, ["label"])
    row.save(force_insert=True)
    record(by, "spending.told", fresh, spending=row.pk, cents=row.amount_cents, on=iso(row.spent_on))
    return row


@transaction.atomic
def withdraw_spending(row: Spending, *, at: datetime, by: Actor) -> None:
    """Take a wrong line back; it stays readable, struck through, and counts no more. Twice leaves one trace.

    Raises:
        Gone: it is not within reach.
    """
    node = held_action(row.node, Permission.SPENDING_WRITE, by=by)
    fresh = spendings(by).filter(pk=row.pk, node=node).first()
    if fresh is None:
        raise Gone("Deze uitgave bestaat niet. Er is niets gewijzigd.")
    if fresh.withdrawn_at is not None:
        return
    fresh.withdrawn_at = at
    fresh.save(update_fields=["withdrawn_at"])
    record(by, "spending.withdrawn", node, spending=fresh.pk, cents=fresh.amount_cents)
