"""The goals and actions of a plan as blocks of a paper: a heading, the text, the facts."""

from collections.abc import Iterable, Mapping

from samenplan.core.dutch import euros, listed, written_date
from samenplan.documents.markdown import blocks_of
from samenplan.documents.paper import Block, Facts, Heading
from samenplan.plans.rules.content import (
    CONTENT_LINE_LABELS,
    MONEY_LABELS,
    PREVENTION_LABELS,
    TBD_LABELS,
    BudgetLine,
    Indicator,
    Node,
    Risk,
    ToBeDetermined,
)
from samenplan.plans.rules.timing import timing_sentence


def node_blocks(nodes: tuple[Node, ...]) -> Iterable[Block]:
    """Every node in tree order; a heading never goes more than one level deeper than the one before."""
    by_uid = {node.uid: node for node in nodes}
    level = 0
    for node in nodes:
        level = min(node.depth, level + 1)
        yield Heading(level, node.title or "(zonder titel)", eyebrow=f"{node.level} {node.label}".strip())
        yield from blocks_of(node.description)
        facts = tuple((name, value) for name, value in _facts(node, by_uid) if value)
        if facts:
            yield Facts(facts)


def _facts(node: Node, by_uid: Mapping[str, Node]) -> Iterable[tuple[str, str]]:
    yield ("Trekker" if len(node.leads) == 1 else "Trekkers"), listed(node.leads)
    yield ("Partner" if len(node.partners) == 1 else "Partners"), listed(node.partners)
    yield "Wanneer", _lines(timing_sentence(timing) for timing in node.timings)
    yield "Doelgroep, thema", _aim(node)
    yield "Budget", _lines(budget_sentence(line) for line in node.budget)
    yield "Hoe we het zien", _lines(indicator_sentence(indicator) for indicator in node.indicators)
    served = (by_uid[uid] for uid in node.also_serves if uid in by_uid)
    yield "Dient ook", _lines(f"{goal.level} {goal.label}: {goal.title}" for goal in served)
    yield "Nog te bepalen", _lines(tbd_sentence(tbd) for tbd in node.tbd)
    yield "Risico’s", _lines(_risk_sentence(risk) for risk in node.risks)
    yield "BBC-codes", _bbc_sentence(node)


def _aim(node: Node) -> str:
    """For whom, about what and how early, in one line: "jongeren; haatspraak; voor iedereen (primair)"."""
    lines = listed([CONTENT_LINE_LABELS[line] for line in node.content_lines])
    prevention = PREVENTION_LABELS[node.prevention] if node.prevention else ""
    return "; ".join(part for part in (listed(node.target_groups), lines, prevention, listed(node.themes)) if part)


def _lines(sentences: Iterable[str]) -> str:
    return "\n".join(sentence for sentence in sentences if sentence)


def budget_sentence(line: BudgetLine) -> str:
    """One budget line: "€ 3.200, Vlaamse subsidie, Plan Samenleven, 2027"."""
    amount = "bedrag nog niet bekend" if line.amount_cents is None else euros(line.amount_cents)
    return ", ".join(part for part in (amount, MONEY_LABELS[line.source], line.label, str(line.year or "")) if part)


def indicator_sentence(indicator: Indicator) -> str:
    """One indicator: "Gespreksavonden: nu 0, doel 4 tegen 31 december 2027"."""
    values = [f"nu {indicator.baseline}"] if indicator.baseline else []
    if indicator.target:
        due = f" tegen {written_date(indicator.target_on)}" if indicator.target_on else ""
        values.append(f"doel {indicator.target}{due}")
    return f"{indicator.name}: {', '.join(values)}" if values else indicator.name


def tbd_sentence(tbd: ToBeDetermined) -> str:
    """What is open: "trekker, tegen 1 december 2026"."""
    due = f"tegen {written_date(tbd.due_on)}" if tbd.due_on else "zonder datum"
    return ", ".join(part for part in (TBD_LABELS[tbd.field], due, tbd.note) if part)


def _risk_sentence(risk: Risk) -> str:
    return f"{risk.text} Aanpak: {risk.response}" if risk.response else risk.text


def _bbc_sentence(node: Node) -> str:
    named = (
        ("beleidsdoelstelling", node.bbc.policy_goal),
        ("actieplan", node.bbc.action_plan),
        ("actie", node.bbc.action),
        ("externe rapportering", node.bbc.reporting_code),
    )
    return ", ".join(f"{name} {code}" for name, code in named if code)
