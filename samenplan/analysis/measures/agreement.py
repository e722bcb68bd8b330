"""Van der Eijk's agreement A for ordered scales, the default measure of Samenplan.

Source: C. van der Eijk (2001), Measuring agreement in ordered rating scales, Quality & Quantity 35(3), 325-341,
https://doi.org/10.1023/A:1010374114305. From 1 (all in one category) over 0 (equally many everywhere) to -1 (half and
half at both ends). It says nothing about where the answers lie: show the median and the bars beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samenplan.analysis.measures.frequencies import (
    NegativeFrequency,
    NotANumber,
    NothingCounted,
    Number,
    TooFewCategories,
    Unmeasurable,
    frequencies_of,
)

CATEGORIES = 3
TABLE_CATEGORIES = 16
"""Up to here every pattern of a scale is worked out once and looked up after."""


class DifferentScales(Unmeasurable):
    """Two agreements on scales that differ in length: they cannot be compared."""

    def __init__(self, first: int, second: int) -> None:
        super().__init__(
            f"De ene vraag heeft {first} antwoordmogelijkheden en de andere {second}. "
            "De overeenstemming van die twee mag je niet vergelijken."
        )


class NotATable(Unmeasurable):
    """Rows of different lengths, or no rows."""

    def __init__(self) -> None:
        super().__init__("Niet elke rij heeft evenveel antwoordmogelijkheden. Zet ook een 0 waar niemand koos.")


@dataclass(frozen=True, slots=True)
class Layer:
    """A slice of the bars: the categories it covers, its height, its part of all answers, and its agreement."""

    pattern: tuple[bool, ...]
    height: Fraction
    weight: Fraction
    agreement: Fraction


def layers(frequencies: Sequence[Number]) -> tuple[Layer, ...]:
    """The slices in which van der Eijk (2001, p. 331) cuts the bars, from the bottom up.

    Raises:
        Unmeasurable: fewer than three categories, no number, below zero, or nothing counted.
    """
    bars = frequencies_of(frequencies, categories=CATEGORIES)
    total, below, found = sum(bars), Fraction(0), []
    for level in sorted({bar for bar in bars if bar}):
        pattern, height = tuple(bar >= level for bar in bars), level - below
        found.append(Layer(pattern, height, height * sum(pattern) / total, pattern_agreement(pattern)))
        below = level
    return tuple(found)


def agreement(frequencies: Sequence[Number]) -> Fraction:
    """A, exactly: the mean of the layers' agreement by their weight (van der Eijk 2001). Percentages will do.

    Raises:
        Unmeasurable: fewer than three categories, no number, below zero, or nothing counted.
    """
    return sum((layer.weight * layer.agreement for layer in layers(frequencies)), Fraction(0))


def polarisation(frequencies: Sequence[Number]) -> Fraction:
    """(1 - A) / 2: from 0 (all agree) to 1 (half and half at both ends); Ruedin, R package agrmt, `polarization`.

    Raises:
        Unmeasurable: as `agreement`.
    """
    return (1 - agreement(frequencies)) / 2


def agreement_difference(before: Sequence[Number], after: Sequence[Number]) -> Fraction:
    """How much A rose. Without a margin: whether it is a change, `change_in_agreement` says.

    Raises:
        Unmeasurable: the scales differ in length; or as `agreement`.
    """
    if len(before) != len(after):
        raise DifferentScales(len(before), len(after))
    return agreement(after) - agreement(before)


def pattern_agreement(pattern: Sequence[bool]) -> Fraction:
    """A of one layer: U (1 - (S-1)/(K-1)), with U from the triples 110 and 011 (TU) and 101 (TDU); van der Eijk 2001.

    The triples are counted by their middle: how many full and empty categories lie left and right of it.
    """
    size, full = len(pattern), sum(pattern)
    if full in (1, size):
        return Fraction(full == 1)
    one_sided = torn = left = 0
    for place, is_full in enumerate(pattern):
        right = full - left - is_full
        if is_full:
            one_sided += left * (size - place - 1 - right) + (place - left) * right
        else:
            torn += left * right
        left += is_full
    unimodality = Fraction((size - 2) * one_sided - (size - 1) * torn, (size - 2) * (one_sided + torn))
    return unimodality * (1 - Fraction(full - 1, size - 1))


def agreement_of_many(table: ArrayLike) -> NDArray[np.float64]:
    """A of every row of a table [n, K], in floats; the rows are frequency vectors of one scale (van der Eijk 2001).

    The layers of a row are its categories from the highest bar down: the S highest together make the layer of size S.

    Raises:
        Unmeasurable: as `agreement`, when one row is so; or the rows differ in length.
    """
    bars = _table(table)
    order = np.argsort(bars, axis=1)
    sorted_bars = np.take_along_axis(bars, order, axis=1)
    size = bars.shape[1]
    weights = np.diff(sorted_bars, axis=1, prepend=0.0) * np.arange(size, 0, -1) / bars.sum(axis=1, keepdims=True)
    if size <= TABLE_CATEGORIES:
        codes = np.cumsum((1 << order)[:, ::-1], axis=1)[:, ::-1]
        scores = _all_patterns(size)[codes]
    else:
        scores = np.array([_from_the_top(row) for row in order])
    summed: NDArray[np.float64] = (weights * scores).sum(axis=1)
    return summed


def _table(table: ArrayLike) -> NDArray[np.float64]:
    try:
        bars = np.asarray(table, dtype=np.float64)
    except ValueError:
        raise NotATable from None
    if bars.ndim != 2:
        raise NotATable
    if bars.shape[1] < CATEGORIES:
        raise TooFewCategories(CATEGORIES, bars.shape[1])
    if not np.isfinite(bars).all():
        raise NotANumber
    if (bars < 0).any():
        raise NegativeFrequency
    if not bars.any(axis=1).all():
        raise NothingCounted
    return bars


@cache
def _all_patterns(size: int) -> NDArray[np.float64]:
    """The agreement of every pattern; bit i of the index says whether category i is full."""
    codes = np.arange(1 << size)[:, np.newaxis]
    return _scores((codes >> np.arange(size) & 1).astype(bool))


def _scores(full: NDArray[np.bool_]) -> NDArray[np.float64]:
    """`pattern_agreement` of every row of patterns; 0 for a pattern without a full category."""
    size = full.shape[1]
    counts = full.sum(axis=1, keepdims=True)
    left: NDArray[np.int64] = np.cumsum(full, axis=1) - full
    right = counts - left - full
    places = np.arange(size)
    one_sided = (full * (left * (size - places - 1 - right) + (places - left) * right)).sum(axis=1)
    torn = (~full * left * right).sum(axis=1)
    triples = np.maximum(one_sided + torn, 1)  # none when all, one or none are full
    unimodality = ((size - 2) * one_sided - (size - 1) * torn) / ((size - 2) * triples)
    number = counts[:, 0]
    return np.where(number == 1, 1.0, unimodality * (1 - (number - 1) / (size - 1)))


def _from_the_top(order: NDArray[np.intp]) -> NDArray[np.float64]:
    """The agreement of the layers of one row with many categories, the widest first."""
    ranks = np.argsort(order)
    return _scores(ranks[np.newaxis, :] >= np.arange(len(order))[:, np.newaxis])
