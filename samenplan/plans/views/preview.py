"""How a text will look, before it is saved."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.ui.page import page

FIELDS = ("description", "text", "summary")


@require_POST
@access.member(Permission.ACTION_VIEW)
def preview(request: ActingRequest) -> HttpResponse:
    """The posted text as readers will see it; nothing is kept."""
    text = next((request.POST[name] for name in FIELDS if name in request.POST), "")
    return page(request, "plans/preview.html", {"text": text[:20_000]}, part="text")
