from datetime import UTC, datetime, timedelta

import pytest

from samenplan.audit.models import Event
from samenplan.authorities.models import Authority, Invitation, Membership, User
from samenplan.authorities.operations import invitations as operations
from samenplan.authorities.operations.invitations import Wish
from samenplan.core.errors import Forbidden, Refused
from samenplan.core.permissions import Role

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WISH = Wish("Tine@brugwijk.example", "Tine Dewit", frozenset({Role.COLLEAGUE}))
REASON = "a test looks at everything"


def invitations():
    return Invitation.objects.unscoped(reason=REASON)


def roles_of(user):
    return sorted(Membership.objects.unscoped(reason=REASON).filter(user=user).values_list("role", flat=True))


def verbs():
    return list(Event.objects.unscoped(reason=REASON).order_by("pk").values_list("verb", flat=True))


def test_inviting_keeps_the_hash_and_never_the_secret(ann):
    secret = operations.invite(WISH, by=ann, now=NOW)
    kept = invitations().values().get()
    assert secret not in str(kept)
    assert (kept["email"], kept["expires_at"]) == ("tine@brugwijk.example", NOW + timedelta(days=14))
    assert verbs() == ["invitation.made"]


def test_a_newcomer_gets_her_account_and_role_once(ann, brugwijk):
    secret = operations.invite(WISH, by=ann, now=NOW)
    user = operations.accept_as_new(secret, full_name="Tine Dewit", password="een lange zin", now=NOW)
    assert (user.email, user.check_password("een lange zin"), roles_of(user)) == (
        "tine@brugwijk.example",
        True,
        ["colleague"],
    )
    with pytest.raises(Refused, match="al gebruikt"):
        operations.accept_as_new(secret, full_name="Tine Dewit", password="een andere zin", now=NOW)
    assert User.objects.filter(email="tine@brugwijk.example").count() == 1
    assert verbs() == ["invitation.made", "invitation.accepted"]


def test_an_invitation_of_fifteen_days_old_lets_nobody_in(ann):
    secret = operations.invite(WISH, by=ann, now=NOW)
    with pytest.raises(Refused, match="verlopen"):
        operations.accept_as_new(secret, full_name="T", password="een lange zin", now=NOW + timedelta(days=15))
    assert not User.objects.filter(email="tine@brugwijk.example").exists()


def test_a_withdrawn_invitation_lets_nobody_in(ann):
    secret = operations.invite(WISH, by=ann, now=NOW)
    operations.withdraw(invitations().get(), by=ann, now=NOW)
    with pytest.raises(Refused, match="ingetrokken"):
        operations.invitation_behind(secret, now=NOW)


def test_withdrawing_what_was_used_changes_nothing(ann):
    operations.accept_as_new(operations.invite(WISH, by=ann, now=NOW), full_name="T", password="een zin", now=NOW)
    operations.withdraw(invitations().get(), by=ann, now=NOW)
    assert invitations().get().withdrawn_at is None


def test_a_guessed_secret_opens_nothing(db):
    with pytest.raises(Refused, match="bestaat niet"):
        operations.invitation_behind("0" * 32, now=NOW)


def test_who_has_an_account_accepts_with_it_and_keeps_her_other_town(ann, omar_user, molenrode, brugwijk):
    wish = Wish(omar_user.email, "Omar Benali", frozenset({Role.COLLEAGUE}))
    secret = operations.invite(wish, by=ann, now=NOW)
    assert operations.accept_as(secret, user=omar_user, now=NOW) == brugwijk
    assert roles_of(omar_user) == ["colleague", "coordinator"]


def test_an_invitation_for_another_address_is_refused_and_stays_open(ann, omar_user):
    secret = operations.invite(WISH, by=ann, now=NOW)
    with pytest.raises(Refused, match="ander e-mailadres"):
        operations.accept_as(secret, user=omar_user, now=NOW)
    assert invitations().get().accepted_at is None
    assert roles_of(omar_user) == ["coordinator"]


def test_a_new_account_cannot_be_made_over_an_existing_one(ann, omar_user):
    secret = operations.invite(Wish(omar_user.email, "O", frozenset({Role.COLLEAGUE})), by=ann, now=NOW)
    with pytest.raises(Refused, match="al een account"):
        operations.accept_as_new(secret, full_name="O", password="een lange zin", now=NOW)
    omar_user.refresh_from_db()
    assert not omar_user.has_usable_password()


def test_somebody_who_works_here_is_not_invited_again(ann, bart_user):
    with pytest.raises(Refused, match="werkt hier al mee"):
        operations.invite(Wish(bart_user.email, "Bart", frozenset({Role.COLLEAGUE})), by=ann, now=NOW)
    assert invitations().count() == 0


def test_a_partner_is_invited_for_an_organisation_of_this_town_only(ann, buurtwerk, molenrode):
    theirs = molenrode.parties.create(name="Buurtwerk Molenrode")
    with pytest.raises(Refused, match="organisatie"):
        operations.invite(Wish("p@x.example", "P", frozenset({Role.PARTNER}), theirs.pk), by=ann, now=NOW)
    operations.invite(Wish("p@x.example", "P", frozenset({Role.PARTNER}), buurtwerk.pk), by=ann, now=NOW)
    assert invitations().get().party == buurtwerk


def test_a_coordinator_without_the_permission_invites_nobody(lien):
    with pytest.raises(Forbidden):
        operations.invite(WISH, by=lien, now=NOW)
    assert invitations().count() == 0


def test_the_first_admin_of_an_installation_is_invited_by_a_command(molenrode):
    wish = Wish("eerste@molenrode.example", "Eerste", frozenset({Role.ADMIN, Role.COORDINATOR}))
    secret = operations.invite_first_admin(wish, slug="molenrode", now=NOW)
    user = operations.accept_as_new(secret, full_name="Eerste", password="een lange zin", now=NOW)
    assert roles_of(user) == ["admin", "coordinator"]
    assert Authority.objects.get(slug="molenrode").uses_samenplan


def test_the_first_admin_of_an_unknown_town_is_refused(db):
    with pytest.raises(Refused, match="geen bestuur"):
        operations.invite_first_admin(WISH, slug="nergens", now=NOW)
