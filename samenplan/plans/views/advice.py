"""What the programme asks and what a careful reader would ask, beside the text that must answer it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.plans.models import Plan
from samenplan.plans.operations.advice import take_back_waiver, waive_advice
from samenplan.plans.queries.advice import PlanAdvice, advice_on
from samenplan.plans.queries.plans import parts_of, plans
from samenplan.plans.rules.advice import Finding
from samenplan.plans.rules.state import OPEN_FOR_WRITING
from samenplan.plans.views.addresses import address
from samenplan.plans.views.links import link_of
from samenplan.ui.page import page


@require_GET
@access.member(Permission.PLAN_VIEW)
def index(request: ActingRequest, plan_id: int) -> HttpResponse:
    """All advice in full; `?deel=1` gives the panel beside the tree."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    advice = advice_on(plan, localdate())
    may_write = request.actor.may(Permission.PLAN_WRITE)
    context = {
        "plan": plan,
        "advice": advice,
        "may_write": may_write,
        "writable": may_write and plan.status in OPEN_FOR_WRITING,
        "expectations": [
            (one, [(lack.text, link_of(request, plan, lack.link_key)) for lack in one.missing])
            for one in advice.expectations
        ],
        "groups": [
            (group, [(one, _place_of(request, plan, advice, one)) for one in group.findings]) for group in advice.groups
        ],
        "parts": parts_of(plan),
    }
    return page(request, "plans/advice_panel.html" if "deel" in request.GET else "plans/advice.html", context)


@require_POST
@access.member(Permission.PLAN_WRITE)
def waive(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Wave a piece of advice away with a reason, or let it come back."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    key = request.POST.get("raad", "")
    if "terug" in request.POST:
        take_back_waiver(plan, key, by=request.actor)
    else:
        waive_advice(plan, key, request.POST.get("reden", ""), by=request.actor)
        messages.success(request, "Weggewuifd. De reden blijft bewaard.")
    return redirect(address(request, "advice", plan.pk))


def _place_of(request: ActingRequest, plan: Plan, advice: PlanAdvice, finding: Finding) -> str:
    """Where the finding can be mended."""
    if finding.place in advice.node_ids:
        return address(request, "node", plan.pk, advice.node_ids[finding.place])
    if finding.place.startswith("section:"):
        return address(request, "section", plan.pk, finding.place.removeprefix("section:"))
    return ""
