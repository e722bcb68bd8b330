"""What every public page has in common: no session, no cookie, kept for five minutes, in two languages."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language

Params = ParamSpec("Params")
View = Callable[Concatenate[HttpRequest, Params], HttpResponse]

KEPT_SECONDS = 300


def for_residents(view: View[Params]) -> View[Params]:
    """A page for everyone: it cannot see who asks, and answers 304 to who has it already."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponse:
        _forget_who_asks(request)
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            response = show(request, "public/missing.html", {}, status=404)
        return _kept(request, response)

    return cast("View[Params]", shown)


def for_a_form(view: View[Params]) -> View[Params]:
    """A page for everyone with a form on it: it cannot see who asks either, but nobody keeps it."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponse:
        _forget_who_asks(request)
        try:
            return view(request, *args, **kwargs)
        except Http404:
            return show(request, "public/missing.html", {}, status=404)

    return cast("View[Params]", shown)


def show(request: HttpRequest, template: str, context: dict[str, object], *, status: int = 200) -> HttpResponse:
    """Render a public page, with its address in every language."""
    here = request.get_full_path()
    addresses = {code: translate_url(here, code) for code, _name in settings.LANGUAGES}
    common = {"language": get_language(), "addresses": addresses, "canonical": request.build_absolute_uri(request.path)}
    return render(request, template, {**common, **context}, status=status)


def _forget_who_asks(request: HttpRequest) -> None:
    """Without a session no page can read one, and the answer never sets or clears a cookie."""
    if hasattr(request, "session"):
        del request.session
    request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False
    request.COOKIES.clear()


def _kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    if response.status_code != 200:
        return response
    etag = response.get("ETag") or f'"{sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response)
    return response if answer is None else answer
