"""The working text as a file. Frozen versions are downloaded from the room Besluit."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from samenplan.authorities.queries import house_style
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.documents.spreadsheet import TooLongForCell
from samenplan.documents.typesetting import UnsettableDocument
from samenplan.plans.operations.reading import note_download
from samenplan.plans.queries.contents import content
from samenplan.plans.queries.plans import plans
from samenplan.plans.reports.edition import Audience, Edition
from samenplan.plans.reports.files import MEDIA_TYPES, PlanFile, plan_file


@require_GET
@access.member(Permission.PLAN_VIEW)
def download(request: ActingRequest, plan_id: int, kind: str) -> HttpResponse:
    """The plan as it stands now, as a draft for colleagues and the college."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    if kind not in set(PlanFile):
        raise Http404
    wanted = PlanFile(kind)
    edition = Edition("werktekst", plan.uid, localdate(), is_draft=True, audience=Audience.COLLEGE)
    try:
        body = plan_file(wanted, content(plan), house_style(plan.authority), edition)
    except (UnsettableDocument, TooLongForCell) as problem:
        raise Refused(str(problem)) from problem
    note_download(plan, wanted.value, by=request.actor)
    response = HttpResponse(body, content_type=MEDIA_TYPES[wanted])
    response["Content-Disposition"] = f'attachment; filename="{slugify(plan.title)[:60] or "plan"}.{wanted.value}"'
    return response
