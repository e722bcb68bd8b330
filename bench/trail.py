"""Checking the chain of the audit trail, from the database."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bench.measuring import Line, Target, Unit, median, single, timed
from samenplan.audit.models import Event, TrailHead
from samenplan.audit.queries import broken_in
from samenplan.audit.rules import START, TrailLine, line_hash
from samenplan.authorities.example import MOLENRODE, place_town

EVENTS = 50_000
PER_SECOND = 1_000_000 / 30
"""A million lines in thirty seconds."""


def lines() -> Iterator[Line]:
    """How many lines a second are verified; and that a changed one is found."""
    head = _filled()
    if broken_in(head) is not None:
        raise AssertionError("The chain that was made does not hold.")
    took = timed(lambda: broken_in(head), 3, before=0)
    rate = Target(PER_SECOND, at_least=True)
    yield single("Spoor: regels nagekeken", EVENTS / median(took.wall), Unit.PER_SECOND, rate)
    yield single("Spoor: regels nagekeken per seconde rekentijd", EVENTS / median(took.cpu), Unit.PER_SECOND)


def _filled() -> TrailHead:
    town, began, previous, rows = place_town(MOLENRODE), datetime(2026, 1, 1, tzinfo=UTC), START, []
    for number in range(1, EVENTS + 1):
        at = began + timedelta(seconds=number)
        line = TrailLine(number, at, "user:1", "node.changed", f"plannode:{number % 500}", {"fields": ["title"]})
        previous = line_hash(previous, line)
        columns = {"actor": line.actor, "verb": line.verb, "subject": line.subject, "facts": dict(line.facts)}
        rows.append(Event(authority=town, sequence=number, at=at, hash=previous, **columns))
    Event.objects.unscoped(reason="filling a trail to measure").bulk_create(rows, batch_size=2_000)
    head, _ = TrailHead.objects.update_or_create(authority=town, defaults={"sequence": EVENTS, "hash": previous})
    return head
