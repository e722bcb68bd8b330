"""Who may reach what: routes.txt says it; `pytest tests/architecture/test_routes.py --rewrite-routes` writes it."""

from pathlib import Path

import pytest
from django.urls import URLResolver, path
from django.urls.resolvers import RegexPattern

from samenplan.authorities.rules import RESERVED_SLUGS
from tests.architecture.routes import NO_DOOR, routes, unguarded

LIST = Path(__file__).with_name("routes.txt")


def test_routes_and_their_doors_are_the_ones_on_the_list(request):
    found = [route.line for route in routes()]
    if request.config.getoption("--rewrite-routes"):
        LIST.write_text("\n".join(sorted(found)) + "\n", encoding="utf-8")
    assert sorted(found) == LIST.read_text(encoding="utf-8").splitlines()


def test_every_view_wears_a_door():
    assert [route.address for route in routes() if route.door == NO_DOOR] == []


def test_a_view_without_a_door_is_found():
    planted = URLResolver(RegexPattern(r"^/"), [path("gat/", unguarded, name="hole")])
    assert [(route.name, route.door) for route in routes(planted)] == [("hole", NO_DOOR)]


def test_every_address_of_an_authority_asks_for_a_permission():
    of_authorities = [route for route in routes() if "authority" in route.kwargs]
    assert of_authorities
    open_ones = [route.line for route in of_authorities if route.permission is None and route.door != "everyone"]
    assert open_ones == []


def test_no_address_of_the_house_can_be_taken_by_an_authority():
    firsts = {route.address.strip("/").split("/")[0] for route in routes()}
    own = {first for first in firsts if first and not first.startswith("<")}
    assert own - RESERVED_SLUGS == set()


@pytest.mark.parametrize("converter", ["path"])
def test_no_address_swallows_slashes(converter):
    assert [route.line for route in routes() if f"<{converter}:" in route.address] == []
