"""What two measurements may say together, and how the answers of one are spread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import sqrt

from samenplan.analysis.measures.agreement import agreement as agreement_of
from samenplan.analysis.measures.agreement import polarisation as polarisation_of
from samenplan.analysis.measures.bimodality import Bimodality, bimodality
from samenplan.analysis.measures.change import Change, Share, change_in_agreement, change_in_share, wilson
from samenplan.analysis.measures.dispersion import berry_mielke_iov, consensus, leik
from samenplan.analysis.measures.frequencies import Unmeasurable
from samenplan.analysis.measures.shape import SHAPE_CAPTIONS, Shape, median, shape
from samenplan.analysis.measures.wording import MARGIN_IS_LARGER
from samenplan.core.dutch import written_date
from samenplan.execution.rules.figures import written_value

TOLERANCE = Fraction(1, 20)
"""Bars that differ less than a twentieth of all answers count as equal, for the letter; said beside the picture."""

PERCENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Reading:
    """A measurement as it is compared. `value` is a percentage when `is_share`."""

    day: date
    value: Decimal | None
    is_share: bool = False
    n: int | None = None
    base: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    counts: tuple[int, ...] = ()

    @property
    def people(self) -> int | None:
        """How many the share is about: those with an opinion, else all."""
        return self.base or self.n


@dataclass(frozen=True, slots=True)
class Comparison:
    """What may be said of two measurements; `verdict` is None when the figures cannot carry one."""

    sentence: str
    verdict: str | None = None


def interval_of_share(percentage: Decimal, base: int) -> tuple[Decimal, Decimal]:
    """The Wilson interval of a percentage over so many people, in percentages."""
    found = wilson(Share(percentage / 100, base))
    low, high = (Decimal(str(100 * bound)).quantize(PERCENT) for bound in (found.low, found.high))
    return min(low, percentage), max(high, percentage)


def compare(before: Reading, after: Reading, *, unit: str, is_weighted: bool = False) -> Comparison:
    """The honest sentence about two measurements of one indicator, never about causes."""
    if before.value is None or after.value is None:
        return Comparison("Een van de twee metingen heeft geen waarde. Daarom valt er niets te vergelijken.")
    if before.is_share and after.is_share and before.people and after.people:
        first, second = Share(before.value / 100, before.people), Share(after.value / 100, after.people)
        return _said(change_in_share(first, second, margin_is_larger=is_weighted))
    bounds = (before.low, before.high, after.low, after.high)
    if None not in bounds:
        return _from_intervals(before, after, unit=unit, is_weighted=is_weighted)
    return _without_margin(before, after, unit=unit)


def _said(change: Change) -> Comparison:
    return Comparison(change.sentence, change.verdict.value)


def _from_intervals(before: Reading, after: Reading, *, unit: str, is_weighted: bool) -> Comparison:
    """Two values with intervals of their own: the interval of their difference by squares.

    G. Zou and A. Donner (2008), Construction of confidence limits about effect measures, Statistics in Medicine 27,
    1693-1702: as Newcombe's method 10, for any two figures with an interval.
    """
    first, second = _floats(before), _floats(after)
    difference = second[0] - first[0]
    low = difference - sqrt((second[0] - second[1]) ** 2 + (first[2] - first[0]) ** 2)
    high = difference + sqrt((second[2] - second[0]) ** 2 + (first[0] - first[1]) ** 2)
    shown = f"{written_value(before.value or 0, unit)} en {written_value(after.value or 0, unit)}"
    sure = (
        f"Met 95\N{NO-BREAK SPACE}% zekerheid ligt het verschil tussen {written_value(low)} en {written_value(high)}."
    )
    tail = f" {MARGIN_IS_LARGER}" if is_weighted else ""
    if low <= 0 <= high:
        sentence = f"Geen aantoonbare verandering: {shown}. {sure} Het kan dus ook nul zijn.{tail}"
        return Comparison(sentence, "no_demonstrable_change")
    word, verdict = ("hoger", "up") if low > 0 else ("lager", "down")
    sentence = f"De laatste waarde is aantoonbaar {word}: eerst {shown.replace(' en ', ', nu ', 1)}. {sure}"
    return Comparison(f"{sentence} Waarom, zegt dit cijfer niet.{tail}", verdict)


def _floats(reading: Reading) -> tuple[float, float, float]:
    return float(reading.value or 0), float(reading.low or 0), float(reading.high or 0)


def _without_margin(before: Reading, after: Reading, *, unit: str) -> Comparison:
    """Two counts or values without margin: what they are, and no more."""
    first, second = (written_value(one.value or 0, unit) for one in (before, after))
    days = f"op {written_date(before.day)}", f"op {written_date(after.day)}"
    if before.value == after.value:
        return Comparison(f"Twee keer dezelfde waarde: {first} {days[0]} en {days[1]}.")
    return Comparison(
        f"Van {first} {days[0]} naar {second} {days[1]}. Er is geen marge bekend. Daarom kunnen we niet zeggen of dit "
        "verschil toeval kan zijn."
        if before.is_share or before.n
        else f"Van {first} {days[0]} naar {second} {days[1]}."
    )


def compare_agreement(before: Reading, after: Reading, *, seed: int, is_weighted: bool = False) -> Comparison | None:
    """What may be said of how far the answers agree; None when one of the two has no answers counted."""
    if not before.counts or not after.counts:
        return None
    try:
        return _said(change_in_agreement(before.counts, after.counts, seed=seed, margin_is_larger=is_weighted))
    except Unmeasurable as refusal:
        return Comparison(str(refusal))


@dataclass(frozen=True, slots=True)
class Spread:
    """How the answers of one measurement are spread over an ordered scale."""

    counts: tuple[int, ...]
    agreement: Fraction
    polarisation: Fraction
    median: Fraction
    shape: Shape
    consensus: float
    leik: Fraction
    iov: Fraction | None  # takes two answers
    bimodality: Bimodality | None  # takes four answers that differ

    @property
    def caption(self) -> str:
        """The letter in words."""
        return SHAPE_CAPTIONS[self.shape]


@dataclass(frozen=True, slots=True)
class NoSpread:
    """Why the spread cannot be measured."""

    reason: str


def spread(counts: Sequence[int]) -> Spread | NoSpread:
    """All measures of one distribution, or why there are none (fewer than three answers to choose from, nobody)."""
    try:
        return Spread(
            counts=tuple(counts),
            agreement=agreement_of(counts),
            polarisation=polarisation_of(counts),
            median=median(counts),
            shape=shape(counts, tolerance=TOLERANCE),
            consensus=consensus(counts),
            leik=leik(counts),
            iov=_iov(counts),
            bimodality=_bimodality(counts),
        )
    except Unmeasurable as refusal:
        return NoSpread(str(refusal))


def _iov(counts: Sequence[int]) -> Fraction | None:
    return berry_mielke_iov(counts) if sum(counts) > 1 else None


def _bimodality(counts: Sequence[int]) -> Bimodality | None:
    try:
        return bimodality(counts)
    except Unmeasurable:
        return None  # too few answers, or all the same: there is nothing to warn for


def median_words(middle: Fraction, answers: Sequence[str]) -> str:
    """The middle answer by its name; between two when it falls there."""
    names = dict(enumerate(answers, start=1))
    if middle.denominator == 1:
        return names.get(int(middle), f"antwoord {int(middle)}")
    lower = int(middle)
    return f"tussen {names.get(lower, f'antwoord {lower}')} en {names.get(lower + 1, f'antwoord {lower + 1}')}"


def agreement_words(score: Fraction) -> str:
    """Where A lies, in a few words; the bounds are the house's own and say so on the page."""
    if score >= Fraction(1, 2):
        return "de antwoorden liggen dicht bij elkaar"
    if score > Fraction(1, 5):
        return "de antwoorden liggen eerder bij elkaar"
    if score >= Fraction(-1, 5):
        return "de antwoorden liggen verspreid"
    return "de antwoorden liggen ver uit elkaar"
