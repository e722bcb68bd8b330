"""Where people stand on the axes: the mean and the uncertainty of what their own votes tell, and no more.

For person i with votes x on statements with loadings W and noise n, the position has mean C W' (x - base) / n and
covariance C = (I + W' W / n)^-1. Who voted little stays near the middle and has a wide ellipse; nobody is dropped.
"""

from dataclasses import dataclass

import numpy as np

from samenplan.debate.engine.arrays import Floats, on_grid, summed
from samenplan.debate.engine.blocks import blocks
from samenplan.debate.engine.factors import (
    AXES,
    BASE_WEIGHT,
    LOADING_WEIGHT,
    PAIRS,
    SPREAD,
    Loadings,
    pairs_of,
    symmetric,
    turned,
)
from samenplan.debate.engine.votes import Table

OWN = [place for place, (a, b) in enumerate(PAIRS) if a == b]  # the variance along each axis
AT_ONCE = 2_000  # people: what is at hand then stays in the cache
GRID, LEAST_NOISE, NOISE_WEIGHT, REFINED_LOADING_WEIGHT = 20, 0.05, 5.0, LOADING_WEIGHT / 5


@dataclass(frozen=True, slots=True, eq=False)
class Positions:
    """`mean` (P, 4) in standard deviations; `covariance` (P, 10) of it, the pairs of axes each once."""

    mean: Floats
    covariance: Floats

    @property
    def certainty(self) -> Floats:
        """Per axis 1 minus the variance left: 0 knows nothing, 1 everything; (P, 4)."""
        return 1 - self.covariance[:, OWN]


def positions(table: Table, model: Loadings) -> Positions:
    """Of everyone in the table, by their own votes only: no other person changes a digit of them."""
    told = _told_by_vote(model)
    mean, covariance = np.zeros((len(table.people), AXES)), np.zeros((len(table.people), len(PAIRS)))
    for first in range(0, len(table.people), AT_ONCE):
        rows = slice(first, min(first + AT_ONCE, len(table.people)))
        entries = slice(table.starts[first], table.starts[rows.stop])
        each = told[table.cells[entries]]
        starts = table.starts[rows] - table.starts[first]
        voted = np.flatnonzero(np.diff(table.starts[first : rows.stop + 1]))
        total = np.zeros((rows.stop - first, told.shape[1]))
        if len(voted):
            total[voted] = np.add.reduceat(each, starts[voted], axis=0)
        left = _inverse(total[:, : len(PAIRS)])
        mean[rows] = on_grid(np.einsum("abp,pb->pa", left, total[:, len(PAIRS) :]), GRID)
        covariance[rows] = on_grid(np.stack([left[a, b] for a, b in PAIRS], axis=1), GRID)
    return Positions(mean, covariance)


def _told_by_vote(model: Loadings) -> Floats:
    """What each vote on each statement adds to precision and pull: (3 T, 14), disagree, pass, agree in turn."""
    weighted = model.loading / model.noise[:, None]
    squares = pairs_of(model.loading) / model.noise[:, None]
    votes = [np.concatenate([squares, weighted * (vote - model.base)[:, None]], axis=1) for vote in (-1, 0, 1)]
    return np.stack(votes, axis=1).reshape(-1, squares.shape[1] + AXES)


def _inverse(pairs: Floats) -> Floats:
    """(I + squares)^-1 for symmetric squares given as pairs (p, 10), as (4, 4, p)."""
    matrix = np.empty((AXES, AXES, len(pairs)))
    for place, (a, b) in enumerate(PAIRS):
        matrix[a, b] = matrix[b, a] = pairs[:, place] + (a == b)
    for axis in range(AXES):
        pivot = 1 / matrix[axis, axis]
        row, column = matrix[axis] * pivot, matrix[:, axis].copy()
        for other in range(AXES):
            matrix[other] -= column[other] * row
        matrix[axis], matrix[:, axis] = row, -column * pivot
        matrix[axis, axis] = pivot
    return matrix


def refined(table: Table, model: Loadings) -> Loadings:
    """One step closer to the votes themselves: loadings and averages again, given where everyone stands."""
    found = positions(table, model)
    width, people = len(table.statements), len(table.people)
    second = np.concatenate([np.ones((people, 1)), found.mean, pairs_of(found.mean) + found.covariance], axis=1)
    second = on_grid(second, GRID)
    moments, pull, squares = np.zeros((width, second.shape[1])), np.zeros((width, AXES + 1)), np.zeros(width)
    for block in blocks(table):
        moments += summed(block.seen, second[block.rows])
        pull += summed(block.votes, second[block.rows, : AXES + 1])
        squares += np.abs(block.votes).sum(axis=0)
    matrix = np.empty((width, AXES + 1, AXES + 1))
    matrix[:, 0, :] = matrix[:, :, 0] = moments[:, : AXES + 1]
    matrix[:, 1:, 1:] = symmetric(moments[:, AXES + 1 :])
    spread = symmetric(second[:, AXES + 1 :].mean(axis=0)[None])[0]
    return _solved(matrix, pull, squares, spread)


def _solved(matrix: Floats, pull: Floats, squares: Floats, spread: Floats) -> Loadings:
    """Ridge regression per statement on moments (T, 5, 5); `spread` (4, 4) makes the positions of variance 1 again."""
    seen = matrix[:, 0, 0]
    wanted = pull.copy()
    wanted[:, 0] += BASE_WEIGHT * pull[:, 0].sum() / max(seen.sum(), 1)
    drawn = matrix + np.diag([BASE_WEIGHT, *[REFINED_LOADING_WEIGHT] * AXES])
    found = np.asarray(np.linalg.solve(drawn, wanted[..., None])[..., 0], dtype=np.float64)
    left = squares - 2 * (found * pull).sum(axis=1) + np.einsum("ja,jab,jb->j", found, matrix, found)
    noise = np.maximum((left + SPREAD * NOISE_WEIGHT) / (seen + NOISE_WEIGHT), LEAST_NOISE).astype(np.float64)
    loading = np.einsum("ja,ab->jb", found[:, 1:], np.linalg.cholesky(spread))
    return turned(found[:, 0], loading, noise, seen)
