"""Which statement to show next, drawn with a known chance; exposure.py tells what the log of showings is good for.

A statement is worth showing when its vote tells much about how uniting or dividing it is among people like this one,
when it tells much about where this person stands, and when few have seen it. A quarter of the chance is spread evenly,
so that every statement keeps at least 1 / (4 x live statements).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from samenplan.debate.engine.arrays import Flags, Floats, Ints
from samenplan.debate.engine.bridging import BINS, DOUBT, bins_along, tally
from samenplan.debate.engine.factors import AXES
from samenplan.debate.engine.result import DebateResult
from samenplan.debate.engine.votes import Table, Votes, table

EVENLY, NOVELTY, HALF_KNOWN = 0.25, 3.0, 10.0


@dataclass(frozen=True, slots=True, eq=False)
class Router:
    """What is needed to draw quickly: made once per result. `numbers` (T,) are its statements; arrays (B, T), (T,)."""

    result: DebateResult
    borders: Floats
    gain: Floats
    seen: Ints

    @classmethod
    def of(cls, result: DebateResult, votes: Votes) -> "Router":
        """From a result and the votes it was made of."""
        live: Table = table(votes).live()
        placed = result.people.group >= 0
        bins = bins_along(result.positions.mean[:, 0], placed)
        counts = tally(live, bins, BINS)
        agree = (counts.agree + 1) / (counts.seen + 2)
        gain = (1 - agree) / agree * (1 / (counts.seen + DOUBT) - 1 / (counts.seen + DOUBT + 1))
        high = np.maximum(result.statements.bridging.united.high, result.statements.bridging.divided.high)
        first = result.positions.mean[:, 0]
        borders = [first[bins >= edge].min() if (bins >= edge).any() else np.inf for edge in range(1, BINS)]
        return cls(result, np.array(borders), gain * high, result.statements.agree + _others(result))


def _others(result: DebateResult) -> Ints:
    return result.statements.disagree + result.statements.passed


def chances(router: Router, ballot: Mapping[int, int], accepted: Iterable[int]) -> tuple[Sequence[int], Floats]:
    """The accepted statements this person has not voted on, and the chance of each; the chances add up to 1."""
    candidates = sorted(set(accepted) - set(ballot))
    if not candidates:
        return (), np.zeros(0)
    place = {int(number): column for column, number in enumerate(router.result.statements.numbers)}
    columns = np.array([place.get(number, -1) for number in candidates])
    known = columns >= 0
    mean, left = _stance(router.result, ballot, place)
    bin_ = int(np.searchsorted(router.borders, mean[0], "right"))
    about_statement = _relative(router.gain[bin_], columns, known)
    about_person = _relative(_told(router.result, left), columns, known)
    seen = np.where(known, router.seen[columns], 0) if len(router.seen) else np.zeros(len(columns))
    worth = (about_statement + about_person) * (1 + NOVELTY * 2.0 ** (-seen / HALF_KNOWN))
    return candidates, EVENLY / len(candidates) + (1 - EVENLY) * worth / worth.sum()


def next_statement(
    router: Router, ballot: Mapping[int, int], accepted: Iterable[int], random: np.random.Generator
) -> tuple[int, float] | None:
    """A statement to show and the chance it had, to be kept in the log; None when this person has seen all."""
    candidates, chance = chances(router, ballot, accepted)
    if not candidates:
        return None
    drawn = int(random.choice(len(candidates), p=chance))
    return candidates[drawn], float(chance[drawn])


def _stance(result: DebateResult, ballot: Mapping[int, int], place: Mapping[int, int]) -> tuple[Floats, Floats]:
    """Where the person of this ballot stands, and the covariance of that: (4,) and (4, 4)."""
    columns = [place[number] for number in ballot if number in place]
    votes = np.array([vote for number, vote in ballot.items() if number in place], dtype=np.float64)
    loading, noise = result.model.loading[columns], result.model.noise[columns]
    left = np.linalg.inv(np.eye(AXES) + np.einsum("ja,j,jb->ab", loading, 1 / noise, loading))
    pull = np.einsum("ja,j->a", loading, (votes - result.model.base[columns]) / noise)
    return np.einsum("ab,b->a", left, pull), left


def _told(result: DebateResult, left: Floats) -> Floats:
    """How much a vote on each statement would narrow down the person's place, (T,)."""
    along = np.einsum("ja,ab->jb", result.model.loading, left)
    variance = result.model.noise + np.einsum("ja,ja->j", along, result.model.loading)
    return np.asarray(np.einsum("jb,b->j", along * along, result.model.strength) / variance)


def _relative(worth: Floats, columns: Ints, known: Flags) -> Floats:
    """Worth of the candidates around 1; a statement without votes is worth as much as the best."""
    if not known.any():
        return np.ones(len(columns))
    found = worth[columns[known]]
    average = float(found.mean())
    if average <= 0:
        return np.ones(len(columns))
    filled = np.full(len(columns), float(found.max()))
    filled[known] = found
    return filled / average
