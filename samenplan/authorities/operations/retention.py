"""Throwing away what is kept of people longer than needed: counted, told in the trail, never what it was."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q

from samenplan.audit.operations import record
from samenplan.authorities import queries
from samenplan.authorities.models import Contact, Invitation, PasswordLink, PersonalLink, RetentionTerm
from samenplan.authorities.rules import RetentionKind, objections_to_term
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission

FORGOTTEN = "een vroegere contactpersoon"
"""What stands in the place of a name that is thrown away; what she told stays, without her."""


@transaction.atomic
def set_terms(terms: Mapping[RetentionKind, int], *, by: Actor) -> None:
    """How long the authority keeps each kind, in days.

    Raises:
        Refused: a term is too short or too long; nothing was changed.
    """
    by.require(Permission.AUTHORITY_SETTINGS)
    if objections := [objection for days in terms.values() for objection in objections_to_term(days)]:
        raise Refused(objections[:1])
    authority = queries.authority_of(by)
    rows = RetentionTerm.objects.visible_to(by)
    for kind, days in terms.items():
        rows.update_or_create(authority=authority, kind=kind, defaults={"days": days})
    record(by, "retention.terms_set", authority, kinds=sorted(terms))


@transaction.atomic
def erase_due(*, by: Actor, now: datetime) -> dict[RetentionKind, int]:
    """Throw away what this authority kept longer than its terms; gives how many of each kind, also for the trail."""
    authority = queries.authority_of(by)
    until = {kind: now - timedelta(days=days) for kind, days in queries.retention_days(authority.pk).items()}
    counts = {
        RetentionKind.INVITATION: Invitation.objects.visible_to(by)
        .filter(_ended(until[RetentionKind.INVITATION], "expires_at", "accepted_at", "withdrawn_at"))
        .delete()[0],
        RetentionKind.LINK: PasswordLink.objects.visible_to(by)
        .filter(_ended(until[RetentionKind.LINK], "expires_at", "used_at"))
        .delete()[0]
        + PersonalLink.objects.visible_to(by)
        .filter(_ended(until[RetentionKind.LINK], "expires_at", "withdrawn_at"))
        .delete()[0],
        RetentionKind.CONTACT: Contact.objects.visible_to(by)
        .filter(ended_at__lt=until[RetentionKind.CONTACT])
        .exclude(full_name=FORGOTTEN)
        .update(full_name=FORGOTTEN, email=""),
    }
    found = {kind: count for kind, count in counts.items() if count}
    if found:
        record(by, "retention.carried_out", authority, **{str(kind): count for kind, count in found.items()})
    return found


def _ended(until: datetime, *columns: str) -> Q:
    """Ended before this moment, however it ended."""
    return reduce(or_, (Q(**{f"{column}__lt": until}) for column in columns))
