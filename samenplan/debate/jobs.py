"""What the debate does by itself: results anew where enough votes came in,
what is put beside final ones, and mails about answers."""

from django.urls import reverse

from samenplan.core.jobs import Clock
from samenplan.debate.models import Debate
from samenplan.debate.operations.checking import check_results
from samenplan.debate.operations.computing import refresh, stale_debates
from samenplan.debate.operations.following import tell_when_all_is_answered
from samenplan.notices.mailing import house_address


def reckon(clock: Clock) -> int:
    """Compute the results of debates that have enough new votes; how many."""
    return sum(refresh(debate, now=clock()) is not None for debate in stale_debates(clock()))


def check(_clock: Clock) -> int:
    """Put beside the results of debates that ended what checks them; how many."""
    return check_results()


def tell(clock: Clock) -> int:
    """Tell who waits for it that the town answered; of how many debates."""
    return tell_when_all_is_answered(_answers, now=clock())


def _answers(debate: Debate) -> str:
    return house_address(reverse("debate_doors:answers", args=[debate.token]))
