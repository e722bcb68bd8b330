"""A plan as `PlanContent`, in a number of queries that does not grow with its size."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet

from samenplan.authorities.models import Authority
from samenplan.plans import models
from samenplan.plans.models.details import NodeDetail
from samenplan.plans.rules.content import (
    BbcCodes,
    BudgetLine,
    ContentLine,
    Indicator,
    Means,
    MoneySource,
    Node,
    NodeKind,
    Owner,
    PlanContent,
    PreventionLevel,
    Recurrence,
    Risk,
    Section,
    SectionKind,
    TbdField,
    Timing,
    TimingKind,
    ToBeDetermined,
)
from samenplan.plans.rules.tree import Place, Seat, seats

Detail = TypeVar("Detail", bound=NodeDetail)
Part = TypeVar("Part")
INVOLVEMENT = ("part", "party__name")
TIMING = ("kind", "per", "starts_on", "ends_on", "after_months", "times", "words")
BUDGET = ("amount_cents", "source", "label", "year")
INDICATOR = ("uid", "name", "unit", "baseline", "baseline_on", "target", "target_on", "source")
OPEN_POINT = ("field", "due_on", "note")
RISK = ("text", "response")
WITHIN = "rows of a plan that was itself read on the actor's behalf"
SECTION_ORDER = {kind: index for index, kind in enumerate(SectionKind)}


@dataclass(frozen=True, slots=True)
class Details:
    """What hangs on the nodes of one plan, by node id."""

    involvements: Mapping[int, list[tuple[str, str]]]  # part and name
    timings: Mapping[int, list[Timing]]
    budget: Mapping[int, list[BudgetLine]]
    indicators: Mapping[int, list[Indicator]]
    open_points: Mapping[int, list[ToBeDetermined]]
    risks: Mapping[int, list[Risk]]


def content(plan: models.Plan) -> PlanContent:
    """The whole working text, internal fields included: 11 queries when `plan` came with its authority."""
    rows = node_rows(plan)
    nodes = content_nodes(plan, rows, details(plan, with_risks=True))
    return plan_content(plan, nodes, participants=tuple(owner(town) for town in plan.participants.order_by("name")))


def plan_content(plan: models.Plan, nodes: tuple[Node, ...], *, participants: tuple[Owner, ...] = ()) -> PlanContent:
    """The plan around nodes that were read before: 2 queries (sections, means)."""
    return PlanContent(
        uid=plan.uid,
        title=plan.title,
        owner=owner(plan.authority),
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        level_names=tuple(plan.level_names),
        goal_levels=plan.goal_levels,
        summary=plan.summary,
        participants=participants,
        measure=measure_name(plan),
        means=tuple(_means(row) for row in plan.means.all()),
        sections=_sections(plan),
        nodes=nodes,
    )


def node_rows(plan: models.Plan) -> list[models.PlanNode]:
    """All nodes of the plan that were not deleted."""
    return list(plan.nodes.filter(deleted_at__isnull=True).order_by("position", "pk"))


def details(plan: models.Plan, *, with_risks: bool) -> Details:
    """Everything under the nodes: 5 queries, or 6 with the risks.

    Columns instead of rows: a plan of 200 actions has some 1.200 rows here, and making a model of each took most of
    the time of the plan page.
    """
    return Details(
        involvements=_by_node(models.Involvement.objects.unscoped(reason=WITHIN), plan, INVOLVEMENT, _involvement),
        timings=_by_node(models.NodeTiming.objects.unscoped(reason=WITHIN), plan, TIMING, _timing),
        budget=_by_node(models.BudgetLine.objects.unscoped(reason=WITHIN), plan, BUDGET, _budget),
        indicators=_by_node(models.Indicator.objects.unscoped(reason=WITHIN), plan, INDICATOR, Indicator),
        open_points=_by_node(models.OpenPoint.objects.unscoped(reason=WITHIN), plan, OPEN_POINT, _open_point),
        risks=_by_node(models.Risk.objects.unscoped(reason=WITHIN), plan, RISK, Risk) if with_risks else {},
    )


def content_nodes(plan: models.Plan, rows: Iterable[models.PlanNode], under: Details) -> tuple[Node, ...]:
    """The nodes in tree order; no queries."""
    return _nodes(plan, rows, under, _node)


def outline_nodes(plan: models.Plan, rows: Iterable[models.PlanNode], under: Details) -> tuple[Node, ...]:
    """The nodes with only what a line of the tree shows, no texts; `rows` may hold just the columns of `OUTLINE`."""
    return _nodes(plan, rows, under, _outline_node)


def _nodes(
    plan: models.Plan, rows: Iterable[models.PlanNode], under: Details, made: Callable[..., Node]
) -> tuple[Node, ...]:
    by_id = {row.pk: row for row in rows}
    places = [Place(row.pk, row.parent_id, row.position, NodeKind(row.kind)) for row in by_id.values()]
    return tuple(made(by_id[seat.id], seat, by_id, under) for seat in seats(places, plan.level_names, plan.goal_levels))


def measure_name(plan: models.Plan) -> str:
    """The programme measure as the plan names it: Plan Samenleven, actie 2."""
    return f"{plan.measure.programme.name}, actie {plan.measure.number}" if plan.measure else ""


def owner(authority: Authority) -> Owner:
    """The authority as the plan names it."""
    return Owner(name=authority.name, slug=authority.slug, uri=authority.lblod_uri)


def _by_node(
    rows: QuerySet[Detail], plan: models.Plan, columns: tuple[str, ...], made: Callable[..., Part]
) -> Mapping[int, list[Part]]:
    found: dict[int, list[Part]] = defaultdict(list)
    in_order = rows.filter(node__plan=plan).order_by("position", "pk")
    for node_id, *values in in_order.values_list("node_id", *columns):
        found[node_id].append(made(*values))
    return found


def _sections(plan: models.Plan) -> tuple[Section, ...]:
    written = [Section(SectionKind(row.kind), row.text) for row in plan.sections.all() if row.text.strip()]
    return tuple(sorted(written, key=lambda section: SECTION_ORDER[section.kind]))


def _means(row: models.PlanMeans) -> Means:
    return Means(source=MoneySource(row.source), amount_cents=row.amount_cents, label=row.label)


OUTLINE = ("uid", "plan", "parent", "position", "kind", "reference", "title", "status")
"""The columns that a line of the tree needs."""


def _outline_node(row: models.PlanNode, seat: Seat, by_id: Mapping[int, models.PlanNode], under: Details) -> Node:
    involved = under.involvements.get(row.pk, ())
    return Node(
        uid=row.uid,
        parent=by_id[row.parent_id].uid if row.parent_id else "",
        depth=seat.depth,
        kind=NodeKind(row.kind),
        level=seat.level,
        number=seat.number,
        title=row.title,
        reference=row.reference,
        leads=tuple(name for part, name in involved if part == "lead"),
        partners=tuple(name for part, name in involved if part == "partner"),
        timings=tuple(under.timings.get(row.pk, ())),
        budget=tuple(under.budget.get(row.pk, ())),
        indicators=tuple(under.indicators.get(row.pk, ())),
        tbd=tuple(under.open_points.get(row.pk, ())),
    )


def _node(row: models.PlanNode, seat: Seat, by_id: Mapping[int, models.PlanNode], under: Details) -> Node:
    involved = under.involvements.get(row.pk, ())
    return Node(
        uid=row.uid,
        parent=by_id[row.parent_id].uid if row.parent_id else "",
        depth=seat.depth,
        kind=NodeKind(row.kind),
        level=seat.level,
        number=seat.number,
        title=row.title,
        reference=row.reference,
        description=row.description,
        leads=tuple(name for part, name in involved if part == "lead"),
        partners=tuple(name for part, name in involved if part == "partner"),
        target_groups=tuple(row.target_groups),
        content_lines=tuple(ContentLine(line) for line in row.content_lines),
        prevention=PreventionLevel(row.prevention) if row.prevention else None,
        themes=tuple(row.themes),
        tags=tuple(row.tags),
        also_serves=tuple(row.also_serves),
        timings=tuple(under.timings.get(row.pk, ())),
        budget=tuple(under.budget.get(row.pk, ())),
        risks=tuple(under.risks.get(row.pk, ())),
        indicators=tuple(under.indicators.get(row.pk, ())),
        tbd=tuple(under.open_points.get(row.pk, ())),
        bbc=BbcCodes(row.bbc_policy_goal, row.bbc_action_plan, row.bbc_action, row.bbc_reporting_code),
    )


def _involvement(part: str, name: str) -> tuple[str, str]:
    return part, name


def _timing(kind: str, per: str, *rest: date | int | str | None) -> Timing:
    starts_on, ends_on, after_months, times, words = rest
    said = Recurrence(per) if per else None
    return Timing(TimingKind(kind), starts_on, ends_on, after_months, times, said, words)  # type: ignore[arg-type]  # as in TIMING


def _budget(amount_cents: int | None, source: str, label: str, year: int | None) -> BudgetLine:
    return BudgetLine(amount_cents, MoneySource(source), label, year)


def _open_point(field: str, due_on: date | None, note: str) -> ToBeDetermined:
    return ToBeDetermined(TbdField(field), due_on, note)
