from dataclasses import replace

import pytest

from samenplan.plans.rules.frozen import UnreadableVersion, as_json, fingerprint, from_json
from samenplan.plans.tests.examples import large_plan, small_plan


@pytest.mark.parametrize(
    "plan", [small_plan(), large_plan(25), replace(small_plan(), starts_on=None, ends_on=None, nodes=())]
)
def test_a_frozen_plan_comes_back_whole(plan):
    assert from_json(as_json(plan)) == plan


def test_the_same_plan_has_the_same_fingerprint():
    assert fingerprint(as_json(small_plan())) == fingerprint(as_json(small_plan()))


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{}", '{"format":2}', '{"format":1,"plan":{}}', '{"format":1,"plan":{"uid":3}}']
)
def test_what_is_no_plan_is_refused(text):
    with pytest.raises(UnreadableVersion):
        from_json(text)
