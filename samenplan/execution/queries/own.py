"""The page of one's own actions: what is asked first, then the actions, in a number of queries that does not grow."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery

from samenplan.core.actor import Actor
from samenplan.core.permissions import Permission
from samenplan.execution.models import Activity, Milestone, Question, Reminder
from samenplan.execution.queries.told import actions, mine, questions
from samenplan.execution.rules.own import Moment, days_late, next_moment
from samenplan.plans.models import NodeTiming, PlanNode, ProgressNote
from samenplan.plans.rules.content import Recurrence, Timing, TimingKind
from samenplan.plans.rules.timing import span

if TYPE_CHECKING:
    Within = QuerySet[PlanNode, Any]  # ids of the actions that count; Any: the row of `values`, which has no name
NEWS = timedelta(days=14)
"""So long an answer to a question stands at the top."""
MOST_ASKED = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that waits for this person."""

    node: PlanNode
    tag: str
    tone: str
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class OwnAction:
    """One action of the list. `last_told` is None when nothing was told yet."""

    node: PlanNode
    last_told: date | None
    coming: Moment | None


def own(actor: Actor) -> QuerySet[PlanNode]:
    """A partner: the actions of her party. A member: those in which she told something."""
    rows = actions(actor)
    if not actor.may(Permission.PLAN_VIEW):
        return rows
    told = Q()
    for model in (ProgressNote, Activity, Question):
        told |= Q(Exists(model.objects.visible_to(actor).filter(mine(actor), node=OuterRef("pk"))))
    return rows.filter(told)


def with_last_told(rows: QuerySet[PlanNode], actor: Actor) -> QuerySet[PlanNode]:
    """Each with `last_happened`: when the newest activity took place; `status_on` says when a note was written."""
    happened = Activity.objects.visible_to(actor).filter(node=OuterRef("pk"), withdrawn_at=None).order_by()
    newest = happened.values("node").annotate(day=Max("took_place_on")).values("day")
    return rows.annotate(last_happened=Subquery(newest))


def listed(nodes: Sequence[PlanNode], actor: Actor, today: date) -> list[OwnAction]:
    """These actions (from `with_last_told`) with what comes next: 2 queries."""
    moments = _moments(nodes, actor)
    return [OwnAction(node, _last_told(node), next_moment(moments[node.pk], today)) for node in nodes]


def _last_told(node: PlanNode) -> date | None:
    days: Iterable[date | None] = (node.status_on, getattr(node, "last_happened", None))
    return max((day for day in days if day), default=None)


def _moments(nodes: Sequence[PlanNode], actor: Actor) -> dict[int, list[Moment]]:
    found: dict[int, list[Moment]] = defaultdict(list)
    steps = Milestone.objects.visible_to(actor).filter(node__in=nodes, done_on=None, due_on__isnull=False)
    for step in steps:
        if step.due_on:
            found[step.node_id].append(Moment(step.due_on, step.title))
    plans = {node.pk: node.plan for node in nodes}
    for row in NodeTiming.objects.visible_to(actor).filter(node__in=nodes).exclude(kind=TimingKind.RECURRING):
        found[row.node_id] += _of_timing(row, plans[row.node_id].starts_on, plans[row.node_id].ends_on)
    return found


def _of_timing(row: NodeTiming, starts_on: date | None, ends_on: date | None) -> list[Moment]:
    per = Recurrence(row.per) if row.per else None
    timing = Timing(TimingKind(row.kind), row.starts_on, row.ends_on, row.after_months, row.times, per, row.words)
    days = span(timing, starts_on, ends_on)
    if days is None:
        return []
    if days[0] == days[1]:
        return [Moment(days[0], "gepland")]
    start = [Moment(days[0], "begin")] if timing.kind is TimingKind.PERIOD else []
    return [*start, Moment(days[1], "einde")]


def asked(actor: Actor, today: date) -> list[Asked]:
    """What waits for this person: unanswered reminders, late milestones, fresh answers to her questions; 3 queries."""
    within = own(actor).order_by().values("pk")
    return [*_reminders(actor, within), *_late(actor, within, today), *_answers(actor, within, today)][:MOST_ASKED]


def _reminders(actor: Actor, within: "Within") -> list[Asked]:
    rows = Reminder.objects.visible_to(actor).filter(answered_at=None)
    hers = {"contact": actor.contact_id} if actor.contact_id is not None else {"user": actor.user_id}
    if not actor.may(Permission.PLAN_VIEW):
        rows = rows.filter(node__in=within)
    rows = rows.filter(**hers, node__deleted_at=None).select_related("node__plan").order_by("asked_on", "pk")
    first = {row.node_id: row for row in reversed(rows[:MOST_ASKED])}
    return [
        Asked(row.node, "gevraagd", "plain", "Hoe gaat het met deze actie?", "stand")
        for row in sorted(first.values(), key=lambda row: (row.asked_on, row.pk))
    ]


def _late(actor: Actor, within: "Within", today: date) -> list[Asked]:
    rows = Milestone.objects.visible_to(actor).filter(node__in=within, done_on=None, due_on__lt=today)
    rows = rows.select_related("node__plan").order_by("due_on", "pk")[:MOST_ASKED]
    return [Asked(row.node, _late_words(row.due_on, today), "bad", row.title, "mijlpalen") for row in rows]


def _late_words(due_on: date | None, today: date) -> str:
    days = days_late(due_on or today, today)
    return f"{days} dag te laat" if days == 1 else f"{days} dagen te laat"


def _answers(actor: Actor, within: "Within", today: date) -> list[Asked]:
    rows = questions(actor).filter(mine(actor), node__in=within, answered_at__date__gte=today - NEWS)
    return [Asked(row.node, "antwoord", "good", row.answer, "vragen") for row in rows[:MOST_ASKED]]
