"""Every role at every address of its own authority: the policy in core/permissions.py, and nothing else, decides."""

import pytest

from samenplan.authorities.example import BART as SOMEBODY
from samenplan.authorities.example import BRUGWIJK, place_person, place_town
from samenplan.core.permissions import GRANTS, Role
from tests.security.walking import address, routes_behind

FORBIDDEN, NOT_ALLOWED = 403, 405
ROLES_OF_A_TOWN = [role for role in Role if role is not Role.PROGRAMME_OFFICER]


def decided(client, where):
    """What the page answers to the first method it knows: reading where it can be read."""
    found = client.get(where).status_code
    return client.post(where).status_code if found == NOT_ALLOWED else found


def differences(client, role, town, prefix=""):
    """Where the door does not do what the policy says; and how many pages were open to this role."""
    wrong, opened = [], 0
    for route in routes_behind("member", "opened"):
        if not route.name.startswith(prefix):
            continue
        allowed = route.permission in GRANTS[role]
        found = decided(client, address(route, town, {}))
        opened += allowed
        if allowed is (found == FORBIDDEN):
            wrong.append(f"{role} at {route.line} gave {found}")
    return wrong, opened


@pytest.fixture
def brugwijk_with_somebody(db):
    return place_town(BRUGWIJK)


@pytest.mark.parametrize("role", ROLES_OF_A_TOWN)
def test_a_role_reaches_what_the_policy_gives_and_no_more(client_of, brugwijk_with_somebody, role):
    client = client_of(place_person(SOMEBODY, roles=(role,)))
    wrong, _ = differences(client, role, brugwijk_with_somebody)
    assert wrong == []


def test_the_matrix_reached_open_pages_and_closed_ones(client_of, brugwijk_with_somebody):
    client = client_of(place_person(SOMEBODY, roles=(Role.ADMIN,)))
    _, opened = differences(client, Role.ADMIN, brugwijk_with_somebody)
    assert opened > 0
    assert [role for role in ROLES_OF_A_TOWN if not GRANTS[role]] == []


def test_a_door_that_asks_less_than_it_says_is_found(client_of, brugwijk_with_somebody, settings):
    settings.ROOT_URLCONF = "tests.security.holes"
    client = client_of(place_person(SOMEBODY, roles=(Role.COLLEAGUE,)))
    wrong, _ = differences(client, Role.COLLEAGUE, brugwijk_with_somebody, prefix="hole")
    assert ["gat-deur" in line for line in wrong] == [True]
