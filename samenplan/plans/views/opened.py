"""Looking along in plans that other authorities opened: as participant, mentor or region."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.plans.queries.contents import content
from samenplan.plans.queries.plans import opened_plans
from samenplan.plans.rules.content import for_public
from samenplan.plans.rules.readings import reading_of
from samenplan.ui.page import page


@require_GET
@access.opened(Permission.OPENED_PLAN_VIEW)
def index(request: ActingRequest) -> HttpResponse:
    """All plans of others that one may read."""
    return page(request, "plans/opened.html", {"plans": opened_plans(request.actor, localdate())[:200]})


@require_GET
@access.opened(Permission.OPENED_PLAN_VIEW)
def detail(request: ActingRequest, opened_id: int) -> HttpResponse:
    """One of them, as it stands now, without internal notes."""
    plan = get_object_or_404(opened_plans(request.actor, localdate()), pk=opened_id)
    whole = for_public(content(plan))
    context = {"plan": plan, "content": whole, "nodes": reading_of(whole), "whose": plan.authority}
    return page(request, "plans/opened_detail.html", context)
