"""The free texts of a plan, place by place."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from samenplan.plans.rules.advice.places import WHOLE_PLAN, called
from samenplan.plans.rules.content import SECTION_LABELS, Node, PlanContent


@dataclass(frozen=True, slots=True)
class Passage:
    """The texts of one place, joined by line ends so that one look suffices."""

    place: str
    where: str
    names: tuple[str, ...]  # the Dutch name of each field: "de titel"
    ends: tuple[int, ...]  # where each field ends in `text`
    text: str

    def field_at(self, offset: int) -> str:
        """The name of the field in which a character of `text` stands."""
        return self.names[bisect_right(self.ends, offset)]


def passages_of(content: PlanContent) -> Iterator[Passage]:
    """Each place with text: the plan, its sections, its nodes."""
    yield _passage("", WHOLE_PLAN, [("de titel", content.title), ("de samenvatting", content.summary)])
    for section in content.sections:
        label = SECTION_LABELS[section.kind]
        yield _passage(f"section:{section.kind.value}", f"Deel “{label}”", [("de tekst", section.text)])
    for node in content.nodes:
        yield _passage(node.uid, called(node), list(_fields(node)))


def _passage(place: str, where: str, fields: list[tuple[str, str]]) -> Passage:
    ends, end = [], 0
    for _, text in fields:
        end += len(text) + 1
        ends.append(end)
    return Passage(
        place=place,
        where=where,
        names=tuple(name for name, _ in fields),
        ends=tuple(ends),
        text="\n".join([text for _, text in fields]) + "\n",
    )


def _fields(node: Node) -> Iterator[tuple[str, str]]:
    """Every free text of a node that is not empty. Baseline and target have a check of their own."""
    yield "de titel", node.title
    if node.description:
        yield "de omschrijving", node.description
    yield from (("de trekkers", lead) for lead in node.leads)
    yield from (("de partners", partner) for partner in node.partners)
    yield from (("de doelgroepen", group) for group in node.target_groups)
    yield from (("de thema’s", word) for word in (*node.themes, *node.tags))
    yield from (("de timing", timing.words) for timing in node.timings if timing.words)
    yield from (("het budget", line.label) for line in node.budget if line.label)
    for risk in node.risks:
        yield "de risico’s", f"{risk.text}\n{risk.response}"
    for indicator in node.indicators:
        yield "de indicatoren", f"{indicator.name}\n{indicator.source}"
    yield from (("“nog te bepalen”", tbd.note) for tbd in node.tbd if tbd.note)
