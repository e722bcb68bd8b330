"""Hearing of the result by mail: one mail when it is published, then the address goes."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from samenplan.audit.operations import record
from samenplan.authorities.queries import authority_of
from samenplan.core.actor import Actor
from samenplan.debate.models import Debate, Follower
from samenplan.debate.operations.locking import REASON, locked_by_link
from samenplan.debate.operations.taking_part import Hindered, Who
from samenplan.debate.rules.entering import Hindrance
from samenplan.debate.rules.kinds import DebateState
from samenplan.debate.words import result_mail
from samenplan.notices.models import Notice
from samenplan.notices.rules import FORGET_AT_ONCE

MOST_FOLLOWERS = 20_000


@transaction.atomic
def follow(who: Who, address: str, language: str) -> None:
    """Keep the address until the result is there. Twice is once, and says nothing about who is there already.

    Raises:
        Hindered: this is no mail address, or the result is there already.
    """
    debate = locked_by_link(who.debate)
    bare = address.strip().lower()[:254]
    try:
        validate_email(bare)
    except ValidationError as error:
        raise Hindered(Hindrance.NO_ADDRESS) from error
    rows = Follower.objects.unscoped(reason=REASON).filter(debate=debate)
    if debate.state == DebateState.PUBLISHED or rows.count() >= MOST_FOLLOWERS:
        raise Hindered(Hindrance.NOT_OPEN)
    if not rows.filter(address=bare).exists():
        Follower(debate=debate, address=bare, language=language).save(force_insert=True)


def tell_followers(debate: Debate, link: str, *, now: datetime, by: Actor) -> int:
    """Put a mail ready for everyone who asked, and forget their addresses; inside the caller's transaction."""
    followers = list(Follower.objects.visible_to(by).filter(debate=debate))
    mails = []
    for one in followers:
        subject, body = result_mail(debate, link, one.language)
        key = f"{FORGET_AT_ONCE}debate-result:{one.pk}"
        mail = Notice(authority_id=debate.authority_id, key=key, address=one.address, due_at=now)
        mail.subject, mail.body = subject, body
        mails.append(mail)
    Notice.objects.visible_to(by).bulk_create(mails)
    Follower.objects.visible_to(by).filter(debate=debate).delete()
    return len(mails)


@transaction.atomic
def forget_followers(before: date, *, by: Actor) -> int:
    """Forget who waits for a result that does not come: of debates that ended before this day; how many."""
    waiting = Follower.objects.visible_to(by).filter(debate__closes_on__lt=before)
    count: int = waiting.delete()[0]
    if count:
        record(by, "debate.followers_forgotten", authority_of(by), count=count)
    return count
