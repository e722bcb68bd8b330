"""A resident reacts without account, name, cookie or JavaScript."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.test import Client
from lxml.html import fromstring

from samenplan.execution.models import Reaction
from samenplan.execution.operations.reactions import handle
from samenplan.execution.rules.kinds import ReactionState, RefusalReason
from samenplan.execution.rules.reactions import Verdict
from samenplan.execution.tests.builders import actions
from samenplan.execution.tests.public_plans import a_shown_plan
from samenplan.public.tests.test_private import ATTACKS, Seen
from samenplan.public.views.reactions import MOST

pytestmark = pytest.mark.django_db
SAID = "Kan het ook eens op zaterdag?"
NOW = datetime(2026, 11, 13, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _a_cache(db):
    call_command("createcachetable", verbosity=0)


@pytest.fixture
def strict() -> Client:
    """A browser that checks forms as a real one is checked."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def plan(lien):
    return a_shown_plan(lien)


def where(plan, tail="reageren/", *, language="nl"):
    start = "" if language == "nl" else "/en"
    return f"{start}/openbaar/brugwijk/{plan.uid}/acties/{actions(plan)[0].uid}/{tail}"


def filled(client, plan, said=SAID, *, language="nl", **more):
    """The form as a browser without JavaScript posts it."""
    form = fromstring(client.get(where(plan, language=language)).content.decode()).forms[0]
    return {**dict(form.form_values()), "tekst": said, **more}


def kept():
    return list(Reaction._rows.order_by("pk").values_list("text", flat=True))


def shown(client, plan):
    """After five minutes, when nobody keeps the old page any more."""
    return client.get(where(plan, "")).content.decode()


def test_it_is_kept_and_thanked_for_without_any_cookie(strict, plan):
    sent = strict.post(where(plan), filled(strict, plan))
    thanks = strict.get(sent.url)
    assert (sent.status_code, kept(), "Bedankt voor je reactie" in thanks.content.decode()) == (302, [SAID], True)
    for response in (sent, thanks, strict.get(where(plan))):
        assert ("Set-Cookie" in response.headers, "Cookie" in response.get("Vary", "")) == (False, False)
    assert dict(strict.cookies) == {}
    assert SAID not in shown(strict, plan)


def test_a_page_with_a_form_is_kept_by_nobody(client, plan):
    assert "no-store" in client.get(where(plan))["Cache-Control"]


def test_a_signed_in_member_is_a_resident_here(client_of, lien_user, plan):
    hers = client_of(lien_user)
    before = {name: cookie.value for name, cookie in hers.cookies.items()}
    assert hers.post(where(plan), filled(hers, plan)).status_code == 302
    assert {name: cookie.value for name, cookie in hers.cookies.items()} == before
    assert Reaction._rows.get().handled_by is None


def test_the_same_form_sent_twice_is_one_reaction(client, plan):
    form = filled(client, plan)
    assert [client.post(where(plan), form).status_code for _ in range(2)] == [302, 302]
    assert kept() == [SAID]


@pytest.mark.parametrize("token", ["", "verzonnen", None])
def test_without_our_token_nothing_is_kept_and_the_text_stays(client, plan, token):
    form = {"tekst": SAID} if token is None else filled(client, plan, formulier=token)
    answer = client.post(where(plan), form)
    page = answer.content.decode()
    assert (answer.status_code, SAID in page, "stond te lang open" in page, kept()) == (422, True, True, [])
    again = {**dict(fromstring(page).forms[0].form_values())}
    assert client.post(where(plan), again).status_code == 302
    assert kept() == [SAID]


def test_the_token_of_another_action_does_not_fit(client, plan):
    form = filled(client, plan)
    other = where(plan).replace(actions(plan)[0].uid, actions(plan)[1].uid)
    assert (client.post(other, form).status_code, kept()) == (422, [])


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://kwaad.example"},
        {"Origin": "null"},
    ],
)
def test_a_form_on_another_site_cannot_send_for_its_visitors(client, plan, headers):
    form = filled(client, plan)
    assert (client.post(where(plan), form, headers=headers).status_code, kept()) == (403, [])


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}, {"Origin": "http://testserver"}]
)
def test_our_own_form_can(client, plan, headers):
    assert client.post(where(plan), filled(client, plan), headers=headers).status_code == 302


