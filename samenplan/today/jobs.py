"""What is cleared away by itself, once a night: what was kept of people longer than the terms say."""

from collections import Counter
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import transaction
from django.utils.timezone import localdate, localtime

from samenplan.analysis.operations.results import delete_raw_answers
from samenplan.analysis.queries.surveys import due_surveys
from samenplan.audit.operations import record
from samenplan.authorities.models import Authority
from samenplan.authorities.operations.retention import erase_due
from samenplan.authorities.queries import authority_of, retention_days
from samenplan.authorities.rules import RETENTION_LABELS, RetentionKind
from samenplan.core.actor import Actor, worker_of
from samenplan.core.jobs import Clock
from samenplan.debate.operations.following import forget_followers
from samenplan.execution.files import clear_without_row
from samenplan.notices.operations import forget_addresses

FROM_HOUR = 2
"""In the night, in Brussels: nobody is typing then."""
TOLD = "antwoorden op bevragingen"
FOLLOWERS = "adressen van wie op een resultaat of een antwoord wachtte"
FILES = "bestanden zonder bewijsstuk"
CLEARER = "ruim_op"


def clear_at_night(clock: Clock) -> int:
    """Clear away once a night, whichever worker comes first; how many rows and files went."""
    moment = localtime(clock())
    if moment.hour < FROM_HOUR or not cache.add(f"cleared:{moment:%Y-%m-%d}", 1, timeout=2 * 86_400):
        return 0
    return clear(clock).total()


def clear(clock: Clock) -> Counter[str]:
    """Clear away now; how much of what went, never what it was. Run again it finds nothing."""
    gone: Counter[str] = Counter()
    for pk in Authority.objects.filter(uses_samenplan=True).order_by("pk").values_list("pk", flat=True):
        gone.update(_of_people(pk, clock))
    for survey in due_surveys(localdate(clock())):
        gone[TOLD] += delete_raw_answers(
            survey, today=localdate(clock()), by=worker_of(survey.authority_id, name=CLEARER)
        )
    gone[FILES] += clear_without_row(clock())
    return +gone


def _of_people(authority_id: int, clock: Clock) -> dict[str, int]:
    by = worker_of(authority_id, name=CLEARER)
    found = {RETENTION_LABELS[kind]: count for kind, count in erase_due(by=by, now=clock()).items()}
    before = clock() - timedelta(days=retention_days(authority_id)[RetentionKind.MAIL])
    if forgotten := _forgotten(by, before):
        found[RETENTION_LABELS[RetentionKind.MAIL]] = forgotten
    if followers := forget_followers(localdate(before), by=by):
        found[FOLLOWERS] = followers
    return found


@transaction.atomic
def _forgotten(by: Actor, before: datetime) -> int:
    """Addresses of old mails; the outbox knows no trail, hence the line is written here."""
    count = forget_addresses(before=before, by=by)
    if count:
        record(by, "mails.forgotten", authority_of(by), count=count)
    return count
