"""Which actions wait for a question, and which questions wait for an answer."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from samenplan.core.actor import Actor
from samenplan.execution.models import Activity, Milestone, Reminder, ReminderRhythm
from samenplan.execution.rules.asking import CARRIED_OUT_PLANS, STILL_TO_DO, ActionFacts, Rhythm, is_lower
from samenplan.execution.rules.kinds import ReminderStep
from samenplan.plans.models import NodeTiming, PlanNode
from samenplan.plans.rules.content import NodeKind, TimingKind
from samenplan.plans.rules.status import ActionStatus

WITH_A_DAY = (TimingKind.DATE, TimingKind.PERIOD)


def rhythm_row(actor: Actor) -> ReminderRhythm | None:
    """The rhythm that the authority chose."""
    return ReminderRhythm.objects.visible_to(actor).filter(authority=actor.home).first()


def rhythm_of(row: ReminderRhythm | None) -> Rhythm:
    """As numbers; those of the house while nobody chose."""
    return Rhythm(row.every_days, row.climb_days, row.asks_before_days) if row else Rhythm()


def live_actions(actor: Actor) -> QuerySet[PlanNode]:
    """Actions that are still to be done, of plans that are there."""
    rows = PlanNode.objects.visible_to(actor).filter(
        kind=NodeKind.ACTION, deleted_at=None, plan__deleted_at=None, status__in=STILL_TO_DO
    )
    return rows.select_related("plan__authority")


def end_of_action(actor: Actor) -> Subquery:
    """The last day that an action's timings name."""
    timings = NodeTiming.objects.visible_to(actor).filter(node=OuterRef("pk"), kind__in=WITH_A_DAY)
    last = timings.annotate(last=Coalesce("ends_on", "starts_on")).exclude(last=None).order_by("-last")
    return Subquery(last.values("last")[:1])


def actions_to_ask_about(actor: Actor, today: date) -> list[tuple[PlanNode, ActionFacts]]:
    """Actions of plans that are carried out, each with what decides whether to ask; one query."""
    rows = live_actions(actor).filter(plan__status__in=CARRIED_OUT_PLANS).annotate(
        end=end_of_action(actor),
        next_step=Subquery(_steps(actor).filter(due_on__gte=today).order_by("due_on").values("due_on")[:1]),
        last_step=_last(Milestone.objects.visible_to(actor), "done_on"),
        last_activity=_last(_activities(actor), "took_place_on"),
        last_asked=_last(Reminder.objects.visible_to(actor), "asked_on"),
    )  # fmt: skip
    return [(row, facts_of(row, today)) for row in rows.order_by("plan", "pk")]


def facts_of(row: PlanNode, today: date) -> ActionFacts:
    """What the annotations say."""
    told = [row.status_on, row.last_step, row.last_activity]  # type: ignore[attr-defined]  # annotated
    dates = [row.next_step, row.end]  # type: ignore[attr-defined]  # annotated
    return ActionFacts(
        ActionStatus(row.status),
        max((day for day in told if day), default=None),
        row.last_asked,  # type: ignore[attr-defined]  # annotated
        min((day for day in dates if day and day >= today), default=None),
    )


def _steps(actor: Actor) -> QuerySet[Milestone]:
    return Milestone.objects.visible_to(actor).filter(node=OuterRef("pk"), done_on=None)


def _activities(actor: Actor) -> QuerySet[Activity]:
    return Activity.objects.visible_to(actor).filter(withdrawn_at=None)


def _last(rows: QuerySet[Reminder] | QuerySet[Milestone] | QuerySet[Activity], column: str) -> Subquery:
    """The last day in this column, per action."""
    of_node = rows.filter(node=OuterRef("pk")).exclude(**{column: None}).order_by()
    return Subquery(of_node.values("node").annotate(last=Max(column)).values("last"))


def reminders(actor: Actor) -> QuerySet[Reminder]:
    """Who was asked what, newest first."""
    rows = Reminder.objects.visible_to(actor).filter(node__deleted_at=None, node__plan__deleted_at=None)
    return rows.select_related("node__plan__authority", "user", "contact__party")


def told_since() -> Q:
    """A reminder about whose action something was told on the day it was asked, or later."""
    activity = Activity.objects.unscoped(reason="narrowed to the action of a reminder that was fetched for an actor")
    since = activity.filter(node=OuterRef("node"), withdrawn_at=None, took_place_on__gte=OuterRef("asked_on"))
    return Q(node__status_on__gte=F("asked_on")) | Q(Exists(since))


def open_reminders(actor: Actor) -> QuerySet[Reminder]:
    """Questions that wait: no answer, not climbed, and nothing told in another way."""
    waiting = reminders(actor).filter(answered_at=None, climbed_at=None, node__status__in=STILL_TO_DO)
    return waiting.exclude(told_since())


def came_up() -> Exists:
    """Whether a question came from a lower step, where nobody answered."""
    earlier = Reminder.objects.unscoped(reason="narrowed to the action of a reminder that was fetched for an actor")
    lower = earlier.filter(node=OuterRef("node"), answered_at=None, climbed_at__isnull=False)
    return Exists(lower.exclude(step=OuterRef("step")))


def recent_reminders(actor: Actor, today: date) -> QuerySet[Reminder]:
    """Questions of the last half year."""
    return reminders(actor).filter(asked_on__gte=today - timedelta(days=183))


def unanswered_before(rows: Sequence[Reminder], actor: Actor) -> frozenset[int]:
    """Those of these questions that came to her because somebody at a lower step did not answer."""
    earlier = Reminder.objects.visible_to(actor).filter(
        node__in=[row.node_id for row in rows], answered_at=None, climbed_at__isnull=False
    )
    steps: dict[int, set[ReminderStep]] = {}
    for node_id, step in earlier.order_by().values_list("node_id", "step"):
        steps.setdefault(node_id, set()).add(ReminderStep(step))
    return frozenset(
        row.pk for row in rows if any(is_lower(one, ReminderStep(row.step)) for one in steps.get(row.node_id, ()))
    )
