"""What waits for what: no action waits, in the end, for itself."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

Edges = Iterable[tuple[int, int]]
"""Pairs of ids: the first waits for the second."""


def road_between(edges: Edges, start: int, end: int) -> list[int]:
    """A shortest road from `start` to `end` along what waits for what, both included; empty when there is none."""
    after: dict[int, list[int]] = {}
    for waiting, awaited in edges:
        after.setdefault(waiting, []).append(awaited)
    came_from, edge = {start: start}, [start]
    while edge and end not in came_from:
        found = [(here, there) for here in edge for there in after.get(here, ()) if there not in came_from]
        for here, there in found:
            came_from.setdefault(there, here)
        edge = list(dict.fromkeys(there for _, there in found))
    if end not in came_from:
        return []
    road = [end]
    while road[-1] != start:
        road.append(came_from[road[-1]])
    return road[::-1]


def objections_to_waiting(edges: Edges, node: int, waits_for: int, names: Mapping[int, str]) -> list[str]:
    """Why `node` cannot wait for `waits_for`; a circle is told with every action in it."""
    known = list(edges)
    if node == waits_for:
        return ["Een actie kan niet op zichzelf wachten. Kies een andere actie."]
    if (node, waits_for) in known:
        return [f"Dit staat er al: {names[node]} wacht op {names[waits_for]}."]
    road = road_between(known, waits_for, node)
    if not road:
        return []
    told = ", en ".join(f"{names[one]} wacht al op {names[other]}" for one, other in pairwise(road))
    return [f"Dan wacht alles op elkaar: {told}. Haal eerst een van die regels weg."]
