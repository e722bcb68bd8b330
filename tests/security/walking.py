"""Walks the addresses of the house as somebody, with rows of a town filled in."""

from collections.abc import Iterator

import pytest
from django.test import Client

from samenplan.authorities.models import Authority
from tests.architecture.routes import PART, Route, routes
from tests.security.ids import FIXED, FIXED_AT, IDS

METHODS = ("get", "post")
NOT_FOUND, NOT_ALLOWED = 404, 405


def routes_behind(*doors: str) -> list[Route]:
    """Every route whose door starts with one of these words."""
    return [route for route in routes() if route.door.startswith(doors)]


def parts(route: Route) -> list[str]:
    """The parts of this address that name rows. Fails on a part that nobody explained."""
    unknown = route.kwargs - IDS.keys() - FIXED.keys() - FIXED_AT.get(route.name, {}).keys() - {"authority"}
    if unknown:
        pytest.fail(f"{route.address}: add {sorted(unknown)} to tests/security/ids.py, so that this address is walked")
    return sorted(route.kwargs & IDS.keys())


def address(route: Route, town: Authority, rows: dict[str, Authority]) -> str:
    """The address under a town, each part taken from the town that `rows` names for it."""
    filled: dict[str, object] = {part: IDS[part](rows.get(part, town)) for part in parts(route)}
    filled |= FIXED | FIXED_AT.get(route.name, {}) | {"authority": town.slug}
    return PART.sub(lambda found: str(filled[found["name"]]), route.address)


def foreign_addresses(route: Route, own: Authority, other: Authority) -> Iterator[str]:
    """Addresses that somebody of `own` must not reach: the other town's, and her own with the other's rows mixed in."""
    if "authority" in route.kwargs:
        yield address(route, other, {})
    for part in parts(route):
        yield address(route, own, {part: other})


def answers(client: Client, where: str) -> set[int]:
    """The status of every method at this address."""
    return {getattr(client, method)(where).status_code for method in METHODS}


def is_closed(found: set[int]) -> bool:
    """Not there, by every method that the page knows at all."""
    return NOT_FOUND in found and found <= {NOT_FOUND, NOT_ALLOWED}
