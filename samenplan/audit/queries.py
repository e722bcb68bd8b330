"""Reading and checking the trail."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from samenplan.audit.models import Event, TrailHead
from samenplan.audit.rules import START, TrailLine, first_broken
from samenplan.core.actor import Actor

AT_ONCE = 2000
"""Lines that are read from the database together while a chain is checked."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Which lines to show; what is empty does not narrow."""

    verb: str = ""
    actor: str = ""
    since: date | None = None
    until: date | None = None


def events(actor: Actor) -> QuerySet[Event]:
    """The trail of the actor's authority, newest first."""
    return Event.objects.visible_to(actor).order_by("-sequence")


def sought_events(actor: Actor, sought: Sought) -> QuerySet[Event]:
    """The lines that answer to what is sought, newest first; both days are included."""
    rows = events(actor)
    if sought.verb:
        rows = rows.filter(verb=sought.verb)
    if sought.actor:
        rows = rows.filter(actor=sought.actor)
    if sought.since:
        rows = rows.filter(at__date__gte=sought.since)
    if sought.until:
        rows = rows.filter(at__date__lte=sought.until)
    return rows


def verbs(actor: Actor) -> list[str]:
    """Every verb that occurs in the trail of the actor's authority."""
    return list(events(actor).order_by("verb").values_list("verb", flat=True).distinct())


def doers(actor: Actor) -> list[str]:
    """Everyone who occurs in the trail of the actor's authority, as "user:12" or "command:name"."""
    return list(events(actor).order_by("actor").values_list("actor", flat=True).distinct())


def broken_at(actor: Actor) -> int | None:
    """The first line that was changed or cut out; None when the chain of this authority holds to its head."""
    return _broken(Event.objects.visible_to(actor), TrailHead.objects.filter(authority=actor.home).first())


def all_chains() -> list[TrailHead]:
    """The head of every chain, that of the installation first."""
    return list(TrailHead.objects.select_related("authority").order_by("authority_id"))


def broken_in(head: TrailHead) -> int | None:
    """As `broken_at`, for one chain of the installation."""
    rows = Event.objects.unscoped(reason="the server's own check of every chain; it tells numbers only")
    return _broken(rows.filter(authority=head.authority), head)


def _broken(rows: QuerySet[Event], head: TrailHead | None) -> int | None:
    found = first_broken(_lines(rows))
    if found is not None or head is None:
        return found
    last = rows.order_by("-sequence").first()
    kept = (last.sequence, last.hash) if last else (0, START)
    return None if kept == (head.sequence, head.hash) else kept[0] + 1


def _lines(rows: QuerySet[Event]) -> Iterator[tuple[TrailLine, str]]:
    columns = ("sequence", "at", "actor", "verb", "subject", "facts", "hash")
    for *line, kept in rows.order_by("sequence").values_list(*columns).iterator(chunk_size=AT_ONCE):
        yield TrailLine(*line), kept
