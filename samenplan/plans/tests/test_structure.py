from dataclasses import replace

import pytest

from samenplan.plans.rules.content import BudgetLine, Timing, TimingKind
from samenplan.plans.rules.structure import objections_to_nodes
from samenplan.plans.tests.examples import small_plan

PLAN = small_plan()


def with_first_action(**changes):
    nodes = list(PLAN.nodes)
    nodes[1] = replace(nodes[1], **changes)
    return replace(PLAN, nodes=tuple(nodes))


def test_a_plan_of_our_own_raises_no_objection():
    assert objections_to_nodes(PLAN, ()) == []


@pytest.mark.parametrize(
    ("spoiled", "sentence"),
    [
        (with_first_action(uid="../../etc"), "geen|niet van Samenplan"),
        (with_first_action(uid="x" * 17), "niet van Samenplan"),
        (with_first_action(uid="goal-buren"), "twee keer"),
        (with_first_action(parent="elders"), "wat er niet is"),
        (with_first_action(parent="act-avonden"), "wat er niet is"),
        (with_first_action(title=" "), "geen titel"),
        (with_first_action(title="a\x00b"), "onleesbare"),
        (with_first_action(budget=(BudgetLine(-1),)), "bedrag"),
        (with_first_action(budget=(BudgetLine(10**30),)), "bedrag"),
        (with_first_action(timings=(Timing(TimingKind.RECURRING, times=10**9),)), "getal"),
        (replace(PLAN, nodes=(*PLAN.nodes, replace(PLAN.nodes[3], uid="g", parent="act-feest"))), "onder een actie"),
        (replace(PLAN, nodes=tuple(replace(PLAN.nodes[1], uid=f"n{i}", parent="") for i in range(2001))), "2000"),
    ],
)
def test_what_cannot_stand_in_a_plan_is_named(spoiled, sentence):
    import re

    objections = objections_to_nodes(spoiled, ())
    assert re.search(sentence, " ".join(objections))
    assert "Er is niets overgenomen" in objections[-1]


def test_six_levels_are_refused():
    nodes = [replace(PLAN.nodes[1], uid=f"n{depth}", parent=f"n{depth - 1}" if depth else "") for depth in range(6)]
    assert "hoogstens 5 niveaus" in objections_to_nodes(replace(PLAN, nodes=tuple(nodes)), ())[0]


def test_a_parent_that_stands_in_the_plan_already_is_fine():
    assert objections_to_nodes(replace(PLAN, nodes=(PLAN.nodes[1],)), {"goal-buren"}) == []
