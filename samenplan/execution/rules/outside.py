"""How a plan goes, as residents may know it: what took place and how far it is, never who told it or in which words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from samenplan.execution.rules.reached import GroupReach
from samenplan.plans.rules.content import PlanContent
from samenplan.plans.rules.status import ActionStatus


class Standing(StrEnum):
    """How far an action is, for who looks from outside."""

    FINISHED = "finished"
    RUNNING = "running"
    TO_START = "to_start"
    STOPPED = "stopped"


STANDING_OF = {
    ActionStatus.NOT_STARTED: Standing.TO_START,
    ActionStatus.RUNNING: Standing.RUNNING,
    ActionStatus.DONE: Standing.FINISHED,
    ActionStatus.DONE_CLOSED: Standing.FINISHED,
    ActionStatus.STOPPED: Standing.STOPPED,
}
STANDING_LABELS = {
    Standing.FINISHED: "klaar",
    Standing.RUNNING: "loopt",
    Standing.TO_START: "nog te starten",
    Standing.STOPPED: "stopgezet",
}


@dataclass(frozen=True, slots=True)
class TookPlace:
    """An activity: what, when, where."""

    title: str
    first: date
    last: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that may be shown; `sha256` is also its address, which nobody can guess."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address elsewhere that may be shown."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class ActionProgress:
    """One action: how far it is, what was done last, what it reached."""

    uid: str
    status: ActionStatus = ActionStatus.NOT_STARTED
    status_on: date | None = None
    activities: int = 0
    latest: tuple[TookPlace, ...] = ()  # newest first
    reached: tuple[GroupReach, ...] = ()
    photos: tuple[Photo, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def standing(self) -> Standing:
        return STANDING_OF[self.status]


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """Every action of a public plan, in the order of the plan."""

    actions: tuple[ActionProgress, ...]
    takes_reactions: bool = False

    @property
    def by_uid(self) -> dict[str, ActionProgress]:
        return {action.uid: action for action in self.actions}


@dataclass(frozen=True, slots=True)
class Happening:
    """Something new in one action: an activity, or (when `took_place` is None) another status."""

    key: str  # lasting, for feeds
    plan_id: int
    uid: str  # of the action
    on: date
    told_at: datetime
    took_place: TookPlace | None = None
    status: ActionStatus | None = None


def counted_standings(actions: Iterable[ActionProgress]) -> dict[Standing, int]:
    """How many actions are where; every standing is there, also with 0."""
    counts = dict.fromkeys(Standing, 0)
    for action in actions:
        counts[action.standing] += 1
    return counts


def under_goals(content: PlanContent) -> Mapping[str, tuple[str, ...]]:
    """Per goal the uids of all actions below it, whatever lies between."""
    parents = {node.uid: node.parent for node in content.nodes}
    found: dict[str, list[str]] = {node.uid: [] for node in content.goals}
    for action in content.actions:
        above = action.parent
        while above:
            if above in found:
                found[above].append(action.uid)
            above = parents.get(above, "")
    return {uid: tuple(below) for uid, below in found.items()}
