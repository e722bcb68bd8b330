"""A rule's no becomes a page with sentences: what happened, what was kept, what to do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import permission_denied

from samenplan.core.errors import Forbidden, Refused


class RefusalMiddleware:
    """Shows the objections of a refused operation with status 422."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Forbidden):
            return permission_denied(request, exception)
        if not isinstance(exception, Refused):
            return None
        return render(request, "ui/refused.html", {"objections": exception.objections}, status=422)
