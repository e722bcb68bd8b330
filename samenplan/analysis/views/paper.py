"""Typing paper forms over: one by one, each saved at once, the last can be taken back."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST

from samenplan.analysis.models import Survey
from samenplan.analysis.operations import answering as operations
from samenplan.analysis.queries import surveys as queries
from samenplan.analysis.rules.answering import chosen
from samenplan.analysis.rules.kinds import SurveyState
from samenplan.analysis.views.answering import posted
from samenplan.analysis.views.asked import asked
from samenplan.analysis.views.places import address, survey_of
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.form_token import key_of, new_form_token
from samenplan.core.permissions import Permission
from samenplan.ui.page import page

PURPOSE = "bevraging op papier"
TOO_OLD = "Deze bladzijde stond te lang open. Dit formulier is niet bewaard. Kijk het na en bewaar opnieuw."
LAST = "laatste"


@require_http_methods(["GET", "POST"])
@access.member(Permission.SURVEY_MANAGE)
def type_paper(request: ActingRequest, survey_id: int) -> HttpResponse:
    """Type one form over, then the next."""
    row = survey_of(request, survey_id)
    if request.method != "POST":
        return _form(request, row)
    token = request.POST.get("formulier", "")
    key = key_of(token, PURPOSE, row.token)
    if not key:
        return _form(request, row, [TOO_OLD])
    try:
        operations.type_paper(row, posted(request), key=key, today=localdate(), by=request.actor)
    except Refused as refusal:
        return _form(request, row, refusal.objections)
    return HttpResponseRedirect(f"{address(row, 'type_paper')}?{LAST}={token}")


@require_POST
@access.member(Permission.SURVEY_MANAGE)
def undo_paper(request: ActingRequest, survey_id: int) -> HttpResponse:
    """Take the form back that was saved last."""
    row = survey_of(request, survey_id)
    operations.undo_paper(row, key=key_of(request.POST.get("formulier", ""), PURPOSE, row.token), by=request.actor)
    messages.success(request, "Het laatste formulier is weg. Typ het opnieuw in.")
    return HttpResponseRedirect(address(row, "type_paper"))


def _form(request: ActingRequest, survey: Survey, objections: list[str] | None = None) -> HttpResponse:
    """The form with a fresh token; what was ticked stays when it could not be kept."""
    questions = queries.questions_of(survey)
    context: dict[str, object] = {
        "survey": survey,
        "questions": asked(questions, chosen(questions, posted(request))),
        "form_token": new_form_token(PURPOSE, survey.token),
        "last": request.GET.get(LAST, ""),
        "objections": objections or [],
        "can_type": survey.state != SurveyState.DRAFT and survey.answers_deleted_on is None,
    }
    return page(request, "analysis/type_paper.html", context, status=422 if objections else 200)
