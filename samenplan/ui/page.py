"""One address, one view, one template, two renderings: the page, or the named part that htmx asks for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def page(
    request: HttpRequest, template: str, context: dict[str, object], *, part: str = "", status: int = 200
) -> HttpResponse:
    """Render the whole page, or only `part` when htmx asks (not when boosted or restoring history)."""
    htmx = getattr(request, "htmx", None)
    partial = bool(part and htmx and not htmx.boosted and not htmx.history_restore_request)
    response = render(request, f"{template}#{part}" if partial else template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
