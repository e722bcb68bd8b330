"""What of a result may be shown to everyone: no person, no small group, no small count, also not by subtraction.

For every statement there is a table of groups by agree, disagree and pass. Counts under the minimum are left out. The
counts of people without a group are never shown, but they are part of the total; so a count that is left out could
be found by subtracting the shown ones from the total when too little else is hidden. Then more is left out.
"""

from dataclasses import dataclass

import numpy as np

from samenplan.debate.engine.arrays import Floats, Ints
from samenplan.debate.engine.bridging import Score
from samenplan.debate.engine.groups import Grouping
from samenplan.debate.engine.result import DebateResult, Identity

MINIMUM, STEP = 5, 20  # intervals are shown in steps of 1 / 20


@dataclass(frozen=True, slots=True)
class Shown:
    """A share with its interval, rounded outwards to steps of five points so that no count follows from it."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Counts:
    """Votes; None is left out."""

    agree: int | None
    disagree: int | None
    passed: int | None


@dataclass(frozen=True, slots=True)
class PublishedStatement:
    """One statement. `groups` has the counts per group and `agreement` the share that agrees; None is left out."""

    number: int
    total: Counts
    united: Shown
    divided: Shown
    is_supported: bool
    groups: tuple[Counts, ...]
    agreement: tuple[Shown | None, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """A result for everyone. `sizes` are the groups that are large enough, rounded down to tens; None the others."""

    identity: Identity
    grouping: Grouping
    sizes: tuple[int | None, ...]
    statements: tuple[PublishedStatement, ...]
    uniting: tuple[int, ...]
    dividing: tuple[int, ...]


def published(result: DebateResult, minimum: int = MINIMUM) -> Published:
    """What may be shown."""
    statements, votes = result.statements, result.figures.votes
    sizes = np.bincount(result.groups.labels[result.groups.labels >= 0], minlength=result.groups.k)
    totals = np.stack([statements.agree, statements.disagree, statements.passed], axis=1)
    parts = np.stack([votes.agree, votes.disagree, votes.passed], axis=2)
    kept = shown_counts(parts, totals, minimum) & (sizes >= minimum)[:, None, None]
    large = (votes.seen >= minimum) & (sizes >= minimum)[:, None]
    return Published(
        result.identity,
        result.groups.grouping,
        tuple(int(size) // 10 * 10 if size >= minimum else None for size in sizes),
        tuple(
            PublishedStatement(
                int(statements.numbers[column]),
                _counts(totals[column], totals[column] >= minimum),
                _step(statements.bridging.united, column),
                _step(statements.bridging.divided, column),
                bool(statements.bridging.supported[column]),
                tuple(_counts(parts[g, column], kept[g, column]) for g in range(len(parts))),
                tuple(_agreement(result, g, column) if large[g, column] else None for g in range(len(parts))),
            )
            for column in range(len(totals))
        ),
        tuple(int(n) for n in statements.numbers[statements.uniting]),
        tuple(int(n) for n in statements.numbers[statements.dividing]),
    )


def shown_counts(parts: Ints, totals: Ints, minimum: int) -> np.ndarray:
    """Which of the counts (G, T, 3) may be shown beside totals (T, 3): what stays hidden adds up to the minimum."""
    kept = parts >= minimum
    rest = totals - parts.sum(axis=0)
    for _ in range(len(parts)):
        hidden = rest + np.where(kept, 0, parts).sum(axis=0)
        some_hidden = (~kept).any(axis=0) | (rest > 0)
        unsafe = some_hidden & ((hidden < minimum) | ((~kept).sum(axis=0) + (rest > 0) < 2)) & kept.any(axis=0)
        smallest = np.where(kept, parts, np.iinfo(np.int64).max).argmin(axis=0)
        also = (np.arange(len(parts))[:, None, None] == smallest) & unsafe
        kept = kept & ~also
    return kept


def _counts(values: Ints, kept: np.ndarray) -> Counts:
    return Counts(*(int(value) if keep else None for value, keep in zip(values, kept, strict=True)))


def _step(score: Score, column: int) -> Shown:
    return _rounded(score.low[column], score.high[column])


def _agreement(result: DebateResult, group: int, column: int) -> Shown:
    return _rounded(result.figures.low[group, column], result.figures.high[group, column])


def _rounded(low: float | Floats, high: float | Floats) -> Shown:
    return Shown(float(np.floor(low * STEP) / STEP), float(np.ceil(high * STEP) / STEP))
