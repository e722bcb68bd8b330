"""The door for who comes by a personal link, and the way out."""

from django.contrib import messages
from django.contrib.auth import get_user
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from samenplan.authorities.middleware import LINK_IN_SESSION
from samenplan.authorities.models import PersonalLink, User
from samenplan.authorities.operations.contacts import link_behind
from samenplan.authorities.queries import memberships_of
from samenplan.core import access
from samenplan.core.errors import Refused
from samenplan.ui.page import page


@never_cache
@access.token("own actions")
def personal_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Let in who holds the link, in a session of its own; it changes nothing but the session."""
    try:
        link = link_behind(secret, now=now())
    except Refused as refused:
        return page(request, "execution/door_closed.html", {"objections": refused.objections}, status=404)
    user = get_user(request)
    if isinstance(user, User):
        authority = link.contact.party.authority_id
        if any(row.authority_id == authority for row in memberships_of(user)):
            return redirect("execution:own", link.contact.party.authority.slug)
        if request.method != "POST":
            return page(request, "execution/door_elsewhere.html", {"link": link, "person": user})
    return _let_in(request, link)


def _let_in(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """A new session that holds nothing but the link: what somebody planted in the old one goes with it."""
    request.session.flush()
    request.session[LINK_IN_SESSION] = link.pk
    rotate_token(request)
    return redirect("execution:own", link.contact.party.authority.slug)


@never_cache
@require_POST
@access.everyone
def leave(request: HttpRequest) -> HttpResponse:
    """Close the session of who came by a link; the link itself keeps working."""
    if LINK_IN_SESSION in request.session and not get_user(request).is_authenticated:
        request.session.flush()
    messages.success(request, "Je bent weg uit Samenplan. Wil je later nog iets vertellen? Open dan je link opnieuw.")
    return redirect("account_login")
