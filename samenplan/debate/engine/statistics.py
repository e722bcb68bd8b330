"""What each group thinks of each statement, with intervals, and which differences are more than chance.

A group is found from votes; looking at those same votes for differences would find them everywhere, and intervals
would be too narrow. So for every vote the person is placed, and grouped, by all his other votes.
"""

from dataclasses import dataclass, replace

import numpy as np

from samenplan.debate.engine.arrays import Floats, Ints, Small
from samenplan.debate.engine.assigning import fit, some_rows
from samenplan.debate.engine.bridging import Tally, tally
from samenplan.debate.engine.compat.representative import difference_test
from samenplan.debate.engine.factors import AXES, PAIRS
from samenplan.debate.engine.groups import Grouping
from samenplan.debate.engine.intervals import both_tails, false_discovery, share_interval
from samenplan.debate.engine.mapping import Mapped
from samenplan.debate.engine.positions import Positions

FALSE_FINDS, SHOWN, AT_ONCE, DRAWN = 0.10, 5, 16_384, 20.0


@dataclass(frozen=True, slots=True, eq=False)
class GroupFigures:
    """Per group and statement (G, T): votes, the share that agrees with the ends of its 90 % interval, and tests.

    `more_agree` and `more_disagree` are how much larger the share is than among the others, each vote with its
    person grouped by all other votes; `agree_false` and `disagree_false` the share of false finds (q values).
    """

    votes: Tally
    share: Floats
    low: Floats
    high: Floats
    more_agree: Floats
    more_disagree: Floats
    agree_false: Floats
    disagree_false: Floats

    def significant(self, group: int) -> tuple[tuple[int, bool], ...]:
        """At most five columns that set this group apart, with whether it agrees; the largest difference first."""
        found = [
            (float(more[group, column]), int(column), agrees)
            for more, doubt, agrees in (
                (self.more_agree, self.agree_false, True),
                (self.more_disagree, self.disagree_false, False),
            )
            for column in np.flatnonzero((doubt[group] <= FALSE_FINDS) & (more[group] > 0))
        ]
        found.sort(key=lambda each: (-each[0], each[1]))
        return tuple((column, agrees) for _, column, agrees in found[:SHOWN])


def group_figures(found: Mapped) -> GroupFigures:
    """For the groups that were found, one or more."""
    votes = tally(found.table, found.groups.labels, found.groups.k)
    apart, shift = blind_tally(found) if found.groups.grouping is Grouping.STABLE else (votes, 0.0)
    low, high = (np.clip(each + shift, 0.0, 1.0) for each in share_interval(apart.agree, apart.seen))
    share = np.clip((apart.agree + 1) / (apart.seen + 2) + shift, 0.0, 1.0)
    agree, agree_z = _against_others(apart.agree, apart.seen)
    disagree, disagree_z = _against_others(apart.disagree, apart.seen)
    doubt = false_discovery(both_tails(np.stack([agree_z, disagree_z])))
    return GroupFigures(votes, share, low, high, agree, disagree, doubt[0], doubt[1])


def blind_tally(found: Mapped) -> tuple[Tally, Floats]:
    """Votes per group and statement, the person of each vote grouped by all other votes; and how much the share
    moves (G, T) when the members who did not vote on a statement are counted by where they stand."""
    found = _enough(found)
    table, width, k = found.table, len(found.table.statements), found.groups.k
    counts, sums = np.zeros(k * width * 3, dtype=np.int64), np.zeros((AXES, k * width))
    fits, way, known = fit(table, found.groups.way), found.groups.way, _Known.of(found)
    placed = np.flatnonzero((found.groups.labels >= 0)[table.rows])
    for first in range(0, len(placed), AT_ONCE):
        part = placed[first : first + AT_ONCE]
        rows, columns, cells = table.rows[part], table.columns[part], table.cells[part]
        labels = (fits.take(rows, axis=1) - way.take(cells, axis=1)).argmax(axis=0)
        counts += np.bincount(labels * (3 * width) + cells, minlength=len(counts))
        for axis, mean in enumerate(_without_own_vote(known, rows, columns, table.values[part])):
            sums[axis] += np.bincount(labels * width + columns, mean, minlength=k * width)
    shaped = counts.reshape(k, width, 3)
    apart = Tally(shaped[..., 2], shaped[..., 0], shaped[..., 1])
    return apart, _shift(found, apart, sums.reshape(AXES, k, width))


