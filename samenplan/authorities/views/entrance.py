"""Ways in: an invitation, a new password, the second step, the invented cast; and where to go from there."""

from typing import cast

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenplan.authorities import example
from samenplan.authorities.forms import NewAccountForm, NewPasswordForm
from samenplan.authorities.middleware import PlacedRequest
from samenplan.authorities.models import Authority, Invitation, User
from samenplan.authorities.operations import invitations, people
from samenplan.core import access
from samenplan.ui.page import page

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_GET
@access.signed_in
def home(request: HttpRequest) -> HttpResponse:
    """To the one authority one works for, or a choice."""
    rows = cast(PlacedRequest, request).memberships
    here = list({row.authority_id: row.authority for row in rows}.values())
    if len(here) == 1:
        return redirect(_address(here[0]))
    return page(request, "authorities/home.html", {"authorities": [(each, _address(each)) for each in here]})


def _address(authority: Authority) -> str:
    """Where the work of an authority starts; those pages stand above this feature, hence by address."""
    return "/agentschap/" if authority.is_agency else f"/{authority.slug}/"


@never_cache
@require_http_methods(["GET", "POST"])
@access.token("invitation")
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Come in by an invitation: with the account one has, or with a new one."""
    found = invitations.invitation_behind(secret, now=now())
    user = request.user
    if isinstance(user, User):
        return _accept_as(request, secret, found)
    if User.objects.filter(email__iexact=found.email).exists():
        return page(request, "authorities/invitation_sign_in.html", {"invitation": found, "next": request.path})
    newcomer = User(email=found.email, full_name=found.full_name)
    form = NewAccountForm(request.POST or None, user=newcomer, initial={"full_name": found.full_name})
    if form.is_valid():
        made = invitations.accept_as_new(secret, **form.cleaned_data, now=now())
        login(request, made, backend=BACKEND)
        record_authentication(request, made, method="password")  # so that a second step can be set up right away
        return redirect(_address(found.authority))
    context = {"invitation": found, "form": form}
    return page(request, "authorities/invitation.html", context, status=422 if form.errors else 200)


def _accept_as(request: HttpRequest, secret: str, found: Invitation) -> HttpResponse:
    user = request.user
    if request.method == "POST" and isinstance(user, User):
        return redirect(_address(invitations.accept_as(secret, user=user, now=now())))
    return page(request, "authorities/invitation_accept.html", {"invitation": found})


@never_cache
@require_http_methods(["GET", "POST"])
@access.token("new password")
def new_password(request: HttpRequest, secret: str) -> HttpResponse:
    """Set a new password with a link, then sign in with it."""
    user = people.person_behind(secret, now=now())
    form = NewPasswordForm(request.POST or None, user=user)
    if form.is_valid():
        people.set_password(secret, form.cleaned_data["password"], now=now())
        messages.success(request, "Je nieuwe wachtwoord is bewaard. Meld je ermee aan.")
        return redirect("account_login")
    context = {"form": form, "person": user}
    return page(request, "authorities/new_password.html", context, status=422 if form.errors else 200)


@require_GET
@access.everyone
def forgotten(request: HttpRequest) -> HttpResponse:
    """What to do without a password: ask the admin of one's authority for a link."""
    return page(request, "authorities/forgotten.html", {})


@require_GET
@access.signed_in
def second_factor_needed(request: HttpRequest) -> HttpResponse:
    """Why a second step is needed, and where to set it up."""
    return page(request, "authorities/second_factor.html", {})


@require_GET
@access.everyone
def example_cast(request: HttpRequest) -> HttpResponse:
    """The invented people, each with what she comes for. Only where the example is switched on."""
    _only_with_example()
    users = {user.email: user for user in User.objects.filter(is_example=True, is_active=True)}
    cast = [(person, users[person.email]) for person in example.CAST if person.email in users]
    return page(request, "authorities/example.html", {"cast": cast})


@require_POST
@access.everyone
def example_sign_in(request: HttpRequest, user_id: int) -> HttpResponse:
    """Sign in as an invented person. Only where the example is switched on, and only as one of them."""
    _only_with_example()
    user = get_object_or_404(User.objects.filter(is_example=True, is_active=True), pk=user_id)
    login(request, user, backend=BACKEND)
    return redirect("home")


def _only_with_example() -> None:
    if not settings.EXAMPLE:
        raise Http404


@require_GET
@access.everyone
def about(request: HttpRequest) -> HttpResponse:
    """What Samenplan is, and whose work it uses."""
    return page(request, "authorities/about.html", {})
