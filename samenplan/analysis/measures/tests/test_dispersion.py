"""Companions of A: the published numbers and a second implementation (domain/practice.md 4.2)."""

from fractions import Fraction as F

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenplan.analysis.measures import (
    NegativeFrequency,
    NotANumber,
    NothingCounted,
    NotWholeCounts,
    TooFewAnswers,
    TooFewCategories,
    berry_mielke_iov,
    blair_lacy_d2,
    blair_lacy_l,
    blair_lacy_l2,
    consensus,
    entropy,
    kvalseth_cov,
    leik,
)
from samenplan.analysis.measures.tests.independent import (
    consensus_by_person,
    iov_by_pairs,
    leik_by_distance_from_the_median,
)

PAPER = (30, 40, 210, 130, 530, 50, 10)
MEASURES = (consensus, leik, blair_lacy_d2, blair_lacy_l2, blair_lacy_l, berry_mielke_iov, kvalseth_cov, entropy)
TORN, SAME = (5, 0, 0, 0, 5), (0, 10, 0, 0, 0)
counts = st.integers(2, 8).flatmap(lambda size: st.lists(st.integers(0, 9), min_size=size, max_size=size).filter(any))


@pytest.mark.parametrize(
    ("measure", "published", "digits"),
    [
        (consensus, 0.7256876, 7),
        (leik, 0.287, 3),
        (blair_lacy_l, 0.772873, 6),
        (kvalseth_cov, 0.227127, 6),
        (entropy, 1.960969, 6),
    ],
)
def test_the_vector_of_the_paper_scores_as_published(measure, published, digits):
    assert round(float(measure(PAPER)), digits) == published


def test_the_vector_of_the_paper_scores_exactly():
    assert leik(PAPER) == F(43, 150)  # 0.2866667
    assert blair_lacy_d2(PAPER) == F(896, 1000)
    assert blair_lacy_l2(PAPER) == F(448, 750)  # 0.597333
    assert berry_mielke_iov(PAPER) == F(302, 750)  # 0.402667


@pytest.mark.parametrize(
    ("measure", "torn", "same"),
    [
        (consensus, 0, 1),
        (leik, 1, 0),
        (blair_lacy_d2, 0, 1),
        (blair_lacy_l2, 0, 1),
        (blair_lacy_l, 0, 1),
        (berry_mielke_iov, 1, 0),
        (kvalseth_cov, 1, 0),
        (entropy, 1, 0),
    ],
)
def test_the_ends_of_every_measure(measure, torn, same):
    assert (measure(TORN), measure(SAME)) == (torn, same)


def test_entropy_does_not_know_the_order():
    assert entropy((5, 0, 0, 5)) == entropy((5, 5, 0, 0)) == 1
    assert entropy((3, 3, 3, 3)) == 2


def test_iov_is_one_less_l2_for_an_even_number_and_a_little_more_for_an_odd_one():
    assert berry_mielke_iov(PAPER) == 1 - blair_lacy_l2(PAPER)
    assert berry_mielke_iov((2, 0, 1)) == 1
    assert 1 - blair_lacy_l2((2, 0, 1)) == F(8, 9)


@settings(max_examples=150, deadline=None)
@given(counts)
def test_consensus_and_leik_are_what_the_people_say_one_by_one(answers):
    assert consensus(answers) == pytest.approx(consensus_by_person(answers), abs=1e-9)
    assert leik(answers) == leik_by_distance_from_the_median(answers)


@settings(max_examples=150, deadline=None)
@given(counts.filter(lambda answers: sum(answers) > 1))
def test_iov_is_what_every_pair_of_people_says(answers):
    assert berry_mielke_iov(answers) == iov_by_pairs(answers)
    assert 0 <= berry_mielke_iov(answers) <= 1


@pytest.mark.parametrize("measure", MEASURES)
def test_what_cannot_be_measured_is_refused(measure):
    for frequencies, refusal in (
        ((5,), TooFewCategories),
        ((), TooFewCategories),
        ((0, 0), NothingCounted),
        ((3, -1), NegativeFrequency),
        ((3, float("nan")), NotANumber),
    ):
        with pytest.raises(refusal):
            measure(frequencies)


@pytest.mark.parametrize("measure", [berry_mielke_iov, kvalseth_cov])
def test_pairs_of_people_are_counted_not_percentages(measure):
    with pytest.raises(NotWholeCounts, match="geen percentages"):
        measure((12.5, 87.5))
    with pytest.raises(TooFewAnswers, match="minstens 2 antwoorden; hier zijn het er 1"):
        measure((1, 0, 0))
