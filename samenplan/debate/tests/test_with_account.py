"""Taking part with an account: one account one vote, and nobody can tell whose, not even the house after the end."""

import pytest
from django.db import connection
from django.test import Client
from django.utils.timezone import now

from samenplan.audit.models import Event
from samenplan.authorities.models import Membership
from samenplan.authorities.operations.contacts import make_link
from samenplan.authorities.rules import secret_hash
from samenplan.core.errors import Refused
from samenplan.core.permissions import Role
from samenplan.debate.models import Debate, Participant, Vote
from samenplan.debate.operations.computing import snapshot
from samenplan.debate.operations.running import Draft, change, close, open_up, start
from samenplan.debate.operations.taking_part import Hindered, come_in_by_account
from samenplan.debate.queries.results import reading
from samenplan.debate.rules.accounts import account_key
from samenplan.debate.rules.entering import Hindrance
from samenplan.debate.rules.kinds import DebateState, Entrance, PersonKind
from samenplan.debate.tests.builders import REASON, TODAY, Resident, a_debate
from samenplan.debate.views.voter import COOKIE

SALT, SECRET = "5a" * 32, "only-for-tests"


@pytest.fixture
def by_account(brugwijk):
    return a_debate(brugwijk, entrance=Entrance.ACCOUNT, account_salt=SALT)


def door(debate) -> str:
    return f"/{debate.authority.slug}/debatten/{debate.pk}/meestemmen/"


def people():
    return list(Participant.objects.unscoped(reason=REASON).values_list("kind", flat=True))


def hers(client, debate) -> Resident:
    """Her browser as a voter, after the door."""
    answer = client.post(door(debate))
    assert (answer.status_code, answer.url) == (302, f"/debat/{debate.token}/stem/")
    voter = Resident(debate)
    voter.client = client
    return voter


def test_a_colleague_goes_through_the_door_and_votes(client_of, lien_user, by_account):
    client = client_of(lien_user)
    assert "Ga naar de stellingen" in client.get(door(by_account)).content.decode()
    hers(client, by_account).vote()
    assert people() == [PersonKind.ACCOUNT]
    assert Vote.objects.unscoped(reason=REASON).count() == 1


def test_looking_at_the_door_makes_nobody(client_of, lien_user, by_account):
    client_of(lien_user).get(door(by_account))
    assert people() == []


def test_the_same_account_on_phone_and_laptop_is_one_participant(client_of, lien_user, by_account):
    phone, laptop = hers(client_of(lien_user), by_account), hers(client_of(lien_user), by_account)
    first = phone.fields(phone.page())
    phone.post("stem/", **first, keuze="eens")
    assert "1 van 8 stellingen" in laptop.page()
    laptop.post("stem/", **{**laptop.fields(laptop.page(op=first["stelling"])), "keuze": "oneens"})
    assert people() == [PersonKind.ACCOUNT]
    assert set(Vote.objects.unscoped(reason=REASON).values_list("value", flat=True)) == {1, -1}


def test_two_accounts_are_two_participants(client_of, lien_user, bart_user, by_account):
    hers(client_of(lien_user), by_account)
    hers(client_of(bart_user), by_account)
    assert people() == [PersonKind.ACCOUNT] * 2


def test_a_partner_with_an_account_takes_part(client_of, bart_user, by_account):
    rows = Membership.objects.unscoped(reason=REASON).filter(user=bart_user)
    rows.update(role=Role.PARTNER)
    hers(client_of(bart_user), by_account)
    assert people() == [PersonKind.ACCOUNT]


def test_without_an_account_the_first_page_leads_to_signing_in_and_back_here(by_account):
    stranger = Resident(by_account)
    text = stranger.page("")
    assert f'href="{door(by_account)}?taal=nl"' in text and "Meld je aan en begin" in text
    answer = stranger.client.get(f"{door(by_account)}?taal=fr")
    assert answer.url == f"/account/aanmelden/?next={door(by_account)}%3Ftaal%3Dfr"
    assert stranger.client.post(door(by_account)).url.startswith("/account/aanmelden/")
    assert stranger.get("stem/").url == f"/debat/{by_account.token}/"
    assert people() == []


