"""Finds out on whose behalf a page is asked for."""

from collections.abc import Callable, Sequence

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from samenplan.authorities.models import Membership
from samenplan.authorities.queries import actor_for, memberships_of, needs_second_factor
from samenplan.core.actor import Actor


class ActorMiddleware:
    """Sets `request.actor` (None for strangers), `request.authority` and `request.memberships`.

    The authority stands in the address; a person without a role there has no actor there, and the page is a 404.
    Two queries for a signed-in person, whatever the page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor, request.authority, request.memberships = None, None, []
        request.second_factor_missing = False
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Sequence[object], kwargs: dict[str, object]
    ) -> None:
        door = getattr(view, "door", "")
        if door in ("", "everyone") or not request.user.is_authenticated:
            return
        request.memberships = memberships_of(request.user)
        here = [row for row in request.memberships if _belongs(row, door, kwargs.get("authority"))]
        if not here:
            return
        request.authority = here[0].authority
        request.actor = actor_for(request.user, here)
        request.second_factor_missing = _second_factor_missing(request, request.actor)


def _belongs(membership: Membership, door: str, slug: object) -> bool:
    if door.startswith("agency"):
        return membership.authority.is_agency
    return membership.authority.slug == slug and not membership.authority.is_agency


def _second_factor_missing(request: HttpRequest, actor: Actor) -> bool:
    if not needs_second_factor(actor) or (settings.EXAMPLE and request.user.is_example):
        return False  # invented people hold invented data only, and exist only where the example is switched on
    return not Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists()
