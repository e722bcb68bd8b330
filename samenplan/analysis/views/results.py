"""What people answered, as far as it may be seen."""

from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET

from samenplan.analysis.models import Survey
from samenplan.analysis.operations import results as operations
from samenplan.analysis.queries import surveys as queries
from samenplan.analysis.reports.reading import Reading, readings
from samenplan.analysis.reports.results_file import MEDIA_TYPES, ResultsFile, results_file
from samenplan.analysis.rules.shown import fewest
from samenplan.analysis.rules.surveys import raw_answers_go_on
from samenplan.analysis.views.places import survey_of
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.documents.spreadsheet import TooLongForCell
from samenplan.ui.page import page


@require_GET
@access.member(Permission.PLAN_VIEW)
def results(request: ActingRequest, survey_id: int) -> HttpResponse:
    """Per question a picture, its table and its measures. Looking counts what may be counted by now."""
    row, read = _read(request, survey_id)
    shown = queries.shown_of(row)
    context = {
        "survey": row,
        "readings": read,
        "result": queries.shown_result(row),
        "fewest": fewest(shown),
        "asked": shown[0].asked if shown else None,
        "any_channel": any(one.by_channel for one in shown),
        "goes_on": raw_answers_go_on(queries.facts(row), localdate()),
        "kinds": list(ResultsFile),
    }
    return page(request, "analysis/results.html", context)


@require_GET
@access.member(Permission.PLAN_VIEW)
def results_as_file(request: ActingRequest, survey_id: int, kind: str) -> HttpResponse:
    """The same figures as a file."""
    if kind not in set(ResultsFile):
        raise Http404
    wanted = ResultsFile(kind)
    row, read = _read(request, survey_id)
    try:
        body = results_file(wanted, row, read, now=now())
    except TooLongForCell as problem:
        raise Refused(str(problem)) from problem
    operations.note_export(row, wanted.value, by=request.actor)
    response = HttpResponse(body, content_type=MEDIA_TYPES[wanted])
    response["Content-Disposition"] = f'attachment; filename="{slugify(row.title)[:60] or "bevraging"}.{wanted.value}"'
    return response


def _read(request: ActingRequest, survey_id: int) -> tuple[Survey, list[Reading]]:
    row = survey_of(request, survey_id)
    if operations.renew_shown(row, today=localdate(), by=request.actor):
        row = survey_of(request, survey_id)
    before = queries.shown_before(request.actor, row)
    return row, readings(queries.questions_of(row), queries.shown_of(row), before)
