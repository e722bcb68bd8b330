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
from samenplan.today.queries.todos import only_mine, todos
from samenplan.today.rules import Place, board
from samenplan.ui.page import page


@require_GET
@access.member(Permission.TODAY_VIEW)
def today(request: ActingRequest) -> HttpResponse:
    """What needs a hand now, of everyone or of oneself only. A partner goes straight to her own actions."""
    slug = request.authority.slug  # type: ignore[attr-defined]  # set by the middleware
    if not request.actor.may(Permission.PLAN_VIEW) and request.actor.may(Permission.ACTION_CONTRIBUTE):
        return redirect("execution:own", slug)
    day = localdate()
    found = todos(request.actor, day)
    mine = request.GET.get("van") == "mij"
    whole = board(only_mine(found, request.actor) if mine else found)
    sections = [(one, [(todo, _address(slug, todo.place)) for todo in one.todos]) for one in whole.sections]
    context: dict[str, object] = {"board": whole, "sections": sections, "mine": mine, "today": day}
    context |= {"everything": len(found), "everyone": not mine}
    return page(request, "today/today.html", context)


def _address(slug: str, place: Place) -> str:
    """The address of a page, and where on it."""
    where = reverse(place.route, args=[slug, *place.ids])
    return f"{where}#{place.anchor}" if place.anchor else where


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
