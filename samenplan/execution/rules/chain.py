"""The results chain over the tree: which level is offered, and what one may look at again.

Source of the levels and of "about ten results": domain/practice.md 5 (EU logframe). All of it is advice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samenplan.execution.rules.kinds import RESULT_LABELS, ResultLevel
from samenplan.plans.rules.content import Node

RANK = {level: rank for rank, level in enumerate(ResultLevel)}
"""From what is wanted in the end (0) to what is done (3)."""

ABOUT_TEN = 10


@dataclass(frozen=True, slots=True)
class Link:
    """What a node of the tree is in the chain: its level, what must hold for it to lead on, what can go wrong."""

    level: ResultLevel
    assumption: str = ""
    risk: str = ""


@dataclass(frozen=True, slots=True)
class ChainAdvice:
    """Something to look at again, and the node it is about ("" for the whole plan)."""

    uid: str
    sentence: str


def offered_levels(nodes: Sequence[Node]) -> dict[str, ResultLevel]:
    """The level that fits each node by its place, by uid.

    With several levels of goals the top one is what is wanted in the end; an action with actions under it gives a
    result, one without is something that is done.
    """
    parents = {node.parent for node in nodes}
    goals_under = {node.parent for node in nodes if not node.is_action}
    return {node.uid: _offered(node, node.uid in goals_under, node.uid in parents) for node in nodes}


def _offered(node: Node, has_goals: bool, has_children: bool) -> ResultLevel:
    if node.is_action:
        return ResultLevel.OUTPUT if has_children else ResultLevel.ACTIVITY
    if node.depth == 1:
        return ResultLevel.IMPACT if has_goals else ResultLevel.OUTCOME
    return ResultLevel.OUTCOME if node.depth == 2 else ResultLevel.OUTPUT


def advice_on_chain(nodes: Sequence[Node], links: Mapping[str, Link]) -> tuple[ChainAdvice, ...]:
    """Everything worth a second look, in tree order; what is about the whole plan comes last."""
    parents = {node.parent for node in nodes}
    by_uid = {node.uid: node for node in nodes}
    found = []
    for node in nodes:
        above = by_uid.get(node.parent)
        if above is not None and RANK[links[node.uid].level] < RANK[links[above.uid].level]:
            found.append(_jumps_back(node, above, links))
        if not node.is_action and not links[node.uid].assumption.strip():
            sentence = f"{node.level} {node.label} heeft nog geen aanname. Wat moet waar zijn, wil dit lukken?"
            found.append(ChainAdvice(node.uid, sentence))
        if not node.is_action and node.uid not in parents:
            found.append(ChainAdvice(node.uid, f"Niets in het plan leidt naar {node.level.lower()} {node.label}."))
    return (*found, *_too_many(links))


def _jumps_back(node: Node, above: Node, links: Mapping[str, Link]) -> ChainAdvice:
    low, high = RESULT_LABELS[links[node.uid].level], RESULT_LABELS[links[above.uid].level]
    sentence = f"{node.label} is “{low}”, maar staat onder {above.label}, dat “{high}” is. De keten springt hier terug."
    return ChainAdvice(node.uid, sentence)


def _too_many(links: Mapping[str, Link]) -> tuple[ChainAdvice, ...]:
    results = sum(link.level is not ResultLevel.ACTIVITY for link in links.values())
    if results <= ABOUT_TEN:
        return ()
    sentence = (
        f"Dit plan telt {results} resultaten. Meer dan ongeveer {ABOUT_TEN} zijn moeilijk te volgen: wat kan samen?"
    )
    return (ChainAdvice("", sentence),)


def reading_of(links: Mapping[str, Link]) -> str:
    """The picture in one sentence: how many of each level."""
    counts = [(sum(link.level is level for link in links.values()), level) for level in reversed(ResultLevel)]
    told = [f"{count} × {RESULT_LABELS[level]}" for count, level in counts if count]
    return f"Van wat je doet naar wat je wil: {', '.join(told)}." if told else "Er staat nog niets in dit plan."
