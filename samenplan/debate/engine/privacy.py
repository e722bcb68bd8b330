"""What of a result may be shown to everyone: no person, no small group, no small count, also not by subtraction.

For every statement there is a table of groups by agree, disagree and pass. Counts under the minimum are left out. What
is left out could still be found by subtracting what is shown from a total: of the statement, of everyone who takes
part, of how many people a group can hold. Where too little would be left, more is left out. Without groups a share
follows from two counts, and would give them back; so it is told of a few counts beside each other at once.
tests/security/test_debate_disclosure.py tries to find people in it.
"""

from dataclasses import dataclass

import numpy as np

from samenplan.debate.engine.arrays import Flags, Floats, Ints
from samenplan.debate.engine.bridging import Score
from samenplan.debate.engine.groups import Grouping
from samenplan.debate.engine.intervals import share_interval
from samenplan.debate.engine.result import DebateResult, Identity

MINIMUM, STEP = 5, 20  # intervals are shown in steps of 1 / 20
TOLD_AS_ONE = 3  # without groups an interval is the same for so many counts beside each other


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
    """A result for everyone.

    `sizes` are the groups that are large enough, rounded down to tens; None the others. Without groups it is everyone
    who takes part, also who voted too little for a place: so nobody learns how few those are.
    """

    identity: Identity
    grouping: Grouping
    sizes: tuple[int | None, ...]
    statements: tuple[PublishedStatement, ...]
    uniting: tuple[int, ...]
    dividing: tuple[int, ...]


