"""What a plan does not know yet must survive freezing too."""

from dataclasses import replace

from samenplan.plans.rules.content import BudgetLine, Means, MoneySource
from samenplan.plans.rules.frozen import as_json, from_json
from samenplan.plans.tests.examples import ACTION_12, small_plan


def test_a_plan_without_a_period_comes_back():
    plan = replace(small_plan(), starts_on=None, ends_on=None)
    assert from_json(as_json(plan)) == plan


def test_amounts_that_nobody_knows_yet_come_back():
    action = replace(ACTION_12, budget=(BudgetLine(None),))
    plan = replace(small_plan(), means=(Means(MoneySource.OWN, None),), nodes=(action,))
    assert from_json(as_json(plan)) == plan
