"""A partner's page: my actions."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.plans.queries.plans import own_actions
from samenplan.ui.page import page


@require_GET
@access.member(Permission.ACTION_CONTRIBUTE)
def index(request: ActingRequest) -> HttpResponse:
    """The actions in which the partner's party leads or joins."""
    return page(request, "plans/own.html", {"nodes": own_actions(request.actor)[:200]})
