"""A plan and Lien's browser, for the tests of pages."""

import pytest


@pytest.fixture
def plan(lien):
    from samenplan.plans.tests.builders import a_plan  # late: models exist only after Django's set-up

    return a_plan(lien)


@pytest.fixture
def browser(lien_user, client_of):
    return client_of(lien_user)
