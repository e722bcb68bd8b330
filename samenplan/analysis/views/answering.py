"""A resident answers a survey: without account, name, cookie or JavaScript."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from samenplan.analysis.models import Survey
from samenplan.analysis.operations import answering as operations
from samenplan.analysis.operations.answering import Flooded, Posted, Shut
from samenplan.analysis.queries import surveys as queries
from samenplan.analysis.rules.answering import Unreadable, chosen
from samenplan.analysis.rules.kinds import Door
from samenplan.analysis.rules.surveys import door
from samenplan.analysis.views import resident_words as words
from samenplan.analysis.views.asked import asked
from samenplan.analysis.views.residents import for_residents, show
from samenplan.core import access
from samenplan.core.form_token import key_of, new_form_token

PURPOSE = "bevraging"
TRAP = "website"
"""A field that people do not see; only a machine fills it in."""


@require_http_methods(["GET", "HEAD", "POST"])
@access.resident
@for_residents
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The questions, and what came of the answers."""
    survey = queries.survey_behind(token)
    if survey is None:
        return show(request, "unknown", {}, status=404)
    stands = door(queries.facts(survey), localdate())
    if stands is not Door.OPEN:
        return _shut(request, survey, stands)
    if request.method != "POST":
        return _form(request, survey)
    key = key_of(request.POST.get("formulier", ""), PURPOSE, survey.token)
    if not key:
        return _form(request, survey, str(words.TOO_OLD))
    return _kept(request, survey, key)


@require_safe
@access.everyone
@for_residents
def thanks(request: HttpRequest, token: str) -> HttpResponse:
    """That it came in, and what happens with it."""
    survey = queries.survey_behind(token)
    if survey is None or door(queries.facts(survey), localdate()) is Door.NOT_YET:
        return show(request, "unknown", {}, status=404)
    return show(request, "thanks", {"survey": survey})


def _kept(request: HttpRequest, survey: Survey, key: str) -> HttpResponse:
    """Keep it; what a machine filled in goes nowhere, and is told nothing."""
    try:
        if not request.POST.get(TRAP):
            operations.answer(survey, posted(request), key=key, today=localdate())
    except Unreadable as fault:
        return _form(request, survey, str(words.FAULTS[fault.fault]))
    except Flooded:
        return _form(request, survey, str(words.TOO_MANY))
    except Shut as shut:
        return _shut(request, survey, shut.door)
    return HttpResponseRedirect(reverse("analysis_doors:thanks", args=[survey.token]))


def posted(request: HttpRequest) -> Posted:
    """Every field with all its values."""
    return {str(name): [str(value) for value in values] for name, values in request.POST.lists()}


def _form(request: HttpRequest, survey: Survey, fault: str = "") -> HttpResponse:
    """The form with a fresh token; what was ticked stays."""
    questions = queries.questions_of(survey)
    context: dict[str, object] = {
        "survey": survey,
        "questions": asked(questions, chosen(questions, posted(request)), text=words.text_of, answer=words.answer_of),
        "form_token": new_form_token(PURPOSE, survey.token),
        "fault": fault,
    }
    return show(request, "answer", context, status=422 if fault else 200)


def _shut(request: HttpRequest, survey: Survey, stands: Door) -> HttpResponse:
    template = "not_yet" if stands is Door.NOT_YET else "closed"
    return show(request, template, {"survey": survey}, status=403 if request.method == "POST" else 200)
