"""What the outbox does by itself."""

from samenplan.core.jobs import Clock
from samenplan.notices.operations import send_one
from samenplan.notices.rules import NoticeState

MOST_AT_ONCE = 200
MOST_FAILURES = 3
"""So many failures in one round, and the server is down: the others keep their turn for the next minute."""


def send_due(clock: Clock) -> int:
    """Send what is due; how many mails left."""
    sent = failures = 0
    while sent < MOST_AT_ONCE and failures < MOST_FAILURES:
        state = send_one(now=clock())
        if state is None:
            break
        sent += state is NoticeState.SENT
        failures += state is not NoticeState.SENT
    return sent
