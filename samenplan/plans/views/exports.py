"""The working text as a file. Frozen versions are downloaded from the room Besluit."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from samenplan.authorities.models import Authority
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.documents.house_style import HouseStyle
from samenplan.plans.operations.reading import note_download
from samenplan.plans.queries.contents import content
from samenplan.plans.queries.plans import plans
from samenplan.plans.reports.edition import Audience, Edition
from samenplan.plans.reports.pdf import plan_pdf
from samenplan.plans.reports.table import plan_csv, plan_xlsx
from samenplan.plans.reports.word import plan_docx
from samenplan.plans.rules.content import PlanContent
from samenplan.plans.rules.frozen import as_json

Maker = Callable[[PlanContent, HouseStyle, Edition], bytes]
KINDS: Mapping[str, tuple[str, Maker]] = {
    "pdf": ("application/pdf", plan_pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", plan_docx),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda plan, style, edition: plan_xlsx(plan, edition),
    ),
    "csv": ("text/csv; charset=utf-8", lambda plan, style, edition: plan_csv(plan, edition)),
    "json": ("application/json", lambda plan, style, edition: as_json(plan).encode()),
}


@require_GET
@access.member(Permission.PLAN_VIEW)
def download(request: ActingRequest, plan_id: int, kind: str) -> HttpResponse:
    """The plan as it stands now, as a draft for colleagues and the college."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    if kind not in KINDS:
        raise Http404
    media_type, make = KINDS[kind]
    edition = Edition("werktekst", plan.uid, localdate(), is_draft=True, audience=Audience.COLLEGE)
    body = make(content(plan), house_style(plan.authority), edition)
    note_download(plan, kind, by=request.actor)
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{slugify(plan.title)[:60] or "plan"}.{kind}"'
    return response


def house_style(authority: Authority) -> HouseStyle:
    """What a document takes over from the authority."""
    return HouseStyle(authority.name, authority.accent, bytes(authority.logo) or None)
