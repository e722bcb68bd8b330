"""Measures over groups: the vectors of domain/practice.md 4.2 and 4.4 to 4.6."""

from fractions import Fraction as F

import pytest

from samenplan.analysis.measures import (
    NegativeFrequency,
    NotAnAlpha,
    NotANumber,
    NothingCounted,
    NotWholeCounts,
    OneGroupOnly,
    TooFewCategories,
    WrongNumberOfGroups,
    WrongNumberOfRelations,
    affective_by_group,
    affective_distance,
    affective_index,
    affective_spread,
    bogardus_mean,
    esteban_ray,
    reynal_querol,
    thermometer_gap,
)

SIZES, LIKES = (0.5, 0.3, 0.2), (9, 3, 1)
MATRIX = ((8, 3, 2), (2, 7, 4), (1, 4, 9))


@pytest.mark.parametrize(
    ("sizes", "places", "expected"),
    [
        ((0.5, 0.5), (0, 1), (0.5, 0.25, 0.203063, 0.164938)),
        ((1, 1, 1), (0, 0.5, 1), (0.444444, 0.148148, 0.106552, 0.076634)),
        ((0.6, 0.4), (0, 1), (0.48, 0.24, 0.196467, 0.161387)),
        ((0.9, 0.1), (0, 1), (0.18, 0.09, 0.082990, 0.078299)),
    ],
)
def test_esteban_and_ray(sizes, places, expected):
    found = tuple(round(esteban_ray(sizes, places, alpha=alpha), 6) for alpha in (0, 1, 1.3, 1.6))
    assert found == expected


@pytest.mark.parametrize("alpha", [0, 0.5, 1, 1.6])
def test_two_halves_have_a_closed_form(alpha):
    assert esteban_ray((1, 1), (0, 1), alpha=alpha) == pytest.approx(0.5 ** (1 + alpha), abs=1e-12)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [((1, 1), F(1)), ((1, 1, 1), F(8, 9)), ((0.6, 0.4), F(96, 100)), ((0.9, 0.1), F(36, 100))],
)
def test_reynal_querol(sizes, expected):
    assert reynal_querol(sizes) == expected


def test_reynal_querol_of_the_paper_of_agreement():
    assert reynal_querol((30, 40, 210, 130, 530, 50, 10)) == F(745792, 1000000)


@pytest.mark.parametrize("measure", [esteban_ray, reynal_querol])
def test_what_stays_off_the_dashboard_says_why(measure):
    assert "Kept off the dashboard" in measure.__doc__


def test_bogardus():
    assert bogardus_mean((10, 20, 30, 20, 10, 5, 5)) == F(335, 100)


def test_affective_spread_weighs_its_mean_as_it_weighs_its_distances():
    assert round(affective_spread(LIKES, sizes=SIZES), 6) == 3.469870
    assert round(affective_spread(LIKES), 6) == 3.399346  # the mean weighed by size would make 3.627671


def test_affective_distance_from_the_most_liked():
    assert round(affective_distance(LIKES), 6) == 5.773503
    assert round(affective_distance(LIKES, sizes=SIZES), 6) == 4.857983


def test_reiljans_index():
    by_group = affective_by_group(MATRIX, sizes=SIZES)
    assert by_group == (F(54, 10), F(31, 7), F(55, 8))
    assert [round(float(value), 6) for value in by_group] == [5.4, 4.428571, 6.875]
    assert round(float(affective_index(MATRIX, sizes=SIZES)), 6) == 5.403571


def test_thermometer():
    assert thermometer_gap((80, 70), (40, 30, 20)) == 45
    assert thermometer_gap((20,), (50,)) == -30


@pytest.mark.parametrize(
    ("measure", "refusal"),
    [
        (lambda: esteban_ray((1,), (0,), alpha=1), TooFewCategories),
        (lambda: esteban_ray((1, 1), (0,), alpha=1), WrongNumberOfGroups),
        (lambda: esteban_ray((1, 1), (0, float("inf")), alpha=1), NotANumber),
        (lambda: esteban_ray((1, 1), (0, 1), alpha=1.7), NotAnAlpha),
        (lambda: esteban_ray((1, 1), (0, 1), alpha=-0.1), NotAnAlpha),
        (lambda: reynal_querol((0, 0)), NothingCounted),
        (lambda: reynal_querol((1, -1)), NegativeFrequency),
        (lambda: bogardus_mean((1, 2, 3)), WrongNumberOfRelations),
        (lambda: bogardus_mean((0,) * 7), NothingCounted),
        (lambda: bogardus_mean((0.5,) * 7), NotWholeCounts),
        (lambda: affective_spread((9,)), TooFewCategories),
        (lambda: affective_spread((9, 3), sizes=(1, 1, 1)), WrongNumberOfGroups),
        (lambda: affective_distance((9, None)), NotANumber),
        (lambda: affective_distance((9, 3), sizes=(0, 0)), NothingCounted),
        (lambda: affective_by_group(((8, 3), (2,)), sizes=(1, 1)), WrongNumberOfGroups),
        (lambda: affective_by_group(((8, 3),), sizes=(1, 1)), WrongNumberOfGroups),
        (lambda: affective_index(((8, 3), (2, 7)), sizes=(1, 0)), OneGroupOnly),
        (lambda: thermometer_gap((), (50,)), NothingCounted),
        (lambda: thermometer_gap((50,), ()), NothingCounted),
        (lambda: thermometer_gap((50, None), (50,)), NotANumber),
    ],
)
def test_what_cannot_be_measured_is_refused(measure, refusal):
    with pytest.raises(refusal):
        measure()
