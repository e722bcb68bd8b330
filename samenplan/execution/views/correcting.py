"""Correcting and taking back what was told."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.execution.forms.telling import ActivityForm, reach_rows, reached_of
from samenplan.execution.models import Activity
from samenplan.execution.operations import correcting as operations
from samenplan.execution.operations.evidence import withdraw_evidence
from samenplan.execution.operations.holding import require_hers
from samenplan.execution.queries.told import activities, evidence, telling_of
from samenplan.execution.rules.activities import ToldActivity, differences
from samenplan.execution.views.addresses import address, moved
from samenplan.ui.page import page


@require_http_methods(["GET", "POST"])
@access.member(Permission.ACTION_CONTRIBUTE)
def correct(request: ActingRequest, node_id: int, activity_id: int) -> HttpResponse:
    """Correct an activity; when somebody else did meanwhile, both tellings are shown."""
    activity = get_object_or_404(activities(request.actor).filter(node=node_id), pk=activity_id)
    require_hers(activity, by=request.actor)
    if request.method == "GET":
        stands = telling_of(activity)
        return _shown(request, activity, {**_filled(stands), "base": stands.mark})
    form, rows = ActivityForm(request.POST), reach_rows((), request.POST)
    base = request.POST.get("base", "")
    if form.is_valid() and rows.is_valid():
        told = form.told(reached_of(rows), localdate())
        try:
            operations.correct_activity(activity, told, base, by=request.actor, today=localdate())
        except operations.ToldMeanwhile as meanwhile:
            theirs = meanwhile.theirs
            both = {"clash": differences(told, theirs), "form": form, "reach": rows, "base": theirs.mark}
            return _shown(request, activity, both, status=409)
        except Refused as refused:
            form.add_error(None, refused.objections)
        else:
            messages.success(request, "Je verbetering is bewaard.")
            return moved(request, address(request, "action", node_id, anchor=f"activiteit-{activity.pk}"))
    return _shown(request, activity, {"form": form, "reach": rows, "base": base}, status=422)


def _filled(stands: ToldActivity) -> dict[str, object]:
    values = {name: getattr(stands, name) for name in ("title", "took_place_on", "until", "place", "text")}
    rows = reach_rows(())
    initial = [{"group": each.group, "count": each.count} for each in stands.reached] + [{}, {}]
    return {"form": ActivityForm(initial=values), "reach": type(rows)(initial=initial, prefix=rows.prefix)}


def _shown(
    request: ActingRequest, activity: Activity, filled: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    context = {"activity": activity, "node": activity.node, **filled}
    return page(request, "execution/correct.html", context, status=status)


@require_http_methods(["GET", "POST"])
@access.member(Permission.ACTION_CONTRIBUTE)
def withdraw(request: ActingRequest, node_id: int, activity_id: int) -> HttpResponse:
    """Ask, then take an activity back."""
    activity = get_object_or_404(activities(request.actor).filter(node=node_id), pk=activity_id)
    back = address(request, "action", node_id, anchor=f"activiteit-{activity.pk}")
    if request.method == "POST":
        operations.withdraw_activity(activity, by=request.actor, now=now())
        messages.success(request, f"“{activity.title}” is ingetrokken.")
        return moved(request, back)
    context: dict[str, object] = {
        "title": "Activiteit intrekken",
        "sentence": f"“{activity.title}” telt dan nergens meer mee en bewoners zien er niets van.",
        "kept": "De activiteit blijft in de lijst staan, met het woord “ingetrokken” erbij.",
        "button": "Trek in",
        "cancel_url": back,
    }
    return page(request, "ui/confirm.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.ACTION_CONTRIBUTE)
def withdraw_proof(request: ActingRequest, evidence_id: int) -> HttpResponse:
    """Ask, then take a piece of evidence back."""
    row = get_object_or_404(evidence(request.actor), pk=evidence_id)
    back = address(request, "action", row.node_id, anchor="verteld")
    if request.method == "POST":
        withdraw_evidence(row, by=request.actor, now=now())
        messages.success(request, f"“{row.name}” is ingetrokken.")
        return moved(request, back)
    context: dict[str, object] = {
        "title": "Bewijsstuk intrekken",
        "sentence": f"“{row.name}” staat dan niet meer bij deze actie en niet meer op de openbare pagina.",
        "kept": "Het bestuur kan het nog zien, met het woord “ingetrokken” erbij.",
        "button": "Trek in",
        "cancel_url": back,
    }
    return page(request, "ui/confirm.html", context)