def test_a_vote_without_an_account_is_refused_in_words(by_account):
    stranger = Resident(by_account)
    fields = stranger.fields(stranger.page("volgen/"))
    answer = stranger.post("stem/", **fields, stelling="1", eenmalig="a", keuze="eens")
    assert (answer.status_code, "meld je aan" in answer.content.decode(), people()) == (422, True, [])


def test_somebody_of_another_authority_finds_no_door(client_of, omar_user, by_account):
    client = client_of(omar_user)
    assert {client.get(door(by_account)).status_code, client.post(door(by_account)).status_code} == {404}
    own = door(by_account).replace("/brugwijk/", "/molenrode/")
    assert {client.get(own).status_code, client.post(own).status_code} == {404}
    assert people() == []


def test_the_door_speaks_on_in_the_language_one_came_in(client_of, lien_user, by_account):
    client = client_of(lien_user)
    client.post(f"{door(by_account)}?taal=fr")
    assert "D’accord" in client.get(f"/debat/{by_account.token}/stem/").content.decode()
    client.post(f"{door(by_account)}?taal=%3Cscript%3E")
    assert '<html lang="nl">' in client.get(f"/debat/{by_account.token}/stem/").content.decode()


def test_the_cookie_of_the_debate_goes_to_the_debate_only(client_of, lien_user, by_account):
    cookie = client_of(lien_user).post(door(by_account)).cookies[COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (f"/debat/{by_account.token}/", True, "Lax")
    assert (cookie["expires"], cookie["max-age"]) == ("", "")


def test_no_row_names_the_account_and_the_trail_says_nothing(client_of, lien_user, by_account):
    before = Event.objects.unscoped(reason=REASON).count()
    hers(client_of(lien_user), by_account).vote_all()
    assert Event.objects.unscoped(reason=REASON).count() == before
    linked = {
        field.related_model.__name__
        for model in (Participant, Vote)
        for field in model._meta.fields
        if field.is_relation
    }
    assert linked == {"Debate", "Participant", "Statement"}
    names = {field.name for model in (Participant, Vote) for field in model._meta.fields if not field.is_relation}
    assert names == {"id", "number", "key_hash", "kind", "value", "sequence", "key"}


def test_after_the_end_nobody_can_find_whose_votes_they_are(client_of, lien_user, lien, by_account):
    hers(client_of(lien_user), by_account).vote_all()
    key = account_key(SECRET, by_account.token, SALT, lien_user.pk)
    rows = Participant.objects.unscoped(reason=REASON)
    assert rows.filter(key_hash=secret_hash(key)).count() == 1  # the control: while it is open it can be found
    close(by_account, by=lien)
    with connection.cursor() as cursor:
        kept = ""
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            kept += str(cursor.fetchall())
    assert SALT not in kept and secret_hash(key) not in kept and key not in kept
    assert rows.filter(key_hash=None).count() == rows.count() == 1
    by_account.refresh_from_db()
    with pytest.raises(ValueError, match="without a salt"):
        account_key(SECRET, by_account.token, by_account.account_salt, lien_user.pk)
    answer = client_of(lien_user).post(door(by_account))
    assert (answer.status_code, "niet open" in answer.content.decode()) == (422, True)


def test_a_key_is_of_one_house_debate_salt_and_account():
    said = (SECRET, "a1", SALT, 7)
    others = [("x", "a1", SALT, 7), (SECRET, "b2", SALT, 7), (SECRET, "a1", "00" * 32, 7), (SECRET, "a1", SALT, 8)]
    assert account_key(*said) == account_key(*said)
    assert len({account_key(*each) for each in (said, *others)}) == 5
    assert len(account_key(*said)) == 32


def test_opening_draws_a_salt_of_its_own_and_only_where_accounts_vote(brugwijk, lien):
    drawn = []
    for entrance in (Entrance.ACCOUNT, Entrance.ACCOUNT, Entrance.LINK):
        debate = a_debate(brugwijk, state=DebateState.DRAFT, entrance=entrance)
        open_up(debate, today=TODAY, by=lien)
        debate.refresh_from_db()
        drawn.append(debate.account_salt)
    assert [len(each) for each in drawn] == [64, 64, 0]
    assert drawn[0] != drawn[1]


def test_once_open_who_may_vote_stays_as_it_is(brugwijk, lien, by_account):
    for entrance in (Entrance.LINK, Entrance.CODE):
        with pytest.raises(Refused, match="wie mag stemmen"):
            change(by_account, Draft(by_account.question, entrance=entrance), by=lien)
    by_account.refresh_from_db()
    assert (by_account.entrance, by_account.account_salt) == (Entrance.ACCOUNT, SALT)


def test_colleagues_cannot_watch_who_comes_in(client_of, lien_user, by_account, debate):
    told = []
    for one in (by_account, debate):
        for _ in range(7):
            one.participants.create(kind=PersonKind.ACCOUNT)
        text = client_of(lien_user).get(f"/brugwijk/debatten/{one.pk}/").content.decode()
        told.append(["<dd>minstens 5</dd>" in text, "<dd>7</dd>" in text])
    assert told == [[True, False], [False, True]]
    assert "7 deelnemers" in client_of(lien_user).get("/brugwijk/debatten/").content.decode()


def test_a_debate_of_another_kind_has_no_door_for_accounts(client_of, lien_user, debate):
    assert client_of(lien_user).post(door(debate)).url.endswith(f"/debat/{debate.token}/")
    with pytest.raises(Hindered) as refused:
        come_in_by_account(debate, lien_user.pk, secret=SECRET, today=TODAY)
    assert (refused.value.hindrances, people()) == ((Hindrance.NOT_OPEN,), [])


def test_who_came_by_a_personal_link_has_no_account(by_account, brugwijk, buurtwerk, lien):
    contact = buurtwerk.contacts.create(full_name="Noor", email="noor@buurtwerk.example")
    client = Client()
    assert client.get(f"/mijn/{make_link(contact, by=lien, now=now())}/").status_code == 302
    assert client.post(door(by_account)).url.startswith("/account/aanmelden/")
    assert people() == []


def test_accounts_stand_apart_in_the_result(brugwijk, lien):
    debate = a_debate(brugwijk)
    for kind in [PersonKind.ACCOUNT] * 6 + [PersonKind.CODE] * 7:
        person = debate.participants.create(kind=kind)
        debate.last_sequence += 1
        row = debate.statements.get(number=1)
        person.votes.create(debate=debate, statement=row, value=1, sequence=debate.last_sequence, key="a")
    Debate.objects.unscoped(reason=REASON).filter(pk=debate.pk).update(last_sequence=debate.last_sequence)
    snapshot(debate, now=now(), is_frozen=True)
    assert reading(debate).ways == ((PersonKind.CODE, 7), (PersonKind.ACCOUNT, 6))


def test_the_officer_chooses_between_three_with_what_follows(client_of, lien_user, lien):
    debate = start(Draft("Hoe dan?", entrance=Entrance.ACCOUNT), by=lien)
    text = client_of(lien_user).get(f"/brugwijk/debatten/{debate.pk}/gegevens/").content.decode()
    assert text.count('type="radio" name="entrance"') == 3
    for part in ("op een tweede toestel", "Eén stem per code", "één stem per account"):
        assert part in text


def test_a_door_that_would_not_ask_who_comes_is_found(by_account):
    """The control of the tests above: with the operation alone somebody without an account would come in."""
    come_in_by_account(by_account, 0, secret=SECRET, today=TODAY)
    assert people() == [PersonKind.ACCOUNT]
    assert Client().get(f"/debat/{by_account.token}/stem/").status_code == 302
