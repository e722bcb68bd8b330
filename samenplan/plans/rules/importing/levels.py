"""The names of a plan's levels, read off its nodes."""

from collections.abc import Sequence
from dataclasses import dataclass

from samenplan.plans.rules.content import MAX_DEPTH, Node
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
    nodes_by_uid = {node.uid: node for node in nodes}
    goals: dict[int, str] = {}
    actions: dict[int, str] = {}
    depths: dict[str, int] = {"": 0}  # how many of its own kind stand on a node's path, itself included
    for node in nodes:
        above = depths.get(node.parent, 0) if _is_same_kind(node, nodes_by_uid.get(node.parent)) else 0
        depths[node.uid] = above + 1
        (actions if node.is_action else goals).setdefault(above + 1, node.level)
    names = [goals[depth] for depth in sorted(goals)] + [actions[depth] for depth in sorted(actions)]
    return Levels(tuple(names[:MAX_DEPTH]), len(goals))


def _is_same_kind(node: Node, parent: Node | None) -> bool:
    return parent is not None and parent.kind is node.kind
