"""Coming in by a link: invite, withdraw, accept. The secret is given once and only its hash is kept."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.authorities import queries
from samenplan.authorities.models import Authority, Invitation, Membership, User
from samenplan.authorities.rules import (
    INVITATION_TERM,
    AuthorityKind,
    LinkFacts,
    new_secret,
    objections_to_link,
    objections_to_roles,
    secret_hash,
)
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission, Role

UNKNOWN_LINK = "Deze link bestaat niet. Kijk na of je hem helemaal gekopieerd hebt."


@dataclass(frozen=True, slots=True)
class Wish:
    """Whom to let in, as what; `party_id` for a partner."""

    email: str
    full_name: str
    roles: Collection[Role]
    party_id: int | None = None


@transaction.atomic
def invite(wish: Wish, *, by: Actor, now: datetime) -> str:
    """Make an invitation and return the secret of its link; it cannot be asked for again.

    Raises:
        Refused: the roles do not go together, or the person has these roles already.
    """
    by.require(Permission.PEOPLE_MANAGE)
    authority = queries.authority_of(by)
    party = queries.party_of(wish.party_id, by)
    objections = objections_to_roles(wish.roles, AuthorityKind(authority.kind), has_party=party is not None)
    if queries.members(by).filter(user__email__iexact=wish.email).exists():
        objections.append("Deze persoon werkt hier al mee. Pas de rollen aan in de lijst met mensen.")
    if objections:
        raise Refused(objections)
    invitation, secret = _make(wish, authority, now)
    invitation.party, invitation.invited_by_id = party, by.user_id
    invitation.save(force_insert=True)
    record(by, "invitation.made", invitation, roles=sorted(wish.roles))
    return secret


@transaction.atomic
def invite_first_admin(wish: Wish, *, slug: str, now: datetime) -> str:
    """The first way into an installation: an invitation made by whoever runs commands on the server.

    Raises:
        Refused: the authority is unknown, or the roles do not go with it.
    """
    authority = Authority.objects.filter(slug=slug).first()
    if authority is None:
        raise Refused(f"Er is geen bestuur met het adres “{slug}”. Laad eerst de besturen of kijk het adres na.")
    if objections := objections_to_roles(wish.roles, AuthorityKind(authority.kind), has_party=False):
        raise Refused(objections)
    invitation, secret = _make(wish, authority, now)
    invitation.save(force_insert=True)
    authority.uses_samenplan = True
    authority.save(update_fields=["uses_samenplan"])
    command = Actor("command:eerste_beheerder", frozenset(), frozenset({authority.pk}), authority_id=authority.pk)
    record(command, "invitation.made", invitation, roles=sorted(wish.roles))
    return secret


def _make(wish: Wish, authority: Authority, now: datetime) -> tuple[Invitation, str]:
    secret = new_secret()
    invitation = Invitation(
        authority=authority,
        email=wish.email.strip().lower(),
        full_name=wish.full_name.strip(),
        roles=sorted(wish.roles),
        secret_hash=secret_hash(secret),
        expires_at=now + INVITATION_TERM,
    )
    return invitation, secret


@transaction.atomic
def withdraw(invitation: Invitation, *, by: Actor, now: datetime) -> None:
    """Make the link worthless. One that was used or withdrawn before stays as it is."""
    by.require(Permission.PEOPLE_MANAGE)
    invitation.refresh_from_db(from_queryset=queries.invitations(by).select_related(None).select_for_update())
    if invitation.accepted_at or invitation.withdrawn_at:
        return
    invitation.withdrawn_at = now
    invitation.save(update_fields=["withdrawn_at"])
    record(by, "invitation.withdrawn", invitation)


def invitation_behind(secret: str, *, now: datetime) -> Invitation:
    """The invitation that this secret opens, for whoever holds it.

    Raises:
        Refused: unknown, used, withdrawn or too old.
    """
    rows = Invitation.objects.unscoped(reason="the holder of the secret has no role yet")
    invitation = rows.select_related("authority", "party").filter(secret_hash=secret_hash(secret)).first()
    if invitation is None:
        raise Refused(UNKNOWN_LINK)
    _check(invitation, now)
    return invitation


def _check(invitation: Invitation, now: datetime) -> None:
    facts = LinkFacts(invitation.expires_at, invitation.accepted_at, invitation.withdrawn_at)
    if objections := objections_to_link(facts, now):
        raise Refused(objections)


@transaction.atomic
def accept_as_new(secret: str, *, full_name: str, password: str, now: datetime) -> User:
    """Make the account that the invitation is for, with its roles. The password was validated by the form.

    Raises:
        Refused: the link no longer works, or the address has an account by now.
    """
    invitation = _claimed(secret, now)
    if User.objects.filter(email__iexact=invitation.email).exists():
        raise Refused("Er is al een account met dit adres. Meld je daarmee aan en open de link opnieuw.")
    user = User.objects.create_user(invitation.email, password, full_name=full_name.strip())
    _let_in(user, invitation)
    return user


@transaction.atomic
def accept_as(secret: str, *, user: User, now: datetime) -> Authority:
    """Give the roles of the invitation to this signed-in person.

    Raises:
        Refused: the link no longer works, or was meant for another address.
    """
    invitation = _claimed(secret, now)
    if user.email.lower() != invitation.email.lower():
        raise Refused("Deze uitnodiging is voor een ander e-mailadres. Meld je af en open de link opnieuw.")
    _let_in(user, invitation)
    return invitation.authority


def _claimed(secret: str, now: datetime) -> Invitation:
    """The invitation, locked and marked as used within this transaction: a second taker finds it used."""
    rows = Invitation.objects.unscoped(reason="the holder of the secret has no role yet").select_for_update()
    invitation = rows.filter(secret_hash=secret_hash(secret)).first()
    if invitation is None:
        raise Refused(UNKNOWN_LINK)
    _check(invitation, now)
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    return invitation


def _let_in(user: User, invitation: Invitation) -> None:
    rows = Membership.objects.unscoped(reason="the invited person has no role yet")
    for role in invitation.roles:
        rows.get_or_create(
            authority_id=invitation.authority_id, user=user, role=role, defaults={"party_id": invitation.party_id}
        )
    here = frozenset({invitation.authority_id})
    newcomer = Actor(f"user:{user.pk}", frozenset(), here, user_id=user.pk, authority_id=invitation.authority_id)
    record(newcomer, "invitation.accepted", invitation, roles=list(invitation.roles))
