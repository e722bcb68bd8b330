"""Finds out on whose behalf a page is asked for."""

from collections.abc import Callable, Sequence
from typing import cast

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.timezone import now

from samenplan.authorities.models import Authority, Membership, PersonalLink, User
from samenplan.authorities.queries import (
    actor_for,
    actor_of_link,
    memberships_of,
    needs_second_factor,
    personal_link,
)
from samenplan.core.actor import Actor

LINK_IN_SESSION = "personal_link"
"""Where a session keeps the id of the personal link it came in by."""


class PlacedRequest(HttpRequest):
    """A request of which it is known where and on whose behalf; `actor` is None for strangers."""

    actor: Actor | None
    authority: Authority | None
    memberships: list[Membership]
    second_factor_missing: bool


class DoorMiddleware(LoginRequiredMiddleware):
    """Django's own, that also lets in who came by a personal link; the door of the view looks further."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[object, ...],
        view_kwargs: dict[str, object],
    ) -> HttpResponseBase | None:
        """As Django's, except for members' pages when a personal link is in the session."""
        if getattr(view_func, "door", "").startswith("member") and LINK_IN_SESSION in request.session:
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class ActorMiddleware:
    """Sets `request.actor` (None for strangers), `request.authority` and `request.memberships`.

    The authority stands in the address; a person without a role there has no actor there, and the page is a 404.
    One query for a signed-in person, whatever the page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        placed = cast(PlacedRequest, request)
        placed.actor, placed.authority, placed.memberships = None, None, []
        placed.second_factor_missing = False
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Sequence[object], kwargs: dict[str, object]
    ) -> None:
        """Look up the roles once the address is known; nobody is looked up for pages that are everyone's."""
        placed, door, user = cast(PlacedRequest, request), getattr(view, "door", ""), request.user
        if door.startswith("member") and not isinstance(user, User):
            _place_by_link(placed, kwargs.get("authority"))
            return
        if not door or door.startswith("everyone") or not isinstance(user, User):
            return
        placed.memberships = memberships_of(user)
        here = [row for row in placed.memberships if _belongs(row, door, kwargs.get("authority"))]
        if not here:
            return
        placed.authority = here[0].authority
        placed.actor = actor_for(user, here)
        placed.second_factor_missing = _second_factor_missing(user, placed.actor, here[0])


def _place_by_link(request: PlacedRequest, slug: object) -> None:
    """Whoever came in by a personal link acts for her party, in its authority only."""
    link_id = request.session.get(LINK_IN_SESSION)
    link: PersonalLink | None = personal_link(link_id, now()) if isinstance(link_id, int) else None
    if link is not None and link.contact.party.authority.slug == slug:
        request.authority, request.actor = link.contact.party.authority, actor_of_link(link)


def _belongs(membership: Membership, door: str, slug: object) -> bool:
    if door.startswith("agency"):
        return membership.authority.is_agency
    return membership.authority.slug == slug and not membership.authority.is_agency


def _second_factor_missing(user: User, actor: Actor, membership: Membership) -> bool:
    if not needs_second_factor(actor) or (settings.EXAMPLE and user.is_example):
        return False  # invented people hold invented data only, and exist only where the example is switched on
    return not getattr(membership, "has_second_step", False)  # set by memberships_of
