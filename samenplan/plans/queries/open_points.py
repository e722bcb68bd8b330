"""Everything that is still to be determined in a plan: what stands in its text, and what features above keep beside it.

A feature above tells once, when it is loaded, how to find what it leaves open: `tell_open_points`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from samenplan.core.actor import Actor
from samenplan.plans.models import Plan
from samenplan.plans.queries.rows import Tree
from samenplan.plans.rules.content import TBD_LABELS, Node


@dataclass(frozen=True, slots=True)
class Place:
    """The page where one decides: its route, what follows the authority in its address, and where on the page."""

    route: str
    ids: tuple[int, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class OpenElsewhere:
    """Something that a feature above leaves open about a node: what, before when, and where one decides."""

    node_uid: str
    what: str
    due_on: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class OpenLine:
    """One line of the list."""

    node: Node
    what: str
    due_on: date | None
    place: Place


Source = Callable[[Plan, Actor], list[OpenElsewhere]]
SOURCES: dict[str, Source] = {}


def tell_open_points(name: str, source: Source) -> None:
    """Add what a feature leaves open; called once, when the feature is loaded.

    Raises:
        ValueError: another source has this name already.
    """
    if SOURCES.setdefault(name, source) is not source:
        raise ValueError(f"{name} is told twice")


def open_lines(plan: Plan, whole: Tree, actor: Actor) -> list[OpenLine]:
    """What is still to be determined, the soonest first and what has no day last. `whole`: the tree of this plan."""
    lines = [*_of_text(whole, plan), *_of_features(plan, whole, actor)]
    return sorted(lines, key=lambda line: (line.due_on is None, line.due_on or date.max, line.node.number))


def _of_text(whole: Tree, plan: Plan) -> Iterator[OpenLine]:
    ids = whole.ids
    for node in whole.nodes:
        for point in node.tbd:
            what = TBD_LABELS[point.field] + (f": {point.note}" if point.note else "")
            yield OpenLine(node, what, point.due_on, Place("plans:node", (plan.pk, ids[node.uid]), "groep-tbd"))


def _of_features(plan: Plan, whole: Tree, actor: Actor) -> Iterator[OpenLine]:
    nodes = {node.uid: node for node in whole.nodes}
    for source in SOURCES.values():
        for found in source(plan, actor):
            if found.node_uid in nodes:
                yield OpenLine(nodes[found.node_uid], found.what, found.due_on, found.place)
