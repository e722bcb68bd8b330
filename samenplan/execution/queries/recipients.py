"""On whose behalf the holder of a link acts, who does not sign in."""

from samenplan.authorities.models import Contact, Membership, User
from samenplan.authorities.queries import actor_for, actor_of_contact
from samenplan.core.actor import Actor
from samenplan.execution.models.asking import Recipient


def actor_of_recipient(row: Recipient, authority_id: int) -> Actor | None:
    """The person of this row as she may act in the authority; None when she has no role there any more."""
    if row.contact is not None:
        return _contact(row.contact, authority_id)
    return _member(row.user, authority_id) if row.user is not None else None


def _contact(contact: Contact, authority_id: int) -> Actor | None:
    gone = contact.ended_at is not None or contact.party.authority_id != authority_id
    return None if gone else actor_of_contact(contact)


def _member(user: User, authority_id: int) -> Actor | None:
    rows = Membership.objects.unscoped(reason="decides on whose behalf the holder of the link acts")
    mine = rows.filter(user=user, authority=authority_id, user__is_active=True).select_related("authority")
    roles = list(mine)
    return actor_for(user, roles) if roles else None
