"""Everything that waits for somebody in an authority; as many questions to the database whatever the size."""

from collections.abc import Callable, Iterable
from datetime import date

from samenplan.core.actor import Actor
from samenplan.core.permissions import Permission
from samenplan.plans.models import Involvement, ProgressNote
from samenplan.today.queries.actions import actions, indicators, milestones
from samenplan.today.queries.debates import debates
from samenplan.today.queries.people import failed_mails, mentions, questions, reactions, reminders
from samenplan.today.queries.plans import next_steps, open_points, read_plans
from samenplan.today.rules import Todo

Source = Callable[[Actor, date], Iterable[Todo]]
SOURCES: tuple[tuple[Permission, Source], ...] = (
    (Permission.PLAN_COMMENT, mentions),
    (Permission.PLAN_WRITE, open_points),
    (Permission.TODAY_VIEW, reminders),
    (Permission.PROGRESS_MANAGE, milestones),
    (Permission.PROGRESS_MANAGE, indicators),
    (Permission.PROGRESS_MANAGE, questions),
    (Permission.PROGRESS_MANAGE, failed_mails),
    (Permission.REACTION_MODERATE, reactions),
    (Permission.DEBATE_MODERATE, debates),
)
"""Each with what one must be allowed to do something about it."""


def todos(actor: Actor, today: date) -> list[Todo]:
    """Everything that this person can do something about; at most 13 questions."""
    found = [todo for permission, source in SOURCES if actor.may(permission) for todo in source(actor, today)]
    if not actor.may(Permission.PLAN_VIEW):
        return found
    plans = read_plans(actor, today)
    found += next_steps(actor, plans, today)
    if plans and actor.may(Permission.PROGRESS_MANAGE):
        found += actions(actor, plans[0].every_days, today)
    return found


def only_mine(todos: Iterable[Todo], actor: Actor) -> list[Todo]:
    """What waits for this person herself: asked of her, or about an action that she follows."""
    mine = _own_nodes(actor)
    return [todo for todo in todos if todo.is_mine or todo.node_id in mine]


def _own_nodes(actor: Actor) -> set[int]:
    """The actions about which she told something, and those of her party."""
    told = ProgressNote.objects.visible_to(actor).filter(by=actor.user_id).values_list("node_id")
    led = Involvement.objects.visible_to(actor).filter(party=actor.party_id).values_list("node_id")
    rows = told.order_by().union(led.order_by()) if actor.party_id else told.order_by()
    return {node_id for (node_id,) in rows}
