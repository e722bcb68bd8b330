import pytest

from samenplan.core.actor import Actor, Reach
from samenplan.core.errors import Forbidden, Refused, UnscopedQuery
from samenplan.core.permissions import GRANTS, ROLE_LABELS, Permission, Role, permissions_of

LIEN = Actor("user:1", frozenset({Role.COORDINATOR}), frozenset({1}), user_id=1, authority_id=1)


def test_every_role_has_a_label_and_a_line_in_the_policy():
    assert set(GRANTS) == set(ROLE_LABELS) == set(Role)


def test_every_permission_is_given_to_somebody():
    assert permissions_of(frozenset(Role)) == set(Permission)


def test_two_roles_may_what_each_may():
    both = frozenset({Role.FINANCE, Role.ADMIN})
    assert permissions_of(both) == GRANTS[Role.FINANCE] | GRANTS[Role.ADMIN]
    assert permissions_of(frozenset()) == frozenset()


def test_an_admin_reads_no_plan_and_a_partner_only_contributes():
    assert Permission.PLAN_VIEW not in GRANTS[Role.ADMIN]
    assert [permission for permission in GRANTS[Role.PARTNER] if permission.startswith("plan.")] == []


def test_an_auditor_and_a_dpo_change_nothing():
    assert GRANTS[Role.AUDITOR] == GRANTS[Role.DPO]
    assert {permission.split(".")[1] for permission in GRANTS[Role.DPO]} == {"view"}


def test_requiring_a_permission_stops_who_lacks_it():
    LIEN.require(Permission.PLAN_WRITE)
    with pytest.raises(Forbidden):
        LIEN.require(Permission.PEOPLE_MANAGE)


def test_an_actor_without_an_authority_has_no_home():
    assert LIEN.home == 1
    with pytest.raises(UnscopedQuery):
        _ = Actor("command:x", frozenset(), Reach.EVERYWHERE).home


def test_a_refusal_carries_its_sentences():
    assert Refused("Een.").objections == ["Een."]
    assert Refused(["Een.", "Twee."]).objections == ["Een.", "Twee."]
    assert str(Refused(["Een.", "Twee."])) == "Een. Twee."
