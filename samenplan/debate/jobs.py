"""What the debate does by itself: results anew where enough votes came in."""

from samenplan.core.jobs import Clock
from samenplan.debate.operations.computing import refresh, stale_debates


def reckon(clock: Clock) -> int:
    """Compute the results of debates that have enough new votes; how many."""
    return sum(refresh(debate, now=clock()) is not None for debate in stale_debates(clock()))
