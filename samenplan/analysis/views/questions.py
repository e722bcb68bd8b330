"""The questions of a draft: from the bank, one's own, their order."""

from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from samenplan.analysis.forms.surveys import BankForm, QuestionForm, filled_from_question
from samenplan.analysis.operations import questions as operations
from samenplan.analysis.rules.bank import BANK
from samenplan.analysis.rules.kinds import QUESTION_LABELS, THEME_LABELS
from samenplan.analysis.views.places import question_of, survey_of, to
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.ui.asking import done, form_page


@require_http_methods(["GET", "POST"])
@access.member(Permission.SURVEY_MANAGE)
def bank(request: ActingRequest, survey_id: int) -> HttpResponse:
    """Choose questions of the bank."""
    row = survey_of(request, survey_id)
    form = BankForm(request.POST or None)
    if done(form, lambda: operations.add_from_bank(row, form.cleaned_data["keys"], by=request.actor)):
        messages.success(request, "De vragen staan in je bevraging.")
        return to(row)
    there = set(row.questions.values_list("bank_key", flat=True))
    themes = [
        (THEME_LABELS[theme], [(one, QUESTION_LABELS[one.kind], one.key in there) for one in found])
        for theme, found in groupby(BANK, key=lambda one: one.theme)
    ]
    chosen = request.POST.getlist("keys")
    return form_page(request, "analysis/bank.html", {"survey": row, "form": form, "themes": themes, "chosen": chosen})


@require_http_methods(["GET", "POST"])
@access.member(Permission.SURVEY_MANAGE)
def new_question(request: ActingRequest, survey_id: int) -> HttpResponse:
    """Write a question of one's own."""
    row = survey_of(request, survey_id)
    form = QuestionForm(request.POST or None)
    if done(form, lambda: operations.add_question(row, form.question(), by=request.actor)):
        messages.success(request, "De vraag staat in je bevraging.")
        return to(row)
    return form_page(request, "analysis/question_form.html", {"survey": row, "form": form})


@require_http_methods(["GET", "POST"])
@access.member(Permission.SURVEY_MANAGE)
def change_question(request: ActingRequest, survey_id: int, question_id: int) -> HttpResponse:
    """Change a question of a draft."""
    row = question_of(request, survey_id, question_id)
    form = QuestionForm(request.POST or None, initial=filled_from_question(row))
    if done(form, lambda: operations.change_question(row, form.question(), by=request.actor)):
        messages.success(request, "De vraag is bewaard.")
        return to(row.survey)
    context = {"survey": row.survey, "question": row, "form": form}
    return form_page(request, "analysis/question_form.html", context)


@require_POST
@access.member(Permission.SURVEY_MANAGE)
def move_question(request: ActingRequest, survey_id: int, question_id: int) -> HttpResponse:
    """One place up or down."""
    row = question_of(request, survey_id, question_id)
    operations.move_question(row, up=request.POST.get("richting") == "omhoog", by=request.actor)
    return to(row.survey)


@require_POST
@access.member(Permission.SURVEY_MANAGE)
def remove_question(request: ActingRequest, survey_id: int, question_id: int) -> HttpResponse:
    """Take it out of the draft."""
    row = question_of(request, survey_id, question_id)
    operations.remove_question(row, by=request.actor)
    messages.success(request, "De vraag is uit je bevraging.")
    return to(row.survey)
