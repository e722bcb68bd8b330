"""Addresses within the authority of the request, and fetching what they name."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.crypto import salted_hmac

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


def hall_link(request: HttpRequest, debate: Debate) -> str:
    """The address for phones in a hall."""
    return f"{outside(request, debate)}?zaal={hall_mark(debate)}"


def hall_mark(debate: Debate) -> str:
    """What the link of a hall has and the public link does not: nobody joins a hall by typing it."""
    return salted_hmac("samenplan.debate.hall", debate.token, algorithm="sha256").hexdigest()[:12]
