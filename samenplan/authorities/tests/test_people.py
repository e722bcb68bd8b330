from datetime import UTC, datetime, timedelta

import pytest

from samenplan.audit.models import Event
from samenplan.authorities import queries
from samenplan.authorities.models import Membership, PasswordLink
from samenplan.authorities.operations import people as operations
from samenplan.core.errors import Forbidden, Refused
from samenplan.core.permissions import Role

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
REASON = "a test looks at everything"


def roles_of(user):
    return sorted(Membership.objects.unscoped(reason=REASON).filter(user=user).values_list("role", flat=True))


def test_roles_are_exactly_what_was_chosen(ann, bart_user):
    operations.change_roles(bart_user, {Role.FINANCE, Role.AUDITOR}, by=ann)
    assert roles_of(bart_user) == ["auditor", "finance"]
    event = Event.objects.unscoped(reason=REASON).get()
    assert (event.verb, event.subject) == ("roles.changed", f"user:{bart_user.pk}")
    assert event.facts == {"before": ["colleague"], "after": ["auditor", "finance"]}


def test_a_partner_gets_her_party_and_loses_it_with_the_role(ann, bart_user, buurtwerk):
    operations.change_roles(bart_user, {Role.PARTNER}, by=ann, party_id=buurtwerk.pk)
    row = Membership.objects.unscoped(reason=REASON).get(user=bart_user)
    assert (row.role, row.party) == (Role.PARTNER, buurtwerk)
    operations.change_roles(bart_user, {Role.COLLEAGUE}, by=ann)
    assert queries.actor_for(bart_user, queries.memberships_of(bart_user)).party_id is None


def test_the_last_admin_keeps_her_role(ann, ann_user):
    with pytest.raises(Refused, match="enige beheerder"):
        operations.change_roles(ann_user, {Role.COLLEAGUE}, by=ann)
    with pytest.raises(Refused, match="enige beheerder"):
        operations.end_membership(ann_user, by=ann)
    assert roles_of(ann_user) == ["admin"]
    assert not Event.objects.unscoped(reason=REASON).exists()


def test_one_of_two_admins_can_leave(ann, ann_user, bart_user):
    operations.change_roles(bart_user, {Role.ADMIN}, by=ann)
    operations.end_membership(ann_user, by=ann)
    assert (roles_of(ann_user), roles_of(bart_user)) == ([], ["admin"])


def test_ending_a_membership_leaves_the_one_in_another_town(ann, bart_user, molenrode):
    Membership.objects.unscoped(reason=REASON).create(authority=molenrode, user=bart_user, role=Role.COLLEAGUE)
    operations.end_membership(bart_user, by=ann)
    assert [row.authority for row in queries.memberships_of(bart_user)] == [molenrode]


def test_people_of_another_town_are_out_of_reach(ann, omar_user):
    for refused in (operations.end_membership, operations.change_roles):
        with pytest.raises(Refused, match="geen rol"):
            refused(omar_user, by=ann, **({"roles": {Role.COLLEAGUE}} if refused is operations.change_roles else {}))
    with pytest.raises(Refused, match="geen rol"):
        operations.make_password_link(omar_user, by=ann, now=NOW)
    assert roles_of(omar_user) == ["coordinator"]


def test_without_the_permission_nobodys_roles_change(lien, bart_user):
    with pytest.raises(Forbidden):
        operations.change_roles(bart_user, {Role.ADMIN}, by=lien)
    with pytest.raises(Forbidden):
        operations.end_membership(bart_user, by=lien)
    with pytest.raises(Forbidden):
        operations.make_password_link(bart_user, by=lien, now=NOW)
    assert roles_of(bart_user) == ["colleague"]


def test_a_password_link_works_once(ann, bart_user):
    secret = operations.make_password_link(bart_user, by=ann, now=NOW)
    assert operations.person_behind(secret, now=NOW) == bart_user
    operations.set_password(secret, "een nieuwe zin", now=NOW)
    bart_user.refresh_from_db()
    assert bart_user.check_password("een nieuwe zin")
    with pytest.raises(Refused, match="al gebruikt"):
        operations.set_password(secret, "nog een zin", now=NOW)
    bart_user.refresh_from_db()
    assert bart_user.check_password("een nieuwe zin")


def test_a_newer_password_link_replaces_the_older_one(ann, bart_user):
    older = operations.make_password_link(bart_user, by=ann, now=NOW)
    operations.make_password_link(bart_user, by=ann, now=NOW)
    with pytest.raises(Refused, match="bestaat niet"):
        operations.person_behind(older, now=NOW)


def test_a_password_link_ends_after_a_day(ann, bart_user):
    secret = operations.make_password_link(bart_user, by=ann, now=NOW)
    with pytest.raises(Refused, match="verlopen"):
        operations.set_password(secret, "een nieuwe zin", now=NOW + timedelta(days=1))


def test_no_password_link_is_made_for_oneself_or_for_somebody_of_two_towns(ann, ann_user, bart_user, molenrode):
    Membership.objects.unscoped(reason=REASON).create(authority=molenrode, user=bart_user, role=Role.COLLEAGUE)
    with pytest.raises(Refused, match="zelf"):
        operations.make_password_link(ann_user, by=ann, now=NOW)
    with pytest.raises(Refused, match="ander bestuur"):
        operations.make_password_link(bart_user, by=ann, now=NOW)
    assert not PasswordLink.objects.unscoped(reason=REASON).exists()


def test_the_list_has_each_person_once(ann, ann_user, bart_user, django_assert_num_queries):
    operations.change_roles(bart_user, {Role.COLLEAGUE, Role.AUDITOR}, by=ann)
    with django_assert_num_queries(1):
        members = queries.member_list(ann)
    assert [(member.user, member.role_labels) for member in members] == [
        (ann_user, "beheerder"),
        (bart_user, "auditor en medewerker"),
    ]
