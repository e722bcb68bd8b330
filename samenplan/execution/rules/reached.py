"""How many people were reached, in a form that may be published.

One exact sum of few people tells of each of them, and so does the difference between two sums, or between a page of
today and the same page of last week. So counts are put together in the order in which they were told, until at least
`minimum` people are in: a step. What is published is always a sum of whole steps, whatever is summed (an action, a
goal, a year), so every difference of two published figures is one of steps too. The rest waits for its step.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from samenplan.core.disclosure import MINIMUM, PublicCount


@dataclass(frozen=True, slots=True)
class ToldReach:
    """How many people of one group an activity of one action reached, in the order in which it was told."""

    node_id: int
    group: str
    on: date
    people: int


@dataclass(frozen=True, slots=True)
class Step:
    """At least `MINIMUM` people of one group in one action; it counts on the day of the activity that filled it."""

    on: date
    people: int


@dataclass(frozen=True, slots=True)
class GroupSteps:
    """The steps of one group in one action, and every day of which anything was told."""

    told_on: tuple[date, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class GroupReach:
    """A target group and how many of it were reached, as may be published."""

    group: str
    people: PublicCount


@dataclass(frozen=True, slots=True)
class Reached:
    """Per action and group what was reached, groups in the order in which they were first told."""

    nodes: Mapping[int, Mapping[str, GroupSteps]]

    def of_nodes(
        self, node_ids: Iterable[int], first: date = date.min, last: date = date.max
    ) -> tuple[GroupReach, ...]:
        """Per group how many people these actions reached from the first day to the last, both included."""
        sums: dict[str, int] = {}
        for node_id in node_ids:
            for group, found in self.nodes.get(node_id, {}).items():
                steps = [step.people for step in found.steps if first <= step.on <= last]
                if steps or any(first <= day <= last for day in found.told_on):
                    sums[group] = sums.get(group, 0) + sum(steps)
        return tuple(GroupReach(group, _published(people)) for group, people in sums.items())


def reached(told: Iterable[ToldReach]) -> Reached:
    """The reach of a plan in steps of at least five people."""
    lines: dict[int, dict[str, list[ToldReach]]] = {}
    for one in told:
        lines.setdefault(one.node_id, {}).setdefault(one.group, []).append(one)
    return Reached(
        {
            node_id: {group: GroupSteps(tuple(one.on for one in of), tuple(_steps(of))) for group, of in groups.items()}
            for node_id, groups in lines.items()
        }
    )


def _steps(told: Iterable[ToldReach]) -> Iterator[Step]:
    waiting = 0
    for one in told:
        waiting += one.people
        if waiting >= MINIMUM:
            yield Step(one.on, waiting)
            waiting = 0


def _published(people: int) -> PublicCount:
    return PublicCount(people if people >= MINIMUM else None)
