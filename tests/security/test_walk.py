"""Every address of an authority, walked by somebody of another one: never there."""

import pytest
from django.test import Client

from samenplan.authorities.example import BRUGWIJK, MOLENRODE, OMAR, place_person, place_town
from samenplan.core.permissions import Role
from tests.architecture.routes import PART
from tests.security.walking import address, answers, foreign_addresses, is_closed, routes_behind

EVERY_ROLE = tuple(role for role in Role if role not in (Role.PROGRAMME_OFFICER, Role.PARTNER))


@pytest.fixture
def towns(db):
    return place_town(MOLENRODE), place_town(BRUGWIJK)


@pytest.fixture
def omars(client_of, towns):
    """Omar's browser; he may everything in Molenrode, so that only tenancy can stop him."""
    return client_of(place_person(OMAR, roles=EVERY_ROLE))


def open_addresses(client, own, other, prefix=""):
    """Addresses of the other town that this browser reached, and how many were tried."""
    tried, reached = 0, []
    for route in routes_behind("member", "opened"):
        if not route.name.startswith(prefix):
            continue
        for where in foreign_addresses(route, own, other):
            tried += 1
            if not is_closed(found := answers(client, where)):
                reached.append(f"{route.address}: {where} gave {sorted(found)}")
    return tried, reached


def test_omar_reaches_nothing_of_brugwijk(omars, towns):
    tried, reached = open_addresses(omars, *towns)
    assert reached == []
    assert tried > len(routes_behind("member"))


def test_omar_does_reach_his_own_pages(omars, towns):
    molenrode, _ = towns
    shut = [
        route.address
        for route in routes_behind("member")
        if is_closed(answers_of_get(omars, address(route, molenrode, {})))
    ]
    assert shut == []


def answers_of_get(client, where):
    return {client.get(where).status_code}


def test_a_page_that_fetches_rows_of_anybody_is_found(omars, towns, settings):
    settings.ROOT_URLCONF = "tests.security.holes"
    tried, reached = open_addresses(omars, *towns, prefix="hole")
    assert (tried, ["/gat/" in line for line in reached]) == (3, [True])


def test_omar_reaches_nothing_of_the_agency(omars, towns):
    for route in routes_behind("agency"):
        assert is_closed(answers(omars, address(route, towns[0], {}))), route.line


def test_a_stranger_is_sent_to_the_sign_in_page_everywhere(towns):
    stranger = Client()
    for route in routes_behind("member", "opened", "agency", "signed in"):
        where = address(route, towns[1], {})
        for method in ("get", "post"):
            answer = getattr(stranger, method)(where)
            gone = answer.status_code in (404, 405)
            assert gone or answer.url.startswith("/account/aanmelden/"), f"{method} {where}: {answer.status_code}"


def test_the_agency_reaches_no_page_of_a_member(client_of, ria_user, towns):
    hers = client_of(ria_user)
    for route in routes_behind("member"):
        where = address(route, towns[1], {})
        assert is_closed(answers(hers, where)), where


@pytest.mark.parametrize("secret", ["x", "0" * 32, "..%2f", "é" * 40])
def test_a_guessed_link_opens_nothing(client, db, secret):
    for route in routes_behind("token"):
        if route.kwargs in ({"secret"}, {"token"}):
            where = PART.sub(lambda found: secret, route.address)
            found = answers(client, where)
            assert found & {404, 422} and found <= {404, 405, 422}, where
