"""The trail as a page: who did what, when, and whether the chain holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samenplan.audit import queries
from samenplan.audit.forms import SoughtForm
from samenplan.audit.models import Event
from samenplan.audit.operations import note_viewing
from samenplan.audit.rules import verb_label
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line as it is read on the page."""

    sequence: int
    at: datetime
    who: str
    did: str
    subject: str
    facts: str


@require_GET
@access.member(Permission.TRAIL_VIEW)
def trail(request: ActingRequest) -> HttpResponse:
    """The lines that are sought, newest first. `?controle=1` checks the whole chain. Looking leaves a line."""
    note_viewing(by=request.actor)
    names = _names(queries.doers(request.actor))
    form = SoughtForm(request.GET or None)
    form.offer(queries.verbs(request.actor), names)
    paginator = Paginator(queries.sought_events(request.actor, form.sought()), PER_PAGE)
    shown = paginator.get_page(request.GET.get("pagina"))
    checks = request.GET.get("controle") == "1"
    context = {
        "form": form,
        "shown": shown,
        "lines": [_shown(event, names) for event in shown],
        "checked": checks,
        "broken_at": queries.broken_at(request.actor) if checks else None,
        "last": queries.events(request.actor).first(),
    }
    return render(request, "audit/trail.html", context)


def _shown(event: Event, names: dict[str, str]) -> ShownLine:
    facts = ", ".join(f"{name}: {_written(value)}" for name, value in event.facts.items())
    did = verb_label(event.verb)
    return ShownLine(event.sequence, event.at, names.get(event.actor, event.actor), did, event.subject, facts)


def _written(value: object) -> str:
    if isinstance(value, list):
        return " + ".join(str(each) for each in value)
    return str(value)


def _names(doers: Iterable[str]) -> dict[str, str]:
    """The names of people who occur in this trail; the trail itself holds numbers only."""
    ids = [int(doer.removeprefix("user:")) for doer in doers if doer.startswith("user:")]
    people = {f"user:{user.pk}": str(user) for user in get_user_model().objects.filter(pk__in=ids)}
    return {doer: people.get(doer, doer.replace("contact:", "contactpersoon ")) for doer in doers}
