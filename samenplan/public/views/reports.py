"""A published yearly report, and that one was withdrawn."""

from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from samenplan.core import access
from samenplan.documents.typesetting import UnsettableDocument
from samenplan.execution.models import YearReport
from samenplan.execution.reports.year_files import MEDIA_TYPES, Issue, ReportFile, file_name, issue_of
from samenplan.execution.reports.year_files import report_file as made
from samenplan.execution.rules.year_facts import Report, report_from_json
from samenplan.public import queries
from samenplan.public.progress import report_figure
from samenplan.public.residents import for_residents, show

_KEPT = 12


@require_safe
@access.everyone
@for_residents
def report(request: HttpRequest, slug: str, plan_uid: str, report_uid: str) -> HttpResponse:
    """A yearly report as it was frozen."""
    found = _found(slug, plan_uid, report_uid)
    if found.withdrawn_at is not None:
        return _withdrawn(request, found)
    shown = report_from_json(found.content)
    context = {
        "authority": found.plan.authority,
        "report": found,
        "shown": shown,
        "figure": report_figure(shown),
        "plan_uid": plan_uid,
    }
    return show(request, "public/report.html", context)


@require_safe
@access.everyone
@for_residents
def report_file(request: HttpRequest, /, slug: str, plan_uid: str, **named: str) -> HttpResponse:
    """The same as a file."""
    found, kind = _found(slug, plan_uid, named["report_uid"]), named["kind"]
    if found.withdrawn_at is not None:
        return _withdrawn(request, found)
    if kind not in set(ReportFile):
        raise Http404
    wanted = ReportFile(kind)
    try:
        data = _made(wanted, report_from_json(found.content), issue_of(found))
    except UnsettableDocument:
        return show(request, "public/no_file.html", {"authority": found.plan.authority}, status=503)
    response = HttpResponse(data, content_type=MEDIA_TYPES[wanted])
    name = file_name(wanted, found)
    response["Content-Disposition"] = content_disposition_header(wanted is not ReportFile.PDF, name) or "inline"
    return response


@lru_cache(maxsize=_KEPT)
def _made(kind: ReportFile, shown: Report, issue: Issue) -> bytes:
    """Made once per report and look: a stranger who keeps asking costs no work."""
    return made(kind, shown, issue)


def _found(slug: str, plan_uid: str, report_uid: str) -> YearReport:
    found = queries.report(slug, plan_uid, report_uid)
    if found is None:
        raise Http404
    return found


def _withdrawn(request: HttpRequest, found: YearReport) -> HttpResponse:
    return show(
        request, "public/report_withdrawn.html", {"authority": found.plan.authority, "report": found}, status=410
    )
