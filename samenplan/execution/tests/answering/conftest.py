"""Who was asked today how it goes, for tests of answering."""

from datetime import date

import pytest

LONG_AGO = date(2026, 1, 1)


@pytest.fixture
def plan(lien):
    from samenplan.execution.tests.asked import a_carried_out_plan  # late: models exist only after Django's set-up

    return a_carried_out_plan(lien, told_on=LONG_AGO)


@pytest.fixture
def contact(plan, lien):
    from samenplan.execution.tests.asked import a_contact  # late: models exist only after Django's set-up

    return a_contact(plan, lien)


@pytest.fixture
def asked_contact(plan, contact, lien):
    """Fatma, a contact without account, was asked today."""
    from samenplan.execution.tests.answering.answers import asked_today  # late: models exist only after the set-up

    return asked_today(plan, lien)


@pytest.fixture
def asked_mo(mo, plan, lien):
    """Mo, a partner with an account, was asked today."""
    from samenplan.execution.tests.answering.answers import asked_today  # late: models exist only after the set-up

    return asked_today(plan, lien)


@pytest.fixture
def counting(plan):
    """The action counts its evenings itself."""
    from samenplan.execution.models import IndicatorProfile  # late: models exist only after Django's set-up
    from samenplan.execution.tests.asked import EVENINGS
    from samenplan.plans.tests.builders import node_of

    indicator = node_of(plan, EVENINGS).indicators.get()
    IndicatorProfile._rows.create(indicator=indicator, kind="own_count")
    return indicator
