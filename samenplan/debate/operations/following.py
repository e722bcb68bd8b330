"""Hearing by mail of the result, and who asked so of the answers that come later; then the address goes."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q

from samenplan.audit.operations import record
from samenplan.authorities.queries import authority_of, retention_days
from samenplan.authorities.rules import RetentionKind
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission, Role
from samenplan.debate.models import Debate, Follower
from samenplan.debate.operations.locking import REASON, locked, locked_by_link
from samenplan.debate.operations.taking_part import Hindered, Who
from samenplan.debate.queries.results import followed_results, is_fully_answered, reading
from samenplan.debate.rules.entering import Hindrance
from samenplan.debate.rules.kinds import DebateState
from samenplan.debate.words import Mail, News, answers_mail, result_mail
from samenplan.notices.models import Notice
from samenplan.notices.rules import FORGET_AT_ONCE

MOST_FOLLOWERS = 20_000


@transaction.atomic
def follow(who: Who, address: str, language: str, *, hears_answers: bool = False) -> None:
    """Keep the address until the result is there, or until the answers are. Twice is once, and says nothing about who
    is there already.

    Raises:
        Hindered: this is no mail address, or there is nothing left to hear.
    """
    debate = locked_by_link(who.debate)
    bare = address.strip().lower()[:254]
    try:
        validate_email(bare)
    except ValidationError as error:
        raise Hindered(Hindrance.NO_ADDRESS) from error
    rows = Follower.objects.unscoped(reason=REASON).filter(debate=debate)
    if not _has_more_to_say(debate) or rows.count() >= MOST_FOLLOWERS:
        raise Hindered(Hindrance.NOTHING_TO_HEAR)
    hears = hears_answers or debate.state == DebateState.PUBLISHED
    if not rows.filter(address=bare).exists():
        Follower(debate=debate, address=bare, language=language, hears_answers=hears).save(force_insert=True)
    elif hears:
        rows.filter(address=bare).update(hears_answers=True)


def _has_more_to_say(debate: Debate) -> bool:
    """Whether there will be something to hear: the result, or answers that still wait."""
    if debate.state != DebateState.PUBLISHED:
        return True
    found = reading(debate)
    return bool(found and found.waiting)


def tell_followers(debate: Debate, link: str, *, now: datetime, by: Actor) -> int:
    """Put a mail ready for everyone who asked, inside the caller's transaction. Addresses go at once, except of who
    wants to hear of answers while some still wait."""
    found = reading(debate)
    rows = Follower.objects.visible_to(by).filter(debate=debate)
    stays = Q(hears_answers=True) if found and found.waiting else Q(pk__in=())
    kept = set(rows.filter(stays).values_list("pk", flat=True))
    news = _news(debate, link)

    def written(one: Follower) -> Mail:
        return result_mail(news, one.language, hears_more=one.pk in kept)

    told = _put_ready(rows, "debate-result", written, now=now, by=by)
    rows.exclude(stays).delete()
    return told


@transaction.atomic
def tell_of_answers(debate: Debate, link: str, *, now: datetime, by: Actor) -> int:
    """Put the mail ready that says that the town answered, for everyone who waits for it, and forget their addresses.

    Raises:
        Refused: the result is not published, nothing was answered, or nobody waits (any more).
    """
    by.require(Permission.DEBATE_MANAGE)
    fresh = locked(debate, by)
    found = reading(fresh)
    if fresh.state != DebateState.PUBLISHED or found is None:
        raise Refused("Publiceer eerst het resultaat. Er is niets verstuurd.")
    if not found.answered:
        raise Refused("Antwoord eerst op een stelling. Er is niets verstuurd.")
    news = _news(fresh, link)
    rows = Follower.objects.visible_to(by).filter(debate=fresh)

    def written(one: Follower) -> Mail:
        return answers_mail(news, one.language, waiting=len(found.waiting))

    told = _put_ready(rows, "debate-answers", written, now=now, by=by)
    if not told:
        raise Refused("Er wacht niemand op een mail. Er is niets verstuurd.")
    rows.delete()
    record(by, "debate.answers_told", fresh, told=told, waiting=len(found.waiting))
    return told


def _news(debate: Debate, link: str) -> News:
    return News(debate, link, retention_days(debate.authority_id)[RetentionKind.MAIL])


def _put_ready(
    rows: Iterable[Follower], name: str, written: Callable[[Follower], Mail], *, now: datetime, by: Actor
) -> int:
    mails = []
    for one in rows:
        key = f"{FORGET_AT_ONCE}{name}:{one.pk}"
        mail = Notice(authority_id=by.home, key=key, address=one.address, due_at=now)
        mail.subject, mail.body = written(one)
        mails.append(mail)
    Notice.objects.visible_to(by).bulk_create(mails)
    return len(mails)


def tell_when_all_is_answered(link: Callable[[Debate], str], *, now: datetime) -> int:
    """Tell of the answers where the last one that was waited for stands for a day; of how many debates."""
    told = 0
    for debate in followed_results():
        if not is_fully_answered(debate, now):
            continue
        try:
            told += tell_of_answers(debate, link(debate), now=now, by=_worker(debate.authority_id)) > 0
        except Refused:  # an officer, or another worker, was just before
            continue
    return told


def _worker(authority_id: int) -> Actor:
    return Actor("command:werk", frozenset({Role.COORDINATOR}), frozenset({authority_id}), authority_id=authority_id)


@transaction.atomic
def forget_followers(before: date, *, by: Actor) -> int:
    """Forget who waits for what does not come: a result of a debate that ended before this day, or answers to a
    result that was published before it; how many."""
    ended = Q(debate__published_at=None, debate__closes_on__lt=before)
    unanswered = Q(debate__published_at__date__lt=before)
    waiting = Follower.objects.visible_to(by).filter(ended | unanswered)
    count: int = waiting.delete()[0]
    if count:
        record(by, "debate.followers_forgotten", authority_of(by), count=count)
    return count
