"""Reading and checking the trail."""

from django.db.models import QuerySet

from samenplan.audit.models import Event
from samenplan.audit.rules import TrailLine, first_broken
from samenplan.core.actor import Actor


def events(actor: Actor) -> QuerySet[Event]:
    """The trail of the actor's authority, newest first."""
    return Event.objects.visible_to(actor).order_by("-sequence")


def broken_at(actor: Actor) -> int | None:
    """The first line that was changed or cut out; None when the chain of this authority holds."""
    lines = Event.objects.visible_to(actor).order_by("sequence").iterator()
    return first_broken((_line(event), event.hash) for event in lines)


def _line(event: Event) -> TrailLine:
    return TrailLine(event.sequence, event.at, event.actor, event.verb, event.subject, event.facts)
