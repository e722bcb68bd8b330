"""What the pages of this room share: the plan, addresses, and a form that a rule may refuse."""

from typing import cast

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from samenplan.authorities.models import Authority
from samenplan.core.access import ActingRequest
from samenplan.plans.models import Plan
from samenplan.plans.queries.plans import plans


def plan_of(request: ActingRequest, plan_id: int) -> Plan:
    """The plan of the address.

    Raises:
        Http404: it is not the actor's to see.
    """
    return get_object_or_404(plans(request.actor), pk=plan_id)


def authority_of(request: ActingRequest) -> Authority:
    """The authority of the address, as the middleware found it."""
    return cast(Authority, request.authority)  # type: ignore[attr-defined]  # set by the middleware


def address(plan: Plan, name: str, **ids: int) -> str:
    """The address of a page of this room."""
    return reverse(f"decisions:{name}", kwargs={"authority": plan.authority.slug, "plan_id": plan.pk, **ids})


def to(plan: Plan, name: str, **ids: int) -> HttpResponseRedirect:
    """Go to a page of this room."""
    return HttpResponseRedirect(address(plan, name, **ids))
