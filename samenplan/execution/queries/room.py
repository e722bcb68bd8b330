"""How a plan is carried out, on one page: one row per action, in a number of queries that does not grow."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery, Sum
from django.utils.timezone import localtime

from samenplan.authorities.models import Contact, Membership
from samenplan.core.actor import Actor
from samenplan.execution.models import Activity, Milestone, Reach, Reminder, Spending
from samenplan.execution.queries.within_plan import dependencies, outline
from samenplan.execution.rules.kinds import ReminderStep
from samenplan.execution.rules.milestones import Step, StepSum, sum_of
from samenplan.execution.rules.overview import (
    Counts,
    Going,
    Look,
    counts_of,
    days_of,
    is_silent,
    late_reasons,
    next_day,
)
from samenplan.execution.rules.spending import Balance
from samenplan.plans.models import Involvement, Plan, PlanNode, ProgressNote
from samenplan.plans.rules.content import Node
from samenplan.plans.rules.status import CARRIED_OUT, STATUS_LABELS, ActionStatus

TONES = {
    ActionStatus.NOT_STARTED: "quiet",
    ActionStatus.RUNNING: "plain",
    ActionStatus.DONE: "good",
    ActionStatus.STOPPED: "warn",
    ActionStatus.DONE_CLOSED: "good",
}


@dataclass(frozen=True, slots=True)
class Told:
    """When somebody last told something about an action, and who."""

    on: date
    teller: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action of the overview, ready to print."""

    id: int
    node: Node
    status: ActionStatus
    told: Told | None
    steps: StepSum
    reached: tuple[tuple[str, int], ...]  # target group and people, added up
    balance: Balance
    next_on: tuple[date, str] | None
    waits_for: tuple[str, ...]  # labels of actions that are not done yet
    late: tuple[str, ...]
    is_silent: bool
    is_mine_to_ask: bool

    @property
    def status_label(self) -> str:
        return STATUS_LABELS[self.status]

    @property
    def tone(self) -> str:
        return TONES[self.status]

    def fits(self, look: Look) -> bool:
        """Whether somebody who looks so wants to see it."""
        if look is Look.MINE_TO_ASK:
            return self.is_mine_to_ask
        if look is Look.LATE:
            return bool(self.late)
        return self.is_silent if look is Look.SILENT else True


@dataclass(frozen=True, slots=True)
class GoalPart:
    """A goal with the actions right under it; without a goal for what stands at the top."""

    goal: Node | None
    lines: tuple[ActionLine, ...]

    @property
    def title(self) -> str:
        return f"{self.goal.label} {self.goal.title}" if self.goal else "Zonder doel"


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole plan as it is carried out."""

    parts: tuple[GoalPart, ...]
    counts: Counts
    found: Mapping[Look, int]  # how many actions each look shows

    def seen_as(self, look: Look) -> tuple[GoalPart, ...]:
        """The goals with only the actions that fit; goals without one are left out."""
        chosen = (GoalPart(part.goal, tuple(line for line in part.lines if line.fits(look))) for part in self.parts)
        return tuple(part for part in chosen if part.lines)


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What is known per action, by node id."""

    told: Mapping[int, Told]
    steps: Mapping[int, list[Step]]
    reached: Mapping[int, list[tuple[str, int]]]
    spent: Mapping[int, int]
    awaited: Mapping[int, list[int]]
    open_reminders: frozenset[int]
    reachable: frozenset[int]


def overview(plan: Plan, actor: Actor, today: date) -> Overview:
    """How far the plan is; 14 queries, for one action as for three hundred."""
    nodes, rows = outline(plan)
    gathered = _gathered(plan, actor)
    by_id = {rows[node.uid].pk: (node, rows[node.uid]) for node in nodes if node.is_action}
    lines = {key: _line(key, by_id, gathered, plan, today) for key in by_id}
    by_goal: dict[str, list[ActionLine]] = defaultdict(list)
    above = {node.uid: node for node in nodes}
    for line in lines.values():
        by_goal[_goal_of(line.node, above)].append(line)
    parts = tuple(GoalPart(above.get(uid), tuple(under)) for uid, under in by_goal.items())
    found = {look: sum(line.fits(look) for line in lines.values()) for look in Look}
    return Overview(parts, counts_of(line.status for line in lines.values()), found)


def _goal_of(node: Node, above: Mapping[str, Node]) -> str:
    """The uid of the nearest goal over an action; "" when there is none."""
    uid = node.parent
    while uid in above and above[uid].is_action:
        uid = above[uid].parent
    return uid


