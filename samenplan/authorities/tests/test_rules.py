from datetime import UTC, datetime, timedelta

import pytest

from samenplan.authorities.rules import (
    AuthorityKind,
    LinkFacts,
    new_secret,
    objections_to_leaving,
    objections_to_link,
    objections_to_password_link,
    objections_to_roles,
    roles_within,
    secret_hash,
)
from samenplan.core.permissions import Role

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
GOOD = LinkFacts(expires_at=NOW + timedelta(days=14))


def test_a_coordinator_can_be_admin_as_well():
    roles = {Role.COORDINATOR, Role.ADMIN}
    assert objections_to_roles(roles, AuthorityKind.MUNICIPALITY, has_party=False) == []


@pytest.mark.parametrize(
    ("roles", "has_party", "objections"),
    [
        (set(), False, 1),
        ({Role.PROGRAMME_OFFICER}, False, 1),
        ({Role.PARTNER}, False, 1),
        ({Role.PARTNER}, True, 0),
        ({Role.PARTNER, Role.COLLEAGUE}, True, 1),
    ],
)
def test_roles_that_do_not_go_together_are_told(roles, has_party, objections):
    assert len(objections_to_roles(roles, AuthorityKind.MUNICIPALITY, has_party=has_party)) == objections


def test_only_the_agency_has_programme_officers():
    assert roles_within(AuthorityKind.AGENCY) == (Role.PROGRAMME_OFFICER,)
    assert Role.PROGRAMME_OFFICER not in roles_within(AuthorityKind.OCMW)


def test_the_only_admin_stays():
    assert len(objections_to_leaving(is_admin=True, other_admins=0)) == 1
    assert objections_to_leaving(is_admin=True, other_admins=1) == []
    assert objections_to_leaving(is_admin=False, other_admins=0) == []


def test_a_link_works_until_its_last_moment_and_not_after():
    assert objections_to_link(GOOD, NOW + timedelta(days=14, seconds=-1)) == []
    assert len(objections_to_link(GOOD, NOW + timedelta(days=14))) == 1


def test_a_used_or_withdrawn_link_is_told_apart():
    used = objections_to_link(LinkFacts(GOOD.expires_at, used_at=NOW), NOW)
    withdrawn = objections_to_link(LinkFacts(GOOD.expires_at, withdrawn_at=NOW), NOW)
    assert "gebruikt" in used[0]
    assert "ingetrokken" in withdrawn[0]


def test_one_authority_cannot_replace_the_password_of_somebody_who_works_elsewhere_too():
    assert objections_to_password_link(is_self=False, works_elsewhere=False) == []
    assert "ander bestuur" in objections_to_password_link(is_self=False, works_elsewhere=True)[0]
    assert "zelf" in objections_to_password_link(is_self=True, works_elsewhere=False)[0]


def test_secrets_are_long_and_differ_and_only_their_hash_is_kept():
    secrets = {new_secret() for _ in range(200)}
    assert len(secrets) == 200
    assert min(len(secret) for secret in secrets) >= 32  # 6 bits per character: 192 bits
    assert len(secret_hash("a")) == 64
    assert secret_hash("a") != secret_hash("b")
