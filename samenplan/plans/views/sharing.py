"""Sharing a plan with other authorities."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.plans.forms.sharing import OpeningForm, ParticipantsForm, UmbrellaForm
from samenplan.plans.models import Plan
from samenplan.plans.operations import plans as operations
from samenplan.plans.queries.plans import plans
from samenplan.plans.queries.sharing import other_authorities, umbrellas
from samenplan.plans.views.addresses import address
from samenplan.ui.page import page


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_WRITE)
def share(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Participants, who may look along, and the umbrella plan: three small forms on one page."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    towns = other_authorities(request.actor)
    asked = request.POST.get("wat", "")
    together = ParticipantsForm(
        request.POST if asked == "samen" else None, towns=towns, initial={"participants": plan.participants.all()}
    )
    opening = OpeningForm(request.POST if asked == "openen" else None, towns=towns)
    above = UmbrellaForm(
        request.POST if asked == "koepel" else None,
        umbrellas=umbrellas(request.actor),
        initial={"umbrella": plan.umbrella_id},
    )
    if request.method == "POST" and _carried_out(request, plan, asked, (together, opening, above)):
        messages.success(request, "Bewaard.")
        return redirect(address(request, "share", plan.pk))
    context = {"plan": plan, "together": together, "opening": opening, "above": above}
    context["openings"] = plan.openings.select_related("opened_to").order_by("opened_to__name")
    return page(request, "plans/share.html", context, status=422 if request.method == "POST" else 200)


def _carried_out(
    request: ActingRequest, plan: Plan, asked: str, forms: tuple[ParticipantsForm, OpeningForm, UmbrellaForm]
) -> bool:
    together, opening, above = forms
    if asked == "samen" and together.is_valid():
        operations.share(plan, participants=list(together.cleaned_data["participants"]), by=request.actor)
    elif asked == "openen" and opening.is_valid():
        data = opening.cleaned_data
        operations.open_to(plan, data["opened_to"], until=data["until"], by=request.actor)
    elif asked == "koepel" and above.is_valid():
        operations.place_under(plan, above.cleaned_data["umbrella"], by=request.actor)
    elif asked == "sluiten":
        closing = get_object_or_404(plan.openings, pk=request.POST.get("opening") or 0)
        operations.close_to(plan, closing.opened_to, by=request.actor)
    else:
        return False
    return True
