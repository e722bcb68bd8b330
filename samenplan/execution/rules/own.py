"""What a page of one's own actions says first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from samenplan.plans.rules.status import ActionStatus

BIG_CHOICES = (ActionStatus.NOT_STARTED, ActionStatus.RUNNING, ActionStatus.DONE)
"""What a phone offers at once; the others stand in a fold."""
OTHER_CHOICES = (ActionStatus.STOPPED, ActionStatus.DONE_CLOSED)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that matters for an action, and what it is."""

    on: date
    what: str


def next_moment(moments: Iterable[Moment], today: date) -> Moment | None:
    """The first one from today on; None when nothing is to come."""
    return min((each for each in moments if each.on >= today), key=lambda each: (each.on, each.what), default=None)


def days_late(due_on: date, today: date) -> int:
    """How many days past its date; 0 when it is not."""
    return max((today - due_on).days, 0)
