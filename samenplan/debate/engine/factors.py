"""What the statements have in common: a few axes of opinion, learnt from counts over pairs of statements.

The model is a factor analysis: a vote of person i on statement j is base_j + loading_j . position_i + noise, with
positions of mean 0 and variance 1. Loadings are fitted to the covariances between statements, each weighted by the
number of people who voted on both; nobody's missing vote is filled in. Only counts enter, so the axes do not depend
on the order of anything and follow from counts that were kept up to date vote by vote.
"""

from dataclasses import dataclass

import numpy as np

from samenplan.debate.engine.arrays import Floats, Ints, product, rounded
from samenplan.debate.engine.blocks import PairCounts

AXES = 4
PAIRS = tuple((a, b) for a in range(AXES) for b in range(a, AXES))
STEPS, START_STEPS, BITS = 20, 10, 21
BASE_WEIGHT, SPREAD_WEIGHT, LOADING_WEIGHT = 2.0, 3.0, 10.0
SPREAD, LEAST_NOISE, MOST_SHARED = 0.5, 0.08, 0.9


@dataclass(frozen=True, slots=True, eq=False)
class Loadings:
    """`base` (T,) the average vote, `loading` (T, 4) how it runs along each axis, `noise` (T,) the variance left.

    `strength` (4,) is the variance of votes that each axis explains, largest first.
    """

    base: Floats
    loading: Floats
    noise: Floats
    strength: Floats

    @property
    def explained(self) -> float:
        """The share of the variance of votes that the axes explain together."""
        total = float(self.strength.sum() + self.noise.mean()) if len(self.noise) else 0.0
        return float(self.strength.sum()) / total if total else 0.0


def loadings(counts: PairCounts) -> Loadings:
    """Axes from the counts alone."""
    seen = np.diag(counts.both)
    if len(seen) < 2:
        return _flat(counts)
    base = _base(counts)
    scatter = counts.scatter(base)
    spread = (np.diag(scatter) + SPREAD * SPREAD_WEIGHT) / (seen + SPREAD_WEIGHT)
    np.fill_diagonal(scatter, 0.0)
    both = counts.both.copy()
    np.fill_diagonal(both, 0.0)
    found = _fitted(rounded(scatter, BITS), rounded(both, BITS), spread)
    return turned(base, found, np.maximum(spread - (found * found).sum(axis=1), LEAST_NOISE), seen)


def _base(counts: PairCounts) -> Floats:
    """The average vote on each statement, drawn a little to the average of all."""
    seen, votes = np.diag(counts.both), np.diag(counts.vote)
    overall = votes.sum() / max(seen.sum(), 1)
    return np.asarray((votes + BASE_WEIGHT * overall) / (seen + BASE_WEIGHT))


def _flat(counts: PairCounts) -> Loadings:
    width = len(counts.both)
    return Loadings(_base(counts), np.zeros((width, AXES)), np.full(width, SPREAD), np.zeros(AXES))


def _fitted(scatter: Floats, both: Floats, spread: Floats) -> Floats:
    """Loadings whose products are closest to the covariances, weighted by how many voted on both."""
    found = _start(scatter, both, spread)
    noise = np.maximum(spread - (found * found).sum(axis=1), LEAST_NOISE)
    for _ in range(STEPS):
        certainty = (1 / noise)[:, None]
        squares = symmetric(product(both, pairs_of(found) * certainty, bits=BITS))
        squares += np.eye(AXES) * LOADING_WEIGHT
        wanted = product(scatter, found * certainty, bits=BITS)
        found = (found + np.linalg.solve(squares, wanted[..., None])[..., 0]) / 2
        shared = (found * found).sum(axis=1)
        found = found * np.minimum(1, np.sqrt(MOST_SHARED * spread / np.maximum(shared, 1e-9)))[:, None]
        noise = np.maximum(spread - (found * found).sum(axis=1), LEAST_NOISE)
    return found


def _start(scatter: Floats, both: Floats, spread: Floats) -> Floats:
    """The strongest axes of the covariances, by block power steps from a fixed start."""
    width = len(spread)
    own = (both.max(axis=1, initial=0.0) * spread)[:, None]
    axes = orthonormal(np.random.default_rng(0).standard_normal((width, AXES)))
    for _ in range(START_STEPS):
        axes = orthonormal(product(scatter, axes, bits=BITS) + own * axes)
    along = np.einsum("ja,ja->a", axes, product(scatter, axes, bits=BITS))
    squares = axes * axes
    weight = np.einsum("ja,ja->a", squares, product(both, squares, bits=BITS))
    return np.asarray(axes * np.sqrt(np.maximum(along / (weight + 1e-9), 1e-3)))


def orthonormal(axes: Floats) -> Floats:
    """The same space, spanned by axes of length 1 at right angles; an axis without length stays 0."""
    kept: list[Floats] = []
    for axis in axes.T:
        left = axis
        for other in kept:
            left = left - np.einsum("j,j->", left, other) * other
        length = np.sqrt(np.einsum("j,j->", left, left))
        kept.append(left / length if length > 1e-12 else np.zeros_like(left))
    return np.stack(kept, axis=1)


def pairs_of(values: Floats) -> Floats:
    """Products of the columns, each pair once: (n, 4) gives (n, 10)."""
    return np.stack([values[:, a] * values[:, b] for a, b in PAIRS], axis=1)


def symmetric(pairs: Floats) -> Floats:
    """The other way: (n, 10) gives symmetric matrices (n, 4, 4)."""
    full = np.empty((len(pairs), AXES, AXES))
    for place, (a, b) in enumerate(PAIRS):
        full[:, a, b] = full[:, b, a] = pairs[:, place]
    return full


def turned(base: Floats, loading: Floats, noise: Floats, seen: Floats | Ints) -> Loadings:
    """The same model along its own axes: strongest first, the largest loading of each positive."""
    share = seen / max(float(seen.sum()), 1.0)
    gram = np.einsum("ja,j,jb->ab", loading, share, loading)
    strength, axes = np.linalg.eigh(gram)
    along = np.einsum("ja,ab->jb", loading, axes[:, ::-1])
    largest = along[np.argmax(np.round(np.abs(along), 9), axis=0), np.arange(AXES)]
    return Loadings(base, along * np.where(largest < 0, -1.0, 1.0), noise, np.maximum(strength[::-1], 0.0))
