"""One vote that many near copies have in common, and the ballots they are near to have not.

Two people may have nearly the same ballot by chance, above all when it is short. But then what one has more than the
other is now this, now that. When it is the same vote on the same statement with many, the copies were made for it.
"""

from dataclasses import dataclass

import numpy as np

from samenplan.debate.engine.arrays import Flags, Floats, Ints
from samenplan.debate.engine.twins import Pairs
from samenplan.debate.engine.votes import Table, Votes

MOST_CHANCE = 0.05  # of the people in a campaign, how many are expected in it by chance


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """When each person last voted (P,), and when each statement first got a vote (T,)."""

    last: Ints
    began: Ints

    @classmethod
    def of(cls, votes: Votes, live: Table) -> "Moments":
        """Of the live votes; in order of coming when no time was kept."""
        order = votes.time if votes.time.any() else np.arange(len(votes.person))
        row, column = np.searchsorted(live.people, votes.person), np.searchsorted(live.statements, votes.statement)
        row, column = np.minimum(row, len(live.people) - 1), np.minimum(column, len(live.statements) - 1)
        inside = (live.people[row] == votes.person) & (live.statements[column] == votes.statement)
        last, began = np.full(len(live.people), -1), np.full(len(live.statements), np.iinfo(np.int64).max)
        np.maximum.at(last, row[inside], order[inside])
        np.minimum.at(began, column[inside], order[inside])
        return cls(last, began)


def campaign_bits(live: Table, moments: Moments, pairs: Pairs) -> Floats:
    """For each couple how unlikely the campaign that one of the two takes part in is, in bits; 0 for none.

    Each person counts once, with the nearest ballot to his. What he has beyond it would by chance be this vote or
    that, see `_by_chance`. Many more of one is a campaign (Chernoff's bound on Poisson's tail, times the number of
    votes it could have been).
    """
    found, nearest = np.zeros(len(pairs.one)), nearest_ballots(pairs)
    cells = 3 * len(live.statements)
    share = _share(live, moments)
    times, expected = np.zeros(cells, dtype=np.int64), np.zeros(cells)
    more: list[Ints] = []
    for row, (other, _) in nearest.items():
        beyond = _votes_beyond(live, row, other)
        more.append(beyond)
        times[beyond] += 1
        was_there = np.asarray(moments.began <= int(moments.last[other]))
        expected += _by_chance(beyond, np.repeat(was_there, 3), share)
    bits = unlikely(times, expected) - np.log2(max(int(np.count_nonzero(share)), 1))
    bits[expected > MOST_CHANCE * times] = 0.0
    for (_, couple), beyond in zip(nearest.values(), more, strict=True):
        found[couple] = max(found[couple], float(bits[beyond].max(initial=0.0)))
    return found


def _share(live: Table, moments: Moments) -> Floats:
    """Of the people who were there after a statement got its first vote, how many cast each vote on it; (3 T,)."""
    still = len(live.people) - np.searchsorted(np.sort(moments.last), moments.began)
    cast = np.bincount(live.cells, minlength=3 * len(live.statements))
    return np.asarray(cast / np.repeat(np.maximum(still, 1), 3))


def _by_chance(beyond: Ints, was_there: Flags, share: Floats) -> Floats:
    """How often each vote is to be expected among as many votes that one has and the other not; (3 T,).

    On a statement that was there (3 T,) before the other left: as often as one of two people has it and the other
    not. On a newer one: as often as anybody has it. So a new statement that everyone votes on is no campaign.
    """
    weights = np.where(was_there, share * (1 - share), share)
    expected = np.zeros(len(share))
    for those in (was_there, ~was_there):
        count = np.count_nonzero(those[beyond])
        expected += np.where(those, weights, 0.0) * (count / max(float(weights[those].sum()), 1e-12))
    return expected


def unlikely(times: Ints, expected: Floats) -> Floats:
    """How unlikely so many are where so few are expected, in bits; no less than this."""
    share = expected / np.maximum(times, 1)
    natural = np.where(times > 0, times * (share - 1 - np.log(np.maximum(share, 1e-300))), 0.0)
    return np.where(times > expected, natural / np.log(2), 0.0)


def nearest_ballots(pairs: Pairs) -> dict[int, tuple[int, int]]:
    """For everyone in these couples whose ballot is nearest to his, and in which couple that is."""
    best: dict[int, tuple[int, int]] = {}
    for couple in np.lexsort((pairs.other, pairs.one, -pairs.bits)).tolist():
        one, other = int(pairs.one[couple]), int(pairs.other[couple])
        best.setdefault(one, (other, couple))
        best.setdefault(other, (one, couple))
    return best


def _votes_beyond(live: Table, row: int, other: int) -> Ints:
    """The votes (cells) of one that the other has not."""
    mine, theirs = (live.cells[live.starts[each] : live.starts[each + 1]] for each in (row, other))
    return np.setdiff1d(mine, theirs, assume_unique=True)
