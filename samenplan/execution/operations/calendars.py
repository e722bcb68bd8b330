"""A private address for one's calendar. Its secret is given once; its hash is kept."""

from datetime import datetime

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.authorities.rules import new_secret, secret_hash
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.execution.models import CalendarFeed
from samenplan.execution.queries.calendars import own_feeds
from samenplan.execution.queries.recipients import actor_of_recipient


@transaction.atomic
def make_feed(*, by: Actor, now: datetime) -> str:
    """A new private address for the actor; an older one stops working. Gives its secret, once."""
    by.require(Permission.TODAY_VIEW)
    own_feeds(by).update(withdrawn_at=now)
    secret = new_secret()
    whom = {"contact_id": by.contact_id} if by.contact_id else {"user_id": by.person}
    feed = CalendarFeed(authority_id=by.home, secret_hash=secret_hash(secret), **whom)
    feed.save(force_insert=True)
    record(by, "calendar.made", feed)
    return secret


@transaction.atomic
def withdraw_feed(*, by: Actor, now: datetime) -> None:
    """The address stops working; without one nothing happens."""
    by.require(Permission.TODAY_VIEW)
    feed = own_feeds(by).select_for_update().first()
    if feed is not None:
        own_feeds(by).update(withdrawn_at=now)
        record(by, "calendar.withdrawn", feed)


def feed_behind(secret: str) -> tuple[CalendarFeed, Actor]:
    """Whose calendar this is, and as whom it is read.

    Raises:
        Refused: never made, replaced, withdrawn, or its holder works there no more.
    """
    rows = CalendarFeed.objects.unscoped(reason="the holder of the secret is not signed in")
    found = rows.filter(secret_hash=secret_hash(secret), withdrawn_at=None)
    feed = found.select_related("authority", "user", "contact__party").first()
    actor = actor_of_recipient(feed, feed.authority_id) if feed else None
    if feed is None or actor is None:
        raise Refused("Dit agenda-adres bestaat niet (meer).")
    return feed, actor
