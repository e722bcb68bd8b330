"""Who somebody is, under which address."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from samenplan.authorities.models import Authority, Invitation, Membership, Partnership, Party, User
from samenplan.core.actor import Actor, Reach, Scope
from samenplan.core.permissions import SECOND_FACTOR_ROLES, Role


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
        scope=Scope.AGENCY if authority.is_agency else Scope.MEMBER,
    )


def memberships_of(user: User) -> list[Membership]:
    """All roles of a person, with their authorities, in one query."""
    rows = Membership.objects.unscoped(reason="decides on whose behalf the person acts, before there is an actor")
    return list(rows.filter(user=user).select_related("authority").order_by("authority__name", "pk"))


def needs_second_factor(actor: Actor) -> bool:
    """Whether one of the roles demands a second factor."""
    return bool(actor.roles & SECOND_FACTOR_ROLES)


def parties(actor: Actor) -> QuerySet[Party]:
    """Services and organisations of the authority."""
    return Party.objects.visible_to(actor).order_by("name")


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
        Authority.DoesNotExist: the actor came without an authority.
    """
    return Authority.objects.get(pk=actor.authority_id)


def people(actor: Actor) -> QuerySet[User]:
    """Everyone with a role in the authority, partners too."""
    within = Membership.objects.visible_to(actor).values("user")
    return User.objects.filter(pk__in=within).order_by("full_name", "pk")


def invitations(actor: Actor) -> QuerySet[Invitation]:
    """Invitations to the authority, newest first."""
    return Invitation.objects.visible_to(actor).select_related("party").order_by("-created_at", "-pk")


def partnerships(actor: Actor) -> QuerySet[Partnership]:
    """Partnerships that the authority leads or takes part in."""
    mine = Q(lead=actor.authority_id) | Q(members__authority=actor.authority_id)
    return Partnership.objects.filter(mine).select_related("lead").distinct().order_by("name")
