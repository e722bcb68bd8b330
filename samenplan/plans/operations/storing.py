"""Writing many nodes of `rules.content` at once: what an import brings, or what its undoing brings back."""

from collections.abc import Mapping, Sequence

from samenplan.authorities.models import Party
from samenplan.authorities.rules import PartyKind
from samenplan.core.actor import Actor
from samenplan.plans import models
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.models.details import NodeDetail
from samenplan.plans.operations.details import (
    budget_rows,
    indicator_rows,
    open_point_rows,
    risk_rows,
    timing_rows,
)
from samenplan.plans.operations.parties import parties_named
from samenplan.plans.rules.content import Node

COLUMNS = (
    "parent", "position", "kind", "reference", "title", "description", "target_groups", "content_lines", "prevention",
    "themes", "tags", "also_serves", "deleted_at",
    "bbc_policy_goal", "bbc_action_plan", "bbc_action", "bbc_reporting_code",
)  # fmt: skip


def store_nodes(plan: Plan, nodes: Sequence[Node], *, by: Actor, after: int = 0) -> None:
    """Make the plan hold these nodes as they are here: known uids are changed in place, others are new.

    `nodes` are in tree order and complete: each parent stands before its children or is in the plan already. New top
    nodes come from position `after` on. The caller locked the plan.
    """
    known = {row.uid: row for row in plan.nodes.all()}
    rows = {node.uid: known.get(node.uid) or PlanNode(plan=plan, uid=node.uid) for node in nodes}
    positions = _positions(nodes, rows, after)
    for node in nodes:
        _fill(rows[node.uid], node, positions[node.uid])
    fresh = [row for row in rows.values() if row.pk is None]
    PlanNode.objects.visible_to(by).bulk_create(fresh)
    everything = {**known, **rows}
    for node in nodes:
        rows[node.uid].parent = everything[node.parent] if node.parent else None
    PlanNode.objects.visible_to(by).bulk_update(rows.values(), COLUMNS, batch_size=200)
    _store_details(nodes, rows, by)


def _positions(nodes: Sequence[Node], rows: Mapping[str, PlanNode], after: int) -> dict[str, int]:
    """The place of each node among its siblings in the file; new top nodes come behind what is there."""
    counts: dict[str, int] = {}
    positions = {}
    for node in nodes:
        start = after if not node.parent and rows[node.uid].pk is None else 0
        place = counts.get(node.parent, 0)
        counts[node.parent] = place + 1
        positions[node.uid] = start + place
    return positions


def _fill(row: PlanNode, node: Node, position: int) -> None:
    row.position, row.kind, row.deleted_at = position, node.kind, None
    row.reference, row.title, row.description = node.reference[:20], node.title[:300], node.description[:10_000]
    row.target_groups, row.themes, row.tags = list(node.target_groups), list(node.themes), list(node.tags)
    row.content_lines = [line.value for line in node.content_lines]
    row.prevention = node.prevention.value if node.prevention else ""
    row.also_serves = list(node.also_serves)
    row.bbc_policy_goal, row.bbc_action_plan = node.bbc.policy_goal[:60], node.bbc.action_plan[:60]
    row.bbc_action, row.bbc_reporting_code = node.bbc.action[:60], node.bbc.reporting_code[:60]


def _store_details(nodes: Sequence[Node], rows: Mapping[str, PlanNode], by: Actor) -> None:
    ids = [rows[node.uid].pk for node in nodes]
    for model in (models.Involvement, models.NodeTiming, models.BudgetLine, models.Risk, models.OpenPoint):
        model.objects.visible_to(by).filter(node__in=ids).delete()
    kept = [indicator.uid for node in nodes for indicator in node.indicators]
    models.Indicator.objects.visible_to(by).filter(node__in=ids).exclude(uid__in=kept).delete()
    made: list[NodeDetail] = []
    for node in nodes:
        row = rows[node.uid]
        made += [*timing_rows(row, node.timings), *budget_rows(row, node.budget)]
        made += [*risk_rows(row, node.risks), *open_point_rows(row, node.tbd)]
    made += _involvements(nodes, rows, by)
    _bulk(made, by)
    _store_indicators(nodes, rows, by)


def _involvements(nodes: Sequence[Node], rows: Mapping[str, PlanNode], by: Actor) -> list[NodeDetail]:
    leads = _by_name([name for node in nodes for name in node.leads], PartyKind.SERVICE, by)
    partners = _by_name([name for node in nodes for name in node.partners], PartyKind.ORGANISATION, by)
    made: list[NodeDetail] = []
    for node in nodes:
        for part, names, known in (("lead", node.leads, leads), ("partner", node.partners, partners)):
            parties = {known[_key(name)].pk: known[_key(name)] for name in names if name.strip()}.values()
            made += [
                models.Involvement(node=rows[node.uid], party=party, part=part, position=position)
                for position, party in enumerate(parties)
            ]
    return made


def _key(name: str) -> str:
    return name.strip()[:160].casefold()


def _by_name(names: Sequence[str], kind: PartyKind, by: Actor) -> dict[str, Party]:
    return {party.name.casefold(): party for party in parties_named(names, kind, by=by)}


def _store_indicators(nodes: Sequence[Node], rows: Mapping[str, PlanNode], by: Actor) -> None:
    ids = [rows[node.uid].pk for node in nodes]
    there = {row.uid: row for row in models.Indicator.objects.visible_to(by).filter(node__in=ids)}
    made = [row for node in nodes for row in indicator_rows(rows[node.uid], node.indicators, there)]
    models.Indicator.objects.visible_to(by).bulk_create([row for row in made if row.pk is None])
    columns = ("node", "position", "name", "unit", "baseline", "baseline_on", "target", "target_on", "source")
    models.Indicator.objects.visible_to(by).bulk_update([row for row in made if row.uid in there], columns)


def _bulk(made: Sequence[NodeDetail], by: Actor) -> None:
    for model in {type(row) for row in made}:
        model.objects.visible_to(by).bulk_create([row for row in made if type(row) is model], batch_size=500)
