"""Surveys: the list, making one, what it asks and where it stands, opening, closing, throwing away."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods

from samenplan.analysis.forms.surveys import SurveyForm, filled_from
from samenplan.analysis.operations import surveys as operations
from samenplan.analysis.queries import surveys as queries
from samenplan.analysis.rules.kinds import SurveyState
from samenplan.analysis.rules.shown import fewest
from samenplan.analysis.rules.surveys import door, objections_to_opening, raw_answers_go_on
from samenplan.analysis.views.places import address, link_of, survey_of, to
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.ui.asking import done, form_page
from samenplan.ui.page import page
from samenplan.ui.qr_code import qr_svg

PER_PAGE = 30


@require_GET
@access.member(Permission.PLAN_VIEW)
def surveys(request: ActingRequest) -> HttpResponse:
    """Every survey of the authority, newest first."""
    shown = Paginator(queries.listed_surveys(request.actor), PER_PAGE).get_page(request.GET.get("pagina"))
    today = localdate()
    rows = [(survey, door(queries.facts(survey), today)) for survey in shown]
    return page(request, "analysis/surveys.html", {"rows": rows, "shown": shown})


@require_http_methods(["GET", "POST"])
@access.member(Permission.SURVEY_MANAGE)
def new_survey(request: ActingRequest) -> HttpResponse:
    """Start a survey."""
    form = SurveyForm(request.POST or None)
    made = []
    if done(form, lambda: made.append(operations.make_survey(form.details(), by=request.actor))):
        messages.success(request, "De bevraging is gemaakt. Voeg nu vragen toe.")
        survey = made[0]
        return HttpResponseRedirect(_of_new(request, survey.pk))
    return form_page(request, "analysis/survey_form.html", {"form": form})


def _of_new(request: ActingRequest, survey_id: int) -> str:
    return address(survey_of(request, survey_id), "bank")


@require_GET
@access.member(Permission.PLAN_VIEW)
def survey(request: ActingRequest, survey_id: int) -> HttpResponse:
    """What it asks, where it stands, and how people find it."""
    row = survey_of(request, survey_id)
    today, facts, link = localdate(), queries.facts(row), link_of(request, row)
    rows = list(row.questions.all())
    asked = [queries.question(one) for one in rows]
    is_draft = row.state == SurveyState.DRAFT
    context = {
        "survey": row,
        "questions": list(zip(rows, asked, strict=True)),
        "door": door(facts, today),
        "is_draft": is_draft,
        "objections": objections_to_opening(facts, asked, today) if is_draft else [],
        "link": link,
        "qr": "" if is_draft else qr_svg(link, title=f"QR-code van “{row.title}”"),
        "fewest": fewest(queries.shown_of(row)),
        "goes_on": raw_answers_go_on(facts, today),
    }
    return page(request, "analysis/survey.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.SURVEY_MANAGE)
def change_survey(request: ActingRequest, survey_id: int) -> HttpResponse:
    """Change its details."""
    row = survey_of(request, survey_id)
    form = SurveyForm(request.POST or None, initial=filled_from(row))
    if done(form, lambda: operations.change_survey(row, form.details(), today=localdate(), by=request.actor)):
        messages.success(request, "Bewaard.")
        return to(row)
    return form_page(request, "analysis/survey_form.html", {"form": form, "survey": row})


@require_http_methods(["GET", "POST"])
@access.member(Permission.SURVEY_MANAGE)
def open_survey(request: ActingRequest, survey_id: int) -> HttpResponse:
    """Let people answer, after a question."""
    row = survey_of(request, survey_id)
    if request.method == "POST":
        operations.open_survey(row, today=localdate(), by=request.actor)
        messages.success(request, "De bevraging is open. Deel de link of hang de affiche op.")
        return to(row)
    return page(request, "analysis/open_survey.html", {"survey": row})


@require_http_methods(["GET", "POST"])
@access.member(Permission.SURVEY_MANAGE)
def close_survey(request: ActingRequest, survey_id: int) -> HttpResponse:
    """Let nobody answer any more, after a question."""
    row = survey_of(request, survey_id)
    if request.method == "POST":
        operations.close_survey(row, today=localdate(), by=request.actor)
        messages.success(request, "De bevraging is gesloten.")
        return to(row)
    context: dict[str, object] = {
        "title": "Bevraging sluiten?",
        "sentence": f"Niemand kan dan nog antwoorden op “{row.title}”. Je kunt ze niet opnieuw openen.",
        "kept": f"De resultaten blijven. De losse antwoorden verdwijnen na {row.keep_months} maanden.",
        "button": "Sluit de bevraging",
        "cancel_url": address(row, "survey"),
    }
    return page(request, "ui/confirm.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.SURVEY_MANAGE)
def delete_survey(request: ActingRequest, survey_id: int) -> HttpResponse:
    """Throw a draft away, after a question."""
    row = survey_of(request, survey_id)
    if request.method == "POST":
        operations.delete_survey(row, by=request.actor)
        messages.success(request, "De bevraging is weg.")
        return HttpResponseRedirect(reverse("analysis:surveys", kwargs={"authority": row.authority.slug}))
    context: dict[str, object] = {
        "title": "Bevraging weggooien?",
        "sentence": f"“{row.title}” verdwijnt, met haar vragen. Niemand heeft er al op geantwoord.",
        "button": "Gooi weg",
        "cancel_url": address(row, "survey"),
    }
    return page(request, "ui/confirm.html", context)
