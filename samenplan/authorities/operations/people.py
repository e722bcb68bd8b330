"""Changing what people may do in an authority, and helping who lost a password."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.authorities import queries
from samenplan.authorities.models import Membership, PasswordLink, User
from samenplan.authorities.operations.invitations import UNKNOWN_LINK
from samenplan.authorities.rules import (
    PASSWORD_LINK_TERM,
    AuthorityKind,
    LinkFacts,
    new_secret,
    objections_to_leaving,
    objections_to_link,
    objections_to_password_link,
    objections_to_roles,
    secret_hash,
)
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission, Role


@transaction.atomic
def change_roles(user: User, roles: Collection[Role], *, by: Actor, party_id: int | None = None) -> None:
    """Let this member have exactly these roles from now on.

    Raises:
        Refused: the roles do not go together, or the last admin would be gone.
    """
    by.require(Permission.PEOPLE_MANAGE)
    held = _roles_of(user, by)
    party = queries.party_of(party_id, by)
    kind = AuthorityKind(queries.authority_of(by).kind)
    objections = objections_to_roles(roles, kind, has_party=party is not None)
    if Role.ADMIN not in roles:
        objections += _objections_to_leaving(user, held, by)
    if objections:
        raise Refused(objections)
    queries.members(by).filter(user=user).exclude(role__in=roles).delete()
    for role in roles:
        row, _ = Membership.objects.visible_to(by).get_or_create(authority_id=by.home, user=user, role=role)
        row.party = party if role is Role.PARTNER else None
        row.save(update_fields=["party"])
    record(by, "roles.changed", user, before=sorted(held), after=sorted(roles))


@transaction.atomic
def end_membership(user: User, *, by: Actor) -> None:
    """Take all roles of this member away. The account stays, what she made stays.

    Raises:
        Refused: she is the last admin.
    """
    by.require(Permission.PEOPLE_MANAGE)
    held = _roles_of(user, by)
    if objections := _objections_to_leaving(user, held, by):
        raise Refused(objections)
    queries.members(by).filter(user=user).delete()
    record(by, "membership.ended", user, before=sorted(held))


def _roles_of(user: User, by: Actor) -> list[Role]:
    """The roles of a member, with every membership of the authority locked.

    Raises:
        Refused: nobody here.
    """
    rows = list(queries.members(by).select_related(None).select_for_update())
    held = [Role(row.role) for row in rows if row.user_id == user.pk]
    if not held:
        raise Refused("Deze persoon heeft hier geen rol meer.")
    return held


def _objections_to_leaving(user: User, held: Collection[Role], by: Actor) -> list[str]:
    others = queries.members(by).filter(role=Role.ADMIN, user__is_active=True).exclude(user=user).count()
    return objections_to_leaving(is_admin=Role.ADMIN in held, other_admins=others)


@transaction.atomic
def make_password_link(user: User, *, by: Actor, now: datetime) -> str:
    """The secret of a link with which this member sets a new password; older links for her stop working.

    Raises:
        Refused: it is oneself, or the person has a role in another authority too.
    """
    by.require(Permission.PEOPLE_MANAGE)
    _roles_of(user, by)
    elsewhere = any(row.authority_id != by.authority_id for row in queries.memberships_of(user))
    if objections := objections_to_password_link(is_self=user.pk == by.user_id, works_elsewhere=elsewhere):
        raise Refused(objections)
    PasswordLink.objects.visible_to(by).filter(user=user, used_at=None).delete()
    secret = new_secret()
    link = PasswordLink(authority_id=by.home, user=user, made_by=queries.user_of(by))
    link.secret_hash, link.expires_at = secret_hash(secret), now + PASSWORD_LINK_TERM
    link.save(force_insert=True)
    record(by, "password_link.made", user)
    return secret


def person_behind(secret: str, *, now: datetime) -> User:
    """Whose password this link sets.

    Raises:
        Refused: unknown, used or too old.
    """
    rows = PasswordLink.objects.unscoped(reason="the holder of the secret is not signed in")
    return _checked(rows.select_related("user").filter(secret_hash=secret_hash(secret)).first(), now).user


@transaction.atomic
def set_password(secret: str, password: str, *, now: datetime) -> None:
    """Set a new password with a link, once. Every session of that person ends. The form validated the password.

    Raises:
        Refused: unknown, used or too old.
    """
    rows = PasswordLink.objects.unscoped(reason="the holder of the secret is not signed in").select_for_update()
    link = _checked(rows.filter(secret_hash=secret_hash(secret)).first(), now)
    link.used_at = now
    link.save(update_fields=["used_at"])
    link.user.set_password(password)
    link.user.save(update_fields=["password"])
    here = frozenset({link.authority_id})
    person = Actor(f"user:{link.user_id}", frozenset(), here, user_id=link.user_id, authority_id=link.authority_id)
    record(person, "password.set_by_link", link.user)


def _checked(link: PasswordLink | None, now: datetime) -> PasswordLink:
    if link is None:
        raise Refused(UNKNOWN_LINK)
    if objections := objections_to_link(LinkFacts(link.expires_at, link.used_at), now):
        raise Refused(objections)
    return link
