"""What each group thinks of each statement, with intervals, and which differences are more than chance.

A group is found from votes; testing those same votes for differences would find them everywhere. So the statements
are split in two halves: on the statements of one half, people are grouped by their votes on the other half only.
"""

from dataclasses import dataclass

import numpy as np

from samenplan.debate.engine.arrays import Flags, Floats, Ints, shuffled
from samenplan.debate.engine.bridging import Tally, tally
from samenplan.debate.engine.compat.representative import difference_test
from samenplan.debate.engine.groups import Grouping, certainty, places
from samenplan.debate.engine.intervals import both_tails, false_discovery, share_interval
from samenplan.debate.engine.lloyd import nearest
from samenplan.debate.engine.mapping import Mapped
from samenplan.debate.engine.positions import positions

FALSE_FINDS, SHOWN, LEAST_CERTAIN = 0.10, 5, 1 / 5


@dataclass(frozen=True, slots=True, eq=False)
class GroupFigures:
    """Per group and statement (G, T): votes, the share that agrees with the ends of its 90 % interval, and tests.

    `more_agree` and `more_disagree` are how much larger the share is than among the others, by votes that played no
    part in the grouping; `agree_false` and `disagree_false` the share of false finds to reckon with (q values).
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


def group_figures(found: Mapped, seed: int) -> GroupFigures:
    """For the groups that were found, one or more."""
    votes = tally(found.table, found.groups.labels, found.groups.k)
    low, high = share_interval(votes.agree, votes.seen)
    share = (votes.agree + 1) / (votes.seen + 2)
    apart = _blind_tally(found, seed) if found.groups.grouping is Grouping.STABLE else votes
    agree, agree_z = _against_others(apart.agree, apart.seen)
    disagree, disagree_z = _against_others(apart.disagree, apart.seen)
    doubt = false_discovery(both_tails(np.stack([agree_z, disagree_z])))
    return GroupFigures(votes, share, low, high, agree, disagree, doubt[0], doubt[1])


def _blind_tally(found: Mapped, seed: int) -> Tally:
    """Votes per group, each statement with people grouped by their votes on the other half of the statements."""
    half = (shuffled(found.table.statements, seed) & np.uint64(1)).astype(bool)
    one, other = (tally(found.table, _blind_labels(found, ~each), found.groups.k) for each in (half, ~half))

    def joined(ours: Ints, theirs: Ints) -> Ints:
        return np.where(half, ours, theirs)

    return Tally(joined(one.agree, other.agree), joined(one.disagree, other.disagree), joined(one.passed, other.passed))


def _blind_labels(found: Mapped, using: Flags) -> Ints:
    part = positions(found.table, found.model, using)
    labels = nearest(places(part, found.model)[None], found.groups.centers[None])[0][0]
    return np.where(certainty(part, found.model) >= LEAST_CERTAIN, labels, -1)


def _against_others(count: Ints, seen: Ints) -> tuple[Floats, Floats]:
    """How much larger each group's share is than that of all others together, and its z; (G, T)."""
    ours, trials = count.astype(np.float64), seen.astype(np.float64)
    others, their_trials = ours.sum(axis=0) - ours, trials.sum(axis=0) - trials
    larger = (ours + 1) / (trials + 2) - (others + 1) / (their_trials + 2)
    z = difference_test((ours, trials), (others, their_trials))
    return larger, np.where((trials > 0) & (their_trials > 0), z, 0.0)
