"""What the pages of this room share: the plan, addresses, and a form that a rule may refuse."""

from collections.abc import Iterable

from django import forms
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from samenplan.core.access import ActingRequest
from samenplan.execution.queries.within_plan import actions
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.queries.plans import plans


def plan_of(request: ActingRequest, plan_id: int) -> Plan:
    """The plan of the address.

    Raises:
        Http404: it is not the actor's to see.
    """
    return get_object_or_404(plans(request.actor), pk=plan_id)


def action_of(request: ActingRequest, plan_id: int, node_id: int) -> PlanNode:
    """The action of the address.

    Raises:
        Http404: it is not the actor's to see, or stands in another plan.
    """
    return get_object_or_404(actions(request.actor), plan=plan_id, pk=node_id)


def address(plan: Plan, name: str, **ids: int) -> str:
    """The address of a page of this room."""
    return reverse(f"execution:{name}", kwargs={"authority": plan.authority.slug, "plan_id": plan.pk, **ids})


def to(plan: Plan, name: str, anchor: str = "", **ids: int) -> HttpResponseRedirect:
    """Go to a page of this room."""
    return HttpResponseRedirect(address(plan, name, **ids) + (f"#{anchor}" if anchor else ""))


def action_address(plan: Plan, node_id: int) -> str:
    """Where one action tells how it goes."""
    return reverse("execution:action", args=[plan.authority.slug, node_id])


def addresses(of_zero: str, ids: Iterable[int]) -> dict[int, str]:
    """The same page of many rows, from its address for number 0: composing hundreds of addresses takes long."""
    start, end = of_zero.rsplit("/0/", 1)
    return {key: f"{start}/{key}/{end}" for key in ids}


def seen_meanwhile(form: forms.Form, base: str) -> None:
    """The page now shows what is kept beside what was typed: whoever sends the form again, chooses knowingly."""
    form.data = {**form.data.dict(), "base": base}  # type: ignore[attr-defined]  # posted, hence a QueryDict
