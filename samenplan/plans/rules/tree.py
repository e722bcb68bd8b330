"""The tree of a plan: order, numbers, levels, and which moves are possible."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samenplan.plans.rules.content import MAX_DEPTH, NodeKind


@dataclass(frozen=True, slots=True)
class Place:
    """Where one node stands: what the database keeps of it."""

    id: int
    parent_id: int | None
    position: int
    kind: NodeKind


@dataclass(frozen=True, slots=True)
class Seat:
    """A node in tree order with its depth (1 …), number ("1.2") and level name."""

    id: int
    depth: int
    number: str
    level: str


def seats(places: Sequence[Place], level_names: Sequence[str], goal_levels: int) -> list[Seat]:
    """All nodes in tree order. A node whose parent is not among them (deleted) is left out with its children."""
    children: dict[int | None, list[Place]] = {}
    for place in sorted(places, key=lambda place: (place.position, place.id)):
        children.setdefault(place.parent_id, []).append(place)

    def walk(parent: int | None, numbers: tuple[int, ...], actions_above: int) -> Iterator[Seat]:
        for index, place in enumerate(children.get(parent, ()), start=1):
            here = (*numbers, index)
            actions = actions_above + (place.kind is NodeKind.ACTION)
            level = level_name(level_names, goal_levels, goal_depth=len(here) - actions, action_depth=actions)
            yield Seat(place.id, len(here), ".".join(map(str, here)), level)
            yield from walk(place.id, here, actions)

    return list(walk(None, (), 0))


def level_name(level_names: Sequence[str], goal_levels: int, *, goal_depth: int, action_depth: int) -> str:
    """The name of a node that has `goal_depth` goals and `action_depth` actions on its path, itself included.

    Names run out gracefully: a level without a name of its own takes the last one of its kind.
    """
    goal_names = list(level_names[:goal_levels]) or ["Doelstelling"]
    action_names = list(level_names[goal_levels:]) or ["Actie"]
    if action_depth:
        return action_names[min(action_depth, len(action_names)) - 1]
    return goal_names[min(goal_depth, len(goal_names)) - 1]


def objections_to_placing(kind: NodeKind, parent_kind: NodeKind | None, depth: int, height: int) -> list[str]:
    """Why a node of this kind, with `height` levels (itself included), cannot stand at `depth` under such a parent."""
    if kind is NodeKind.GOAL and parent_kind is NodeKind.ACTION:
        return ["Een doel kan niet onder een actie staan."]
    if depth + height - 1 > MAX_DEPTH:
        return [f"Een plan heeft hoogstens {MAX_DEPTH} niveaus."]
    return []


def depth_under(parent_id: int | None, parents: Mapping[int, int | None]) -> int:
    """The depth that a node has right under `parent_id` (1 at the top)."""
    depth = 1
    while parent_id is not None:
        depth, parent_id = depth + 1, parents.get(parent_id)
    return depth


def height_of(node_id: int, parents: Mapping[int, int | None]) -> int:
    """How many levels a node and what stands under it take; 1 for a leaf."""
    under = [child for child, parent in parents.items() if parent == node_id]
    return 1 + max((height_of(child, parents) for child in under), default=0)


def stands_under(node_id: int | None, above: int, parents: Mapping[int, int | None]) -> bool:
    """Whether `node_id` is `above` or stands somewhere under it."""
    while node_id is not None:
        if node_id == above:
            return True
        node_id = parents.get(node_id)
    return False
