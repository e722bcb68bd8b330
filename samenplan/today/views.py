"""Vandaag, and the page of the agency."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.plans.queries.plans import submitted_plans
from samenplan.plans.queries.versions import frozen_content, handed_in
from samenplan.plans.rules.content import for_public
from samenplan.plans.rules.readings import reading_of
from samenplan.today.queries import todos
from samenplan.ui.page import page


@require_GET
@access.member(Permission.TODAY_VIEW)
def today(request: ActingRequest) -> HttpResponse:
    """What needs a hand now. A partner goes straight to her own actions."""
    slug = request.authority.slug  # type: ignore[attr-defined]  # set by the middleware
    if not request.actor.may(Permission.PLAN_VIEW) and request.actor.may(Permission.ACTION_CONTRIBUTE):
        return redirect("execution:own", slug)
    day = localdate()
    rows = [
        (todo, f"{reverse(todo.route, args=[slug, *todo.ids])}#{todo.anchor}") for todo in todos(request.actor, day)
    ]
    return page(request, "today/today.html", {"todos": rows, "today": day})


@require_GET
@access.agency(Permission.SUBMITTED_PLAN_VIEW)
def agency(request: ActingRequest) -> HttpResponse:
    """The agency: every plan that was handed in."""
    return page(request, "today/agency.html", {"plans": submitted_plans(request.actor)[:500]})


@require_GET
@access.agency(Permission.SUBMITTED_PLAN_VIEW)
def agency_plan(request: ActingRequest, submitted_id: int) -> HttpResponse:
    """One of them, as it was handed in: the frozen text, never the working text."""
    plan = get_object_or_404(submitted_plans(request.actor), pk=submitted_id)
    version = handed_in(plan)
    content = for_public(frozen_content(version))
    context = {"plan": plan, "version": version, "content": content, "nodes": reading_of(content)}
    return page(request, "today/agency_plan.html", context)