def test_what_a_machine_fills_in_goes_nowhere_and_is_told_nothing(client, plan):
    answer = client.post(where(plan), filled(client, plan, website="https://koop.example"))
    assert (answer.status_code, answer.url.endswith("?bedankt"), kept()) == (302, True, [])


@pytest.mark.parametrize(("language", "told"), [("nl", "Ga naar de politie"), ("en", "Go to the police")])
def test_a_reaction_about_a_person_is_refused_with_the_road_to_take(client, plan, language, told, caplog):
    text = "Fatima Benali van de Kerkstraat 12 doet nooit mee."
    answer = client.post(where(plan, language=language), filled(client, plan, text, language=language))
    page = answer.content.decode()
    assert (answer.status_code, told in page, text in page, kept()) == (422, True, True, [])
    assert "Fatima" not in caplog.text


def test_nothing_and_too_much_say_what_to_do(client, plan):
    for text, told in (("  ", "Schrijf eerst je reactie."), ("a" * 1001, "Hou het bij 1000 tekens.")):
        answer = client.post(where(plan), filled(client, plan, text))
        assert (answer.status_code, told in answer.content.decode(), kept()) == (422, True, [])


def test_one_corner_of_the_internet_sends_so_many_a_day_and_another_still_can(client, plan):
    for place in range(MOST.most):
        assert client.post(where(plan), filled(client, plan), REMOTE_ADDR=f"192.0.2.{place + 1}").status_code == 302
    late = client.post(where(plan), filled(client, plan), REMOTE_ADDR="192.0.2.99")
    page = late.content.decode()
    assert (late.status_code, "Probeer het morgen opnieuw" in page, SAID in page) == (422, True, True)
    assert client.post(where(plan), filled(client, plan), REMOTE_ADDR="198.51.100.1").status_code == 302
    assert len(kept()) == MOST.most + 1


def test_no_address_is_kept_anywhere(client, plan):
    from django.db import connection

    client.post(where(plan), filled(client, plan), REMOTE_ADDR="203.0.113.77")
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += cursor.fetchall()
    assert SAID in str(rows)
    assert "203.0.113" not in str(rows)


def test_residents_read_what_is_shown_with_its_answer_and_how_many_are_not_and_why(client, plan, lien):
    client.post(where(plan), filled(client, plan))
    client.post(where(plan), filled(client, plan, "Koop mijn stofzuiger."))
    first, second = Reaction._rows.order_by("pk")
    handle(first, Verdict(ReactionState.SHOWN, answer="Goed idee.", changed="Er komt een zaterdag."), now=NOW, by=lien)
    handle(second, Verdict(ReactionState.REFUSED, RefusalReason.ADVERT), now=NOW, by=lien)
    page = shown(client, plan)
    for said in (
        SAID,
        "Goed idee.",
        "Er komt een zaterdag.",
        "1 reactie is niet getoond door deze regel: Maak geen reclame.",
    ):
        assert said in page, said
    assert ("stofzuiger" in page, lien.name in page) == (False, False)
    progress = client.get(f"/openbaar/brugwijk/{plan.uid}/voortgang/").content.decode()
    assert ("Er komt een zaterdag." in progress, SAID in progress) == (True, False)


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_a_resident_types_never_becomes_markup(client, client_of, lien_user, plan, lien, attack):
    again = client.post(where(plan), filled(client, plan, f"{attack} Fatima Benali")).content.decode()
    assert client.post(where(plan), filled(client, plan, attack)).status_code == 302
    handle(Reaction._rows.get(), Verdict(ReactionState.SHOWN, answer=attack, changed=attack), now=NOW, by=lien)
    public = [shown(client, plan), client.get(f"/openbaar/brugwijk/{plan.uid}/voortgang/").content.decode()]
    for page in public:
        seen = Seen()
        seen.feed(page)
        assert seen.bad == []
    inside = client_of(lien_user).get(f"/brugwijk/plannen/{plan.pk}/uitvoering/reacties/").content.decode()
    for page in (again, inside):
        assert ("<script>alert" in page, "<img src=x" in page, "<svg onload" in page) == (False, False, False)


def test_an_action_that_went_or_never_was_takes_none(client, plan, lien):
    for uid in ("goal-buren", "bestaat-niet"):
        assert client.get(f"/openbaar/brugwijk/{plan.uid}/acties/{uid}/reageren/").status_code == 404
    closed = a_shown_plan(lien, takes_reactions=False)
    assert client.get(where(closed)).status_code == 404
    assert "Reageer op deze actie" not in shown(client, closed)