def published(result: DebateResult, minimum: int = MINIMUM) -> Published:
    """What may be shown."""
    statements, votes, people = result.statements, result.figures.votes, result.identity.people
    sizes = _sizes(result)
    totals = np.stack([statements.agree, statements.disagree, statements.passed], axis=1)
    parts = np.stack([votes.agree, votes.disagree, votes.passed], axis=2)
    whole = shown_totals(totals, people, minimum)
    kept = shown_counts(parts, totals, minimum, room=_room(sizes, people, minimum))
    kept = kept & whole & (sizes >= minimum)[:, None, None]
    agreement = _agreements(result, sizes, minimum)
    return Published(
        result.identity,
        result.groups.grouping,
        tuple(int(size) // 10 * 10 if size >= minimum else None for size in sizes),
        tuple(
            PublishedStatement(
                int(statements.numbers[column]),
                _counts(totals[column], whole[column]),
                _step(statements.bridging.united, column),
                _step(statements.bridging.divided, column),
                bool(statements.bridging.supported[column]),
                tuple(_counts(parts[g, column], kept[g, column]) for g in range(len(parts))),
                agreement[column],
            )
            for column in range(len(totals))
        ),
        tuple(int(n) for n in statements.numbers[statements.uniting]),
        tuple(int(n) for n in statements.numbers[statements.dividing]),
    )


def _sizes(result: DebateResult) -> Ints:
    """People per group; without groups everyone."""
    if result.groups.grouping is not Grouping.STABLE:
        return np.array([result.identity.people])
    return np.bincount(result.groups.labels[result.groups.labels >= 0], minlength=result.groups.k)


def _room(sizes: Ints, people: int, minimum: int) -> Ints:
    """How many people each group can hold for who reads its size in tens, and how many take part."""
    least = np.where(sizes >= minimum, np.maximum(sizes // 10 * 10, minimum), 0)
    most = np.where(sizes >= minimum, sizes // 10 * 10 + 9, minimum - 1)
    return np.asarray(np.minimum(most, least + people - least.sum()))


def shown_totals(totals: Ints, people: int, minimum: int) -> Flags:
    """Which totals (T, 3) may be shown beside how many take part.

    What stays hidden, with who did not vote on the statement, adds up to the minimum.
    """
    kept = totals >= minimum
    for _ in range(totals.shape[1]):
        left = people - np.where(kept, totals, 0).sum(axis=1)
        tight = (~kept).any(axis=1) & (left < minimum)
        kept = kept & ~(_smallest(totals, kept, 1) & tight[:, None])
    return kept


def shown_counts(parts: Ints, totals: Ints, minimum: int, *, room: Ints | None = None) -> Flags:
    """Which of the counts (G, T, 3) may be shown beside totals (T, 3): what stays hidden adds up to the minimum.

    `room` (G,) is how many people a group can hold for who reads its size.
    """
    kept = parts >= minimum
    rest = totals - parts.sum(axis=0)
    for _ in range(3 * len(parts)):
        fewer = kept & ~(_smallest(parts, kept, 0) & _tight_columns(parts, kept, rest, minimum))
        if room is not None:
            left = room[:, None] - np.where(fewer, parts, 0).sum(axis=2)
            full = (~fewer).any(axis=2) & (left < minimum)
            fewer = fewer & ~(_smallest(parts, fewer, 2) & full[..., None])
        if (fewer == kept).all():
            break
        kept = fewer
    return kept


def _tight_columns(parts: Ints, kept: Flags, rest: Ints, minimum: int) -> Flags:
    """Where (T, 3) the counts that stay hidden, and those of people in no group, make too few, or one count alone."""
    hidden = rest + np.where(kept, 0, parts).sum(axis=0)
    some_hidden = (~kept).any(axis=0) | (rest > 0)
    alone = (~kept).sum(axis=0) + (rest > 0) < 2
    return np.asarray(some_hidden & ((hidden < minimum) | alone))


def _smallest(values: Ints, kept: Flags, axis: int) -> Flags:
    """The smallest of what is kept along an axis."""
    place = np.where(kept, values, np.iinfo(np.int64).max).argmin(axis=axis)
    along = np.arange(values.shape[axis]).reshape([-1 if one == axis else 1 for one in range(values.ndim)])
    return np.asarray(kept & (along == np.expand_dims(place, axis)))


def _counts(values: Ints, kept: np.ndarray) -> Counts:
    return Counts(*(int(value) if keep else None for value, keep in zip(values, kept, strict=True)))


def _step(score: Score, column: int) -> Shown:
    return outwards(score.low[column], score.high[column])


def _agreements(result: DebateResult, sizes: Ints, minimum: int) -> list[tuple[Shown | None, ...]]:
    """Per statement the share of each group that agrees, where enough people voted."""
    seen, low, high = _ends(result)
    large = (seen >= minimum) & (sizes >= minimum)[:, None]
    return [
        tuple(outwards(*ends) if is_shown else None for *ends, is_shown in zip(*columns, strict=True))
        for columns in zip(low.T, high.T, large.T, strict=True)
    ]


def _ends(result: DebateResult) -> tuple[Ints, Floats, Floats]:
    """How many voted at least, and the ends of the interval around the share that agrees, (G, T) each.

    Of groups they come from who is in a group by all other votes, moved by where people stand: no counts follow.
    Without groups they come from counts, and then from the widest of a few counts beside each other.
    """
    if result.groups.grouping is Grouping.STABLE:
        return result.figures.votes.seen, result.figures.low, result.figures.high
    votes = result.figures.votes
    return told_as_one(votes.agree, votes.seen, result.identity.people)


def told_as_one(agree: Ints, seen: Ints, people: int) -> tuple[Ints, Floats, Floats]:
    """The same for counts beside each other, of who agrees and of who does not: the fewest votes, and the ends."""
    starts = _starts(people)
    lows, highs = [], []
    for count in (agree, seen - agree):
        place = np.searchsorted(starts, count, "right") - 1
        lows.append(starts[place])
        highs.append(np.append(starts[1:], people + 1)[place] - 1)
    low, high = share_interval(lows[0], lows[0] + highs[1])[0], share_interval(highs[0], highs[0] + lows[1])[1]
    return lows[0] + lows[1], low, high


def _starts(people: int) -> Ints:
    """Where each run of counts begins, from 0 to everyone.

    The runs are the same from the top as from the bottom, and none is of one count: else two runs could begin where
    those who agree and those who do not make up everyone, and be one pair of counts only.
    """
    half, left = divmod(people + 1, 2 * TOLD_AS_ONE)
    widths = [TOLD_AS_ONE] * half + [left] * (left > 0) + [TOLD_AS_ONE] * half
    if left == 1 and half:
        widths[half - 1 : half + 2] = [TOLD_AS_ONE - 1, 3, TOLD_AS_ONE - 1]
    return np.cumsum([0, *widths[:-1]])


def outwards(low: float, high: float) -> Shown:
    """An interval in steps, as wide or wider."""
    return Shown(float(np.floor(low * STEP) / STEP), float(np.ceil(high * STEP) / STEP))