def _line(
    key: int, by_id: Mapping[int, tuple[Node, PlanNode]], gathered: _Gathered, plan: Plan, today: date
) -> ActionLine:
    node, row = by_id[key]
    told = gathered.told.get(key)
    steps = gathered.steps.get(key, [])
    going = Going(ActionStatus(row.status), steps, days_of(node.timings, plan.starts_on), told.on if told else None)
    planned = sum(line.amount_cents or 0 for line in node.budget)
    awaited = [by_id[one] for one in gathered.awaited.get(key, ()) if one in by_id] if going.is_open else []
    return ActionLine(
        id=key,
        node=node,
        status=going.status,
        told=told,
        steps=sum_of(steps),
        reached=tuple(gathered.reached.get(key, ())),
        balance=Balance(planned, gathered.spent.get(key, 0)),
        next_on=next_day(going, today),
        waits_for=tuple(f"{other.label} {other.title}" for other, its in awaited if its.status not in CARRIED_OUT),
        late=tuple(late_reasons(going, today)),
        is_silent=is_silent(going, plan.starts_on, today),
        is_mine_to_ask=going.is_open and (key in gathered.open_reminders or key not in gathered.reachable),
    )


def _gathered(plan: Plan, actor: Actor) -> _Gathered:
    mine = Reminder.objects.visible_to(actor).filter(node__plan=plan, answered_at=None, step=ReminderStep.OFFICER)
    return _Gathered(
        told=_told(plan, actor),
        steps=_steps(plan, actor),
        reached=_reached(plan, actor),
        spent=_spent(plan, actor),
        awaited=_awaited(plan, actor),
        open_reminders=frozenset(mine.filter(user=actor.user_id).values_list("node", flat=True)),
        reachable=_reachable(plan, actor),
    )


def _told(plan: Plan, actor: Actor) -> dict[int, Told]:
    """The newest of progress notes and activities, per action."""
    notes = ProgressNote.objects.visible_to(actor)
    newest = notes.filter(node=OuterRef("pk")).order_by("-noted_on", "-pk").values("pk")[:1]
    of_nodes = PlanNode.objects.visible_to(actor).filter(plan=plan).annotate(newest=Subquery(newest))
    told = _newest(
        notes.filter(pk__in=of_nodes.values("newest")).values_list(
            "node", "noted_on", "by__full_name", "contact__full_name"
        )
    )
    activities = Activity.objects.visible_to(actor)
    last = activities.filter(node=OuterRef("pk"), withdrawn_at=None).order_by("-pk").values("pk")[:1]
    with_last = PlanNode.objects.visible_to(actor).filter(plan=plan).annotate(last=Subquery(last))
    found = activities.filter(pk__in=with_last.values("last"))
    moments = found.values_list("node", "created_at", "by__full_name", "contact__full_name")
    for node, one in _newest((node, localtime(at).date(), by, contact) for node, at, by, contact in moments).items():
        if node not in told or told[node].on < one.on:
            told[node] = one
    return told


def _newest(rows: Iterable[tuple[int, date, str | None, str | None]]) -> dict[int, Told]:
    return {node: Told(on, by or contact or "") for node, on, by, contact in rows}


def _steps(plan: Plan, actor: Actor) -> dict[int, list[Step]]:
    found: dict[int, list[Step]] = defaultdict(list)
    rows = Milestone.objects.visible_to(actor).filter(node__plan=plan).order_by("position", "pk")
    columns = ("node", "title", "weight", "due_on", "is_anchor", "done_on")
    for node, title, weight, due_on, is_anchor, done_on in rows.values_list(*columns):
        found[node].append(Step(title, weight, due_on, is_anchor, done_on))
    return found


def _reached(plan: Plan, actor: Actor) -> dict[int, list[tuple[str, int]]]:
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    rows = Reach.objects.visible_to(actor).filter(activity__node__plan=plan, activity__withdrawn_at=None)
    summed = rows.order_by().values("activity__node", "group").annotate(people=Sum("count"))
    for node, group, people in summed.order_by("group").values_list("activity__node", "group", "people"):
        found[node].append((group, people))
    return found


def _spent(plan: Plan, actor: Actor) -> dict[int, int]:
    rows = Spending.objects.visible_to(actor).filter(node__plan=plan, withdrawn_at=None)
    return dict(rows.order_by().values("node").annotate(cents=Sum("amount_cents")).values_list("node", "cents"))


def _awaited(plan: Plan, actor: Actor) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for node, awaited in dependencies(actor).filter(node__plan=plan).values_list("node", "waits_for"):
        found[node].append(awaited)
    return found


def _reachable(plan: Plan, actor: Actor) -> frozenset[int]:
    """Actions of which somebody outside one's own desk can be asked: a contact with an address, or an account."""
    contacts = Contact.objects.visible_to(actor).filter(ended_at=None).exclude(email="").values("party")
    accounts = Membership.objects.visible_to(actor).filter(party__isnull=False).values("party")
    involved = Involvement.objects.visible_to(actor).filter(node__plan=plan)
    return frozenset(involved.filter(Q(party__in=contacts) | Q(party__in=accounts)).values_list("node", flat=True))
