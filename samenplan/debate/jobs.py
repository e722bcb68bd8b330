"""What the debate does by itself: results anew where enough votes came in, and closing after the last day."""

from django.utils.timezone import localdate

from samenplan.core.actor import worker_of
from samenplan.core.jobs import Clock
from samenplan.debate.operations.computing import refresh, stale_debates
from samenplan.debate.operations.running import close_ended
from samenplan.debate.queries.running import ended_debates


def reckon(clock: Clock) -> int:
    """Compute the results of debates that have enough new votes; how many."""
    return sum(refresh(debate, now=clock()) is not None for debate in stale_debates(clock()))


def close_after_last_day(clock: Clock) -> int:
    """Close what was open until yesterday, so that what ties people to votes is wiped on the day they were told."""
    today = localdate(clock())
    ended = ended_debates(today)
    return sum(close_ended(debate, today=today, by=worker_of(debate.authority_id)) for debate in ended)
