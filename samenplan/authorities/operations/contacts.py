"""Contacts of parties, and the personal links by which they come in. A secret is given once; its hash is kept."""

from datetime import datetime

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.authorities import queries
from samenplan.authorities.models import Contact, Party, PersonalLink
from samenplan.authorities.rules import (
    MAILED_LINK_TERM,
    PERSONAL_LINK_TERM,
    LinkFacts,
    new_secret,
    objections_to_link,
    secret_hash,
)
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission

UNKNOWN_LINK = "Deze link bestaat niet. Kijk na of je hem helemaal gekopieerd hebt."


@transaction.atomic
def add_contact(party: Party, full_name: str, email: str, *, by: Actor) -> Contact:
    """Keep whom to ask how the actions of this party go.

    Raises:
        Refused: the party is not one of the actor's authority, or somebody with this address is there already.
    """
    by.require(Permission.PARTIES_MANAGE)
    fresh = queries.party_of(party.pk, by)
    if fresh is None:
        raise Refused("Deze dienst of organisatie bestaat niet meer. Er is niets bewaard.")
    address = email.strip().lower()
    if address and queries.contacts(by).filter(party=fresh, email=address).exists():
        raise Refused("Deze contactpersoon staat er al.")
    contact = Contact(party=fresh, full_name=full_name.strip(), email=address)
    contact.save(force_insert=True)
    record(by, "contact.added", contact, party=fresh.pk)
    return contact


@transaction.atomic
def end_contact(contact: Contact, *, by: Actor, now: datetime) -> None:
    """Ask this person no more; her links stop working and her mail address goes. What she told stays."""
    by.require(Permission.PARTIES_MANAGE)
    fresh = _locked(contact, by)
    fresh.links.filter(withdrawn_at=None).update(withdrawn_at=now)
    fresh.ended_at, fresh.email = now, ""
    fresh.save(update_fields=["ended_at", "email"])
    record(by, "contact.ended", fresh)


@transaction.atomic
def make_link(contact: Contact, *, by: Actor, now: datetime) -> str:
    """A new personal link; older ones of the same contact stop working. Gives its secret, once."""
    by.require(Permission.PARTIES_MANAGE)
    fresh = _locked(contact, by)
    fresh.links.filter(withdrawn_at=None).update(withdrawn_at=now)
    secret = new_secret()
    link = PersonalLink(contact=fresh, secret_hash=secret_hash(secret), expires_at=now + PERSONAL_LINK_TERM)
    link.made_by_id = by.user_id
    link.save(force_insert=True)
    record(by, "personal_link.made", link, contact=fresh.pk)
    return secret


@transaction.atomic
def make_mailed_link(contact_id: int, *, by: Actor, now: datetime) -> str:
    """A further personal link, for in a mail; those that she has go on working. Gives its secret, once."""
    by.require(Permission.PARTIES_MANAGE)
    fresh = _locked(Contact(pk=contact_id), by)
    secret = new_secret()
    link = PersonalLink(contact=fresh, secret_hash=secret_hash(secret), expires_at=now + MAILED_LINK_TERM)
    link.made_by_id = by.user_id
    link.save(force_insert=True)
    record(by, "personal_link.mailed", link, contact=fresh.pk)
    return secret


def link_behind(secret: str, *, now: datetime) -> PersonalLink:
    """The personal link with this secret, for its holder.

    Raises:
        Refused: it does not exist, or no longer works.
    """
    rows = PersonalLink.objects.unscoped(reason="the holder of the secret has no role yet")
    link = rows.filter(secret_hash=secret_hash(secret)).select_related("contact__party__authority").first()
    if link is None:
        raise Refused(UNKNOWN_LINK)
    facts = LinkFacts(link.expires_at, withdrawn_at=link.withdrawn_at or link.contact.ended_at)
    if objections := objections_to_link(facts, now):
        raise Refused(objections)
    return link


def _locked(contact: Contact, by: Actor) -> Contact:
    """Theirs, fresh and locked.

    Raises:
        Refused: not there any more.
    """
    fresh = queries.contacts(by).select_for_update(of=("self",)).filter(pk=contact.pk).first()
    if fresh is None:
        raise Refused("Deze contactpersoon bestaat niet meer. Er is niets gewijzigd.")
    return fresh
