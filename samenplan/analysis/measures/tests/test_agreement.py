"""Van der Eijk's A: the published numbers, the exact ones, and a second implementation (domain/practice.md 4.2)."""

from decimal import Decimal
from fractions import Fraction as F

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenplan.analysis.measures import (
    DifferentScales,
    NegativeFrequency,
    NotANumber,
    NotATable,
    NothingCounted,
    TooFewCategories,
    agreement,
    agreement_difference,
    agreement_of_many,
    layers,
    polarisation,
)
from samenplan.analysis.measures.agreement import TABLE_CATEGORIES
from samenplan.analysis.measures.tests.independent import agreement_by_triples

PAPER = (30, 40, 210, 130, 530, 50, 10)
PVDA = (2.4, 2.8, 3.2, 6.2, 13.5, 30.4, 41.6)
D66 = (1.6, 2.6, 8.2, 21, 29.3, 27, 10.3)
VECTORS = [
    (PAPER, F(917, 1500)),
    ((2, 0, 1, 1), F(1, 12)),
    ((1, 0, 1, 0, 0, 0, 0), F(7, 15)),
    ((10, 0, 0, 0, 0, 0, 0), F(1)),
    ((10,) * 7, F(0)),
    ((5, 0, 0, 0, 0, 0, 5), F(-1)),
    ((6, 8, 5, 3, 2, 0, 2), F(51, 130)),
    ((40, 5, 10, 5, 40), F(-77, 120)),
    ((5, 10, 70, 10, 5), F(27, 40)),
    ((0, 50, 50, 0, 0), F(3, 4)),
    ((70, 20, 5, 3, 2), F(153, 200)),
    ((45, 5, 0, 5, 45), F(-149, 180)),
    ((50, 0, 50), F(-1)),
    ((40, 20, 40), F(-2, 5)),
    ((22, 28, 50), F(7, 25)),
    ((10, 20, 70), F(3, 5)),
    ((0, 40, 60), F(3, 5)),
]
counts = st.integers(3, 9).flatmap(lambda size: st.lists(st.integers(0, 12), min_size=size, max_size=size).filter(any))


@pytest.mark.parametrize(("frequencies", "expected"), VECTORS)
def test_agreement_is_exactly_as_computed(frequencies, expected):
    assert agreement(frequencies) == expected
    assert agreement_of_many([frequencies])[0] == pytest.approx(float(expected), abs=1e-12)
    assert agreement_by_triples(frequencies) == expected


@pytest.mark.parametrize(
    ("frequencies", "published", "digits"),
    [
        (PAPER, 0.61, 2),
        (PAPER, 0.6113333, 7),
        (PVDA, 0.61, 2),
        (PVDA, 0.609724, 6),
        (D66, 0.48, 2),
        (D66, 0.482333, 6),
        ((2, 0, 1, 1), 0.08, 2),
        ((1, 0, 1, 0, 0, 0, 0), 0.466667, 6),
        ((6, 8, 5, 3, 2, 0, 2), 0.392308, 6),
    ],
)
def test_agreement_is_as_published(frequencies, published, digits):
    assert round(float(agreement(frequencies)), digits) == published


@pytest.mark.parametrize(
    ("frequencies", "published"),
    [
        (PAPER, 0.194333),
        (PVDA, 0.195138),
        (D66, 0.258833),
        ((2, 0, 1, 1), 0.458333),
        ((10, 0, 0, 0, 0, 0, 0), 0),
        ((10,) * 7, 0.5),
        ((5, 0, 0, 0, 0, 0, 5), 1),
        ((6, 8, 5, 3, 2, 0, 2), 0.303846),
    ],
)
def test_polarisation_is_the_other_side_of_agreement(frequencies, published):
    assert round(float(polarisation(frequencies)), 6) == published


