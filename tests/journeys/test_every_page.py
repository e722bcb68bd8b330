"""Each page of the house once: accessible in the light and in the dark, fits a phone, one title, focus that shows."""

import pytest
from django.conf import settings
from playwright.sync_api import Page

from tests.journeys.hands import Hands, Way
from tests.journeys.looking import focus
from tests.journeys.pages import FOR_EVERYONE, FOR_WHO_SIGNED_IN, OF_A_PLAN, member_pages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FEWEST = 50
"""So many member pages there are at least; fewer means that the list broke."""


def walk(hands: Hands, paths: list[str]) -> list[str]:
    """Open each of these and look; answers everything that is wrong."""
    for path in paths:
        answer = hands.page.goto(path)
        if answer is None or answer.status != 200:
            hands.sight.faults.append(f"{path}: answers {answer and answer.status}")
            continue
        hands.see()
        hands.sight.faults += [f"{path}: {fault}" for fault in _focus_at_the_start(hands.page)]
    return hands.sight.complaints


def _focus_at_the_start(page: Page) -> list[str]:
    page.evaluate("document.activeElement.blur()")
    return focus(page)


def signed_in(client_of, first_name: str):
    from samenplan.authorities.models import User  # late: models exist only after Django's set-up

    return client_of(User.objects.get(email=f"{first_name.lower()}@brugwijk.example"))


def test_every_page_of_the_example_plan(house, plan_path):
    assert walk(house.let_in("Lien"), [plan_path(tail) for tail in OF_A_PLAN]) == []


def test_every_page_of_the_example_plan_without_script(house, plan_path):
    assert walk(house.let_in("Lien", Way.PLAIN), [plan_path(tail) for tail in OF_A_PLAN]) == []


def test_every_member_page(house, client_of):
    from samenplan.authorities.models import Authority  # late: models exist only after Django's set-up

    town = Authority.objects.get(slug="brugwijk")
    paths = list(member_pages(town, signed_in(client_of, "Lien")))
    assert len(paths) >= FEWEST
    assert walk(house.let_in("Lien"), paths) == []


def test_every_page_for_everyone(house):
    assert settings.EXAMPLE
    assert walk(house.visitor(), list(FOR_EVERYONE)) == []


def test_every_page_of_ones_own_account(house):
    assert walk(house.let_in("Bart"), list(FOR_WHO_SIGNED_IN)) == []


def test_the_pages_of_a_partner_and_of_the_agency(house):
    assert walk(house.let_in("Mo"), ["/brugwijk/", "/brugwijk/mijn-acties/"]) == []
    assert walk(house.let_in("Ria"), ["/agentschap/"]) == []
