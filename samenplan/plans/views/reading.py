"""A node as facts to read: label and lines."""

from dataclasses import dataclass

from samenplan.plans.rules.content import CONTENT_LINE_LABELS, Node, PlanContent
from samenplan.plans.views.conflicts import in_words


@dataclass(frozen=True, slots=True)
class ReadableNode:
    """One node with everything that is filled."""

    node: Node
    facts: list[tuple[str, list[str]]]


def readable_nodes(content: PlanContent, *, internal: bool = False) -> list[ReadableNode]:
    """All nodes in tree order."""
    names = {node.uid: f"{node.label} {node.title}" for node in content.nodes}
    return [ReadableNode(node, node_facts(node, names, internal=internal)) for node in content.nodes]


def node_facts(node: Node, names: dict[str, str], *, internal: bool) -> list[tuple[str, list[str]]]:
    """What is filled, as label and lines; risks and BBC codes only when `internal`."""
    lines = [CONTENT_LINE_LABELS[line] for line in node.content_lines]
    shown: list[tuple[str, object]] = [
        ("Trekkers", node.leads),
        ("Partners", node.partners),
        ("Wanneer", node.timings),
        ("Doelgroepen", node.target_groups),
        ("Waarover", tuple(lines)),
        ("Preventie", node.prevention),
        ("Thema’s", node.themes),
        ("Trefwoorden", node.tags),
        ("Dient ook", tuple(names.get(uid, "") for uid in node.also_serves)),
        ("Geld", node.budget),
        ("Indicatoren", node.indicators),
        ("Nog te bepalen", node.tbd),
    ]
    if internal:
        shown += [("Risico’s", node.risks), ("Meerjarenplan (BBC)", node.bbc)]
    read = ((label, in_words(value).splitlines()) for label, value in shown)
    return [(label, text) for label, text in read if text]
