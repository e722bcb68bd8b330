"""Addresses within the authority of the request."""

from django.urls import reverse

from samenplan.core.access import ActingRequest
from samenplan.plans.queries.open_points import Place


def address(request: ActingRequest, name: str, *ids: int | str) -> str:
    """The address of a plan page by route name, in the authority of this request; `ids` in the order of the route."""
    return reverse(f"plans:{name}", args=[request.authority.slug, *ids])  # type: ignore[attr-defined]  # middleware


def address_of(request: ActingRequest, place: Place) -> str:
    """The address where one decides something that is still open, in the authority of this request."""
    where = reverse(place.route, args=[request.authority.slug, *place.ids])  # type: ignore[attr-defined]  # middleware
    return f"{where}#{place.anchor}" if place.anchor else where


PERSPECTIVES = (
    ("detail", "Boom"),
    ("table", "Tabel"),
    ("timeline", "Tijdlijn"),
    ("by_lead", "Per trekker"),
    ("by_target_group", "Per doelgroep"),
    ("open_points", "Nog te bepalen"),
)


def perspective_tabs(request: ActingRequest, plan_id: int, current: str) -> list[tuple[str, str, bool]]:
    """The views of one plan: address, label, and whether it is the one shown."""
    return [(address(request, name, plan_id), label, name == current) for name, label in PERSPECTIVES]
