"""One action: tell how it goes, what took place, what you want to know; and what was told before."""

import secrets
from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_POST

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.execution.forms.telling import (
    ActivityForm,
    ProofForm,
    QuestionForm,
    StatusForm,
    reach_rows,
    reached_of,
)
from samenplan.execution.operations import telling as operations
from samenplan.execution.operations.correcting import reach_milestone
from samenplan.execution.operations.evidence import add_evidence
from samenplan.execution.queries.action import action_page
from samenplan.execution.queries.figures import own_counts
from samenplan.execution.queries.told import actions, activities, milestones
from samenplan.execution.views.addresses import address, moved
from samenplan.plans.models import PlanNode
from samenplan.plans.rules.status import STATUS_LABELS, ActionStatus
from samenplan.ui.page import page

UNPROCESSABLE = 422


@require_GET
@access.member(Permission.ACTION_VIEW)
def detail(request: ActingRequest, node_id: int) -> HttpResponse:
    """Everything about one action on one page."""
    return _shown(request, _node(request, node_id), {})


def _node(request: ActingRequest, node_id: int) -> PlanNode:
    return get_object_or_404(actions(request.actor), pk=node_id)


def _shown(request: ActingRequest, node: PlanNode, filled: Mapping[str, object]) -> HttpResponse:
    """The page, with the forms that were filled in as they are; an unhappy form makes it a 422."""
    actor, today = request.actor, localdate()
    context: dict[str, object] = {
        "node": node,
        "plan": node.plan,
        "told": action_page(node, actor),
        "counts": own_counts(actor).filter(node=node),
        "today": today,
        "may_tell": actor.may(Permission.ACTION_CONTRIBUTE),
        "may_manage": actor.may(Permission.PROGRESS_MANAGE),
        "is_officer": actor.may(Permission.PLAN_VIEW),
        "status_form": StatusForm(auto_id="stand-%s", initial={"status": node.status, "noted_on": today}),
        "activity_form": ActivityForm(initial={"took_place_on": today}),
        "reach": reach_rows(node.target_groups),
        "proof_form": ProofForm(),
        "loose_form": ProofForm(prefix="los"),
        "question_form": QuestionForm(prefix="vraag"),
        "key": secrets.token_urlsafe(18),
    }
    status = UNPROCESSABLE if filled else 200
    return page(request, "execution/action.html", {**context, **filled}, status=status)


@require_POST
@access.member(Permission.ACTION_CONTRIBUTE)
def tell_status(request: ActingRequest, node_id: int) -> HttpResponse:
    """Say how far it is."""
    node = _node(request, node_id)
    form = StatusForm(request.POST, auto_id="stand-%s")
    if not form.is_valid():
        return _shown(request, node, {"status_form": form})
    status, on = ActionStatus(form.cleaned_data["status"]), form.cleaned_data["noted_on"] or localdate()
    try:
        operations.tell_status(node, status, form.cleaned_data["text"], on=on, by=request.actor, now=now())
    except Refused as refused:
        form.add_error(None, refused.objections)
        return _shown(request, node, {"status_form": form})
    messages.success(request, f"Bewaard: {STATUS_LABELS[status]}. Dankjewel.")
    return moved(request, address(request, "action", node.pk))


@require_POST
@access.member(Permission.ACTION_CONTRIBUTE)
def tell_activity(request: ActingRequest, node_id: int) -> HttpResponse:
    """Something took place."""
    node = _node(request, node_id)
    form, proofs = ActivityForm(request.POST), ProofForm(request.POST, request.FILES)
    rows, key = reach_rows(node.target_groups, request.POST), request.POST.get("key", "")
    if all([form.is_valid(), rows.is_valid(), proofs.is_valid()]):
        told = form.told(reached_of(rows), localdate())
        try:
            operations.tell_activity(node, told, key=key, proofs=proofs.proofs, by=request.actor, now=now())
        except Refused as refused:
            form.add_error(None, refused.objections)
        else:
            messages.success(request, f"Bewaard: “{told.title}”. Dankjewel.")
            return moved(request, address(request, "action", node.pk, anchor="verteld"))
    filled = {"activity_form": form, "reach": rows, "proof_form": proofs, "key": key, "activity_open": True}
    return _shown(request, node, filled)


@require_POST
@access.member(Permission.ACTION_CONTRIBUTE)
def hand_evidence(request: ActingRequest, node_id: int) -> HttpResponse:
    """A photo, document or link that comes later, for an activity or for the whole action."""
    node = _node(request, node_id)
    about = request.POST.get("activiteit", "")
    activity = None
    if about.isdecimal():
        activity = get_object_or_404(activities(request.actor).filter(node=node), pk=int(about))
    form = ProofForm(request.POST, request.FILES, prefix="los")
    if form.is_valid() and not form.proofs:
        form.add_error(None, "Kies eerst een foto of document, of geef een link.")
    if not form.is_valid():
        return _shown(request, node, {"loose_form": form, "loose_about": activity, "loose_open": True})
    for proof in form.proofs:
        add_evidence(node, proof, activity=activity, by=request.actor)
    messages.success(request, "Bewaard. Je ziet het hieronder.")
    return moved(request, address(request, "action", node.pk, anchor="verteld"))


@require_POST
@access.member(Permission.ACTION_CONTRIBUTE)
def ask(request: ActingRequest, node_id: int) -> HttpResponse:
    """Ask the officer something."""
    node = _node(request, node_id)
    form = QuestionForm(request.POST, prefix="vraag")
    if not form.is_valid():
        return _shown(request, node, {"question_form": form, "question_open": True})
    operations.ask(node, form.cleaned_data["text"], by=request.actor)
    messages.success(request, "Je vraag is gesteld. Het antwoord komt hier en bij “Mijn acties”.")
    return moved(request, address(request, "action", node.pk, anchor="vragen"))


@require_POST
@access.member(Permission.ACTION_CONTRIBUTE)
def tick(request: ActingRequest, node_id: int, milestone_id: int) -> HttpResponse:
    """A milestone was reached today; or not after all."""
    node = _node(request, node_id)
    step = get_object_or_404(milestones(request.actor).filter(node=node), pk=milestone_id)
    today = localdate()
    on = None if "open" in request.POST else today
    reach_milestone(step, on=on, by=request.actor, today=today)
    messages.success(request, f"“{step.title}” staat weer open." if on is None else f"Gehaald: “{step.title}”. Mooi.")
    return moved(request, address(request, "action", node.pk, anchor="mijlpalen"))
