"""The steps of one action, on the page where also its waiting and its money stand."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.dateparse import parse_date
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.execution.forms.steps import SpendingForm, StepChangeForm, StepForm, WaitForm, first_step_values, new_key
from samenplan.execution.models import Milestone
from samenplan.execution.operations import steps as operations
from samenplan.execution.queries.steps import action_room, step_of
from samenplan.execution.queries.within_plan import milestones
from samenplan.execution.rules.milestones import Step
from samenplan.execution.views.within_plan import action_address, action_of, address, seen_meanwhile, to
from samenplan.plans.models import PlanNode
from samenplan.plans.rules.editing import mark
from samenplan.ui.asking import done, form_page
from samenplan.ui.page import page

TAKEN_AWAY = "weggehaalde_stap"
"""Where the session keeps the last step that was taken away, so that it can be put back."""


@require_GET
@access.member(Permission.PROGRESS_VIEW)
def steps(request: ActingRequest, plan_id: int, node_id: int) -> HttpResponse:
    """Steps, what waits for what, planned and spent: three sections on one page."""
    return page(request, "execution/steps.html", page_context(request, action_of(request, plan_id, node_id)))


def page_context(request: ActingRequest, node: PlanNode) -> dict[str, object]:
    """What the page shows, with empty forms; a view whose form was refused puts its own in their place."""
    whole = action_room(node, request.actor, localdate())
    others = {key: name for key, name in whole.names.items() if key != node.pk}
    return {
        "plan": node.plan,
        "node": node,
        "whole": whole,
        "action_url": action_address(node.plan, node.pk),
        "may_manage": request.actor.may(Permission.PROGRESS_MANAGE),
        "may_spend": request.actor.may(Permission.SPENDING_WRITE),
        "step_form": StepForm(prefix="stap"),
        "wait_form": WaitForm(prefix="wacht", others=others),
        "spending_form": SpendingForm(
            prefix="geld",
            initial={"key": new_key(), "spent_on": localdate(), "source": whole.likely_source},
        ),
    }


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def add_step(request: ActingRequest, plan_id: int, node_id: int) -> HttpResponse:
    """A new step, at the end."""
    node = action_of(request, plan_id, node_id)
    form = StepForm(request.POST or None, prefix="stap")
    if done(form, lambda: operations.add_step(node, form.step(), today=localdate(), by=request.actor)):
        messages.success(request, "De stap staat erbij.")
        return to(node.plan, "steps", "stappen", node_id=node.pk)
    context = page_context(request, node) | {"step_form": form, "form": form}
    return form_page(request, "execution/steps.html", context)


def _step_in(request: ActingRequest, node: PlanNode, step_id: int) -> Milestone:
    """This step of the action.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(milestones(request.actor), node=node, pk=step_id)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def change_step(request: ActingRequest, plan_id: int, node_id: int, step_id: int) -> HttpResponse:
    """Write one step anew."""
    node = action_of(request, plan_id, node_id)
    row = _step_in(request, node, step_id)
    stands = step_of(row)
    form = StepChangeForm(request.POST or None, initial=first_step_values(stands))
    if done(form, lambda: operations.change_step(row, form.change(), today=localdate(), by=request.actor)):
        messages.success(request, "De stap is bewaard.")
        return to(node.plan, "steps", "stappen", node_id=node.pk)
    if form.non_field_errors():
        seen_meanwhile(form, mark(stands))
    context = {"plan": node.plan, "node": node, "form": form, "step": stands}
    return form_page(request, "execution/step.html", context)


@require_POST
@access.member(Permission.PROGRESS_MANAGE)
def reach_step(request: ActingRequest, plan_id: int, node_id: int, step_id: int) -> HttpResponse:
    """Reached today, or not yet after all."""
    node = action_of(request, plan_id, node_id)
    on = None if "toch-niet" in request.POST else localdate()
    operations.reach_step(_step_in(request, node, step_id), on, today=localdate(), by=request.actor)
    messages.success(request, "De stap is gehaald." if on else "De stap staat weer open.")
    return to(node.plan, "steps", "stappen", node_id=node.pk)


@require_POST
@access.member(Permission.PROGRESS_MANAGE)
def order_step(request: ActingRequest, plan_id: int, node_id: int, step_id: int) -> HttpResponse:
    """One place up or down: the button says which."""
    node = action_of(request, plan_id, node_id)
    operations.order_step(_step_in(request, node, step_id), request.POST.get("naar", ""), by=request.actor)
    return to(node.plan, "steps", f"stap-{step_id}", node_id=node.pk)


@require_POST
@access.member(Permission.PROGRESS_MANAGE)
def remove_step(request: ActingRequest, plan_id: int, node_id: int, step_id: int) -> HttpResponse:
    """Take a step away; the message has the way back."""
    node = action_of(request, plan_id, node_id)
    row = _step_in(request, node, step_id)
    gone = operations.remove_step(row, by=request.actor)
    request.session[TAKEN_AWAY] = _kept(node, row.uid, gone)
    undo = address(node.plan, "restore_step", node_id=node.pk)
    messages.success(request, format_html("De stap “{}” is weg. <a href='{}'>Zet terug</a>", gone.title, undo))
    return to(node.plan, "steps", "stappen", node_id=node.pk)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def restore_step(request: ActingRequest, plan_id: int, node_id: int) -> HttpResponse:
    """Put back the last step that was taken away in this browser."""
    node = action_of(request, plan_id, node_id)
    kept = request.session.get(TAKEN_AWAY) or {}
    if kept.get("node") != node.pk:
        messages.info(request, "Er is niets terug te zetten.")
        return to(node.plan, "steps", "stappen", node_id=node.pk)
    if request.method == "POST":
        operations.restore_step(node, str(kept["uid"]), _as_it_was(kept), today=localdate(), by=request.actor)
        messages.success(request, "De stap staat er weer.")
        return to(node.plan, "steps", "stappen", node_id=node.pk)
    context: dict[str, object] = {"plan": node.plan, "node": node, "step": _as_it_was(kept)}
    return page(request, "execution/restore_step.html", context)


def _kept(node: PlanNode, uid: str, step: Step) -> dict[str, object]:
    """A step as a session can hold it."""
    days = {name: day.isoformat() if day else "" for name, day in (("due_on", step.due_on), ("done_on", step.done_on))}
    return {
        "node": node.pk,
        "uid": uid,
        "title": step.title,
        "weight": step.weight,
        "is_anchor": step.is_anchor,
        **days,
    }


def _as_it_was(kept: dict[str, object]) -> Step:
    due_on, done_on = (parse_date(str(kept[name])) if kept[name] else None for name in ("due_on", "done_on"))
    return Step(str(kept["title"]), int(str(kept["weight"])), due_on, bool(kept["is_anchor"]), done_on)
