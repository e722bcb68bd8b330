"""Who came in by a personal link, at every address of the house: only her own actions, only in her own town."""

import pytest
from django.test import Client
from django.utils.timezone import now

from samenplan.authorities.example import BRUGWIJK, LIEN, MOLENRODE, OMAR, place_person, place_town
from samenplan.authorities.models import Contact
from samenplan.authorities.operations.contacts import make_link
from samenplan.authorities.queries import actor_for, memberships_of
from samenplan.core.permissions import GRANTS, Role
from samenplan.plans.models import Involvement
from tests.security.ids import REASON, contact_id, node_id, party_id
from tests.security.test_matrix import decided
from tests.security.walking import address, answers, foreign_addresses, is_closed, routes_behind

FORBIDDEN = 403


def come_in(town, person) -> Client:
    """The browser of the contact of a party of this town, whose link this person made."""
    contact = Contact.objects.unscoped(reason=REASON).get(pk=contact_id(town))
    by = actor_for(person, memberships_of(person))
    browser = Client()
    assert browser.get(f"/mijn/{make_link(contact, by=by, now=now())}/").status_code == 302
    return browser


@pytest.fixture
def towns(db):
    return place_town(MOLENRODE), place_town(BRUGWIJK)


@pytest.fixture
def hers(towns):
    """The contact of a party of Molenrode, which joins the action of its plan."""
    molenrode = towns[0]
    for town in towns:
        rows = Involvement.objects.unscoped(reason=REASON)
        rows.create(node_id=node_id(town), party_id=party_id(town), part="partner")
    place_person(LIEN)
    return come_in(molenrode, place_person(OMAR))


def signed_out(browser: Client, where: str) -> bool:
    """Sent to the sign-in page, or not there, by every method."""
    for method in ("get", "post"):
        answer = getattr(browser, method)(where)
        is_gone = answer.status_code in (404, 405)
        if not is_gone and not (answer.status_code == 302 and answer.url.startswith("/account/aanmelden/")):
            return False
    return True


def reached(browser: Client, own, other, prefix: str = "") -> tuple[int, list[str]]:
    """Addresses of the other town, or with its rows in them, that this browser came to; and how many were tried."""
    tried, open_ones = 0, []
    for route in routes_behind("member", "opened"):
        if not route.name.startswith(prefix) or route.permission not in GRANTS[Role.PARTNER]:
            continue
        for where in foreign_addresses(route, own, other):
            tried += 1
            if not (is_closed(answers(browser, where)) or signed_out(browser, where)):
                open_ones.append(f"{route.address}: {where}")
    return tried, open_ones


def test_she_reaches_no_row_and_no_page_of_another_town(hers, towns):
    tried, open_ones = reached(hers, *towns)
    assert open_ones == []
    assert tried > 20


def test_she_reaches_no_page_of_an_officer_in_her_own_town(hers, towns):
    wrong = []
    for route in routes_behind("member"):
        if route.permission in GRANTS[Role.PARTNER]:
            continue
        if (found := decided(hers, address(route, towns[0], {}))) != FORBIDDEN:
            wrong.append(f"{route.line}: {found}")
    assert wrong == []


def test_she_reaches_nothing_for_who_has_an_account(hers, towns):
    for route in routes_behind("signed in", "agency", "opened"):
        assert signed_out(hers, address(route, towns[0], {})), route.line


def test_she_does_reach_her_own_action_and_its_photo(hers, towns):
    pages = {"own", "action", "evidence", "node"}
    routes = [route for route in routes_behind("member") if route.name in pages]
    found = {route.name: hers.get(address(route, towns[0], {})).status_code for route in routes}
    assert found == {
        "own": 302,
        "action": 200,
        "evidence": 200,
        "node": 200,
    }  # she has one action, and goes straight to it


def test_an_action_of_her_town_that_is_not_of_her_party_is_not_there(hers, towns):
    Involvement.objects.unscoped(reason=REASON).all().delete()
    for route in routes_behind("member"):
        if route.permission in GRANTS[Role.PARTNER] and {"node_id", "evidence_id"} & route.kwargs:
            assert is_closed(answers(hers, address(route, towns[0], {}))), route.line


def test_a_page_that_fetches_an_action_of_anybody_is_found(hers, towns, settings):
    settings.ROOT_URLCONF = "tests.security.holes"
    tried, open_ones = reached(hers, *towns, prefix="leak")
    assert (tried, ["/lek/" in line for line in open_ones]) == (2, [True])
