"""A plan of Brugwijk, its actions, and Lien's browser."""

import pytest


@pytest.fixture
def plan(lien):
    from samenplan.plans.tests.builders import a_plan  # late: models exist only after Django's set-up

    return a_plan(lien)


@pytest.fixture
def node(plan):
    from samenplan.execution.tests.builders import actions  # late: see above

    return actions(plan)[0]


@pytest.fixture
def browser(lien_user, client_of):
    return client_of(lien_user)
