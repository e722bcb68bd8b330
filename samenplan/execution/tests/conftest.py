"""A plan of Brugwijk, its one action of Buurtwerk De Brug, and Samira, who comes in by a link."""

from datetime import UTC, datetime

import pytest

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def plan(lien):
    from samenplan.plans.tests.builders import a_plan  # late: models exist only after Django's set-up

    return a_plan(lien)


@pytest.fixture
def evenings(plan):
    """The action in which Buurtwerk De Brug joins."""
    from samenplan.plans.tests.builders import node_of  # late: models exist only after Django's set-up

    return node_of(plan, "act-avonden")


@pytest.fixture
def feast(plan):
    """An action in which it does not."""
    from samenplan.plans.tests.builders import node_of  # late: models exist only after Django's set-up

    return node_of(plan, "act-feest")


@pytest.fixture
def contact(buurtwerk, lien):
    from samenplan.authorities.operations.contacts import add_contact  # late: models exist only after Django's set-up

    return add_contact(buurtwerk, "Samira El Amrani", "samira@debrug.example", by=lien)


@pytest.fixture
def samira(contact):
    from samenplan.authorities.queries import actor_of_contact  # late: models exist only after Django's set-up

    return actor_of_contact(contact)


@pytest.fixture
def samiras(contact, lien):
    """Her browser, in which she opened her link."""
    from django.test import Client
    from django.utils.timezone import now

    from samenplan.authorities.operations.contacts import make_link

    browser = Client()
    browser.get(f"/mijn/{make_link(contact, by=lien, now=now())}/")
    return browser
