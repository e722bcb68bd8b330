"""What a reader sees change between two versions of a plan."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samenplan.core.dutch import counted
from samenplan.plans.rules.content import SECTION_LABELS, Node, PlanContent, SectionKind
from samenplan.plans.rules.readings import NODE_READINGS, PLAN_READINGS, Titles, titles_of
from samenplan.plans.rules.word_changes import Fate, WordRun, word_changes

AT_THE_TOP = "bovenaan in het plan"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that reads differently: before and after in words, and which words that makes."""

    name: str  # as in `content.Node` or `content.PlanContent`; a section's kind
    label: str
    before: str
    after: str
    words: tuple[WordRun, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """Where a node stood and stands: under which title, "" at the top of the plan."""

    before: str
    after: str

    @property
    def sentence(self) -> str:
        """The move in Dutch."""
        if self.before == self.after:
            return "Staat nu op een andere plaats tussen dezelfde onderdelen."
        return f"Stond {_under(self.before)}, staat nu {_under(self.after)}."


@dataclass(frozen=True, slots=True)
class NodeDifference:
    """A goal or action that came, went, moved or reads differently."""

    node: Node  # as it stands after; before, when it was removed
    fate: Fate
    move: Move | None = None
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything that reads differently. Nodes stand in tree order; what went stands where it stood."""

    plan: tuple[FieldChange, ...]
    sections: tuple[FieldChange, ...]
    nodes: tuple[NodeDifference, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.plan or self.sections or self.nodes)

    @property
    def added(self) -> tuple[NodeDifference, ...]:
        return tuple(one for one in self.nodes if one.fate is Fate.ADDED)

    @property
    def removed(self) -> tuple[NodeDifference, ...]:
        return tuple(one for one in self.nodes if one.fate is Fate.REMOVED)

    @property
    def moved(self) -> tuple[NodeDifference, ...]:
        return tuple(one for one in self.nodes if one.move)

    @property
    def changed(self) -> tuple[NodeDifference, ...]:
        return tuple(one for one in self.nodes if one.fields)

    @property
    def sentence(self) -> str:
        """All of it in one Dutch sentence: "2 acties bij, 1 doel weg, 3 gewijzigd."."""
        texts = len(self.plan) + len(self.sections)
        parts = [
            *_kinds(self.added, "bij"),
            *_kinds(self.removed, "weg"),
            *([f"{len(self.moved)} verplaatst"] if self.moved else []),
            *([f"{len(self.changed)} gewijzigd"] if self.changed else []),
            *([f"{counted(texts, 'tekst of gegeven', 'teksten of gegevens')} van het plan zelf"] if texts else []),
        ]
        return f"{', '.join(parts)}." if parts else "Er is geen verschil."


def differences(before: PlanContent, after: PlanContent) -> Differences:
    """Lay two versions of the same plan side by side.

    A node is the same when its uid is. It moved when its parent is another, or when it changed places among the
    siblings that both versions know; numbers that shift because something was inserted are no move. Values that read
    the same are no difference.
    """
    old, new = ({node.uid: node for node in plan.nodes} for plan in (before, after))
    titles = titles_of(before), titles_of(after)
    moved = _moved(before, after)
    found: list[NodeDifference] = []
    for node in _interleaved(before, after):
        if node.uid not in old:
            found.append(NodeDifference(node, Fate.ADDED))
        elif node.uid not in new:
            found.append(NodeDifference(node, Fate.REMOVED))
        else:
            earlier = old[node.uid]
            move = Move(titles[0].get(earlier.parent, ""), titles[1].get(node.parent, ""))
            fields = tuple(_node_fields(earlier, node, titles))
            if fields or node.uid in moved:
                found.append(NodeDifference(node, Fate.KEPT, move if node.uid in moved else None, fields))
    return Differences(tuple(_plan_fields(before, after)), tuple(_section_fields(before, after)), tuple(found))


def _under(title: str) -> str:
    return f"onder “{title}”" if title else AT_THE_TOP


def _kinds(nodes: Sequence[NodeDifference], word: str) -> Iterator[str]:
    actions = sum(one.node.is_action for one in nodes)
    if goals := len(nodes) - actions:
        yield f"{counted(goals, 'doel', 'doelen')} {word}"
    if actions:
        yield f"{counted(actions, 'actie', 'acties')} {word}"


def _interleaved(before: PlanContent, after: PlanContent) -> Iterator[Node]:
    """The nodes of `after`, each followed by the removed ones that stood right behind it in `before`."""
    kept = {node.uid for node in after.nodes}
    behind: dict[str, list[Node]] = {}
    last = ""
    for node in before.nodes:
        if node.uid in kept:
            last = node.uid
        else:
            behind.setdefault(last, []).append(node)
    yield from behind.get("", ())
    for node in after.nodes:
        yield node
        yield from behind.get(node.uid, ())


def _moved(before: PlanContent, after: PlanContent) -> frozenset[str]:
    """The uids of nodes with another parent, or out of order among the siblings of both versions."""
    parent_before = {node.uid: node.parent for node in before.nodes}
    place_before = {node.uid: index for index, node in enumerate(before.nodes)}
    families: dict[str, list[str]] = {}
    moved = set()
    for node in after.nodes:
        if node.uid not in parent_before:
            continue
        if parent_before[node.uid] == node.parent:
            families.setdefault(node.parent, []).append(node.uid)
        else:
            moved.add(node.uid)
    for family in families.values():
        stayed = set(_longest_rise([place_before[uid] for uid in family]))
        moved.update(uid for uid in family if place_before[uid] not in stayed)
    return frozenset(moved)


def _longest_rise(places: Sequence[int]) -> list[int]:
    """The longest subsequence that rises: of two orders of the same things, what stayed in order. O(n log n)."""
    tails: list[int] = []  # the smallest end of a rise of each length
    lengths: list[int] = []
    for place in places:
        length = bisect_left(tails, place)
        tails[length : length + 1] = [place]
        lengths.append(length)
    rise: list[int] = []
    wanted = len(tails) - 1
    for place, length in zip(reversed(places), reversed(lengths), strict=True):
        if length == wanted:
            rise.append(place)
            wanted -= 1
    return rise[::-1]


def _node_fields(before: Node, after: Node, titles: tuple[Titles, Titles]) -> Iterator[FieldChange]:
    if before == after:
        return
    for name, reading in NODE_READINGS.items():
        if getattr(before, name) != getattr(after, name):
            yield from _changed(name, reading.label, reading.of(before, titles[0]), reading.of(after, titles[1]))


def _plan_fields(before: PlanContent, after: PlanContent) -> Iterator[FieldChange]:
    for name, (label, reading) in PLAN_READINGS.items():
        yield from _changed(name, label, reading(before), reading(after))


def _section_fields(before: PlanContent, after: PlanContent) -> Iterator[FieldChange]:
    old, new = ({section.kind: section.text for section in plan.sections} for plan in (before, after))
    for kind in SectionKind:
        yield from _changed(kind.value, SECTION_LABELS[kind], old.get(kind, ""), new.get(kind, ""))


def _changed(name: str, label: str, before: str, after: str) -> Iterator[FieldChange]:
    if before != after:
        yield FieldChange(name, label, before, after, word_changes(before, after))
