"""The facts of one period for the yearly report, read from the record; and the reports themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum, Window
from django.db.models.functions import RowNumber

from samenplan.core.actor import Actor
from samenplan.execution.models import Activity, Anchoring, Lesson, Measurement, Milestone, Spending, YearReport
from samenplan.execution.queries.outside import reach_of
from samenplan.execution.rules.editing_report import EditedPart, Period, edited
from samenplan.execution.rules.kinds import Continuation
from samenplan.execution.rules.outside import STANDING_OF, Standing
from samenplan.execution.rules.reached import Reached
from samenplan.execution.rules.year_facts import (
    ActionYear,
    ContinuationYear,
    GoalBar,
    GoalYear,
    IndicatorYear,
    LessonYear,
    MilestoneYear,
    MoneyYear,
    Report,
    ReportFacts,
)
from samenplan.execution.rules.year_report import generated, standing_sentence
from samenplan.plans.models import Plan, PlanNode, ProgressNote
from samenplan.plans.queries.contents import content
from samenplan.plans.queries.versions import frozen_content
from samenplan.plans.rules.content import MONEY_LABELS, MoneySource, Node, PlanContent, for_public
from samenplan.plans.rules.money import money_by_source
from samenplan.plans.rules.status import ActionStatus
from samenplan.plans.rules.timing import span

_WITHIN = "the rows hang on a plan that was fetched on the actor's behalf"
_BARS = (Standing.FINISHED, Standing.RUNNING, Standing.TO_START, Standing.STOPPED)


def reports(actor: Actor) -> QuerySet[YearReport]:
    """Yearly reports of the actor's authority, newest period first."""
    rows = YearReport.objects.visible_to(actor).filter(plan__deleted_at__isnull=True)
    return rows.select_related("plan__authority").order_by("-starts_on", "-pk")


def parts_of(report: YearReport, today: date) -> tuple[Report, tuple[EditedPart, ...]]:
    """The report as it would be published now, and each part with what the record tells."""
    facts, whole = report_facts(report.plan, Period(report.starts_on, report.ends_on), today)
    parts = edited(generated(facts), report.texts)
    shown = Report(
        title=report.title,
        authority=report.plan.authority.name,
        plan=whole.title,
        first=facts.first,
        last=facts.last,
        as_of=facts.as_of,
        reading=standing_sentence(action for goal in facts.goals for action in goal.actions),
        bars=tuple(_bar(goal) for goal in facts.goals if goal.actions),
        parts=tuple(part.part for part in parts),
    )
    return shown, parts


def report_facts(plan: Plan, period: Period, today: date) -> tuple[ReportFacts, PlanContent]:
    """Everything the record tells of this period. Some twenty queries, whatever the plan holds."""
    whole = decided_text(plan)
    record = _record(plan, whole, period, min(period.last, today))
    actions = list(whole.actions)
    facts = ReportFacts(
        first=period.first,
        last=period.last,
        as_of=record.as_of,
        goals=tuple(_goal(whole, goal, record) for goal in whole.goals),
        reached=record.reached.of_nodes(record.ids.values(), period.first, period.last),
        indicators=_indicators(plan, whole, period),
        milestones=_milestones(plan, {node.uid: node for node in actions}, period),
        money=_money(plan, whole, period),
        lessons=_lessons(plan, period),
        continuing=_continuing(plan, {node.uid: node for node in actions}),
    )
    return facts, whole


def decided_text(plan: Plan) -> PlanContent:
    """The plan as it was last approved, without what is internal; its working text as long as nothing was."""
    approved = plan.versions.filter(approved_on__isnull=False).order_by("-number").first()
    return for_public(content(plan) if approved is None else frozen_content(approved))


@dataclass(frozen=True, slots=True)
class _Record:
    """What is known per action, by uid."""

    period: Period
    as_of: date
    ids: Mapping[str, int]
    statuses: Mapping[str, ActionStatus]
    activities: Mapping[int, int]
    reached: Reached


def _record(plan: Plan, whole: PlanContent, period: Period, as_of: date) -> _Record:
    uids = {node.uid for node in whole.actions}
    nodes = [node for node in plan.nodes.only("plan_id", "uid", "status", "status_on") if node.uid in uids]
    ids = {node.uid: node.pk for node in nodes}
    rows = Activity.objects.unscoped(reason=_WITHIN).filter(
        node__plan=plan, withdrawn_at__isnull=True, took_place_on__range=(period.first, period.last)
    )
    counts = dict(rows.order_by().values_list("node_id").annotate(together=Count("pk")))
    return _Record(period, as_of, ids, _statuses(plan, nodes, as_of), counts, reach_of(plan, ids.values()))


