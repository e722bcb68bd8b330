"""Agreement corrected for who was shown a statement: a vote counts the more, the less likely its person was to see it.

The log holds the chance of each draw, not the chance that somebody ever saw a statement. That follows from it: when a
statement had r times an even chance at its own draw, it is taken to have had r times an even chance at each draw of
that person; the chance that it never came is the product of what those leave. Where draws are even it is exact (K of
T statements seen: K / T), and who saw everything counts as one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from samenplan.debate.engine.arrays import Flags, Floats, Ints
from samenplan.debate.engine.intervals import share_interval
from samenplan.debate.engine.votes import Votes, table

CERTAIN = 1e-9


class Showing(NamedTuple):
    """A statement shown to a person, with the chance it had; `time` rises with each draw of a person."""

    person: int
    statement: int
    chance: float
    time: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """A share that agrees, with the ends of its 90 % interval, and the votes that it is worth."""

    value: float
    low: float
    high: float
    votes: float


@dataclass(frozen=True, slots=True)
class Weighted:
    """A statement as voted, and with each vote weighted; over the votes of which the draw is known.

    `weighted.votes` is the weights' effective sample size: so many votes of equal weight tell as much.
    """

    statement: int
    plain: Share
    weighted: Share

    @property
    def changes(self) -> bool:
        """Whether the weights move the share further than chance may have moved it."""
        return abs(self.weighted.value - self.plain.value) > (self.plain.high - self.plain.low) / 2


def weighted_agreement(votes: Votes, showings: Iterable[Showing]) -> tuple[Weighted, ...]:
    """Every live statement that has votes of which the draw was logged, in order of number."""
    log = _log(showings)
    live = table(votes).live()
    if not len(log.person) or not len(live.values):
        return ()
    seen = _chance_seen(log)
    at = _places(log, live.people[live.rows], live.statements[live.columns])
    known = at >= 0
    columns, agrees, weight = live.columns[known], live.values[known] > 0, 1 / seen[at[known]]
    width = len(live.statements)
    ones = np.ones(len(columns))
    plain, weighted = _shares(columns, agrees, ones, width), _shares(columns, agrees, weight, width)
    present = np.flatnonzero(np.bincount(columns, minlength=width))
    return tuple(Weighted(int(live.statements[j]), plain[j], weighted[j]) for j in present)


@dataclass(frozen=True, slots=True, eq=False)
class _Log:
    """Showings by person, in the order of their draws; one per person and statement."""

    person: Ints
    statement: Ints
    chance: Floats


def _log(showings: Iterable[Showing]) -> _Log:
    rows = np.fromiter((value for each in showings for value in each), dtype=np.float64).reshape(-1, 4)
    person, statement, time = (rows[:, column].astype(np.int64) for column in (0, 1, 3))
    order = np.lexsort((time, person))
    return _Log(person[order], statement[order], rows[order, 2])


def _chance_seen(log: _Log) -> Floats:
    """The chance that the person of each showing saw its statement at any of her draws."""
    first = np.flatnonzero(np.append(True, log.person[1:] != log.person[:-1]))
    draws = np.diff(np.append(first, len(log.person)))
    mine = np.repeat(draws, draws)
    place = np.arange(len(log.person)) - np.repeat(first, draws)
    total = max(len(np.unique(log.statement)), int(draws.max()))
    ratio = log.chance * (total - place)
    never = np.ones(len(ratio))
    for draw in range(int(draws.max())):
        never *= np.where(mine > draw, np.maximum(1 - ratio / (total - draw), 0.0), 1.0)
    return np.clip(1 - never, np.maximum(log.chance, CERTAIN), 1.0)


def _places(log: _Log, people: Ints, statements: Ints) -> Ints:
    """Where in the log the showing of each of these stands; -1 when it is not there."""
    names, columns = np.unique(np.concatenate([log.statement, statements]), return_inverse=True)
    persons, rows = np.unique(np.concatenate([log.person, people]), return_inverse=True)
    code = rows * len(names) + columns
    logged, wanted = code[: len(log.person)], code[len(log.person) :]
    order = np.argsort(logged, kind="stable")
    at = np.minimum(np.searchsorted(logged[order], wanted), len(logged) - 1)
    return np.where(logged[order][at] == wanted, order[at], -1) if len(persons) else wanted


def _shares(columns: Ints, agrees: Flags, weight: Floats, width: int) -> list[Share]:
    total = np.maximum(np.bincount(columns, weight, minlength=width), CERTAIN)
    value = np.bincount(columns, weight * agrees, minlength=width) / total
    worth = total**2 / np.maximum(np.bincount(columns, weight * weight, minlength=width), CERTAIN)
    seen = np.rint(worth).astype(np.int64)
    low, high = share_interval(np.rint(value * seen).astype(np.int64), seen)
    return [Share(*map(float, each)) for each in zip(value, low, high, worth, strict=True)]
