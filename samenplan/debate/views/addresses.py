"""Addresses within the authority of the request, and fetching what they name."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from samenplan.core.access import ActingRequest
from samenplan.debate.models import Debate, Statement
from samenplan.debate.queries.running import debates, statements


def address(request: ActingRequest, name: str, *ids: int | str) -> str:
    """The address of a debate page by route name, in the authority of this request."""
    return reverse(f"debate:{name}", args=[request.authority.slug, *ids])  # type: ignore[attr-defined]  # middleware


def debate_of(request: ActingRequest, debate_id: int) -> Debate:
    """The debate, when it is one of the actor's authority; else 404."""
    return get_object_or_404(debates(request.actor), pk=debate_id)


def statement_of(request: ActingRequest, debate_id: int, statement_id: int) -> Statement:
    """The statement, when it is one of this debate; else 404."""
    rows = statements(request.actor).prefetch_related("translations")
    return get_object_or_404(rows, pk=statement_id, debate=debate_id)


def outside(request: HttpRequest, debate: Debate, name: str = "landing") -> str:
    """The whole address that residents get."""
    return request.build_absolute_uri(reverse(f"debate_doors:{name}", args=[debate.token]))
