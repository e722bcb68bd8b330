"""Looking back on a plan: evaluations by three qualities, and what was learned."""

from dataclasses import dataclass
from functools import partial

from django import forms
from django.contrib import messages
from django.forms import BaseFormSet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.execution.forms.looking_back import (
    EvaluationForm,
    LessonForm,
    LessonForms,
    first_evaluation_values,
    first_lesson_values,
    lessons_in,
)
from samenplan.execution.models import Evaluation
from samenplan.execution.operations.evaluations import change_evaluation, drop_evaluation, write_evaluation
from samenplan.execution.queries.looking_back import (
    anchors_of,
    evaluations_before,
    evaluations_of,
    lesson_places,
    text_of,
)
from samenplan.execution.queries.within_plan import evaluations
from samenplan.execution.rules.kinds import JUDGEMENT_LABELS, Judgement
from samenplan.execution.rules.looking_back import QUALITIES, QUALITY_LABELS, QUALITY_QUESTIONS, anchoring_sentence
from samenplan.execution.views.within_plan import address, plan_of, seen_meanwhile, to
from samenplan.plans.models import Plan
from samenplan.plans.rules.editing import Change, mark
from samenplan.ui.asking import done, form_page
from samenplan.ui.page import page

TONES = {Judgement.YES: "good", Judgement.PARTLY: "warn", Judgement.NO: "bad", Judgement.NOT_YET: "quiet"}


@dataclass(frozen=True, slots=True)
class ShownEvaluation:
    """An evaluation, ready to print: per quality its name, judgement, tone and text."""

    row: Evaluation
    qualities: tuple[tuple[str, str, str, str], ...]


def shown(row: Evaluation) -> ShownEvaluation:
    """An evaluation with its words."""
    text = text_of(row)
    found = [(QUALITY_LABELS[name], text.quality(name)) for name in QUALITIES]
    return ShownEvaluation(
        row, tuple((label, JUDGEMENT_LABELS[one.judgement], TONES[one.judgement], one.text) for label, one in found)
    )


@require_GET
@access.member(Permission.PROGRESS_VIEW)
def looking_back(request: ActingRequest, plan_id: int) -> HttpResponse:
    """The looks back on this plan and on the one before it; how far anchoring is."""
    plan = plan_of(request, plan_id)
    context = {
        "plan": plan,
        "evaluations": [shown(row) for row in evaluations_of(plan, request.actor)],
        "before": [shown(row) for row in evaluations_before(plan, request.actor)],
        "anchoring": anchoring_sentence(list(anchors_of(plan, request.actor).values())),
        "may_manage": request.actor.may(Permission.PROGRESS_MANAGE),
    }
    return page(request, "execution/looking_back.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def add_evaluation(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Write a new look back."""
    plan = plan_of(request, plan_id)
    first = {"made_on": localdate(), **dict.fromkeys(QUALITIES, Judgement.NOT_YET)}
    form = EvaluationForm(request.POST or None, initial=first)
    lessons = _lesson_forms(request, plan, [])
    if _whole(form, lessons) and done(form, partial(_write, request, plan, form, lessons)):
        messages.success(request, "De terugblik is bewaard.")
        return to(plan, "looking_back")
    return form_page(request, "execution/evaluation.html", _context(plan, form, lessons))


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def edit_evaluation(request: ActingRequest, plan_id: int, evaluation_id: int) -> HttpResponse:
    """Write a look back anew."""
    plan = plan_of(request, plan_id)
    row = get_object_or_404(evaluations(request.actor), plan=plan, pk=evaluation_id)
    stands = text_of(row)
    form = EvaluationForm(request.POST or None, initial=first_evaluation_values(stands))
    lessons = _lesson_forms(request, plan, first_lesson_values(stands))
    if _whole(form, lessons) and done(form, partial(_rewrite, request, row, form, lessons)):
        messages.success(request, "De terugblik is bewaard.")
        return to(plan, "looking_back")
    context = _context(plan, form, lessons) | {"row": row}
    if form.non_field_errors():
        seen_meanwhile(form, mark(stands))
        context["stands"] = shown(row)
    return form_page(request, "execution/evaluation.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def remove_evaluation(request: ActingRequest, plan_id: int, evaluation_id: int) -> HttpResponse:
    """Take a look back away, after a question."""
    plan = plan_of(request, plan_id)
    row = get_object_or_404(evaluations(request.actor), plan=plan, pk=evaluation_id)
    if request.method == "POST":
        drop_evaluation(row, by=request.actor)
        messages.success(request, "De terugblik is weg.")
        return to(plan, "looking_back")
    context: dict[str, object] = {
        "title": "Terugblik verwijderen?",
        "sentence": f"“{row.title}” verdwijnt, met de lessen die erin staan. Dat kun je niet ongedaan maken.",
        "kept": "De acties waarin lessen verder leven, blijven zoals ze zijn.",
        "button": "Verwijder de terugblik",
        "cancel_url": address(plan, "looking_back"),
    }
    return page(request, "ui/confirm.html", context)


def _lesson_forms(request: ActingRequest, plan: Plan, initial: list[dict[str, object]]) -> "BaseFormSet[LessonForm]":
    places = {"places": lesson_places(plan, request.actor)}
    return LessonForms(request.POST or None, prefix="les", initial=initial, form_kwargs=places)


def _whole(form: forms.Form, lessons: "BaseFormSet[LessonForm]") -> bool:
    """Whether both are filled in well; the one not looked at when the other is wrong, would lose its errors."""
    return all([form.is_valid(), lessons.is_valid()])


def _write(request: ActingRequest, plan: Plan, form: EvaluationForm, lessons: "BaseFormSet[LessonForm]") -> None:
    write_evaluation(plan, form.text(lessons_in(lessons)), today=localdate(), by=request.actor)


def _rewrite(request: ActingRequest, row: Evaluation, form: EvaluationForm, lessons: "BaseFormSet[LessonForm]") -> None:
    typed = Change(form.text(lessons_in(lessons)), form.cleaned_data["base"])
    change_evaluation(row, typed, today=localdate(), by=request.actor)


def _context(plan: Plan, form: EvaluationForm, lessons: "BaseFormSet[LessonForm]") -> dict[str, object]:
    qualities = [
        (QUALITY_LABELS[name], form[name], form[f"{name}_text"], QUALITY_QUESTIONS[name]) for name in QUALITIES
    ]
    return {"plan": plan, "form": form, "lessons": lessons, "qualities": qualities}
