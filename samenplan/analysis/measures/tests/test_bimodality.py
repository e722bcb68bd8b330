"""The bimodality coefficient: Pfister's numbers, the false alarms, and the warning that goes with it (4.3)."""

from dataclasses import replace
from fractions import Fraction as F

import pytest
from scipy import stats

from samenplan.analysis.measures import (
    Bimodality,
    NegativeFrequency,
    NoSpread,
    NotWholeCounts,
    TooFewAnswers,
    WrongNumberOfValues,
    agreement,
    bimodality,
)
from samenplan.analysis.measures.bimodality import WARNING

ONE_PEAK = (3, 5, 5, 10, 17, 20, 17, 10, 5, 5, 3)
TWO_PEAKS = (2, 26, 14, 6, 2, 0, 2, 6, 14, 26, 2)
SKEWED, NEIGHBOURS = (70, 20, 5, 3, 2), (0, 50, 50, 0, 0)


@pytest.mark.parametrize(
    ("counts", "published", "digits"),
    [
        (ONE_PEAK, 0.34, 2),
        (ONE_PEAK, 0.336058, 6),
        (TWO_PEAKS, 0.79, 2),
        (TWO_PEAKS, 0.794689, 6),
        (SKEWED, 0.737569, 6),
        (NEIGHBOURS, 0.950695, 6),
        ((20,) * 5, 0.559232, 6),
    ],
)
def test_the_coefficient_is_as_published(counts, published, digits):
    assert round(float(bimodality(counts).value), digits) == published


def test_the_values_may_be_given():
    values = (3, 5, 7, 10, 17, 18, 19, 20)
    assert round(float(bimodality((1, 4, 1, 1, 1, 2, 2, 1), values=values).value), 6) == 0.558241


def test_the_value_is_what_scipy_makes_of_the_same_answers():
    answers = [place for place, count in enumerate(ONE_PEAK) for _ in range(count)]
    n, skewness = len(answers), stats.skew(answers, bias=False)
    excess = stats.kurtosis(answers, bias=False)
    expected = (skewness**2 + 1) / (excess + 3 * (n - 1) ** 2 / ((n - 2) * (n - 3)))
    assert float(bimodality(ONE_PEAK).value) == pytest.approx(expected, abs=1e-12)


def test_the_coefficient_never_comes_without_its_warning():
    found = bimodality(SKEWED)
    assert (found.benchmark, found.warning) == (F(5, 9), WARNING)
    with pytest.raises(TypeError):
        Bimodality(F(1), warning="")
    with pytest.raises(ValueError):
        replace(found, warning="")


@pytest.mark.parametrize(("counts", "agreed"), [(SKEWED, F(765, 1000)), (NEIGHBOURS, F(3, 4))])
def test_both_false_alarms_are_high_agreement(counts, agreed):
    assert bimodality(counts).value > bimodality(counts).benchmark
    assert agreement(counts) == agreed


@pytest.mark.parametrize(
    ("counts", "refusal"),
    [
        ((2, 1), TooFewAnswers),
        ((0, 9, 0), NoSpread),
        ((0.5, 9, 3), NotWholeCounts),
        ((-1, 9, 3), NegativeFrequency),
    ],
)
def test_what_has_no_shape_is_refused(counts, refusal):
    with pytest.raises(refusal):
        bimodality(counts)


def test_every_value_has_its_count():
    with pytest.raises(WrongNumberOfValues, match="Bij elke waarde"):
        bimodality((1, 2, 3), values=(1, 2))
