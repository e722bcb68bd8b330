"""The outbox: a mail is put in inside the transaction of what it tells, and leaves afterwards."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.notices.mailing import NotSent, deliver
from samenplan.notices.models import Notice, Silence
from samenplan.notices.queries import failed_notices
from samenplan.notices.rules import CLAIM_TERM, FORGET_AT_ONCE, Letter, NoticeState, next_try, objections_to_letter

REASON = "the outbox sends the mails of all authorities"


@transaction.atomic
def queue(letter: Letter, key: str, *, by: Actor, now: datetime) -> bool:
    """Put a mail in the outbox of the actor's authority; False when one with this key was there already.

    Must be called inside the transaction of what it tells, so that both stand or neither.

    Raises:
        Refused: this cannot be a mail.
    """
    if objections := objections_to_letter(letter):
        raise Refused(objections)
    said = {
        "authority_id": by.home,
        "address": letter.address,
        "subject": letter.subject[:200],
        "body": letter.text,
        "html": letter.html,
        "leave_url": letter.leave_url,
        "due_at": now,
    }
    _, made = Notice.objects.visible_to(by).get_or_create(key=key, defaults=said)
    return made


def send_one(*, now: datetime) -> NoticeState | None:
    """Send the mail that waits longest: how it stands then, None when none is due.

    A row is claimed first, by an update that only one worker can win; a claim that lapsed is free again.
    """
    due = Notice.objects.unscoped(reason=REASON).filter(state=NoticeState.WAITING, due_at__lte=now)
    free = due.filter(Q(claimed_until=None) | Q(claimed_until__lte=now)).order_by("due_at", "pk")
    for notice in free[:20]:
        won = free.order_by().filter(pk=notice.pk)
        if won.update(claimed_until=now + CLAIM_TERM, attempts=F("attempts") + 1):
            notice.attempts += 1
            return _send(notice, now)
    return None


def _send(notice: Notice, now: datetime) -> NoticeState:
    letter = Letter(notice.address, notice.subject, notice.body, notice.html, notice.leave_url)
    try:
        deliver(letter, notice.key)
    except NotSent:
        again = next_try(notice.attempts, now)
        notice.state = NoticeState.WAITING if again else NoticeState.FAILED
        notice.due_at, notice.claimed_until = again or notice.due_at, None
        notice.save(update_fields=["state", "due_at", "claimed_until"])
        return NoticeState.WAITING if again else NoticeState.FAILED
    notice.state, notice.done_at, notice.claimed_until = NoticeState.SENT, now, None
    notice.body = notice.html = notice.leave_url = ""
    notice.address = "" if notice.key.startswith(FORGET_AT_ONCE) else notice.address
    notice.save(update_fields=["state", "done_at", "claimed_until", "body", "html", "leave_url", "address"])
    return NoticeState.SENT


@transaction.atomic
def try_again(*, by: Actor, now: datetime) -> int:
    """Give every mail that failed another set of tries; how many."""
    by.require(Permission.PROGRESS_MANAGE)
    return failed_notices(by).exclude(address="").update(state=NoticeState.WAITING, due_at=now, attempts=0)


@transaction.atomic
def be_silent(*, by: Actor) -> bool:
    """The actor wants no more mails of this authority; False when she asked that before."""
    rows = Silence.objects.visible_to(by)
    if by.contact_id is not None:
        return rows.get_or_create(authority_id=by.home, contact_id=by.contact_id)[1]
    return rows.get_or_create(authority_id=by.home, user_id=by.person)[1]


@transaction.atomic
def be_heard(*, by: Actor) -> bool:
    """She wants them again; False when she never asked for silence."""
    mine = Silence.objects.visible_to(by).filter(authority=by.home, user=_user(by), contact=by.contact_id)
    gone, _ = mine.delete()
    return bool(gone)


def _user(by: Actor) -> int | None:
    return None if by.contact_id else by.person


@transaction.atomic
def forget_addresses(*, before: datetime, by: Actor) -> int:
    """Empty the addresses of mails that left, or were given up, before this moment; how many. Their texts go along."""
    over = Q(done_at__lt=before) | Q(state=NoticeState.FAILED, due_at__lt=before)
    return (
        Notice.objects.visible_to(by)
        .filter(over)
        .exclude(address="")
        .update(address="", body="", html="", leave_url="")
    )