def _enough(found: Mapped) -> Mapped:
    """Of a very large debate only some people, the same in any order; intervals are then wider than need be."""
    rows = some_rows(found.table)
    if len(rows) == len(found.table.people):
        return found
    part = Positions(found.found.mean[rows], found.found.covariance[rows])
    groups = replace(found.groups, labels=found.groups.labels[rows])
    return Mapped(found.table.of_rows(rows), found.model, part, groups)


def _shift(found: Mapped, apart: Tally, sums: Floats) -> Floats:
    """The slope of agreement at the middle of the group, times how far its voters stand from that middle."""
    labels, seen = found.groups.labels, np.maximum(apart.seen, 1)
    size = np.maximum(np.bincount(labels + 1, minlength=found.groups.k + 1)[1:], 1)
    moved, latent = np.zeros(apart.seen.shape), np.tile(found.model.base, (found.groups.k, 1))
    for axis in range(AXES):
        middle = np.bincount(labels + 1, found.found.mean[:, axis], minlength=found.groups.k + 1)[1:] / size
        moved += (middle[:, None] - sums[axis] / seen) * found.model.loading[:, axis]
        latent += middle[:, None] * found.model.loading[:, axis]
    spread = np.sqrt(found.model.noise)
    slope = np.exp(-((latent / spread) ** 2) / 2) / (spread * np.sqrt(2 * np.pi))
    return np.where(apart.seen > 0, slope * moved * seen / (seen + DRAWN), 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """What the map knows, each axis in one piece of memory: `mean` (4, P), `covariance` (10, P), `loading` (4, T)."""

    mean: Floats
    covariance: Floats
    loading: Floats
    base: Floats
    noise: Floats

    @classmethod
    def of(cls, found: Mapped) -> "_Known":
        parts = (found.found.mean, found.found.covariance, found.model.loading)
        mean, covariance, loading = (np.ascontiguousarray(each.T) for each in parts)
        return cls(mean, covariance, loading, found.model.base, found.model.noise)


def _without_own_vote(known: _Known, rows: Ints, columns: Ints, votes: Small) -> Floats:
    """Where the person of each of these votes stands, had the vote not been cast; (4, n).

    Taking one vote out of a posterior moves its mean by C w r / (noise - w' C w), with r what the vote is off.
    """
    mean, covariance = known.mean.take(rows, axis=1), known.covariance.take(rows, axis=1)
    loading = known.loading.take(columns, axis=1)
    pull = np.zeros((AXES, len(rows)))
    for place, (a, b) in enumerate(PAIRS):
        pull[a] += covariance[place] * loading[b]
        if a != b:
            pull[b] += covariance[place] * loading[a]
    off = votes - known.base[columns] - np.einsum("an,an->n", mean, loading)
    step = off / np.maximum(known.noise[columns] - np.einsum("an,an->n", pull, loading), 1e-3)
    pull *= step
    mean -= pull
    return mean


def _against_others(count: Ints, seen: Ints) -> tuple[Floats, Floats]:
    """How much larger each group's share is than that of all others together, and its z; (G, T)."""
    ours, trials = count.astype(np.float64), seen.astype(np.float64)
    others, their_trials = ours.sum(axis=0) - ours, trials.sum(axis=0) - trials
    larger = (ours + 1) / (trials + 2) - (others + 1) / (their_trials + 2)
    z = difference_test((ours, trials), (others, their_trials))
    return larger, np.where((trials > 0) & (their_trials > 0), z, 0.0)
