"""The names of a plan's levels, read off its nodes."""

from collections.abc import Sequence
from dataclasses import dataclass

from samenplan.plans.rules.content import Node
from samenplan.plans.rules.importing.meanings import ACTION_LEVEL, LEVEL_NAMES, ColumnMeaning


@dataclass(frozen=True, slots=True)
class Levels:
    """One name per level, from the top; the first `goal_levels` are goals."""

    names: tuple[str, ...]
    goal_levels: int


def levels_of(nodes: Sequence[Node]) -> Levels:
    """The names that the nodes bear; an empty plan has goals with actions."""
    if not nodes:
        return Levels((LEVEL_NAMES[ColumnMeaning.GOAL], ACTION_LEVEL), 1)
    goal_levels = max((node.depth for node in nodes if not node.is_action), default=0)
    names: dict[int, str] = {}
    for node in nodes:
        if node.is_action == (node.depth > goal_levels) and node.level:
            names.setdefault(node.depth, node.level)
    deepest = max(node.depth for node in nodes)
    return Levels(tuple(names.get(depth, ACTION_LEVEL) for depth in range(1, deepest + 1)), goal_levels)
