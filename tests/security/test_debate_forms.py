"""The pages of a debate take no csrf cookie: each of their forms carries a token of its own, and none does without."""

import pytest
from django.test import Client

from samenplan.core import limits
from samenplan.core.limits import HOUR, Limit
from samenplan.debate.models import Follower, Moderation, Participant, Statement, Vote
from samenplan.debate.rules.kinds import Entrance
from samenplan.debate.tests.builders import REASON, Resident, a_debate
from samenplan.debate.views import taking_part, voter
from tests.architecture.routes import routes

FIELDS = {
    "stelling": "1",
    "eenmalig": "a",
    "keuze": "eens",
    "tekst": "Een goede nieuwe stelling.",
    "code": "x",
    "adres": "a@b.example",
}


DEBATE, RESIDENT = "token for debate", "everyone by a form with its own token"


def without_django_token():
    """Every address that Django's csrf check passes by."""
    return [route for route in routes() if getattr(route.view, "csrf_exempt", False)]


def of_a_debate():
    """Those of a debate; the others wear `access.resident`, whose token has tests of its own."""
    return [route for route in without_django_token() if route.door == DEBATE]


def written():
    return [
        model.objects.unscoped(reason=REASON).count() for model in (Participant, Vote, Statement, Moderation, Follower)
    ]


def test_only_pages_with_a_token_of_their_own_pass_by_the_csrf_check_of_django():
    found = {route.door for route in without_django_token()}
    assert found == {DEBATE, RESIDENT}
    assert len(of_a_debate()) == len([route for route in routes() if route.door == DEBATE])


@pytest.mark.parametrize("entrance", list(Entrance))
def test_no_form_of_a_debate_does_anything_without_its_token(brugwijk, entrance):
    debate = a_debate(brugwijk, entrance=entrance)
    visitor = Resident(debate)
    visitor.page("stem/" if entrance is Entrance.LINK else "code/")  # the page that starts a visit
    before, tried = written(), 0
    for route in of_a_debate():
        where = route.address.replace("<slug:token>", debate.token).replace("<slug:kind>", "csv")
        for token in ({}, {"bewijs": "0" * 64}):
            answer = visitor.client.post(where, {**FIELDS, **token})
            tried += answer.status_code == 403
            assert answer.status_code in (403, 405), where
    assert written() == before
    assert tried >= 8


def test_a_page_that_forgets_to_ask_for_the_token_would_be_found(brugwijk, monkeypatch):
    visitor = Resident(a_debate(brugwijk))
    visitor.page()
    monkeypatch.setattr(voter, "_check_form", lambda request: None)
    assert visitor.post("stem/", **FIELDS).status_code == 302
    assert written()[1] == 1


def test_no_page_of_a_debate_sees_who_is_signed_in(client_of, lien_user, brugwijk):
    debate = a_debate(brugwijk)
    hers: Client = client_of(lien_user)
    for where in ("", "stem/", "stelling/", "mijn/", "kaart/"):
        answer = hers.get(f"/debat/{debate.token}/{where}", follow=True)
        assert lien_user.full_name not in answer.content.decode()
        assert set(answer.cookies) <= {voter.COOKIE}


def test_a_page_of_a_debate_is_kept_by_nobody_and_tells_nobody_where_one_came_from(brugwijk):
    answer = Resident(a_debate(brugwijk)).get("stem/")
    assert "no-store" in answer["Cache-Control"]
    assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == ("no-referrer", "noindex")


@pytest.mark.parametrize("text", ["<script>alert(1)</script> hallo", '"><img src=x onerror=alert(1)>', "{{ 7|add:7 }}"])
def test_what_a_resident_writes_is_only_ever_text(brugwijk, text):
    visitor = Resident(a_debate(brugwijk))
    visitor.page()
    visitor.post("stelling/", **visitor.fields(visitor.page("stelling/")), tekst=text)
    assert text not in visitor.page("mijn/") or "{{" in text
    assert "<script>alert" not in visitor.page("mijn/") and "<img src=x" not in visitor.page("mijn/")


@pytest.mark.parametrize("address", ["203.0.113.7", "2001:db8:1::7"])
def test_one_connection_cannot_go_on_for_ever_and_its_address_is_kept_nowhere(brugwijk, monkeypatch, address):
    monkeypatch.setattr(taking_part, "NEWCOMERS_WITHOUT_WORK", Limit("newcomers", 3, HOUR))
    debate = a_debate(brugwijk)
    answers = [Client(REMOTE_ADDR=address).get(f"/debat/{debate.token}/stem/").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 422, 422]
    assert address not in str(vars(limits.COUNTER)) and "203.0.113" not in str(vars(limits.COUNTER))
    other = Client(REMOTE_ADDR="198.51.100.1").get(f"/debat/{debate.token}/stem/")
    assert other.status_code == 200
