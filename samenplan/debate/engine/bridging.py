"""What unites and what divides: agreement along the first axis of opinion, without needing groups.

People are divided over four equal bins along the first axis. In every bin the share that agrees is drawn towards what
the map predicts there, as if 20 more people had voted so; the score is the geometric mean over the bins, so that one
side cannot outvote the other. Statements are ranked by the lower end of the 90 % interval: a high score on few votes
has to wait.
"""

from dataclasses import dataclass

import numpy as np

from samenplan.debate.engine.arrays import Flags, Floats, Ints, normal_share
from samenplan.debate.engine.factors import AXES, PAIRS, Loadings, symmetric
from samenplan.debate.engine.intervals import Z90
from samenplan.debate.engine.positions import Positions
from samenplan.debate.engine.votes import Table

BINS, DRAWN, DOUBT = 4, 20.0, 4.0
LEAST_PER_SIDE = 5
AT_ONCE = 500_000


@dataclass(frozen=True, slots=True, eq=False)
class Score:
    """A value per statement with the ends of its 90 % interval; (T,) each, 0 to 1."""

    value: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Votes per part of the people (B bins or G groups) and statement: (B, T) each."""

    agree: Ints
    disagree: Ints
    passed: Ints

    @property
    def seen(self) -> Ints:
        return self.agree + self.disagree + self.passed


@dataclass(frozen=True, slots=True, eq=False)
class Bridging:
    """`united` in agreeing and `rejected` in disagreeing, over the bins; `divided` the gap between the two sides.

    `supported` (T,) tells whether each side cast enough votes to speak of either.
    """

    united: Score
    rejected: Score
    divided: Score
    supported: Flags


def tally(table: Table, part: Ints, parts: int) -> Tally:
    """Counts per part; `part` (P,) is -1 for people who are in none."""
    width = len(table.statements)
    start, counts = (part + 1) * (3 * width), np.zeros((parts + 1) * width * 3, dtype=np.int64)
    for first in range(0, len(table.rows), AT_ONCE):
        cell = start[table.rows[first : first + AT_ONCE]]
        cell += table.cells[first : first + AT_ONCE]
        counts += np.bincount(cell, minlength=len(counts))
    counts = counts.reshape(parts + 1, width, 3)[1:]
    return Tally(counts[..., 2], counts[..., 0], counts[..., 1])


def bins_along(first: Floats, placed: Flags, parts: int = BINS) -> Ints:
    """Equal bins of the placed people by their place on the first axis, the same for the same place; -1 the others."""
    bins = np.full(len(first), -1, dtype=np.int64)
    here = first[placed]
    if here.size:
        cuts = [here.size * part // parts for part in range(1, parts)]
        near = sorted({min(max(place, 0), here.size - 1) for cut in cuts for place in (cut - 1, cut)})
        ordered = np.partition(here, near) if near else here  # the rest need not be in order
        found = [_start_of(here, ordered, part, parts) for part in range(1, parts)]
        bins[placed] = sum(((here >= start).astype(np.int64) for start in found), np.zeros(here.size, dtype=np.int64))
    return bins


def _start_of(here: Floats, ordered: Floats, part: int, parts: int) -> float:
    """From which place on people are in this part: that of the first whose middle rank is past the border.

    On the border: outwards, so that mirrored votes give mirrored bins.
    """
    cut = here.size * part // parts
    for place in (max(cut - 1, 0), min(cut, here.size - 1)):
        value = ordered[place]
        middle = (np.count_nonzero(here < value) + np.count_nonzero(here <= value)) * parts  # twice, times all
        border = 2 * here.size * part
        if middle > border or (middle == border and value >= 0):
            return float(value)
    return float(here[here > value].min(initial=np.inf))


def bridging(table: Table, found: Positions, model: Loadings, placed: Flags) -> Bridging:
    """Scores of every statement; `placed` (P,) are the people whose place is known well enough."""
    bins = bins_along(found.mean[:, 0], placed)
    counts = tally(table, bins, BINS)
    present = np.bincount(bins + 1, minlength=BINS + 1)[1:] > 0
    forward, backward = expected(found, model, bins, counts)
    agree = (counts.agree + DRAWN * forward) / (counts.seen + DRAWN)
    disagree = (counts.disagree + DRAWN * backward) / (counts.seen + DRAWN)
    half = BINS // 2
    sides = np.stack([counts.seen[:half].sum(axis=0), counts.seen[half:].sum(axis=0)])
    return Bridging(
        _geometric(agree[present], counts.seen[present]),
        _geometric(disagree[present], counts.seen[present]),
        _gap(agree - disagree, counts),
        np.asarray((sides >= LEAST_PER_SIDE).all(axis=0)),
    )


def expected(found: Positions, model: Loadings, part: Ints, counts: Tally) -> tuple[Floats, Floats]:
    """Which share of each part of the people would agree, and disagree, by the map; (B, T) each. -1 is no part."""
    parts = len(counts.agree)
    size = np.maximum(np.bincount(part + 1, minlength=parts + 1)[1:], 1)

    def mean(values: Floats) -> Floats:
        return np.bincount(part + 1, values, minlength=parts + 1)[1:] / size

    middle = np.stack([mean(found.mean[:, axis]) for axis in range(AXES)], axis=1)
    around = [
        mean(found.covariance[:, place] + found.mean[:, a] * found.mean[:, b]) - middle[:, a] * middle[:, b]
        for place, (a, b) in enumerate(PAIRS)
    ]
    spread = symmetric(np.stack(around, axis=1))
    vote = model.base + np.einsum("ba,ja->bj", middle, model.loading)
    variance = model.noise + np.einsum("ja,bac,jc->bj", model.loading, spread, model.loading)
    forward = normal_share(vote / np.sqrt(np.maximum(variance, 1e-6)))
    spoke = (counts.agree + counts.disagree).sum(axis=0)
    opinion = (spoke + 1) / (counts.seen.sum(axis=0) + 1.5)
    return forward * opinion, (1 - forward) * opinion


def _geometric(share: Floats, seen: Ints) -> Score:
    """Geometric mean over the bins; the interval by the spread of the logarithms."""
    if not len(share):
        nothing = np.zeros(share.shape[1])
        return Score(nothing, nothing, nothing)
    share = np.maximum(share, 1e-6)
    middle = np.log(share).mean(axis=0)
    spread = np.sqrt(((1 - share) / share / (seen + DOUBT)).sum(axis=0)) / len(share)
    return Score(np.exp(middle), np.exp(middle - Z90 * spread), np.minimum(np.exp(middle + Z90 * spread), 1.0))


def _gap(lean: Floats, counts: Tally) -> Score:
    """How far the two sides lie apart in what they vote, 0 to 1, whichever side agrees."""
    half = BINS // 2
    gap = (lean[half:].mean(axis=0) - lean[:half].mean(axis=0)) / 2
    variance = np.maximum(1 - lean * lean, 0.05) / (counts.seen + DOUBT)
    reach = Z90 * np.sqrt(variance.sum(axis=0)) / BINS
    size = np.abs(gap)
    return Score(size, np.maximum(size - reach, 0.0), np.minimum(size + reach, 1.0))
