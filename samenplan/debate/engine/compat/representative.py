"""Which statements stand for a group, and which for everyone, by the tests of Polis."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from samenplan.debate.engine.arrays import Floats, Ints

SIGNIFICANT, PICKED = 1.2816, 5


@dataclass(frozen=True, slots=True)
class Representative:
    """A statement that stands for a group. `test` and `repness_test` are z values, `repness` a ratio of chances."""

    statement: int
    agrees: bool
    successes: int
    trials: int
    success: float
    test: float
    repness: float
    repness_test: float
    is_best_agree: bool = False

    @property
    def rank(self) -> float:
        return self.repness * self.repness_test * self.success * self.test


@dataclass(frozen=True, slots=True)
class Consensus:
    """A statement on which everyone together agrees, or disagrees."""

    statement: int
    successes: int
    trials: int
    success: float
    test: float


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """Agreeing (or disagreeing) in one group against all others, per statement: (T,) each."""

    count: Ints
    chance: Floats
    test: Floats
    ratio: Floats
    ratio_test: Floats


def proportion_test(success: Floats, trials: Floats) -> Floats:
    """z of more than half."""
    return np.asarray(2 * np.sqrt(trials + 1) * ((success + 1) / (trials + 1) - 0.5))


def difference_test(ours: tuple[Floats, Floats], theirs: tuple[Floats, Floats]) -> Floats:
    """z of our proportion being larger than theirs; each is (success, trials)."""
    x, n, y, m = ours[0] + 1, ours[1] + 1, theirs[0] + 1, theirs[1] + 1
    pooled = (x + y) / (n + m)
    spread = np.sqrt(np.where(pooled == 1, 1, pooled * (1 - pooled) * (1 / n + 1 / m)))
    return np.where(pooled == 1, 0.0, (x / n - y / m) / spread)


def side(count: Ints, trials: Ints, group: int) -> Side:
    """Counts are (G, T)."""
    ours, seen = count[group].astype(np.float64), trials[group].astype(np.float64)
    others, seen_by_others = count.sum(axis=0) - ours, trials.sum(axis=0) - seen
    chance = (ours + 1) / (seen + 2)
    ratio = chance / ((others + 1) / (seen_by_others + 2))
    against = difference_test((ours, seen), (others, seen_by_others))
    against = against.astype(np.float32).astype(np.float64)  # Polis keeps this one value in 32 bits, and ranks by it
    return Side(count[group], chance, proportion_test(ours, seen), ratio, against)


def representatives(statements: Ints, trials: Ints, agree: Side, disagree: Side) -> tuple[Representative, ...]:
    """At most five statements for one group, in columns as they stand; the first is the one most agreed with."""
    best_agree = _best_agree(agree, disagree)
    sufficient, best = _sufficient(agree, disagree)

    def shown(column: int) -> Representative:
        return _shown(column, int(statements[column]), int(trials[column]), (agree, disagree))

    ranked = sorted((shown(column) for column in sufficient), key=lambda each: -each.rank)
    head: list[Representative] = []
    if best_agree is not None:
        head = [replace(shown(best_agree), is_best_agree=True)]
    elif best is not None:
        head = [shown(best)]
    if not ranked:
        return tuple(head)
    rest = [each for each in ranked if not head or each.statement != head[0].statement]
    return tuple(sorted([*head, *rest][:PICKED], key=lambda each: not each.agrees))


def _shown(column: int, statement: int, trials: int, sides: tuple[Side, Side]) -> Representative:
    agrees = bool(sides[0].ratio_test[column] > sides[1].ratio_test[column])
    one = sides[0] if agrees else sides[1]
    return Representative(
        statement, agrees, int(one.count[column]), trials, float(one.chance[column]), float(one.test[column]),
        float(one.ratio[column]), float(one.ratio_test[column]),
    )  # fmt: skip


def _best_agree(agree: Side, disagree: Side) -> int | None:
    """The column most agreed with; a scan, so the order of columns matters, as it does in Polis."""
    by_all = agree.ratio * agree.ratio_test * agree.chance * agree.test
    by_chance = agree.chance * agree.test
    best: int | None = None
    for column in np.flatnonzero((agree.count > 0) | (disagree.count > 0)):
        if best is None:
            large = agree.ratio[column] > 1 and agree.chance[column] > 0.5
            takes = agree.test[column] > SIGNIFICANT or large
        elif agree.ratio[best] > 1:
            takes = by_all[column] > by_all[best]
        else:
            takes = by_chance[column] > by_chance[best]
        if takes:
            best = int(column)
    return best


def _sufficient(agree: Side, disagree: Side) -> tuple[list[int], int | None]:
    """Columns that pass both tests on one side; and the best one seen before the first of them."""
    passes = ((agree.ratio_test > SIGNIFICANT) & (agree.test > SIGNIFICANT)) | (
        (disagree.ratio_test > SIGNIFICANT) & (disagree.test > SIGNIFICANT)
    )
    sufficient = [int(column) for column in np.flatnonzero(passes)]
    tests = np.maximum(agree.ratio_test, disagree.ratio_test)[: sufficient[0] + 1 if sufficient else None]
    return sufficient, int(np.argmax(tests)) if tests.size else None


def consensus(statements: Ints, count: Ints, trials: Ints, *, skip: Sequence[bool]) -> tuple[Consensus, ...]:
    """At most five statements that significantly more than half of all agree with (or disagree, by the count)."""
    chance, test = (count + 1) / (trials + 2), proportion_test(count.astype(np.float64), trials.astype(np.float64))
    passes = (chance > 0.5) & (test > SIGNIFICANT) & ~np.asarray(skip, dtype=bool)
    ranked = sorted(np.flatnonzero(passes), key=lambda column: -chance[column] * test[column])[:PICKED]
    return tuple(
        Consensus(int(statements[j]), int(count[j]), int(trials[j]), float(chance[j]), float(test[j])) for j in ranked
    )
