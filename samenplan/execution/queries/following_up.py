"""What the page about reminders shows: who was asked, who answered, what waits, whom no mail reaches."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from samenplan.core.actor import Actor
from samenplan.execution.models import Reminder
from samenplan.execution.queries.asking import came_up, open_reminders, recent_reminders, told_since
from samenplan.execution.queries.people import People, Person

MOST = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with whom it went to; `gets_mail` is False for who must be called."""

    reminder: Reminder
    days: int
    gets_mail: bool


@dataclass(frozen=True, slots=True)
class Following:
    """The whole page: `waiting` and `answered` hold the first of them, the counts all."""

    waiting: tuple[Asked, ...]
    waiting_count: int
    answered: tuple[Asked, ...]
    asked_count: int
    answered_count: int

    @property
    def share(self) -> int:
        """How many of a hundred questions were answered."""
        return round(100 * self.answered_count / self.asked_count) if self.asked_count else 0


def following(actor: Actor, today: date) -> Following:
    """The questions of the last half year; the same number of database questions whatever their number."""
    people = People(actor)
    waiting = open_reminders(actor).annotate(came_up=came_up()).order_by("asked_on", "pk")
    recent = recent_reminders(actor, today)
    counted = recent.exclude(Q(answered_at=None) & told_since())  # told in another way: nobody had to answer any more
    counts = counted.aggregate(asked=Count("pk"), answered=Count("pk", filter=Q(answered_at__isnull=False)))
    answered = recent.filter(answered_at__isnull=False).order_by("-answered_at", "-pk")[:20]
    return Following(
        waiting=tuple(asked(waiting[:MOST], people, today)),
        waiting_count=waiting.count(),
        answered=tuple(asked(answered, people, today)),
        asked_count=counts["asked"],
        answered_count=counts["answered"],
    )


def asked(rows: Iterable[Reminder], people: People, today: date) -> list[Asked]:
    """Each with whether a mail reaches that person."""
    whose = ((row, people.behind(row)) for row in rows)
    return [Asked(row, (today - row.asked_on).days, _reached(person)) for row, person in whose]


def _reached(person: Person | None) -> bool:
    return person is not None and person.gets_mail
