"""Evidence as it is given to who may see it, and what residents may see."""

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.execution.files import small
from samenplan.execution.models import Evidence
from samenplan.execution.operations.evidence import note_download, set_public
from samenplan.execution.queries.told import evidence
from samenplan.execution.rules.kinds import EvidenceKind
from samenplan.execution.views.addresses import address, moved

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Whatever got through: a browser runs nothing of it, and shows it to no other site."""


@require_GET
@access.member(Permission.ACTION_VIEW)
def file(request: ActingRequest, evidence_id: int) -> HttpResponse:
    """A photo as we drew it, to look at; anything else as a download."""
    row = get_object_or_404(evidence(request.actor).exclude(file=""), pk=evidence_id)
    is_photo = row.kind == EvidenceKind.PHOTO
    if row.withdrawn_at is not None and not request.actor.may(Permission.PROGRESS_MANAGE):
        raise Http404
    name = row.file.name or ""
    if is_photo and "klein" in request.GET:
        return _with_headers(HttpResponse(small(name), content_type="image/jpeg"))
    if not is_photo:
        note_download(row, by=request.actor)
    kept = default_storage.open(name)
    response = FileResponse(kept, as_attachment=not is_photo, filename=row.name, content_type=row.content_type)
    return _with_headers(response)


def _with_headers(response: HttpResponseBase) -> HttpResponse:
    for name, value in HEADERS.items():
        response[name] = value
    return response  # type: ignore[return-value]  # a FileResponse is what Django streams


@require_POST
@access.member(Permission.PROGRESS_MANAGE)
def public(request: ActingRequest, evidence_id: int) -> HttpResponse:
    """Let residents see a photo, or no longer."""
    row: Evidence = get_object_or_404(evidence(request.actor), pk=evidence_id)
    wanted = request.POST.get("openbaar") == "ja"
    set_public(row, public=wanted, by=request.actor)
    said = "Deze foto mag op de openbare pagina." if wanted else "Deze foto blijft binnenshuis."
    messages.success(request, said)
    return moved(request, address(request, "action", row.node_id, anchor="verteld"))
