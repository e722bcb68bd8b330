"""Contacts of a party and their personal links, on the page of the coordinator and at the door."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from samenplan.authorities.middleware import LINK_IN_SESSION
from samenplan.authorities.models import Contact, PersonalLink
from samenplan.authorities.operations.contacts import add_contact, end_contact, make_link
from samenplan.authorities.operations.parties import merge_parties
from samenplan.core.errors import Forbidden, Refused

REASON = "a test looks at everything"


@pytest.fixture
def samira(buurtwerk, lien):
    return add_contact(buurtwerk, "Samira El Amrani", "samira@debrug.example", by=lien)


@pytest.fixture
def secret(samira, lien):
    return make_link(samira, by=lien, now=now())


def comes_in(secret: str, browser: Client | None = None):
    browser = browser or Client()
    return browser, browser.get(f"/mijn/{secret}/")


def is_out(secret: str) -> bool:
    """Whether this link leads nowhere: a friendly page, and no session."""
    browser, answer = comes_in(secret)
    return (
        answer.status_code == 404 and "Deze link werkt niet" in answer.content.decode() and not browser.session.keys()
    )


class TestThePageOfAParty:
    def test_the_coordinator_adds_a_contact_and_makes_her_link(self, buurtwerk, lien_user, client_of):
        browser = client_of(lien_user)
        party = f"/brugwijk/diensten/{buurtwerk.pk}/"
        said = {"full_name": "Samira El Amrani", "email": "Samira@debrug.example"}
        assert browser.post(f"{party}contacten/", said).url == party
        contact = Contact.objects.unscoped(reason=REASON).get()
        assert (contact.full_name, contact.email, contact.party) == (
            said["full_name"],
            "samira@debrug.example",
            buurtwerk,
        )
        assert "Heeft nog geen link die werkt" in browser.get(party).content.decode()
        shown = browser.post(f"/brugwijk/contacten/{contact.pk}/link/")
        page = shown.content.decode()
        address = re.search(r'value="http://testserver(/mijn/[^"]+/)"', page)[1]
        assert '<svg class="qr"' in page
        assert "no-store" in shown["Cache-Control"]
        assert Client().get(address).url == "/brugwijk/mijn-acties/"
        assert "De link werkt tot" in browser.get(party).content.decode()

    @pytest.mark.parametrize("said", [{"full_name": ""}, {"full_name": "A", "email": "geen adres"}])
    def test_what_is_wrong_is_said_on_the_page(self, buurtwerk, lien_user, client_of, said):
        answer = client_of(lien_user).post(f"/brugwijk/diensten/{buurtwerk.pk}/contacten/", said)
        assert answer.status_code == 422
        assert "Nog niet toegevoegd" in answer.content.decode()
        assert not Contact.objects.unscoped(reason=REASON).exists()

    def test_the_same_address_twice_is_refused(self, samira, buurtwerk, lien):
        with pytest.raises(Refused, match="staat er al"):
            add_contact(buurtwerk, "Samira", "SAMIRA@debrug.example", by=lien)
        assert Contact.objects.unscoped(reason=REASON).count() == 1

    def test_ending_asks_first(self, samira, secret, lien_user, client_of):
        browser = client_of(lien_user)
        where = f"/brugwijk/contacten/{samira.pk}/einde/"
        assert "Toch niet" in browser.get(where).content.decode()
        assert not is_out(secret)
        browser.post(where)
        assert is_out(secret)
        samira.refresh_from_db()
        assert samira.email == ""

    def test_others_may_not(self, samira, buurtwerk, griet, omar):
        with pytest.raises(Forbidden):
            add_contact(buurtwerk, "A", "", by=griet)
        for act in (
            lambda: add_contact(buurtwerk, "A", "", by=omar),
            lambda: make_link(samira, by=omar, now=now()),
            lambda: end_contact(samira, by=omar, now=now()),
        ):
            with pytest.raises(Refused, match="bestaat niet meer"):
                act()
        assert not PersonalLink.objects.unscoped(reason=REASON).exists()

    def test_contacts_go_along_when_parties_become_one(self, samira, buurtwerk, brugwijk, lien):
        from samenplan.authorities.operations.parties import add_party
        from samenplan.authorities.rules import PartyKind

        into = add_party("De Brug vzw", PartyKind.ORGANISATION, by=lien)
        merge_parties(buurtwerk, into, by=lien)
        samira.refresh_from_db()
        assert samira.party == into


class TestTheDoor:
    def test_a_link_works_more_than_once_and_changes_no_row(self, secret):
        before = list(PersonalLink.objects.unscoped(reason=REASON).values())
        for _ in range(3):
            assert comes_in(secret)[1].url == "/brugwijk/mijn-acties/"
        assert list(PersonalLink.objects.unscoped(reason=REASON).values()) == before

    def test_a_new_link_makes_the_old_one_worthless_also_in_a_session(self, samira, secret, lien):
        browser, _ = comes_in(secret)
        make_link(samira, by=lien, now=now())
        assert is_out(secret)
        assert browser.get("/brugwijk/mijn-acties/").url.startswith("/account/aanmelden/")

    def test_an_expired_link_is_out_also_in_a_session(self, secret):
        browser, _ = comes_in(secret)
        PersonalLink.objects.unscoped(reason=REASON).update(expires_at=now() - timedelta(seconds=1))
        assert is_out(secret)
        assert browser.get("/brugwijk/mijn-acties/").url.startswith("/account/aanmelden/")

    def test_the_link_of_an_ended_contact_is_out_also_in_a_session(self, samira, secret, lien):
        browser, _ = comes_in(secret)
        end_contact(samira, by=lien, now=now())
        assert is_out(secret)
        assert browser.get("/brugwijk/mijn-acties/").url.startswith("/account/aanmelden/")

    def test_a_session_that_somebody_planted_is_not_used(self, secret):
        browser = Client()
        session = browser.session
        session["left"] = "by a stranger"
        session.save()
        planted = session.session_key
        comes_in(secret, browser)
        assert browser.session.session_key != planted
        assert dict(browser.session.items()).keys() == {LINK_IN_SESSION}

    def test_a_member_of_that_town_goes_to_her_own_page_as_herself(self, secret, lien_user, client_of):
        browser = client_of(lien_user)
        key = browser.session.session_key
        assert comes_in(secret, browser)[1].url == "/brugwijk/mijn-acties/"
        assert browser.session.session_key == key
        assert LINK_IN_SESSION not in browser.session

    def test_somebody_signed_in_elsewhere_is_asked_before_she_is_signed_out(self, secret, omar_user, client_of):
        browser, answer = comes_in(secret, client_of(omar_user))
        assert "Je bent aangemeld als" in answer.content.decode()
        assert "_auth_user_id" in browser.session
        assert browser.post(f"/mijn/{secret}/").url == "/brugwijk/mijn-acties/"
        assert dict(browser.session.items()).keys() == {LINK_IN_SESSION}

    def test_leaving_closes_the_session_and_keeps_the_link(self, secret, lien_user, client_of):
        browser, _ = comes_in(secret)
        assert browser.get("/mijn/weg/").status_code == 405
        browser.post("/mijn/weg/")
        assert browser.get("/brugwijk/mijn-acties/").url.startswith("/account/aanmelden/")
        assert comes_in(secret)[1].status_code == 302
        member = client_of(lien_user)
        member.post("/mijn/weg/")
        assert "_auth_user_id" in member.session

    def test_a_link_opens_no_page_of_another_town(self, secret, molenrode):
        browser, _ = comes_in(secret)
        assert browser.get("/molenrode/mijn-acties/").url.startswith("/account/aanmelden/")

    def test_a_form_from_elsewhere_is_refused(self, secret):
        browser = Client(enforce_csrf_checks=True)
        browser.get(f"/mijn/{secret}/")
        assert browser.post("/brugwijk/mijn-acties/1/vraag/", {"vraag-text": "x"}).status_code == 403

    def test_the_sign_in_page_tells_who_came_by_a_link_what_to_do(self, client, db):
        assert "persoonlijke link" in client.get("/account/aanmelden/").content.decode()
