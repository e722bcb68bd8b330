"""The days that stand in somebody's calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from samenplan.core.actor import Actor
from samenplan.core.permissions import Permission
from samenplan.execution.models import CalendarFeed, IndicatorProfile, Milestone
from samenplan.execution.queries.asking import end_of_action
from samenplan.execution.rules.asking import STILL_TO_DO
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.queries.plans import own_actions, plans
from samenplan.plans.rules.content import NodeKind

BACK = timedelta(days=90)
MOST = 500
"""Of each kind; a calendar that gets more days is read by nobody."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One whole day in a calendar. `uid` stays the same when the day or its words change."""

    uid: str
    on: date
    title: str
    detail: str
    changed_at: datetime
    plan_id: int
    node_id: int | None = None


def own_feeds(actor: Actor) -> QuerySet[CalendarFeed]:
    """The private addresses of the actor that still work."""
    mine = {"contact": actor.contact_id} if actor.contact_id else {"user": actor.person}
    return CalendarFeed.objects.visible_to(actor).filter(authority=actor.home, withdrawn_at=None, **mine)


def calendar_days(actor: Actor, today: date) -> list[CalendarDay]:
    """Her milestones, ends of actions, next measurements and days of plans; a partner's own actions only."""
    since = today - BACK
    reads_all = actor.may(Permission.PLAN_VIEW)
    if not reads_all and not actor.may(Permission.ACTION_CONTRIBUTE):
        return []
    nodes = _nodes(actor) if reads_all else own_actions(actor)
    days = [*_milestones(actor, nodes, since), *_ends(actor, nodes, since), *_measurements(actor, nodes, since)]
    if reads_all:
        days += [day for plan in plans(actor)[:MOST] for day in _of_plan(plan, since)]
    return sorted(days, key=lambda day: (day.on, day.uid))


def _nodes(actor: Actor) -> QuerySet[PlanNode]:
    return PlanNode.objects.visible_to(actor).filter(deleted_at=None, plan__deleted_at=None)


def _milestones(actor: Actor, nodes: QuerySet[PlanNode], since: date) -> Iterator[CalendarDay]:
    rows = Milestone.objects.visible_to(actor).filter(node__in=nodes, done_on=None, due_on__gte=since)
    for row in rows.select_related("node__plan").order_by("due_on", "pk")[:MOST]:
        if row.due_on:
            yield _day(f"mijlpaal-{row.uid}", row.due_on, f"Mijlpaal: {row.title}", row.node)


def _ends(actor: Actor, nodes: QuerySet[PlanNode], since: date) -> Iterator[CalendarDay]:
    rows = nodes.filter(kind=NodeKind.ACTION, status__in=STILL_TO_DO).annotate(end=end_of_action(actor))
    for row in rows.filter(end__gte=since).select_related("plan").order_by("end", "pk")[:MOST]:
        yield _day(f"einde-{row.uid}", row.end, f"Einde van de actie: {row.title}", row)


def _measurements(actor: Actor, nodes: QuerySet[PlanNode], since: date) -> Iterator[CalendarDay]:
    rows = IndicatorProfile.objects.visible_to(actor).filter(indicator__node__in=nodes, next_on__gte=since)
    for row in rows.select_related("indicator__node__plan").order_by("next_on", "pk")[:MOST]:
        if row.next_on:
            title = f"Volgende meting: {row.indicator.name}"
            yield _day(f"meting-{row.indicator.uid}", row.next_on, title, row.indicator.node)


def _day(name: str, on: date, title: str, node: PlanNode) -> CalendarDay:
    plan, about = node.plan, "" if node.title in title else f"{node.title} · "
    uid = f"{name}-{plan.uid}@samenplan"
    return CalendarDay(uid, on, title, f"{about}{plan.title}", plan.changed_at, plan.pk, node.pk)


def _of_plan(plan: Plan, since: date) -> Iterator[CalendarDay]:
    for name, on, words in (("begin", plan.starts_on, "Het plan begint"), ("slot", plan.ends_on, "Het plan eindigt")):
        if on and on >= since:
            uid = f"{name}-{plan.uid}@samenplan"
            yield CalendarDay(uid, on, f"{words}: {plan.title}", plan.title, plan.changed_at, plan.pk)
