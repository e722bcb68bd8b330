"""Addresses within the authority of the request, and the answer after something was told."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from samenplan.core.access import ActingRequest

SENT_BY_SCRIPT = "Samenplan-Script"
NEXT = "Samenplan-Next"


def address(request: ActingRequest, name: str, *ids: int | str, anchor: str = "") -> str:
    """The address of a page of the carrying out, in the authority of this request."""
    where = reverse(f"execution:{name}", args=[request.authority.slug, *ids])  # type: ignore[attr-defined]  # middleware
    return f"{where}#{anchor}" if anchor else where


def moved(request: ActingRequest, where: str) -> HttpResponse:
    """To the next page. A script that sent the form gets its address, and goes there when it has tidied up."""
    if SENT_BY_SCRIPT in request.headers:
        return HttpResponse(status=204, headers={NEXT: where})
    return redirect(where)
