"""What authorities and parties can be, who may come in and stay, and which addresses the house itself takes."""

import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from samenplan.core.actor import Actor
from samenplan.core.permissions import Role


class AuthorityKind(StrEnum):
    """Who can make a plan; source: domain/programme.md 0.1 and 2.2."""

    MUNICIPALITY = "municipality"
    OCMW = "ocmw"
    PARTNERSHIP = "partnership"
    VGC = "vgc"
    ASSOCIATION = "association"
    AGENCY = "agency"


class PartyKind(StrEnum):
    """A part of the authority itself, or somebody else."""

    SERVICE = "service"
    ORGANISATION = "organisation"


AUTHORITY_KIND_LABELS = {
    AuthorityKind.MUNICIPALITY: "gemeente",
    AuthorityKind.OCMW: "OCMW",
    AuthorityKind.PARTNERSHIP: "samenwerkingsverband",
    AuthorityKind.VGC: "Vlaamse Gemeenschapscommissie",
    AuthorityKind.ASSOCIATION: "vzw",
    AuthorityKind.AGENCY: "agentschap",
}
PARTY_KIND_LABELS = {PartyKind.SERVICE: "dienst", PartyKind.ORGANISATION: "organisatie"}


class RetentionKind(StrEnum):
    """What of people is thrown away after a term."""

    INVITATION = "invitation"
    LINK = "link"
    CONTACT = "contact"
    MAIL = "mail"


RETENTION_LABELS = {
    RetentionKind.INVITATION: "uitnodigingen die gebruikt, ingetrokken of verlopen zijn",
    RetentionKind.LINK: "links die gebruikt, ingetrokken of verlopen zijn",
    RetentionKind.CONTACT: "namen van contactpersonen aan wie je niets meer vraagt",
    RetentionKind.MAIL: "adressen van verstuurde mails",
}
RETENTION_DAYS = {
    RetentionKind.INVITATION: 90,
    RetentionKind.LINK: 30,
    RetentionKind.CONTACT: 30,
    RetentionKind.MAIL: 90,
}
"""Terms until an authority sets its own. No law gives one: a proposal (domain/practice.md 3.5: contact 30 days)."""
LONGEST_TERM = 3650


def objections_to_term(days: int) -> list[str]:
    """Why this cannot be a term, in days; none means it can."""
    if not 1 <= days <= LONGEST_TERM:
        return [f"Geef een termijn van 1 tot {LONGEST_TERM} dagen."]
    return []


RESERVED_SLUGS = frozenset(
    {"account", "agentschap", "en", "favicon.ico", "onderdelen", "openbaar", "programmas", "static", "thema",
     "uitnodiging", "voorbeeld", "tweede-factor", "gezondheid", "hulp", "privacy", "besturen", "over", "wachtwoord",
     "mijn", "antwoord", "agenda", "bevraging", "insluiten", "debat"}
)  # fmt: skip
"""First parts of addresses that an authority cannot have."""

COLOUR = re.compile(r"#[0-9a-f]{6}\Z")
NO_COLOUR = "Schrijf de kleur als #rrggbb, bijvoorbeeld #0a6770."

INVITATION_TERM = timedelta(days=14)
PASSWORD_LINK_TERM = timedelta(days=1)
PERSONAL_LINK_TERM = timedelta(days=365)
"""How long a contact can use her link; a new one makes the older ones worthless."""
SECRET_BYTES = 24
"""192 bits; security.md 3 asks for at least 128."""


def new_secret() -> str:
    """A secret for one link, safe in an address."""
    return secrets.token_urlsafe(SECRET_BYTES)


def secret_hash(secret: str) -> str:
    """What is kept of a secret: SHA-256, in hexadecimal. Enough, because the secret is random and long."""
    return sha256(secret.encode()).hexdigest()


def roles_within(kind: AuthorityKind) -> tuple[Role, ...]:
    """The roles that people can have in an authority of this kind."""
    if kind is AuthorityKind.AGENCY:
        return (Role.PROGRAMME_OFFICER,)
    return tuple(role for role in Role if role is not Role.PROGRAMME_OFFICER)


def objections_to_roles(roles: Collection[Role], kind: AuthorityKind, *, has_party: bool) -> list[str]:
    """Every reason why a person cannot have these roles together; none means she can."""
    objections = []
    if not roles:
        objections.append("Kies ten minste één rol.")
    if not set(roles) <= set(roles_within(kind)):
        objections.append("Deze rol bestaat niet in dit bestuur.")
    if Role.PARTNER in roles and len(roles) > 1:
        objections.append("Een partner ziet alleen zijn eigen acties. Geef naast “partner” geen andere rol.")
    if Role.PARTNER in roles and not has_party:
        objections.append("Kies voor een partner de organisatie waarvoor hij of zij spreekt.")
    return objections


def objections_to_leaving(*, is_admin: bool, other_admins: int) -> list[str]:
    """Why somebody cannot lose her roles (or the role of admin) now."""
    if is_admin and not other_admins:
        return [
            "Dit is de enige beheerder. Maak eerst iemand anders beheerder; anders kan niemand nog mensen toevoegen."
        ]
    return []


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """Where a link with a secret stands."""

    expires_at: datetime
    used_at: datetime | None = None
    withdrawn_at: datetime | None = None


def objections_to_link(link: LinkFacts, now: datetime) -> list[str]:
    """Why this link no longer works; none means it does."""
    if link.used_at:
        return ["Deze link is al gebruikt. Vraag een nieuwe aan de beheerder van je bestuur."]
    if link.withdrawn_at:
        return ["Deze link is ingetrokken. Vraag een nieuwe aan de beheerder van je bestuur."]
    if now >= link.expires_at:
        return ["Deze link is verlopen. Vraag een nieuwe aan de beheerder van je bestuur."]
    return []


def teller_of(by: Actor) -> dict[str, int | None]:
    """The columns of a `Told` row that say who tells it.

    Raises:
        UnscopedQuery: a command, which is no person.
    """
    if by.contact_id is not None:
        return {"by_id": None, "contact_id": by.contact_id}
    return {"by_id": by.person, "contact_id": None}


def objections_to_password_link(*, is_self: bool, works_elsewhere: bool) -> list[str]:
    """Why an admin cannot make a link with which this person sets a new password."""
    if is_self:
        return ["Dit ben je zelf. Wijzig je wachtwoord bij “Mijn account”."]
    if works_elsewhere:
        return [
            "Deze persoon werkt ook in een ander bestuur. Daarom kan één bestuur het wachtwoord niet vervangen. "
            "Vraag het aan wie Samenplan voor jou beheert."
        ]
    return []
