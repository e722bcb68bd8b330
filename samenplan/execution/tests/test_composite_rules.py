"""Composite rules as data: what they give, how they are kept, what is refused."""

import json

import pytest

from samenplan.analysis.measures.composite import Bound
from samenplan.execution.rules.composite import (
    Rule,
    RuleKind,
    as_plain,
    class_lines,
    from_plain,
    objections_to_rule,
    outcome,
    read_classes,
)

CONTACT = Rule(
    RuleKind.MEAN,
    ("familie", "vrienden", "buren", "praatje", "praatje2"),
    minimum=3,
    bounds=read_classes("laag: tot en met 2,8\nmidden: tot 4\nhoog"),
    counted=("hoog",),
)
ATTITUDE = Rule(RuleKind.COUNT, ("v1", "v2", "v3", "v4", "v5"), positive=(4, 5), minimum=3)
SHARE = Rule(RuleKind.SHARE, ("v1",), positive=(4, 5))


@pytest.mark.parametrize(
    ("answers", "counted", "said"),
    [
        ((2, 4, 3, 5, 2), "midden", (1, 1)),
        ((1, 2, None, 4, 4), "laag", (1, 1)),
        ((7, 7, None, None, None), "hoog", (0, 0)),
        ((2, 3, 3, 3, 3), "laag", (1, 1)),
        ((4, 4, 4, 4, 4), "hoog", (1, 1)),
        ((4, 4, 4, 4, 4), "laag", (0, 1)),
    ],
)
def test_contact_gives_what_the_practice_note_computed(answers, counted, said):
    rule = Rule(CONTACT.kind, CONTACT.items, minimum=3, bounds=CONTACT.bounds, counted=(counted,))
    found = outcome(rule, {answers: 1})
    assert (found.yes, found.base) == said


def test_at_least_three_of_five_leaves_out_whom_it_cannot_judge():
    answered = {(4, 4, 4, 1, 1): 2, (4, 1, 1, 1, 1): 3, (4, 4, None, 1, 1): 5, (5, 5, 5, None, None): 1}
    found = outcome(ATTITUDE, answered)
    assert (found.yes, found.base) == (3, 6)


def test_a_share_leaves_out_no_opinion():
    found = outcome(SHARE, {(1,): 30, (4,): 15, (5,): 5, (None,): 50})
    assert (found.yes, found.base, str(found.percentage)) == (20, 50, "40.00")


@pytest.mark.parametrize("rule", [Rule(), CONTACT, ATTITUDE, SHARE])
def test_a_rule_survives_its_way_through_the_database(rule):
    assert from_plain(json.loads(json.dumps(as_plain(rule)))) == rule


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "mean"}, {"kind": "x", "items": ["a"]}, {"kind": "share", "items": "a"}, {"items": 3},
        {"kind": "mean", "items": ["a"], "minimum": 5, "classes": [{"name": "x"}], "counted": ["x"]},
        {"kind": "mean", "items": ["a"], "minimum": 1, "classes": [{"up_to": "veel"}], "counted": ["x"]},
        {"kind": "share", "items": ["a"], "positive": ["x"]},
    ],
)  # fmt: skip
def test_data_that_is_no_rule_is_no_rule(said):
    assert from_plain(said) == Rule()


@pytest.mark.parametrize(
    ("rule", "word"),
    [
        (Rule(RuleKind.SHARE, (), (4,)), "Noem de vragen"),
        (Rule(RuleKind.SHARE, ("a", "a"), (4,)), "één keer"),
        (Rule(RuleKind.SHARE, ("a", "b"), (4,)), "één vraag"),
        (Rule(RuleKind.COUNT, ("a", "b"), ()), "welke antwoorden"),
        (Rule(RuleKind.COUNT, ("a", "b"), (4,), minimum=3), "tussen 1 en"),
        (Rule(RuleKind.MEAN, ("a",), minimum=2, bounds=(Bound("x"),), counted=("x",)), "minimum"),
        (Rule(RuleKind.MEAN, ("a",), bounds=(Bound("x", 2),), counted=("x",)), "hoogste klasse"),
        (Rule(RuleKind.MEAN, ("a",), bounds=(Bound("x", 3), Bound("y", 2), Bound("z")), counted=("x",)), "oplopen"),
        (Rule(RuleKind.MEAN, ("a",), bounds=(Bound("x"),), counted=("y",)), "welke klasse"),
    ],
)
def test_a_rule_that_holds_for_nobody_is_refused_with_a_sentence(rule, word):
    assert word in " ".join(objections_to_rule(rule))


def test_classes_are_typed_as_they_are_shown():
    typed = "laag: tot en met 2,8\nmidden: tot 4\nhoog"
    assert class_lines(read_classes(typed)) == typed
    with pytest.raises(ValueError, match="geen klasse"):
        read_classes("laag: veel")