def _statuses(plan: Plan, nodes: Iterable[PlanNode], as_of: date) -> dict[str, ActionStatus]:
    """How far each action was on that day: the newest thing told up to then."""
    notes = ProgressNote.objects.unscoped(reason=_WITHIN).filter(node__plan=plan, noted_on__lte=as_of)
    newest = Window(RowNumber(), partition_by="node_id", order_by=(F("noted_on").desc(), F("pk").desc()))
    kept = notes.annotate(place=newest).filter(place=1)
    told = {node_id: ActionStatus(status) for node_id, status in kept.order_by().values_list("node_id", "status")}
    return {
        node.uid: ActionStatus(node.status)
        if node.status_on is not None and node.status_on <= as_of
        else told.get(node.pk, ActionStatus.NOT_STARTED)
        for node in nodes
    }


def _goal(whole: PlanContent, goal: Node, record: _Record) -> GoalYear:
    below = [node for node in whole.children(goal.uid) if node.is_action]
    return GoalYear(goal.label, goal.title, tuple(_action(whole, node, record) for node in below))


def _action(whole: PlanContent, node: Node, record: _Record) -> ActionYear:
    row = record.ids.get(node.uid, 0)
    spans = [span(timing, whole.starts_on, whole.ends_on) for timing in node.timings]
    ends = [days[1] for days in spans if days is not None]
    return ActionYear(
        label=node.label,
        title=node.title,
        status=record.statuses.get(node.uid, ActionStatus.NOT_STARTED),
        activities=record.activities.get(row, 0),
        reached=record.reached.of_nodes([row], record.period.first, record.period.last),
        ends_on=max(ends) if ends else None,
    )


def _bar(goal: GoalYear) -> GoalBar:
    standings = [STANDING_OF[action.status] for action in goal.actions]
    done, running, waiting, stopped = (standings.count(standing) for standing in _BARS)
    return GoalBar(f"{goal.label} {goal.title}", (done, running, waiting, stopped))


def _indicators(plan: Plan, whole: PlanContent, period: Period) -> tuple[IndicatorYear, ...]:
    rows = Measurement.objects.unscoped(reason=_WITHIN).filter(
        indicator__node__plan=plan, withdrawn_at__isnull=True, measured_on__lte=period.last
    )
    newest = Window(RowNumber(), partition_by="indicator_id", order_by=(F("measured_on").desc(), F("pk").desc()))
    kept = rows.annotate(place=newest).filter(place=1).select_related("indicator")
    known = {row.indicator.uid: row for row in kept}
    return tuple(
        IndicatorYear(one.name, one.unit, one.baseline, one.target, *_newest(known.get(one.uid)))
        for node in whole.nodes
        for one in node.indicators
    )


def _newest(row: Measurement | None) -> tuple[str, date | None, int | None]:
    if row is None or row.value is None:
        return "", None, None
    value = f"{row.value.normalize():f}".replace(".", ",")
    return value, row.measured_on, row.n if row.base is None else row.base


def _milestones(plan: Plan, actions: Mapping[str, Node], period: Period) -> tuple[MilestoneYear, ...]:
    days = (period.first, period.last)
    rows = Milestone.objects.unscoped(reason=_WITHIN).filter(node__plan=plan, node__deleted_at__isnull=True)
    rows = rows.filter(Q(due_on__range=days) | Q(done_on__range=days)).order_by("due_on", "pk")
    found = rows.values_list("title", "node__uid", "due_on", "done_on")
    return tuple(
        MilestoneYear(title, f"{actions[uid].label} {actions[uid].title}", due_on, done_on)
        for title, uid, due_on, done_on in found
        if uid in actions
    )


def _money(plan: Plan, whole: PlanContent, period: Period) -> tuple[MoneyYear, ...]:
    rows = Spending.objects.unscoped(reason=_WITHIN).filter(
        node__plan=plan, withdrawn_at__isnull=True, spent_on__lte=period.last
    )
    now = Q(spent_on__gte=period.first)
    sums = rows.order_by().values_list("source").annotate(now=Sum("amount_cents", filter=now), ever=Sum("amount_cents"))
    spent = {MoneySource(source): (here or 0, ever or 0) for source, here, ever in sums}
    planned = {part.source: part.planned_cents for part in money_by_source(whole)}
    return tuple(
        MoneyYear(MONEY_LABELS[source], planned.get(source, 0), *spent.get(source, (0, 0)))
        for source in MoneySource
        if planned.get(source) or source in spent
    )


def _lessons(plan: Plan, period: Period) -> tuple[LessonYear, ...]:
    rows = Lesson.objects.unscoped(reason=_WITHIN).filter(evaluation__plan=plan)
    made = rows.filter(evaluation__made_on__range=(period.first, period.last)).select_related("leads_to")
    return tuple(LessonYear(row.text, row.leads_to.title if row.leads_to else "") for row in made)


def _continuing(plan: Plan, actions: Mapping[str, Node]) -> tuple[ContinuationYear, ...]:
    rows = Anchoring.objects.unscoped(reason=_WITHIN).filter(node__plan=plan).select_related("node", "owner")
    known = {row.node.uid: row for row in rows}
    return tuple(_continuation(node, known[uid]) for uid, node in actions.items() if uid in known)


def _continuation(node: Node, row: Anchoring) -> ContinuationYear:
    owner = row.owner.name if row.owner else ""
    return ContinuationYear(f"{node.label} {node.title}", Continuation(row.continues), owner, row.budget)
