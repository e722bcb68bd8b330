"""What every page of a survey for residents has in common: no session, no cookie, in two languages, kept by nobody."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language

from samenplan.analysis.models import Survey

Params = ParamSpec("Params")
View = Callable[Concatenate[HttpRequest, Params], HttpResponse]


def for_residents(view: View[Params]) -> View[Params]:
    """A page that cannot see who asks, and sets or clears no cookie."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponse:
        if hasattr(request, "session"):
            del request.session
        request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False
        request.COOKIES.clear()
        return view(request, *args, **kwargs)

    return cast("View[Params]", shown)


def show(request: HttpRequest, template: str, context: dict[str, object], *, status: int = 200) -> HttpResponse:
    """Render a page about the `survey` in its context, if any, with its address in every language."""
    survey = context.get("survey")
    here = request.get_full_path()
    addresses = {code: translate_url(here, code) for code, _name in settings.LANGUAGES}
    common = {
        "language": get_language(),
        "addresses": addresses,
        "authority": survey.authority if isinstance(survey, Survey) else None,
    }
    response = render(request, f"analysis/residents/{template}.html", {**common, **context}, status=status)
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response
