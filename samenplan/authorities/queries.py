"""Who somebody is, under which address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet

from samenplan.authorities.models import (
    Authority,
    Contact,
    Invitation,
    Membership,
    Partnership,
    Party,
    PersonalLink,
    RetentionTerm,
    User,
)
from samenplan.authorities.rules import RETENTION_DAYS, RetentionKind
from samenplan.core.actor import Actor, Reach
from samenplan.core.dutch import listed
from samenplan.core.permissions import ROLE_LABELS, SECOND_FACTOR_ROLES, Role
from samenplan.documents.house_style import HouseStyle


def actor_for(user: User, memberships: Sequence[Membership]) -> Actor:
    """The actor that these memberships (all of one authority, at least one) make of a person."""
    authority = memberships[0].authority
    parties = {membership.party_id for membership in memberships if membership.role == Role.PARTNER}
    return Actor(
        name=f"user:{user.pk}",
        roles=frozenset(Role(membership.role) for membership in memberships),
        reach=Reach.EVERYWHERE if authority.is_agency else frozenset({authority.pk}),
        user_id=user.pk,
        authority_id=authority.pk,
        party_id=next(iter(parties), None),
    )


def actor_of_link(link: PersonalLink) -> Actor:
    """Whoever came in by a personal link: a partner without an account, who speaks for one party."""
    party = link.contact.party
    return Actor(
        name=f"contact:{link.contact_id}",
        roles=frozenset({Role.PARTNER}),
        reach=frozenset({party.authority_id}),
        authority_id=party.authority_id,
        party_id=party.pk,
        contact_id=link.contact_id,
    )


def personal_link(link_id: int, now: datetime) -> PersonalLink | None:
    """The link that a session came in by, while it works."""
    rows = PersonalLink.objects.unscoped(reason="decides on whose behalf the holder acts, before there is an actor")
    working = rows.filter(pk=link_id, withdrawn_at=None, expires_at__gt=now, contact__ended_at=None)
    return working.select_related("contact__party__authority").first()


def contacts(actor: Actor) -> QuerySet[Contact]:
    """Whom the authority asks how it goes, without an account."""
    return Contact.objects.visible_to(actor).filter(ended_at=None).select_related("party")


def retention_days(authority_id: int) -> dict[RetentionKind, int]:
    """How many days each kind is kept in this authority."""
    rows = RetentionTerm.objects.unscoped(reason="terms of one authority, for its page and for the nightly job")
    own = {RetentionKind(row.kind): row.days for row in rows.filter(authority=authority_id)}
    return RETENTION_DAYS | own


def memberships_of(user: User) -> list[Membership]:
    """All roles of a person, with their authorities and whether she has a second step, in one query."""
    rows = Membership.objects.unscoped(reason="decides on whose behalf the person acts, before there is an actor")
    second_step = Authenticator.objects.filter(user=OuterRef("user"), type=Authenticator.Type.TOTP)
    mine = rows.filter(user=user).annotate(has_second_step=Exists(second_step))
    return list(mine.select_related("authority").order_by("authority__name", "pk"))


def user_of(actor: Actor) -> User:
    """The account of the actor.

    Raises:
        User.DoesNotExist: a command, which has none.
    """
    return User.objects.get(pk=actor.user_id or 0)


def needs_second_factor(actor: Actor) -> bool:
    """Whether one of the roles demands a second factor."""
    return bool(actor.roles & SECOND_FACTOR_ROLES)


def parties(actor: Actor) -> QuerySet[Party]:
    """Services and organisations of the authority."""
    return Party.objects.visible_to(actor).order_by("name")


def party_of(party_id: int | None, actor: Actor) -> Party | None:
    """This service or organisation, when it is one of the actor's authority."""
    return parties(actor).filter(pk=party_id).first() if party_id is not None else None


def members(actor: Actor) -> QuerySet[Membership]:
    """Who has which role in the authority."""
    return Membership.objects.visible_to(actor).select_related("user", "party").order_by("user__full_name", "role")


def colleagues(actor: Actor) -> QuerySet[User]:
    """People with a role in the authority: whom one can mention."""
    within = Membership.objects.visible_to(actor).exclude(role=Role.PARTNER).values("user")
    return User.objects.filter(pk__in=within, is_active=True).order_by("full_name")


def authority_of(actor: Actor) -> Authority:
    """The authority of the address.

    Raises:
        UnscopedQuery: the actor came without an authority.
    """
    return Authority.objects.get(pk=actor.home)


def people(actor: Actor) -> QuerySet[User]:
    """Everyone with a role in the authority, partners too."""
    within = Membership.objects.visible_to(actor).values("user")
    return User.objects.filter(pk__in=within).order_by("full_name", "pk")


@dataclass(frozen=True, slots=True)
class Member:
    """A person with all her roles in one authority."""

    user: User
    roles: tuple[Role, ...]
    party: Party | None

    @property
    def role_labels(self) -> str:
        return listed([ROLE_LABELS[role] for role in self.roles])


def member_list(actor: Actor) -> list[Member]:
    """Everyone with a role in the authority, each once, by name."""
    rows = sorted(members(actor), key=lambda row: (row.user.full_name, row.user_id))
    grouped = [list(group) for _, group in groupby(rows, key=lambda row: row.user_id)]
    return [
        Member(
            user=group[0].user,
            roles=tuple(Role(row.role) for row in group),
            party=next((row.party for row in group if row.party), None),
        )
        for group in grouped
    ]


def invitations(actor: Actor) -> QuerySet[Invitation]:
    """Invitations to the authority, newest first."""
    return Invitation.objects.visible_to(actor).select_related("party").order_by("-created_at", "-pk")


def partnerships(actor: Actor) -> QuerySet[Partnership]:
    """Partnerships that the authority leads or takes part in."""
    mine = Q(lead=actor.home) | Q(members__authority=actor.home)
    return Partnership.objects.filter(mine).select_related("lead").distinct().order_by("name")


def house_style(authority: Authority) -> HouseStyle:
    """What a document takes over from the authority."""
    return HouseStyle(authority.name, authority.accent, bytes(authority.logo) or None)
