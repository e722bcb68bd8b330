"""Votes that look organised: shown to a moderator with their effect, never taken out by themselves.

Two kinds of signs. Ballots that are (nearly) the same over many statements while such a likeness is very unlikely
from how people in that corner of the map vote; and people who arrive in a burst and agree more than sets of people
drawn at random. `report` says what the outcome is with every cluster and with each counted as one person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

import numpy as np

from samenplan.debate.engine.arrays import Floats, Ints, shuffled
from samenplan.debate.engine.bridging import BINS, bins_along, tally
from samenplan.debate.engine.campaigns import Moments, campaign_bits
from samenplan.debate.engine.computing import debate
from samenplan.debate.engine.result import DebateResult
from samenplan.debate.engine.twins import alike_pairs, joined
from samenplan.debate.engine.votes import Table, Votes, table

LEAST_SHARED, LEAST_OVERLAP, MOST_DIFFERENT = 7, 0.85, 0.05
LEAST_BITS, COUPLE_BITS, SEEN_WORTH = 16.0, 5.0, 0.5
BURST_PEOPLE, BURST_RATE, DRAWS, LEAST_Z = 10, 10.0, 200, 6.0
TOP = 10


class Sign(StrEnum):
    """Why people form a cluster."""

    SAME_BALLOTS = "same ballots"
    BURST = "burst"


@dataclass(frozen=True, slots=True)
class Cluster:
    """People whose votes look organised. `people` in order of their first vote, so the first may be the original."""

    sign: Sign
    people: tuple[int, ...]
    strength: float

    @property
    def surplus(self) -> tuple[int, ...]:
        """Everyone but the first: who is left out when the cluster counts as one person."""
        return self.people[1:]


@dataclass(frozen=True, slots=True)
class Effect:
    """The most uniting statements with a cluster as it is, and with it counted as one person."""

    cluster: Cluster
    with_all: tuple[int, ...]
    counted_once: tuple[int, ...]

    @property
    def changed(self) -> int:
        """How many of the top ten change."""
        return len(set(self.with_all) - set(self.counted_once))


def clusters(votes: Votes, result: DebateResult | None = None) -> tuple[Cluster, ...]:
    """People with nearly equal ballots, the largest set first. A sign, no proof."""
    live = table(votes).live()
    if not len(live.people):
        return ()
    first = _first_moments(votes, live)
    found = [
        Cluster(Sign.SAME_BALLOTS, _by_arrival(live, rows, first), round(bits, 1))
        for rows, bits in _twins(live, Moments.of(votes, live), result or debate(votes))
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.people), each.people)))


def bursts(votes: Votes) -> tuple[Cluster, ...]:
    """People who came in a burst and agree much. A shared link does the same, so this only tells where to look."""
    live = table(votes).live()
    return tuple(_bursts(live, _first_moments(votes, live)))


def counted_once(votes: Votes, found: Iterable[Cluster]) -> Votes:
    """The votes with every cluster counted as one person."""
    surplus = {person for cluster in found for person in cluster.surplus}
    return votes.of_people(np.array(sorted(surplus), dtype=np.int64), inside=False)


def report(votes: Votes, found: Sequence[Cluster], seed: int = 0) -> tuple[Effect, ...]:
    """For every cluster the outcome with it, and with it counted as one person."""
    whole = _top(debate(votes, seed))
    effects = []
    for cluster in found:
        without = votes.of_people(np.array(cluster.surplus, dtype=np.int64), inside=False)
        effects.append(Effect(cluster, whole, _top(debate(without, seed))))
    return tuple(effects)


def _top(result: DebateResult) -> tuple[int, ...]:
    return tuple(int(number) for number in result.statements.numbers[result.statements.uniting[:TOP]])


def _first_moments(votes: Votes, live: Table) -> Ints:
    """When each person of the table first voted; in order of coming when no time was kept."""
    order = np.arange(len(votes.person)) if not votes.time.any() else votes.time
    place = np.searchsorted(live.people, votes.person)
    inside = (place < len(live.people)) & (live.people[np.minimum(place, len(live.people) - 1)] == votes.person)
    first = np.full(len(live.people), np.iinfo(np.int64).max)
    np.minimum.at(first, place[inside], order[inside])
    return first


def _by_arrival(live: Table, rows: Ints, first: Ints) -> tuple[int, ...]:
    ordered = rows[np.lexsort((live.people[rows], first[rows]))]
    return tuple(int(person) for person in live.people[ordered])


def _twins(live: Table, moments: Moments, found: DebateResult) -> list[tuple[Ints, float]]:
    """Sets of rows with nearly equal ballots that people of that bin would hardly have by chance; and how unlikely.

    Of so many people, m with the same ballot by chance are to be expected people^m / m! x 2^(-bits (m - 1)) times;
    a set is kept when that is under one in fifty thousand. Couples of which that cannot be said are kept when they
    take part in a campaign.
    """
    pairs = alike_pairs(live, _surprise(live, found))
    bits = pairs.bits - pairs.different * np.log2(2.0 * np.maximum(pairs.shared, 1))
    enough = (
        (pairs.shared >= LEAST_SHARED)
        & (pairs.shared >= LEAST_OVERLAP * pairs.either)
        & (pairs.different <= np.maximum(1, MOST_DIFFERENT * pairs.shared))
        & (bits >= COUPLE_BITS)
    )
    pairs = replace(pairs, bits=bits).of(enough)
    people = np.log2(max(len(live.people), 2))
    sets = [
        (rows, told)
        for rows, weakest in joined(pairs)
        if (told := float((len(rows) - 1) * weakest - len(rows) * people + log2_factorial(len(rows)))) >= LEAST_BITS
    ]
    there = np.concatenate([np.zeros(0, dtype=np.int64), *[rows for rows, _ in sets]])
    rest = replace(pairs, bits=campaign_bits(live, moments, pairs))
    is_new = ~(np.isin(rest.one, there) & np.isin(rest.other, there))
    return sets + joined(rest.of((rest.bits >= LEAST_BITS) & is_new))


def log2_factorial(count: int) -> float:
    return float(np.log2(np.arange(1, count + 1)).sum())


def _surprise(live: Table, found: DebateResult) -> Floats:
    """Per vote in the table how unlikely it is in the person's bin, in bits; (n,).

    That someone voted on a statement at all tells something too; half as much as it seems, since people who come at
    the same time see the same statements.
    """
    bins = bins_along(found.positions.mean[:, 0], found.people.certainty > 0)
    counts = tally(live, bins, BINS)
    chance = (np.stack([counts.disagree, counts.passed, counts.agree]) + 1) / (counts.seen + 3)
    of_vote = bins[live.rows]
    told = np.where(of_vote >= 0, -np.log2(chance[live.values.astype(np.int64) + 1, of_vote, live.columns]), 0.0)
    met = np.bincount(live.columns, minlength=len(live.statements)) / len(live.people)
    return np.asarray(told - SEEN_WORTH * np.log2(met)[live.columns])


def _bursts(live: Table, first: Ints) -> list[Cluster]:
    """People who came many times faster after each other than usual, and agree more than people drawn at random."""
    order = np.lexsort((live.people, first))
    gaps = np.diff(first[order]).astype(np.float64)
    usual = float(np.median(gaps)) if gaps.size else 0.0
    if usual <= 0:
        return []
    edges = np.flatnonzero(np.concatenate([[True], gaps > usual / BURST_RATE, [True]]))
    runs = [order[start:end] for start, end in pairwise(edges) if end - start >= BURST_PEOPLE]
    scored = [(rows, _excess(live, rows)) for rows in runs]
    return [Cluster(Sign.BURST, _by_arrival(live, rows, first), round(z, 1)) for rows, z in scored if z >= LEAST_Z]


def _excess(live: Table, rows: Ints) -> float:
    """By how many standard deviations these people agree more than sets as large drawn at random."""
    width = len(live.statements)
    seen_by_all = np.maximum(np.bincount(live.columns, minlength=width), 1)
    middle = np.bincount(live.columns, live.values, minlength=width) / seen_by_all
    off = live.values - middle[live.columns]

    def together(chosen: Ints) -> float:
        inside = np.zeros(len(live.people), dtype=bool)
        inside[chosen] = True
        kept = inside[live.rows]
        sums = np.bincount(live.columns[kept], off[kept], minlength=width)
        seen = np.bincount(live.columns[kept], minlength=width)
        couples = max(int((seen * (seen - 1)).sum()), 1)
        return float((sums * sums).sum() - (off[kept] ** 2).sum()) / couples

    drawn = [together(np.argsort(shuffled(live.people, turn), kind="stable")[: len(rows)]) for turn in range(DRAWS)]
    spread = float(np.std(drawn))
    return (together(rows) - float(np.mean(drawn))) / spread if spread > 0 else 0.0
