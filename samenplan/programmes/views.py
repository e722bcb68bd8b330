"""One page to read: programmes and calls, each fact with its source."""

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from samenplan.core import access
from samenplan.programmes import queries
from samenplan.ui.page import page


@require_GET
@access.everyone
def overview(request: HttpRequest) -> HttpResponse:
    """Programma's en oproepen."""
    found = queries.programmes()
    today = localdate()
    is_any_open = any(call.is_open(today) for programme in found for call in programme.calls)
    return page(request, "programmes/overview.html", {"programmes": found, "is_any_open": is_any_open})
