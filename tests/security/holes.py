"""The addresses of the house with holes planted among them; only tests mount this."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path

from samenplan.authorities.models import Party
from samenplan.config.urls import urlpatterns as house
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.plans.models import PlanNode


@access.member(Permission.PARTIES_MANAGE)
def party_of_anybody(request: ActingRequest, party_id: int) -> HttpResponse:
    """A hole: the row is not fetched on behalf of the actor."""
    rows = Party.objects.unscoped(reason="this hole is planted")
    return HttpResponse(get_object_or_404(rows, pk=party_id).name)


@access.member(Permission.PLAN_VIEW)
def page_with_too_weak_a_door(request: ActingRequest) -> HttpResponse:
    """A hole: the door asks less than the page that lies behind it says it does."""
    return HttpResponse("everything about everybody")


@access.member(Permission.ACTION_VIEW)
def action_of_anybody(request: ActingRequest, node_id: int) -> HttpResponse:
    """A hole for who came by a link: the action is not fetched on behalf of the actor."""
    rows = PlanNode.objects.unscoped(reason="this hole is planted")
    return HttpResponse(get_object_or_404(rows, pk=node_id).title)


def page_without_a_door(request: HttpRequest) -> HttpResponse:
    """A hole: no door at all."""
    return HttpResponse("open")


page_with_too_weak_a_door.permission = Permission.PEOPLE_MANAGE  # type: ignore[attr-defined]  # what it claims

urlpatterns = [
    *house,
    path("<slug:authority>/gat/<int:party_id>/", party_of_anybody, name="hole_row"),
    path("<slug:authority>/gat-deur/", page_with_too_weak_a_door, name="hole_door"),
    path("<slug:authority>/lek/<int:node_id>/", action_of_anybody, name="leak_action"),
    path("gat-open/", page_without_a_door, name="hole_open"),
]
