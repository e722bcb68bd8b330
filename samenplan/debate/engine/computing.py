"""From votes to a result, in either mode."""

import numpy as np

from samenplan.debate.engine.arrays import Floats, Ints, on_grid
from samenplan.debate.engine.attempts import certainty
from samenplan.debate.engine.bridging import bridging
from samenplan.debate.engine.compat.polis import polis
from samenplan.debate.engine.groups import Grouping, State, next_state
from samenplan.debate.engine.mapping import Mapped, mapped
from samenplan.debate.engine.positions import Positions
from samenplan.debate.engine.result import (
    VERSION,
    DebateResult,
    Identity,
    Mode,
    People,
    PolisResult,
    Result,
    Statements,
)
from samenplan.debate.engine.statistics import GroupFigures, group_figures
from samenplan.debate.engine.votes import Table, Votes, table

LEAST_CERTAINTY, AT_ONCE = 0.02, 20_000
FIRST = State()


def compute(votes: Votes, mode: Mode = Mode.DEBAT, seed: int = 0, state: State | None = None) -> Result:
    """The result of these votes. Mode compat has no use for a seed or a state."""
    if mode is Mode.DEBAT:
        return debate(votes, seed, state)
    found = polis(votes)
    return PolisResult(identity(found.table, mode, 0), found)


def debate(votes: Votes, seed: int = 0, state: State | None = None) -> DebateResult:
    """The result in mode debat: the same for the same votes in any order, seed and state."""
    whole = table(votes)
    found = mapped(whole.live(), seed=seed, state=state or FIRST)
    figures = group_figures(found)
    return DebateResult(
        identity(whole, Mode.DEBAT, seed),
        _statements(found, figures),
        found.groups,
        figures,
        _people(found),
        found.model,
        found.found,
        next_state(found.groups, state or FIRST, _axes(found)),
    )


def identity(whole: Table, mode: Mode, seed: int) -> Identity:
    """Of this table, which holds also what is moderated out."""
    people, statements, votes = len(whole.people), len(whole.statements), len(whole.values)
    return Identity(VERSION, mode, seed, whole.sha256, people, statements, votes)


def _statements(found: Mapped, figures: GroupFigures) -> Statements:
    width = len(found.table.statements)
    counts = np.bincount(found.table.cells, minlength=3 * width).reshape(width, 3)
    placed = found.groups.labels >= 0
    return Statements(
        found.table.statements,
        counts[:, 2],
        counts[:, 0],
        counts[:, 1],
        found.model.loading[:, :2],
        bridging(found.table, found.found, found.model, placed),
        _group_consensus(found, figures),
    )


def _group_consensus(found: Mapped, figures: GroupFigures) -> Floats:
    """The group-aware consensus of Polis, over the groups found here."""
    if found.groups.grouping is not Grouping.STABLE:
        return np.zeros(len(found.table.statements))
    return np.asarray(figures.share.prod(axis=0))


def _people(found: Mapped) -> People:
    point, ellipse = map_points(found.found)
    sure = certainty(found.found, found.model)
    return People(found.table.people, point, ellipse, found.groups.labels, sure)


def map_points(found: Positions) -> tuple[Floats, Floats]:
    """The points of the map (P, 2) and their ellipses (P, 3)."""
    point, ellipse = np.empty((len(found.mean), 2)), np.empty((len(found.mean), 3))
    for first in range(0, len(point), AT_ONCE):
        part = slice(first, first + AT_ONCE)
        own = found.covariance[part][:, [0, 1, 4]]
        sure = 1 - own[:, [0, 2]]
        stretch = 1 / np.sqrt(np.maximum(sure, LEAST_CERTAINTY))
        known = sure > LEAST_CERTAINTY / 2
        point[part] = on_grid(np.where(known, found.mean[part, :2] * stretch, 0.0), 16)
        squared = np.stack([stretch[:, 0] ** 2, stretch.prod(1), stretch[:, 1] ** 2], axis=1)
        ellipse[part] = on_grid(own * squared, 16)
    return point, ellipse


def _axes(found: Mapped) -> tuple[tuple[int, float, float], ...]:
    numbers: Ints = found.table.statements
    along = np.round(found.model.loading[:, :2], 6)
    return tuple((int(n), float(x), float(y)) for n, (x, y) in zip(numbers, along, strict=True))
