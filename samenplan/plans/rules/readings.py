"""How each field of a plan reads, so that two values can be laid side by side."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from samenplan.core.dutch import euros, listed, written_date
from samenplan.plans.rules.content import (
    CONTENT_LINE_LABELS,
    INTERNAL_FIELDS,
    MONEY_LABELS,
    PREVENTION_LABELS,
    TBD_LABELS,
    BbcCodes,
    BudgetLine,
    Indicator,
    Means,
    Node,
    NodeKind,
    Owner,
    PlanContent,
    Risk,
    Timing,
    ToBeDetermined,
)
from samenplan.plans.rules.timing import timing_sentence

KIND_WORDS = {NodeKind.GOAL: "doel", NodeKind.ACTION: "actie"}
Titles = Mapping[str, str]
"""The title of every node, by uid."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A field with its label, and how it reads: several things stand on lines of their own."""

    label: str
    of: Callable[[Node, Titles], str]


def titles_of(content: PlanContent) -> Titles:
    """The title of every node, by uid."""
    return {node.uid: node.title for node in content.nodes}


NODE_READINGS: Mapping[str, Reading] = {
    "kind": Reading("Soort", lambda node, _: KIND_WORDS[node.kind]),
    "title": Reading("Titel", lambda node, _: node.title),
    "reference": Reading("Eigen code", lambda node, _: node.reference),
    "description": Reading("Omschrijving", lambda node, _: node.description),
    "leads": Reading("Trekkers", lambda node, _: _lines(node.leads)),
    "partners": Reading("Partners", lambda node, _: _lines(node.partners)),
    "target_groups": Reading("Doelgroepen", lambda node, _: _lines(node.target_groups)),
    "content_lines": Reading(
        "Inhoudslijnen", lambda node, _: _lines(CONTENT_LINE_LABELS[line] for line in node.content_lines)
    ),
    "prevention": Reading("Preventie", lambda node, _: PREVENTION_LABELS[node.prevention] if node.prevention else ""),
    "themes": Reading("Thema’s", lambda node, _: _lines(node.themes)),
    "tags": Reading("Trefwoorden", lambda node, _: _lines(node.tags)),
    "also_serves": Reading("Dient ook", lambda node, titles: _lines(titles.get(uid, "") for uid in node.also_serves)),
    "timings": Reading("Timing", lambda node, _: _lines(map(_timing, node.timings))),
    "budget": Reading("Budget", lambda node, _: _lines(map(_budget, node.budget))),
    "risks": Reading("Risico’s", lambda node, _: _lines(map(_risk, node.risks))),
    "indicators": Reading("Indicatoren", lambda node, _: _lines(map(_indicator, node.indicators))),
    "tbd": Reading("Nog te bepalen", lambda node, _: _lines(map(_open_point, node.tbd))),
    "bbc": Reading("Codes van het meerjarenplan", lambda node, _: _codes(node.bbc)),
}
"""Every field of a node that somebody writes; its place (parent, depth, number, level) follows from the tree."""

PLAN_READINGS: Mapping[str, tuple[str, Callable[[PlanContent], str]]] = {
    "title": ("Titel van het plan", lambda plan: plan.title),
    "owner": ("Bestuur", lambda plan: plan.owner.name),
    "participants": ("Andere besturen", lambda plan: _owners(plan.participants)),
    "period": ("Looptijd", lambda plan: _period(plan)),
    "measure": ("Programma-actie", lambda plan: plan.measure),
    "levels": ("Namen van de niveaus", lambda plan: _levels(plan)),
    "summary": ("Samenvatting", lambda plan: plan.summary),
    "means": ("Middelen", lambda plan: _lines(map(_means, plan.means))),
}
"""What stands around the tree, except for the text sections."""


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)


def _with_note(text: str, note: str) -> str:
    return f"{text} ({note})" if note and note != text else text


def _timing(timing: Timing) -> str:
    return _with_note(timing_sentence(timing), timing.words)


def _amount(cents: int | None) -> str:
    return "bedrag nog niet bekend" if cents is None else euros(cents)


def _budget(line: BudgetLine) -> str:
    parts = [_amount(line.amount_cents), MONEY_LABELS[line.source], line.label, str(line.year or "")]
    return ", ".join(part for part in parts if part)


def _means(means: Means) -> str:
    parts = [_amount(means.amount_cents), MONEY_LABELS[means.source], means.label]
    return ", ".join(part for part in parts if part)


def _risk(risk: Risk) -> str:
    return f"{risk.text} Aanpak: {risk.response}" if risk.response else risk.text


def _on(value: str, day: date | None) -> str:
    return _with_note(value, written_date(day) if day else "")


def _indicator(indicator: Indicator) -> str:
    parts = (
        ("", _with_note(indicator.name, indicator.unit)),
        ("nulmeting: ", _on(indicator.baseline, indicator.baseline_on)),
        ("streefwaarde: ", _on(indicator.target, indicator.target_on)),
        ("bron: ", indicator.source),
    )
    return "; ".join(f"{lead}{text}" for lead, text in parts if text)


def _open_point(point: ToBeDetermined) -> str:
    due = f"{TBD_LABELS[point.field]}, te beslissen voor {written_date(point.due_on)}" if point.due_on else ""
    return _with_note(due or TBD_LABELS[point.field], point.note)


def _codes(codes: BbcCodes) -> str:
    parts = (
        ("beleidsdoelstelling ", codes.policy_goal),
        ("actieplan ", codes.action_plan),
        ("actie ", codes.action),
        ("rapporteringscode ", codes.reporting_code),
    )
    return _lines(f"{lead}{code}" for lead, code in parts if code)


def _owners(owners: Iterable[Owner]) -> str:
    return listed([owner.name for owner in owners])


def _period(plan: PlanContent) -> str:
    if plan.starts_on and plan.ends_on:
        return f"van {written_date(plan.starts_on)} tot {written_date(plan.ends_on)}"
    if plan.starts_on:
        return f"vanaf {written_date(plan.starts_on)}"
    return f"tot {written_date(plan.ends_on)}" if plan.ends_on else ""


def _levels(plan: PlanContent) -> str:
    return _lines(plan.level_names)


@dataclass(frozen=True, slots=True)
class ReadNode:
    """A node with everything that was written of it apart from title and description, by label."""

    node: Node
    facts: tuple[tuple[str, str], ...]


_APART = frozenset({"kind", "title", "reference", "description"})


def reading_of(content: PlanContent) -> tuple[ReadNode, ...]:
    """All nodes in tree order, with what they say in words; what is empty is left out."""
    titles = titles_of(content)
    shown = [reading for name, reading in NODE_READINGS.items() if name not in _APART]
    return tuple(
        ReadNode(node, tuple((one.label, text) for one in shown if (text := one.of(node, titles))))
        for node in content.nodes
    )


def facts_of(node: Node, all_nodes: Iterable[Node], *, internal: bool) -> tuple[tuple[str, str], ...]:
    """What is filled of one node, as label and text; what is internal only when asked."""
    titles = {one.uid: one.title for one in all_nodes}
    hidden = _APART if internal else _APART | INTERNAL_FIELDS
    shown = (reading for name, reading in NODE_READINGS.items() if name not in hidden)
    return tuple((one.label, text) for one in shown if (text := one.of(node, titles)))


def means_lines(content: PlanContent) -> tuple[str, ...]:
    """The money that is there for the plan, one line per source."""
    return tuple(map(_means, content.means))
