"""How people find a survey: a QR code, a poster, a paper form; and what residents will see."""

from django.http import HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from samenplan.analysis.queries import surveys as queries
from samenplan.analysis.views.asked import asked
from samenplan.analysis.views.places import link_of, survey_of
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.ui.page import page
from samenplan.ui.qr_code import qr_svg


@require_GET
@access.member(Permission.PLAN_VIEW)
def qr(request: ActingRequest, survey_id: int) -> HttpResponse:
    """The QR code as a file, for a flyer of one's own."""
    row = survey_of(request, survey_id)
    drawn = qr_svg(link_of(request, row), title=f"QR-code van “{row.title}”")
    response = HttpResponse(f'<?xml version="1.0" encoding="UTF-8"?>{drawn}', content_type="image/svg+xml")
    response["Content-Disposition"] = f'attachment; filename="{slugify(row.title)[:60] or "bevraging"}-qr.svg"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_GET
@access.member(Permission.PLAN_VIEW)
def poster(request: ActingRequest, survey_id: int) -> HttpResponse:
    """A page to print and hang up."""
    row = survey_of(request, survey_id)
    link = link_of(request, row)
    drawn = qr_svg(link, title=f"QR-code van “{row.title}”")
    return page(request, "analysis/poster.html", {"survey": row, "link": link, "qr": drawn})


@require_GET
@access.member(Permission.PLAN_VIEW)
def paper_form(request: ActingRequest, survey_id: int) -> HttpResponse:
    """The questions on paper; the numbers in the boxes are the keys with which they are typed over."""
    row = survey_of(request, survey_id)
    questions = asked(queries.questions_of(row), {})
    return page(request, "analysis/paper_form.html", {"survey": row, "questions": questions})
