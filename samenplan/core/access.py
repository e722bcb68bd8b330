"""Who may reach a view: each view wears exactly one of these; tests/architecture/routes.txt lists them all."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from samenplan.core.actor import Actor
from samenplan.core.errors import Forbidden
from samenplan.core.permissions import Permission

Params = ParamSpec("Params")
View = Callable[Concatenate[HttpRequest, Params], HttpResponse]


class ActingRequest(HttpRequest):
    """A request on behalf of an actor, as `member`, `opened` and `agency` hand it to a view."""

    actor: Actor
    second_factor_missing: bool


ActingView = Callable[Concatenate[ActingRequest, Params], HttpResponse]


def everyone(view: View[Params]) -> View[Params]:
    """Anyone, signed in or not."""

    @wraps(view)
    def open_door(request: HttpRequest, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs)

    return _named(login_not_required(open_door), "everyone")  # type: ignore[arg-type]  # wraps hides the signature


def resident(view: View[Params]) -> View[Params]:
    """Anyone, without session or cookie; what is sent comes from a form with its own token, which the view reads.

    There is no session to abuse, so no cookie has to guard it; what a browser says was sent from elsewhere is refused.
    """

    @wraps(view)
    def open_door(request: HttpRequest, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponse:
        if request.method == "POST" and not _sent_from_here(request):
            raise Forbidden
        return view(request, *args, **kwargs)

    open_door.csrf_exempt = True  # type: ignore[attr-defined]  # read by Django's CsrfViewMiddleware
    return _named(login_not_required(open_door), "everyone by a form with its own token")  # type: ignore[arg-type]  # wraps hides the signature


def _sent_from_here(request: HttpRequest) -> bool:
    """What the browser says; an old one says nothing, and then the token decides."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    origin = request.headers.get("Origin")
    return not origin or origin.partition("://")[2] == request.get_host()


def signed_in(view: View[Params]) -> View[Params]:
    """Anyone with an account."""
    return _named(view, "signed in")


def member(permission: Permission) -> Callable[[ActingView[Params]], View[Params]]:
    """A member of the authority in the address, with this permission. Others: 404."""
    return _door(permission, f"member with {permission.value}")


def opened(permission: Permission) -> Callable[[ActingView[Params]], View[Params]]:
    """A member looking at plans that other authorities opened to hers."""
    return _door(permission, f"opened with {permission.value}")


def agency(permission: Permission) -> Callable[[ActingView[Params]], View[Params]]:
    """Somebody of the agency."""
    return _door(permission, f"agency with {permission.value}")


def token(purpose: str) -> Callable[[View[Params]], View[Params]]:
    """Whoever holds an unguessable link for this purpose; the view checks it."""

    def wear(view: View[Params]) -> View[Params]:
        return _named(login_not_required(view), f"token for {purpose}")

    return wear


def _door(permission: Permission, door: str) -> Callable[[ActingView[Params]], View[Params]]:
    def wear(view: ActingView[Params]) -> View[Params]:
        @wraps(view)
        def guarded(request: ActingRequest, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponse:
            kwargs.pop("authority", None)  # the tenant in the address is the actor's, not the view's
            if getattr(request, "actor", None) is None:
                if not request.user.is_authenticated:
                    return redirect_to_login(request.get_full_path())
                raise Http404
            if request.second_factor_missing:
                return HttpResponseRedirect(reverse("second_factor_needed"))
            if not request.actor.may(permission):
                raise Forbidden
            response = view(request, *args, **kwargs)
            add_never_cache_headers(response)
            return response

        guarded.permission = permission  # type: ignore[attr-defined]  # read by the architecture tests
        return _named(guarded, door)  # type: ignore[arg-type]  # HttpRequest is what Django calls with

    return wear


def _named(view: View[Params], door: str) -> View[Params]:
    view.door = door  # type: ignore[attr-defined]  # read by the architecture tests
    return view
