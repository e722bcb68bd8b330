"""Whether a figure changed between two moments, with its margin. "Geen aantoonbare verandering" is a normal outcome.

Everything is at 95 %. A change counts only when the interval of the difference and the test both say so; when only the
interval does, it is drawn out to zero, so that the sentence never contradicts itself. Weights of a survey design and
low response make every margin too narrow (domain/practice.md 4.7): `margin_is_larger` says so and widens nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from samenplan.analysis.measures.agreement import CATEGORIES, DifferentScales, agreement, agreement_of_many
from samenplan.analysis.measures.frequencies import NoSpread, Number, TooFewAnswers, Unmeasurable, counts_of, exact
from samenplan.analysis.measures.student import standard_error, t_quantile, welch_degrees
from samenplan.analysis.measures.wording import AGREEMENT, MARGIN_IS_LARGER, MEAN, SHARE, SURE, Wording

MIDDLE = 0.95
UPPER = 1 - (1 - MIDDLE) / 2
Z = NormalDist().inv_cdf(UPPER)
ROUNDS = 2_000
"""Resamples behind a change in agreement."""
HALF_AN_ANSWER = 0.5


class NotAShare(Unmeasurable):
    """A share outside 0 to 1."""

    def __init__(self) -> None:
        super().__init__("Een aandeel ligt van 0 % tot en met 100 %.")


class NotADeviation(Unmeasurable):
    """A standard deviation below zero."""

    def __init__(self) -> None:
        super().__init__("Een standaardafwijking kan niet kleiner zijn dan 0.")


class Verdict(StrEnum):
    """What may be said of two measurements."""

    UP = "up"
    DOWN = "down"
    NO_DEMONSTRABLE_CHANGE = "no_demonstrable_change"


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both in it."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Share:
    """A part (0 to 1) of the `base` people who answered; "geen mening" is not in the base."""

    part: Number
    base: int

    def __post_init__(self) -> None:
        if not 0 <= exact(self.part) <= 1:
            raise NotAShare
        if self.base < 1:
            raise TooFewAnswers(1, self.base)


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over `answers` people, with the standard deviation of their answers."""

    value: Number
    deviation: Number
    answers: int

    def __post_init__(self) -> None:
        exact(self.value)
        if exact(self.deviation) < 0:
            raise NotADeviation
        if self.answers < 2:
            raise TooFewAnswers(2, self.answers)


@dataclass(frozen=True, slots=True)
class Change:
    """Two figures, the interval of their difference, what may be said of it, and the sentence that says it."""

    before: float
    after: float
    interval: Interval
    verdict: Verdict
    sentence: str

    @property
    def difference(self) -> float:
        return self.after - self.before


def wilson(share: Share) -> Interval:
    """The score interval of a share.

    E. Wilson (1927), Probable inference, the law of succession, and statistical inference, Journal of the American
    Statistical Association 22, 209-212.
    """
    part, base = float(share.part), share.base
    middle = part + Z * Z / (2 * base)
    reach = Z * sqrt(part * (1 - part) / base + Z * Z / (4 * base * base))
    whole = 1 + Z * Z / base
    return Interval(max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole))


def z_of_shares(before: Share, after: Share) -> float:
    """The z of two shares with their pooled share: the root of K. Pearson's (1900) chi-square of a table of four."""
    bases = before.base + after.base
    pooled = float(exact(before.part) * before.base + exact(after.part) * after.base) / bases
    if pooled in (0.0, 1.0):
        return 0.0
    return float(exact(after.part) - exact(before.part)) / sqrt(
        pooled * (1 - pooled) * (1 / before.base + 1 / after.base)
    )


def change_in_share(before: Share, after: Share, *, margin_is_larger: bool = False) -> Change:
    """Two shares, by `z_of_shares` and the hybrid score interval (method 10).

    R. Newcombe (1998), Interval estimation for the difference between independent proportions, Statistics in Medicine
    17(8), 873-890.
    """
    first, second = float(before.part), float(after.part)
    low, high = wilson(before), wilson(after)
    interval = Interval(
        second - first - sqrt((second - high.low) ** 2 + (low.high - first) ** 2),
        second - first + sqrt((high.high - second) ** 2 + (first - low.low) ** 2),
    )
    if abs(z_of_shares(before, after)) < Z:
        interval = _around(0.0, interval)
    return _change((first, second), interval, SHARE, margin_is_larger=margin_is_larger)


