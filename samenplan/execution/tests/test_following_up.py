"""The page on which the officer sees who was asked, who answered and whom to call."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

from samenplan.execution.models import Reminder, ReminderRhythm
from samenplan.execution.operations.answering import answer_by_link, set_silence
from samenplan.execution.operations.asking import ask_now
from samenplan.execution.queries.tokens import answer_token
from samenplan.execution.rules.answers import Answer, AnswerKind
from samenplan.execution.tests.asked import EVENINGS, NOW, a_carried_out_plan, a_contact, asked, reminder, runs
from samenplan.notices.mailing import NO_MAIL
from samenplan.notices.models import Notice
from samenplan.plans.tests.builders import node_of

PAGE = "/brugwijk/opvolging/"
RHYTHM = {"is_on": "on", "every_days": "60", "climb_days": "10", "asks_before_days": "7"}


@pytest.fixture
def plan(lien, mo):
    return a_carried_out_plan(lien, told_on=localdate() - timedelta(days=100))


@pytest.fixture
def browser(lien_user, client_of):
    return client_of(lien_user)


def ask(plan, by, *, days_ago=0, uid=EVENINGS):
    before = timedelta(days=days_ago)
    return ask_now(node_of(plan, uid), by=by, today=localdate() - before, now=now() - before)


def text(answer):
    return " ".join(answer.content.decode().split())


def ask_page(plan, uid=EVENINGS):
    return f"{PAGE}{node_of(plan, uid).pk}/"


def test_before_anything_was_asked_the_page_teaches(plan, browser):
    assert "Laat de vragen vanzelf gaan" in text(browser.get(PAGE))


def test_what_waits_stands_there_with_whom_it_waits_for(plan, lien, browser):
    ask(plan, lien, days_ago=3)
    page = text(browser.get(PAGE))
    assert "1 vraag wacht op antwoord" in page
    assert "Mo Haddad, partner" in page
    assert "3 dagen geleden" in page
    assert "krijgt geen mails" not in page


def test_who_gets_no_mails_stands_out_so_that_one_can_call(plan, lien, mo, browser):
    ask(plan, lien, days_ago=3)
    set_silence(wanted=True, by=mo, about=reminder())
    assert "krijgt geen mails" in text(browser.get(PAGE))
    assert "Bericht om door te sturen" in text(browser.get(ask_page(plan)))


def test_the_share_of_answers_counts_what_was_answered(plan, lien, browser):
    a_contact(plan, lien)
    ask(plan, lien, days_ago=1)
    token = answer_token(reminder(), AnswerKind.RUNNING)
    answer_by_link(token, Answer(AnswerKind.RUNNING), today=localdate(), now=now())
    page = text(browser.get(PAGE))
    assert "100 %" in page  # the other one, asked about the same action, has nothing left to answer
    assert "1 van 1" in page
    assert "Niemand laat je wachten" in page


def test_the_rhythm_is_kept_and_a_wild_one_is_not(plan, browser):
    assert browser.post(PAGE, RHYTHM).status_code == 302
    row = ReminderRhythm._rows.get()
    assert (row.is_on, row.every_days, row.climb_days, row.asks_before_days) == (True, 60, 10, 7)
    refused = browser.post(PAGE, RHYTHM | {"every_days": "1"})
    assert (refused.status_code, ReminderRhythm._rows.get().every_days) == (422, 60)
    browser.post(PAGE, RHYTHM | {"is_on": ""})
    assert ReminderRhythm._rows.get().is_on is False


def test_fields_that_are_not_on_the_form_change_nothing(plan, browser, molenrode):
    browser.post(PAGE, RHYTHM | {"authority": molenrode.pk, "asked_on": "2020-01-01"})
    row = ReminderRhythm._rows.get()
    assert (row.authority.slug, row.asked_on) == ("brugwijk", None)


def test_one_chooses_an_action_and_asks_by_hand(plan, browser):
    node = node_of(plan, EVENINGS)
    assert browser.get(PAGE, {"actie": node.pk}).url == ask_page(plan)
    assert "Mo Haddad" in text(browser.get(ask_page(plan)))
    assert browser.post(ask_page(plan)).url == ask_page(plan)
    page = text(browser.get(ask_page(plan)))
    assert "Gevraagd aan Mo Haddad" in page
    assert "/antwoord/" not in page
    browser.post(ask_page(plan))
    assert asked() == [("Mo Haddad", "partner")]


@pytest.mark.parametrize("chosen", ["x", "-1", "9" * 30, "1.5", ""])
def test_a_strange_choice_shows_the_page(plan, browser, chosen):
    assert browser.get(PAGE, {"actie": chosen}).status_code == 200


def test_without_mail_the_page_says_so_and_gives_a_message_to_copy(plan, browser, settings, client):
    settings.EMAIL_BACKEND = NO_MAIL
    assert "Hier is geen mail ingesteld" in text(browser.get(PAGE))
    browser.post(ask_page(plan))
    page = browser.get(ask_page(plan)).content.decode()
    assert page.count("/antwoord/") == 6  # three answers, in the text and in the copy button
    assert not Notice._rows.exists()
    link = f"/antwoord/{answer_token(reminder(), AnswerKind.DONE)}/"
    assert f"{settings.ADDRESS}{link}" in page
    assert client.get(link).status_code == 200


def test_who_answered_or_was_passed_over_needs_no_message(plan, lien, browser, settings):
    settings.EMAIL_BACKEND = NO_MAIL
    ask(plan, lien, days_ago=40)
    assert "/antwoord/" not in browser.get(ask_page(plan)).content.decode()


def test_an_action_with_nobody_to_ask_teaches(lien, bart_user, lien_user, client_of):
    plan = a_carried_out_plan(lien)
    lien_user.memberships.all().delete()
    page = text(client_of(bart_user).get(ask_page(plan)))
    assert "Geef de partner of de trekker een contactpersoon" in page


def test_an_action_that_is_over_has_no_page_to_ask(plan, browser):
    node = runs(plan, EVENINGS, localdate())
    node.status = "done"
    node.save()
    assert browser.get(ask_page(plan)).status_code == 404


def test_mails_that_failed_are_shown_and_tried_again(plan, browser, brugwijk, molenrode):
    for town, address in ((brugwijk, "fout@x.example"), (molenrode, "ander@x.example")):
        said = {"subject": "Hoe gaat het?", "state": "failed", "due_at": NOW, "attempts": 8}
        Notice._rows.create(authority=town, key=town.slug, address=address, **said)
    page = text(browser.get(PAGE))
    assert ("fout@x.example" in page, "ander@x.example" in page) == (True, False)
    browser.post("/brugwijk/opvolging/mails/")
    states = {row.address: row.state for row in Notice._rows.all()}
    assert states == {"fout@x.example": "waiting", "ander@x.example": "failed"}


def test_who_cannot_manage_is_kept_out(plan, jef_user, mo_user, omar_user, client_of):
    for user, status in ((jef_user, 403), (mo_user, 403), (omar_user, 404)):
        for address in (PAGE, ask_page(plan)):
            assert client_of(user).get(address).status_code == status
            assert client_of(user).post(address, RHYTHM).status_code == status
    assert asked() == []


def test_three_questions_cost_no_more_than_one(plan, lien, browser):
    ask(plan, lien, days_ago=1)
    browser.get(PAGE)
    with CaptureQueriesContext(connection) as one:
        browser.get(PAGE)
    a_contact(plan, lien)
    for uid in ("act-huisregels", "act-vorming"):
        runs(plan, uid, None)
        ask(plan, lien, days_ago=1, uid=uid)
    with CaptureQueriesContext(connection) as three:
        browser.get(PAGE)
    assert Reminder._rows.count() == 3
    assert len(three) == len(one)
