"""One node as its writer sees it: every field that can be written, and the nodes around it."""

from dataclasses import dataclass

from samenplan.plans.models import PlanNode
from samenplan.plans.queries.contents import content_nodes, details, node_rows
from samenplan.plans.rules.content import Node

WRITTEN_FIELDS = (
    "title", "reference", "description", "leads", "partners", "target_groups", "content_lines", "prevention",
    "themes", "tags", "also_serves", "timings", "budget", "risks", "indicators", "tbd", "bbc",
)  # fmt: skip
"""Names in `content.Node`; "internal_note" comes on top and never leaves with the content."""


@dataclass(frozen=True, slots=True)
class CurrentNode:
    """The node as it stands now."""

    values: dict[str, object]  # by name in WRITTEN_FIELDS, and "internal_note"
    node: Node
    all_nodes: tuple[Node, ...]


def current_node(row: PlanNode) -> CurrentNode:
    """Read the node with its whole plan around it (numbers, goals to choose from): 7 queries."""
    all_nodes = content_nodes(row.plan, node_rows(row.plan), details(row.plan, with_risks=True))
    node = next(one for one in all_nodes if one.uid == row.uid)
    values = {name: getattr(node, name) for name in WRITTEN_FIELDS}
    return CurrentNode({**values, "internal_note": row.internal_note}, node, all_nodes)