def change_in_mean(before: Mean, after: Mean, *, margin_is_larger: bool = False) -> Change:
    """Two means by the unequal-variances t interval, which holds for small groups too; B. Welch (1947), Biometrika 34.

    Raises:
        NoSpread: at both moments everyone answered the same, so that nothing is known of chance.
    """
    first, second = float(before.value), float(after.value)
    spreads = (float(before.deviation), before.answers), (float(after.deviation), after.answers)
    if not before.deviation and not after.deviation:
        raise NoSpread
    reach = t_quantile(UPPER, welch_degrees(*spreads)) * standard_error(*spreads)
    interval = Interval(second - first - reach, second - first + reach)
    return _change((first, second), interval, MEAN, margin_is_larger=margin_is_larger)


def change_in_agreement(
    before: Sequence[Number], after: Sequence[Number], *, seed: int, margin_is_larger: bool = False
) -> Change:
    """Two agreements A of counts on one scale, by resampling: the same seed gives the same answer.

    The interval is the percentile bootstrap of the difference (B. Efron 1979, Bootstrap methods, Annals of Statistics
    7(1), 1-26), drawn from counts with half an answer more per category, so that an empty category does not count as
    impossible. The test shuffles all answers over both moments (R. Fisher 1935, The Design of Experiments): it stays
    right when one group is much smaller, where A itself leans to one side. No formula for the margin of A exists that
    holds where bars are equally high; therefore resampling.

    Raises:
        Unmeasurable: the scales differ in length; fewer than three categories, no number, below zero, not whole.
    """
    if len(before) != len(after):
        raise DifferentScales(len(before), len(after))
    counts = np.array([counts_of(before, categories=CATEGORIES), counts_of(after, categories=CATEGORIES)])
    random = np.random.default_rng(seed)
    first, second = float(agreement(before)), float(agreement(after))
    interval = _around(second - first, _bootstrap(counts, random))
    if _shuffled(counts, second - first, random) > 1 - MIDDLE:
        interval = _around(0.0, interval)
    return _change((first, second), interval, AGREEMENT, margin_is_larger=margin_is_larger)


def _bootstrap(counts: NDArray[np.int64], random: np.random.Generator) -> Interval:
    raised = counts + HALF_AN_ANSWER
    drawn = [
        agreement_of_many(random.multinomial(int(people.sum()), chances / chances.sum(), ROUNDS))
        for people, chances in zip(counts, raised, strict=True)
    ]
    low, high = np.quantile(drawn[1] - drawn[0], [1 - UPPER, UPPER])
    return Interval(float(low), float(high))


def _shuffled(counts: NDArray[np.int64], difference: float, random: np.random.Generator) -> float:
    """The two-sided p of the permutation test: twice how often chance alone goes as far to one side."""
    together = counts.sum(axis=0)
    first = random.multivariate_hypergeometric(together, int(counts[0].sum()), ROUNDS, method="marginals")
    drawn = agreement_of_many(together - first) - agreement_of_many(first)
    rare = min(int((drawn >= difference - 1e-12).sum()), int((drawn <= difference + 1e-12).sum()))
    return min(1.0, 2 * (rare + 1) / (ROUNDS + 1))


def _around(value: float, interval: Interval) -> Interval:
    """The interval, drawn out to this value."""
    return Interval(min(interval.low, value), max(interval.high, value))


def _change(figures: tuple[float, float], interval: Interval, wording: Wording, *, margin_is_larger: bool) -> Change:
    """The verdict and its sentence."""
    verdict, said = Verdict.NO_DEMONSTRABLE_CHANGE, wording.none
    if interval.low > 0:
        verdict, said = Verdict.UP, wording.up
    elif interval.high < 0:
        verdict, said = Verdict.DOWN, wording.down
    sentence = said.format(
        sure=SURE,
        before=wording.value(figures[0]),
        after=wording.value(figures[1]),
        low=wording.bare(interval.low),
        high=wording.bare(interval.high),
    )
    if margin_is_larger:
        sentence = f"{sentence} {MARGIN_IS_LARGER}"
    return Change(*figures, interval, verdict, sentence)
