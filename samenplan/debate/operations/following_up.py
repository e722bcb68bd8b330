"""What the town does with a statement: an answer to read, a goal or an action in a plan."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import objections_to_text
from samenplan.core.permissions import Permission
from samenplan.debate.models import Answer, Statement
from samenplan.debate.operations.locking import locked_statement
from samenplan.debate.queries.results import awaiting
from samenplan.debate.queries.running import answers
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.operations.moving import add_node
from samenplan.plans.operations.nodes import NodeChanges, change_node
from samenplan.plans.queries.plans import nodes, plans
from samenplan.plans.rules.content import NodeKind
from samenplan.plans.rules.editing import Change, mark


@dataclass(frozen=True, slots=True)
class Seat:
    """Where in a plan a statement becomes a goal or an action."""

    plan: Plan
    kind: NodeKind
    title: str
    under: PlanNode | None = None


@transaction.atomic
def answer(statement: Statement, text: str, *, now: datetime, by: Actor) -> Answer:
    """Say what the town does with this statement; everyone reads it with the result.

    Raises:
        Refused: the text names a person.
    """
    by.require(Permission.DEBATE_MANAGE)
    fresh = locked_statement(statement, by)
    if objections := objections_to_text(text):
        raise Refused(objections)
    given = answers(fresh.debate, by).filter(statement=fresh).first() or Answer(statement=fresh)
    given.text, given.answered_at = text.strip(), now
    given.save()
    fresh.debate.awaiting = awaiting(fresh.debate)
    fresh.debate.save(update_fields=["awaiting"])
    record(by, "debate.answered", fresh, debate=fresh.debate_id)
    return given


@transaction.atomic
def take_into_plan(statement: Statement, seat: Seat, *, now: datetime, by: Actor) -> PlanNode:
    """Make a goal or an action of a statement, with its source in the internal note. Twice gives the same one.

    Raises:
        Refused: the plan is closed, or the place does not suit.
    """
    by.require(Permission.DEBATE_MANAGE)
    by.require(Permission.PLAN_WRITE)
    fresh = locked_statement(statement, by)
    given = answers(fresh.debate, by).filter(statement=fresh).first() or Answer(statement=fresh, answered_at=now)
    if given.node_id is not None and given.node is not None and given.node.deleted_at is None:
        return given.node
    if not plans(by).filter(pk=seat.plan.pk).exists():
        raise Refused("Dit plan is niet van jouw bestuur.")
    if seat.under is not None and not nodes(by).filter(pk=seat.under.pk, plan=seat.plan).exists():
        raise Refused("Deze plaats staat niet in dit plan.")
    made = add_node(seat.plan, seat.kind, seat.title or fresh.text, parent=seat.under, by=by)
    source: Change[object] = Change(value=_source(fresh), base=mark(""))
    change_node(made, NodeChanges({"internal_note": source}), by=by)
    given.node = made
    given.save()
    record(by, "debate.taken_into_plan", fresh, debate=fresh.debate_id, node=made.pk, plan=seat.plan.pk)
    return made


def _source(statement: Statement) -> str:
    debate = statement.debate
    return f"Komt uit het debat “{debate.question}” ({debate.token}), stelling {statement.number}: “{statement.text}”"
