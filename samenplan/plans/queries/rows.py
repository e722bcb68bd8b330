"""The tree as the plan page shows it: one light row per node, in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Q

from samenplan.core.dutch import euros, written_date
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.queries.contents import OUTLINE, content_nodes, details, outline_nodes
from samenplan.plans.rules.content import TBD_LABELS, Node
from samenplan.plans.rules.status import STATUS_LABELS, ActionStatus
from samenplan.plans.rules.timing import timing_sentence

STATUS_TONES = {
    ActionStatus.NOT_STARTED: "",
    ActionStatus.RUNNING: "good",
    ActionStatus.DONE: "good",
    ActionStatus.STOPPED: "warn",
    ActionStatus.DONE_CLOSED: "good",
}


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One line of the tree: ready to print."""

    id: int
    uid: str
    parent_id: int | None
    depth: int
    is_action: bool
    level: str
    label: str
    title: str
    meta: str
    tags: tuple[tuple[str, str], ...]  # text and tone
    remarks: int
    key: str = ""  # `id` as text: a template prints text four times faster than a number
    opens: bool = False  # nodes follow that stand under it
    closes: tuple[int, ...] = ()  # one entry per level that ends behind it


@dataclass(frozen=True, slots=True)
class TreeSheet:
    """One top node with all under it: a sheet of paper on the page."""

    head: TreeRow
    rows: tuple[TreeRow, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """What the plan page needs of the nodes."""

    sheets: tuple[TreeSheet, ...]
    nodes: tuple[Node, ...]

    @property
    def ids(self) -> dict[str, int]:
        """The row of each node, by uid."""
        return {row.uid: row.id for sheet in self.sheets for row in (sheet.head, *sheet.rows)}

    @property
    def goal_count(self) -> int:
        return sum(not node.is_action for node in self.nodes)

    @property
    def action_count(self) -> int:
        return sum(node.is_action for node in self.nodes)


def tree(plan: Plan, *, outline: bool = False) -> Tree:
    """All living nodes of the plan, ready to print: 6 queries. An outline has no texts in its `nodes`."""
    open_remarks = Count("comments", filter=Q(comments__resolved_at__isnull=True, comments__reply_to__isnull=True))
    found = plan.nodes.filter(deleted_at__isnull=True).annotate(remarks=open_remarks).order_by("position", "pk")
    rows = list(found.only(*OUTLINE) if outline else found)
    made = outline_nodes if outline else content_nodes
    nodes = made(plan, rows, details(plan, with_risks=False))
    by_uid = {row.uid: row for row in rows}
    return Tree(_sheets([_row(node, by_uid[node.uid]) for node in nodes]), nodes)


def _sheets(rows: Sequence[TreeRow]) -> tuple[TreeSheet, ...]:
    sheets: list[tuple[TreeRow, list[TreeRow]]] = []
    depths_after = [one.depth for one in rows[1:]] + [1]
    for row, depth_after in zip(rows, depths_after, strict=False):  # no row, nothing after it
        if row.depth == 1:
            sheets.append((row, []))
            continue
        levels_that_end = range(max(row.depth - max(depth_after, 2), 0))
        sheets[-1][1].append(replace(row, opens=depth_after > row.depth, closes=tuple(levels_that_end)))
    return tuple(TreeSheet(head, tuple(under)) for head, under in sheets)


def _row(node: Node, row: PlanNode) -> TreeRow:
    return TreeRow(
        id=row.pk,
        uid=node.uid,
        parent_id=row.parent_id,
        depth=node.depth,
        is_action=node.is_action,
        level=node.level,
        label=node.label,
        title=node.title,
        meta=" · ".join(facts_line(node)),
        tags=tuple(_tags(node, row)),
        remarks=getattr(row, "remarks", 0),
        key=str(row.pk),
    )


def facts_line(node: Node) -> list[str]:
    """The facts of a node that fit on one line: who, with whom, when, how much; for a goal its indicators."""
    facts = []
    if node.leads:
        facts.append(f"Trekker: {', '.join(node.leads)}")
    if node.partners:
        facts.append(f"Met {', '.join(node.partners)}" if not node.leads else f"met {', '.join(node.partners)}")
    facts += [timing_sentence(timing) for timing in node.timings]
    if amounts := [line.amount_cents for line in node.budget if line.amount_cents is not None]:
        facts.append(euros(sum(amounts)))
    if not node.is_action:
        facts += [_indicator_line(one.name, one.baseline, one.target) for one in node.indicators]
    return facts


def _indicator_line(name: str, baseline: str, target: str) -> str:
    values = " → ".join(value for value in (baseline, target) if value)
    return f"{name}: {values}" if values else name


def _tags(node: Node, row: PlanNode) -> list[tuple[str, str]]:
    tags = []
    if row.status != ActionStatus.NOT_STARTED:
        status = ActionStatus(row.status)
        tags.append((STATUS_LABELS[status], STATUS_TONES[status]))
    for point in node.tbd:
        until = f" (voor {written_date(point.due_on)})" if point.due_on else ""
        tags.append((f"nog te bepalen: {TBD_LABELS[point.field]}{until}", "warn"))
    return tags


def goal_choices(nodes: Sequence[Node], besides: str) -> list[tuple[str, str]]:
    """Goals that an action can also serve: uid and name, without its own parents."""
    parents: Mapping[str, str] = {node.uid: node.parent for node in nodes}
    above = set()
    walker = parents.get(besides, "")
    while walker:
        above.add(walker)
        walker = parents.get(walker, "")
    return [(node.uid, f"{node.label} {node.title}") for node in nodes if not node.is_action and node.uid not in above]
