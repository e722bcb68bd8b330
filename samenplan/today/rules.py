"""What stands on Vandaag, in which order, and how much of it. No Django, no clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from samenplan.core.dutch import counted, written_date

SOON = timedelta(days=14)
MOST = 30
FEWEST = 3
"""So many of each heading are shown in any case."""
HALF_YEAR = timedelta(days=183)


class TodoGroup(StrEnum):
    """Why something needs a hand; in the order of the page."""

    LATE = "late"
    SOON = "soon"
    MISSING = "missing"
    WAITING = "waiting"
    DECIDE = "decide"


GROUP_LABELS = {
    TodoGroup.LATE: "Te laat",
    TodoGroup.SOON: "Binnen veertien dagen",
    TodoGroup.MISSING: "Ontbreekt",
    TodoGroup.WAITING: "Wacht op jou",
    TodoGroup.DECIDE: "Te beslissen",
}
ORDER = tuple(TodoGroup)
PRESSING = {
    TodoGroup.LATE: 0, TodoGroup.WAITING: 1, TodoGroup.SOON: 2, TodoGroup.DECIDE: 3, TodoGroup.MISSING: 4,
}  # fmt: skip
"""What is shown first when not everything fits: what is late and who waits, before what is only missing."""


@dataclass(frozen=True, slots=True)
class Place:
    """The page on which one does something about it: a route by name, what goes into it, where on the page."""

    route: str
    ids: tuple[int, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: why, when, what, and the one button with which one does it.

    `node_id` is the action it is about, 0 for none; `is_mine` says that it waits for whoever looks, not for another.
    """

    group: TodoGroup
    tag: str
    title: str
    explanation: str
    button: str
    place: Place
    due_on: date = date.max
    tone: str = "plain"
    node_id: int = 0
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with the things under it; `count` is how many there are, shown or not."""

    group: TodoGroup
    todos: tuple[Todo, ...]
    count: int

    @property
    def title(self) -> str:
        return GROUP_LABELS[self.group]

    @property
    def hidden(self) -> int:
        return self.count - len(self.todos)


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that needs a hand: the most pressing things of it, and the honest number."""

    sections: tuple[Section, ...]
    count: int
    shown: int


def board(todos: Iterable[Todo]) -> Board:
    """The most pressing things, under their headings in the order of the page."""
    found = sorted(todos, key=lambda todo: (PRESSING[todo.group], todo.due_on, todo.title, todo.place.ids))
    sections = []
    chosen = _most_pressing(found)
    for group in ORDER:
        there = [todo for todo in found if todo.group is group]
        shown = tuple(todo for todo in chosen if todo.group is group)
        if there:
            sections.append(Section(group, shown, len(there)))
    return Board(tuple(sections), len(found), len(chosen))


def _most_pressing(found: Sequence[Todo]) -> list[Todo]:
    """As many as fit: the first few of each heading, so that no heading hides another, then what presses most."""
    first = [todo for group in ORDER for todo in [one for one in found if one.group is group][:FEWEST]]
    kept = {id(todo) for todo in first}
    rest = [todo for todo in found if id(todo) not in kept][: MOST - len(first)]
    shown = kept | {id(todo) for todo in rest}
    return [todo for todo in found if id(todo) in shown]


def group_of(due_on: date, today: date) -> TodoGroup | None:
    """Where something with a day belongs; None when it is not yet within the fortnight."""
    if due_on < today:
        return TodoGroup.LATE
    return TodoGroup.SOON if due_on <= today + SOON else None


def due_tag(due_on: date, today: date) -> tuple[str, str]:
    """How it stands with a day, in words and tone."""
    days = (today - due_on).days
    if days > 0:
        return f"{counted(days, 'dag', 'dagen')} te laat", "late"
    return ("vandaag" if not days else f"voor {written_date(due_on)}"), "tbd"


def silence_tag(told_on: date | None, today: date) -> str:
    """For how long nothing was told."""
    if told_on is None:
        return "nog niets verteld"
    return f"{counted((today - told_on).days, 'dag', 'dagen')} stil"
