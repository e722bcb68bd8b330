"""A tree that grows while a file is read, and the plan's nodes once it is read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from samenplan.plans.rules.content import (
    MAX_DEPTH,
    BbcCodes,
    BudgetLine,
    ContentLine,
    Indicator,
    Node,
    NodeKind,
    PreventionLevel,
    Risk,
    TbdField,
    Timing,
    ToBeDetermined,
)
from samenplan.plans.rules.importing.headers import folded


@dataclass(slots=True)
class Draft:
    """A node that is still being filled; the same fields as `Node`."""

    uid: str
    kind: NodeKind
    level: str
    title: str
    parent: "Draft | None" = None
    reference: str = ""
    description: list[str] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    target_groups: list[str] = field(default_factory=list)
    content_lines: list[ContentLine] = field(default_factory=list)
    prevention: PreventionLevel | None = None
    themes: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    timings: list[Timing] = field(default_factory=list)
    budget: list[BudgetLine] = field(default_factory=list)
    risks: list[Risk] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    tbd: list[ToBeDetermined] = field(default_factory=list)
    bbc: BbcCodes = field(default_factory=BbcCodes)
    children: list["Draft"] = field(default_factory=list)

    @property
    def depth(self) -> int:
        return 1 if self.parent is None else self.parent.depth + 1

    def leave_open(self, what: TbdField) -> None:
        """Puts a field on the list "nog te bepalen", once."""
        if all(one.field is not what for one in self.tbd):
            self.tbd.append(ToBeDetermined(what))


def add_once(values: list[str], more: Iterator[str] | list[str] | tuple[str, ...]) -> None:
    """Adds what is not there yet."""
    for value in more:
        if value not in values:
            values.append(value)


class Tree:
    """Goals by their title under their parent, actions in the order of the file."""

    def __init__(self, new_uid: Callable[[], str]) -> None:
        self.new_uid = new_uid
        self.top: list[Draft] = []
        self._goals: dict[tuple[int, str], Draft] = {}
        self._uids: set[str] = set()

    def goal(self, parent: Draft | None, title: str, level: str) -> Draft:
        """The goal with this title under this parent; a new one the first time."""
        key = (id(parent), folded(title) or title)
        if key not in self._goals:
            self._goals[key] = self._grown(Draft(self.new_uid(), NodeKind.GOAL, level, title), parent)
        return self._goals[key]

    def action(self, parent: Draft | None, title: str, level: str) -> Draft:
        """A new action under a goal or an action; never deeper than a plan goes."""
        while parent is not None and parent.depth >= MAX_DEPTH:
            parent = parent.parent
        return self._grown(Draft(self.new_uid(), NodeKind.ACTION, level, title), parent)

    def keep_uid(self, draft: Draft, uid: str) -> bool:
        """Gives the draft the uid of the file; False when another has it already."""
        if uid in self._uids:
            return False
        self._uids.add(uid)
        draft.uid = uid
        return True

    def _grown(self, draft: Draft, parent: Draft | None) -> Draft:
        draft.parent = parent
        (parent.children if parent else self.top).append(draft)
        return draft

    def nodes(self) -> tuple[Node, ...]:
        """The nodes in tree order, numbered by their place."""
        return tuple(_numbered(self.top, ""))


def _numbered(drafts: list[Draft], above: str) -> Iterator[Node]:
    for place, draft in enumerate(drafts, 1):
        number = f"{above}{place}"
        yield _node(draft, number)
        yield from _numbered(draft.children, f"{number}.")


def _node(draft: Draft, number: str) -> Node:
    return Node(
        uid=draft.uid,
        parent=draft.parent.uid if draft.parent else "",
        depth=draft.depth,
        kind=draft.kind,
        level=draft.level,
        number=number,
        title=draft.title,
        reference=draft.reference,
        description="\n\n".join(draft.description),
        leads=tuple(draft.leads),
        partners=tuple(draft.partners),
        target_groups=tuple(draft.target_groups),
        content_lines=tuple(draft.content_lines),
        prevention=draft.prevention,
        themes=tuple(draft.themes),
        tags=tuple(draft.tags),
        timings=tuple(draft.timings),
        budget=tuple(draft.budget),
        risks=tuple(draft.risks),
        indicators=tuple(draft.indicators),
        tbd=tuple(draft.tbd),
        bbc=draft.bbc,
    )
