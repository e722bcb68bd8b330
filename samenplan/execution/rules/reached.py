"""How many people were reached, in a form that may be published.

One exact sum of few people tells of each of them, and so does the difference between two sums, or between a page of
today and the same page of last week. So counts are put together in the order in which they were told, until at least
`minimum` people are in: a step. What is published is always a sum of whole steps, whatever is summed (an action, a
goal, a year), so every difference of two published figures is one of steps too. The rest waits for its step.
"""

from collections.abc import Iterable, Mapping
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

    node_id: int
    group: str
    on: date
    people: int


@dataclass(frozen=True, slots=True)
class GroupReach:
    """A target group and how many of it were reached, as may be published."""

    group: str
    people: PublicCount


@dataclass(frozen=True, slots=True)
class Reached:
    """The steps of a plan, and every action and group of which anything was told."""

    steps: tuple[Step, ...]
    groups: Mapping[int, tuple[str, ...]]  # action: its groups, in the order in which they were first told

    def of_nodes(self, node_ids: Iterable[int], first: date = date.min, last: date = date.max) -> tuple[GroupReach, ...]:
        """Per group how many people these actions reached from the first day to the last, both included."""
        asked = set(node_ids)
        sums: dict[str, int] = {}
        for node_id, groups in self.groups.items():
            if node_id in asked:
                sums |= {group: 0 for group in groups if group not in sums}
        for step in self.steps:
            if step.node_id in asked and first <= step.on <= last:
                sums[step.group] += step.people
        return tuple(GroupReach(group, _published(people)) for group, people in sums.items())


def reached(told: Iterable[ToldReach]) -> Reached:
    """The reach of a plan in steps of at least five people."""
    waiting: dict[tuple[int, str], int] = {}
    groups: dict[int, list[str]] = {}
    steps = []
    for one in told:
        key = (one.node_id, one.group)
        if key not in waiting:
            groups.setdefault(one.node_id, []).append(one.group)
        people = waiting.get(key, 0) + one.people
        if people >= MINIMUM:
            steps.append(Step(one.node_id, one.group, one.on, people))
            people = 0
        waiting[key] = people
    return Reached(tuple(steps), {node_id: tuple(names) for node_id, names in groups.items()})


def _published(people: int) -> PublicCount:
    return PublicCount(people if people >= MINIMUM else None)
