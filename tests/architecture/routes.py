"""Every address of the house, with the door before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from samenplan.core.permissions import Permission

NO_DOOR = "NO DOOR"
PART = re.compile(r"<(?:\w+:)?(?P<name>\w+)>")
"""A part of an address that is filled in: <int:plan_id>."""


@dataclass(frozen=True, slots=True)
class Route:
    """An address as Django writes it, and who may reach it."""

    address: str
    name: str
    door: str
    kwargs: frozenset[str]
    permission: Permission | None
    view: object

    @property
    def line(self) -> str:
        return f"{self.address}  →  {self.door}"


def routes(resolver: URLResolver | None = None, prefix: str = "/") -> Iterator[Route]:
    """All routes under this resolver (the whole house when none is given)."""
    for pattern in (resolver or get_resolver()).url_patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, address)
        else:
            yield _route(pattern, address)


def _route(pattern: URLPattern, address: str) -> Route:
    view: object = pattern.callback
    return Route(
        address=address,
        name=pattern.name or "",
        door=getattr(view, "door", NO_DOOR),
        kwargs=frozenset(found["name"] for found in PART.finditer(address)),
        permission=_permission(view),
        view=view,
    )


def _permission(view: object) -> Permission | None:
    """The permission that the door asks; decorators outside the door keep it by `wraps`."""
    found = getattr(view, "permission", None)
    return found if isinstance(found, Permission) else None


def unguarded(request: object) -> HttpResponse:
    """A planted hole: a view without a door. The tests must find it."""
    return HttpResponse()
