"""Galtung's letters: the examples of the agrmt vignette and manual, and what the tolerance does."""

from fractions import Fraction as F

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenplan.analysis.measures import (
    SHAPE_CAPTIONS,
    NegativeFrequency,
    NotATolerance,
    NothingCounted,
    Shape,
    TooFewCategories,
    median,
    shape,
)
from samenplan.analysis.measures.tests.independent import shape_of_clear_steps

TENTH = F(1, 10)
counts = st.integers(3, 8).flatmap(lambda size: st.lists(st.integers(0, 9), min_size=size, max_size=size).filter(any))


@pytest.mark.parametrize(
    ("frequencies", "letter"),
    [
        ((0, 1, 0), "A"),
        ((0, 0, 1), "J"),
        ((1, 0, 1), "U"),
        ((1, 0, 1, 0), "S"),
        ((1, 1, 1), "F"),
        ((1, 0, 0), "L"),
        ((30, 40, 210, 130, 530, 50, 10), "A"),
        ((40, 5, 10, 5, 40), "U"),
        ((0, 50, 50, 0, 0), "A"),
        ((70, 20, 5, 3, 2), "L"),
    ],
)
def test_the_letters(frequencies, letter):
    assert shape(frequencies, tolerance=TENTH) == letter


def test_the_tolerance_changes_the_letter():
    letters = [shape((30, 40, 210, 130, 530, 50, 10), tolerance=tolerance) for tolerance in (0.05, 0.1, 0.4, 0.6)]
    assert letters == ["S", "A", "A", "F"]
    assert [shape((0, 0, 1, 2, 1), tolerance=tolerance) for tolerance in (0.125, 0.25, 0.5)] == ["A", "J", "F"]


def test_many_small_steps_one_way_do_count():
    assert shape((10, 15, 20, 25, 30), tolerance=TENTH) is Shape.RISING
    assert shape((30, 25, 20, 15, 10), tolerance=TENTH) is Shape.FALLING


@settings(max_examples=150, deadline=None)
@given(counts, st.sampled_from([F(0), F(1, 20), F(1, 5)]))
def test_flat_means_that_no_two_bars_differ_more_than_the_tolerance(frequencies, tolerance):
    apart = F(max(frequencies) - min(frequencies), sum(frequencies))
    assert (shape(frequencies, tolerance=tolerance) is Shape.FLAT) == (apart <= tolerance)


@settings(max_examples=150, deadline=None)
@given(counts)
def test_without_tolerance_every_step_counts(frequencies):
    assert shape(frequencies, tolerance=0) == shape_of_clear_steps(frequencies)


@settings(max_examples=100, deadline=None)
@given(counts)
def test_the_mirror_of_a_shape_is_the_shape_of_the_mirror(frequencies):
    mirrored = {"J": "L", "L": "J"}
    letter = shape(frequencies, tolerance=0)
    assert shape(frequencies[::-1], tolerance=0) == mirrored.get(letter, letter)


def test_every_letter_has_a_caption():
    assert set(SHAPE_CAPTIONS) == set(Shape)
    assert all(caption.endswith(".") for caption in SHAPE_CAPTIONS.values())


@pytest.mark.parametrize("tolerance", [-0.1, 1.5])
def test_a_tolerance_is_a_share(tolerance):
    with pytest.raises(NotATolerance, match="van 0 tot 1"):
        shape((1, 2, 3), tolerance=tolerance)


@pytest.mark.parametrize(
    ("frequencies", "refusal"),
    [((1, 2), TooFewCategories), ((0, 0, 0), NothingCounted), ((1, -2, 3), NegativeFrequency)],
)
def test_a_shape_needs_a_scale_with_answers(frequencies, refusal):
    with pytest.raises(refusal):
        shape(frequencies, tolerance=TENTH)


@pytest.mark.parametrize(
    ("frequencies", "middle"),
    [
        ((30, 40, 210, 130, 530, 50, 10), 5),
        ((5, 0, 0, 0, 5), 3),
        ((50, 50, 0), F(3, 2)),
        ((0, 1, 0), 2),
        ((1, 0, 2), 3),
        ((0, 0, 4), 3),
    ],
)
def test_the_median_is_the_middle_answer(frequencies, middle):
    assert median(frequencies) == middle


def test_a_median_needs_answers():
    with pytest.raises(NothingCounted):
        median((0, 0))
