"""A plan that is carried out, for tests of Vandaag."""

import pytest


@pytest.fixture
def plan(lien):
    """One action runs and was told of today; nothing is open."""
    from samenplan.execution.tests.asked import a_carried_out_plan  # late: models exist only after Django's set-up
    from samenplan.plans.tests.builders import node_of
    from samenplan.today.tests.builders import TODAY

    plan = a_carried_out_plan(lien, told_on=TODAY)
    node_of(plan, "act-feest").open_points.all().delete()
    return plan
