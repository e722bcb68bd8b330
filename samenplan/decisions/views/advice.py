"""Advice rounds: asking, the answer, what was done with it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.decisions import queries
from samenplan.decisions.forms import AdviceForm, AnswerForm, FollowUpForm
from samenplan.decisions.models import AdviceRound
from samenplan.decisions.operations import advice as operations
from samenplan.decisions.rules.advice import objections_to_dropping
from samenplan.decisions.rules.bodies import FollowUpState
from samenplan.decisions.views.asking import address, plan_of, to
from samenplan.plans.models import Plan
from samenplan.ui.asking import done, form_page
from samenplan.ui.page import page


def round_of(request: ActingRequest, plan: Plan, round_id: int) -> AdviceRound:
    """This advice round of the plan.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(queries.advice_rounds(request.actor), plan=plan, pk=round_id)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_FREEZE)
def ask(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Ask one body what it thinks."""
    plan = plan_of(request, plan_id)
    form = AdviceForm(request.POST or None, initial={"asked_on": localdate()})
    if done(form, lambda: operations.ask_advice_round(plan, form.request(), today=localdate(), by=request.actor)):
        messages.success(request, "De vraag om advies is bewaard. Stuur de versie nu zelf aan de adviesgever.")
        return to(plan, "room")
    return form_page(request, "decisions/ask_advice.html", {"plan": plan, "form": form})


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_FREEZE)
def answer(request: ActingRequest, plan_id: int, round_id: int) -> HttpResponse:
    """Keep what the body answered."""
    plan = plan_of(request, plan_id)
    row = round_of(request, plan, round_id)
    start = {"kind": row.answer_kind, "answered_on": row.answered_on, "text": row.text}
    form = AnswerForm(request.POST or None, initial=start)
    if done(form, lambda: operations.record_answer(row, form.answer(), today=localdate(), by=request.actor)):
        messages.success(request, "Het antwoord is bewaard.")
        return to(plan, "follow_up", round_id=row.pk)
    droppable = not objections_to_dropping(queries.answer_of(row))
    return form_page(
        request, "decisions/answer.html", {"plan": plan, "round": row, "form": form, "droppable": droppable}
    )


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_FREEZE)
def follow_up(request: ActingRequest, plan_id: int, round_id: int) -> HttpResponse:
    """Say what was done with the advice."""
    plan = plan_of(request, plan_id)
    row = round_of(request, plan, round_id)
    form = FollowUpForm(
        request.POST or None, initial={"state": row.follow_up_state or FollowUpState.OPEN, "text": row.follow_up}
    )
    if done(form, lambda: operations.record_follow_up(row, form.follow_up(), by=request.actor)):
        messages.success(request, "Bewaard wat met het advies gebeurde.")
        return to(plan, "room")
    return form_page(request, "decisions/follow_up.html", {"plan": plan, "round": row, "form": form})


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_FREEZE)
def drop(request: ActingRequest, plan_id: int, round_id: int) -> HttpResponse:
    """Take away a question that was kept by mistake, after a question."""
    plan = plan_of(request, plan_id)
    row = round_of(request, plan, round_id)
    if request.method == "POST":
        operations.drop_advice_round(row, by=request.actor)
        messages.success(request, "De vraag om advies is weg.")
        return to(plan, "room")
    context: dict[str, object] = {
        "title": "Vraag om advies verwijderen?",
        "sentence": f"De vraag aan {row.body} verdwijnt uit het dossier van dit plan.",
        "kept": f"Versie {row.version.number} van het plan blijft bewaard.",
        "button": "Verwijder de vraag",
        "cancel_url": address(plan, "advice", round_id=row.pk),
    }
    return page(request, "ui/confirm.html", context)