def test_the_step_test_of_the_paper():
    found = layers(PAPER)
    assert ["".join("01"[full] for full in layer.pattern) for layer in found] == [
        "1111111", "1111110", "0111110", "0011110", "0011100", "0010100", "0000100",
    ]  # fmt: skip
    assert [layer.height for layer in found] == [10, 20, 10, 10, 80, 80, 320]
    assert [float(layer.weight) for layer in found] == [0.07, 0.12, 0.05, 0.04, 0.24, 0.16, 0.32]
    assert [layer.agreement for layer in found] == [0, F(1, 6), F(1, 3), F(1, 2), F(2, 3), F(7, 15), 1]
    assert sum(layer.weight for layer in found) == 1


def test_percentages_are_read_as_they_are_written():
    assert agreement(PVDA) == agreement([Decimal(str(part)) for part in PVDA])
    assert agreement(PVDA) == agreement([round(part * 10) for part in PVDA])
    assert agreement(np.array([30, 40, 210])) == agreement([30, 40, 210])


def test_three_published_groups_are_coarse():
    assert agreement((10, 20, 70)) == agreement((0, 40, 60))


@settings(max_examples=150, deadline=None)
@given(counts)
def test_agreement_is_what_the_triples_say(frequencies):
    exactly = agreement(frequencies)
    assert exactly == agreement_by_triples(frequencies)
    assert -1 <= exactly <= 1
    assert exactly == agreement(frequencies[::-1]) == agreement([7 * count for count in frequencies])


@settings(max_examples=60, deadline=None)
@given(st.integers(3, 9).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, 12), min_size=size, max_size=size).filter(any), min_size=1)
))  # fmt: skip
def test_many_at_once_are_each_one_by_one(table):
    assert agreement_of_many(table) == pytest.approx([float(agreement(row)) for row in table], abs=1e-12)


def test_many_on_a_scale_too_long_for_the_table_are_right_as_well():
    random = np.random.default_rng(7)
    for size in (TABLE_CATEGORIES, TABLE_CATEGORIES + 1, 40):
        table = random.integers(0, 9, (20, size))
        assert agreement_of_many(table) == pytest.approx([float(agreement(row)) for row in table], abs=1e-12)


def test_many_may_be_none():
    assert agreement_of_many(np.zeros((0, 5))).shape == (0,)


@pytest.mark.parametrize(
    ("frequencies", "refusal", "sentence"),
    [
        ((5, 5), TooFewCategories, "minstens 3 antwoordmogelijkheden; hier zijn het er 2"),
        ((0, 0, 0), NothingCounted, "geen antwoorden"),
        ((1, -1, 3), NegativeFrequency, "niet kleiner zijn dan 0"),
        ((1, float("nan"), 3), NotANumber, "geen getal"),
        ((1, float("inf"), 3), NotANumber, "geen getal"),
        ((1, Decimal("NaN"), 3), NotANumber, "geen getal"),
        ((1, "veel", 3), NotANumber, "geen getal"),
        ((1, None, 3), NotANumber, "geen getal"),
    ],
)
def test_what_cannot_be_measured_is_refused_with_a_sentence(frequencies, refusal, sentence):
    for measure in (agreement, layers, polarisation):
        with pytest.raises(refusal, match=sentence):
            measure(frequencies)


@pytest.mark.parametrize(
    ("table", "refusal"),
    [
        ([[5, 5]], TooFewCategories),
        ([[1, 2, 3], [0, 0, 0]], NothingCounted),
        ([[1, 2, 3], [1, -2, 3]], NegativeFrequency),
        ([[1, 2, float("nan")]], NotANumber),
        ([[1, 2, 3], [1, 2, 3, 4]], NotATable),
        ([1, 2, 3], NotATable),
        ([["a", "b", "c"]], NotATable),
    ],
)
def test_one_bad_row_refuses_the_table(table, refusal):
    with pytest.raises(refusal):
        agreement_of_many(table)


def test_agreement_on_three_groups_and_on_five_is_not_compared():
    with pytest.raises(DifferentScales, match="ene vraag heeft 3 antwoordmogelijkheden en de andere 5"):
        agreement_difference((10, 20, 70), (10, 20, 30, 20, 20))
    assert agreement_difference((50, 0, 50), (10, 20, 70)) == F(8, 5)
