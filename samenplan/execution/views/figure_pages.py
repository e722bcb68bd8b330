"""What the pages about figures share: whose indicator, addresses, and a form that a rule may refuse."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from samenplan.core.access import ActingRequest
from samenplan.execution.queries.figures import indicators
from samenplan.plans.models.details import Indicator


def indicator_of(request: ActingRequest, indicator_id: int) -> Indicator:
    """The indicator of the address.

    Raises:
        Http404: it is not the actor's to see.
    """
    return get_object_or_404(indicators(request.actor), pk=indicator_id)


def address(request: ActingRequest, name: str, *ids: int) -> str:
    """The address of a page of the carrying out, in the authority of this request."""
    return reverse(f"execution:{name}", args=[request.authority.slug, *ids])  # type: ignore[attr-defined]  # middleware


def to(request: ActingRequest, name: str, *ids: int) -> HttpResponseRedirect:
    """Go to a page of the carrying out."""
    return HttpResponseRedirect(address(request, name, *ids))
