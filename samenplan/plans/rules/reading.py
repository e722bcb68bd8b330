"""A node as facts to read: label and lines."""

from dataclasses import dataclass

from samenplan.core.dutch import euros, listed, written_date
from samenplan.plans.rules.content import (
    CONTENT_LINE_LABELS,
    MONEY_LABELS,
    PREVENTION_LABELS,
    TBD_LABELS,
    BbcCodes,
    BudgetLine,
    Indicator,
    Node,
    PlanContent,
    PreventionLevel,
    Risk,
    Timing,
    ToBeDetermined,
)
from samenplan.plans.rules.timing import timing_sentence


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


def in_words(value: object, names: dict[str, str] | None = None) -> str:
    """A value of a node as a person reads it; several stand one per line."""
    if isinstance(value, tuple):
        return "\n".join(in_words(one, names) for one in value)
    if isinstance(value, Timing):
        return timing_sentence(value)
    if isinstance(value, BudgetLine):
        amount = "nog te bepalen" if value.amount_cents is None else euros(value.amount_cents)
        return f"{amount} ({value.label or MONEY_LABELS[value.source]})"
    if isinstance(value, Risk):
        return f"{value.text} → {value.response}" if value.response else value.text
    if isinstance(value, Indicator):
        return listed([value.name, *filter(None, (value.baseline, value.target, value.source))])
    if isinstance(value, ToBeDetermined):
        return f"{TBD_LABELS[value.field]}{f', voor {written_date(value.due_on)}' if value.due_on else ''}"
    if isinstance(value, BbcCodes):
        return listed(list(filter(None, (value.policy_goal, value.action_plan, value.action, value.reporting_code))))
    if isinstance(value, PreventionLevel):
        return PREVENTION_LABELS[value]
    return (names or {}).get(str(value), str(value or ""))
