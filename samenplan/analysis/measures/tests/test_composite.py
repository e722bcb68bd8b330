"""Composite indicators of the Gemeente-Stadsmonitor, their rules as data (domain/practice.md 4.1)."""

from decimal import Decimal
from fractions import Fraction as F

import pytest

from samenplan.analysis.measures import (
    Bound,
    Composite,
    CountRule,
    ImpossibleRule,
    MeanRule,
    NotANumber,
    WrongNumberOfItems,
)

ITEMS = ("familie", "vrienden", "buren", "praatje (Belgische herkomst)", "praatje (andere herkomst)")
BOUNDS = (Bound("laag", Decimal("2.8")), Bound("middel", 4, is_in=False), Bound("hoog"))
CONTACT = MeanRule(ITEMS, 3, BOUNDS)
ATTITUDE = CountRule(3, 5)


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ([2, 4, 3, 5, 2], Composite(F(16, 5), "middel")),
        ([1, 2, None, 4, 4], Composite(F(11, 4), "laag")),
        ([7, 7, None, None, None], None),
        ([2, 3, 3, 3, 3], Composite(F(14, 5), "laag")),  # exactly 2.8
        ([4, 4, 4, 4, 4], Composite(F(4), "hoog")),
        ([None] * 5, None),
        ([7, 7, 7, None, None], Composite(F(7), "hoog")),
    ],
)
def test_contact_as_the_stadsmonitor_computes_it(answers, outcome):
    assert CONTACT.outcome(answers) == outcome


def test_a_bound_is_in_its_class_or_not_as_the_rule_says():
    other = MeanRule(ITEMS, 3, (Bound("laag", 2.8, is_in=False), Bound("hoger")))
    assert other.outcome([2, 3, 3, 3, 3]).name == "hoger"


@pytest.mark.parametrize(
    ("answers", "holds"),
    [
        ([True, True, True, False, False], True),
        ([True, True, False, False, False], False),
        ([True, True, True, None, None], True),
        ([True, True, None, False, False], None),
        ([True, None, False, False, False], False),
        ([None] * 5, None),
    ],
)
def test_three_of_five_and_no_opinion_is_no_answer(answers, holds):
    assert ATTITUDE.holds(answers) is holds


def test_answers_that_do_not_fit_the_rule_are_refused():
    with pytest.raises(WrongNumberOfItems, match="telt 5 vragen; hier zijn er 4"):
        CONTACT.outcome([1, 2, 3, 4])
    with pytest.raises(WrongNumberOfItems):
        ATTITUDE.holds([True])
    with pytest.raises(NotANumber):
        CONTACT.outcome([1, 2, 3, 4, "veel"])


@pytest.mark.parametrize(
    "rule",
    [
        lambda: MeanRule(ITEMS, 0, BOUNDS),
        lambda: MeanRule(ITEMS, 6, BOUNDS),
        lambda: MeanRule(ITEMS, 3, ()),
        lambda: MeanRule(ITEMS, 3, (Bound("laag", 2),)),
        lambda: MeanRule(ITEMS, 3, (Bound("a", 3), Bound("b", 2), Bound("c"))),
        lambda: MeanRule(ITEMS, 3, (Bound("a", 3), Bound("b", 3), Bound("c"))),
        lambda: MeanRule(ITEMS, 3, (Bound("a"), Bound("b", 3), Bound("c"))),
        lambda: CountRule(6, 5),
        lambda: CountRule(0, 5),
    ],
)
def test_a_rule_that_cannot_be_held_is_refused(rule):
    with pytest.raises(ImpossibleRule):
        rule()
