"""A plan in which nothing stands yet: the first page everyone sees."""

import pytest
from django.urls import reverse

from samenplan.plans.operations.plans import PlanFacts, create_plan

VIEWS = ("detail", "table", "timeline", "by_lead", "by_target_group", "open_points", "advice")


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_of_an_empty_plan_opens(lien, lien_user, client_of, name):
    facts = PlanFacts(title="Nog leeg", level_names=("Doelstelling", "Actie"), goal_levels=1)
    plan = create_plan(facts, by=lien)
    answer = client_of(lien_user).get(reverse(f"plans:{name}", args=["brugwijk", plan.pk]))
    assert answer.status_code == 200
