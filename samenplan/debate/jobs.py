"""What the debate does by itself: results anew, closing after the last day, checks beside results, mails of answers."""

from django.urls import reverse
from django.utils.timezone import localdate

from samenplan.core.actor import worker_of
from samenplan.core.jobs import Clock
from samenplan.debate.models import Debate
from samenplan.debate.operations.checking import check_results
from samenplan.debate.operations.computing import refresh, stale_debates
from samenplan.debate.operations.following import tell_when_all_is_answered
from samenplan.debate.operations.running import close_ended
from samenplan.debate.queries.running import ended_debates
from samenplan.notices.mailing import house_address


def reckon(clock: Clock) -> int:
    """Compute the results of debates that have enough new votes; how many."""
    return sum(refresh(debate, now=clock()) is not None for debate in stale_debates(clock()))


def close_after_last_day(clock: Clock) -> int:
    """Close what was open until yesterday, so that what ties people to votes is wiped on the day they were told."""
    today = localdate(clock())
    ended = ended_debates(today)
    return sum(close_ended(debate, today=today, by=worker_of(debate.authority_id)) for debate in ended)


def check(_clock: Clock) -> int:
    """Put beside the results of debates that ended what checks them; how many."""
    return check_results()


def tell(clock: Clock) -> int:
    """Tell who waits for it that the town answered; of how many debates."""
    return tell_when_all_is_answered(_answers, now=clock())


def _answers(debate: Debate) -> str:
    return house_address(reverse("debate_doors:answers", args=[debate.token]))
