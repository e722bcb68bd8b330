"""Answering by a link in a mail: once, in time, for one action; looking changes nothing."""

from datetime import timedelta

import pytest
from django.core.signing import Signer
from django.utils.timezone import localdate, now

from samenplan.audit.models import Event
from samenplan.authorities.operations.contacts import end_contact
from samenplan.execution.models import Reminder
from samenplan.execution.operations.answering import (
    AnsweredAlready,
    LinkEnded,
    NoSuchLink,
    answer_by_link,
    question_behind,
    silence_behind,
)
from samenplan.execution.queries.tokens import ANSWER_SALT, SILENCE_SALT, answer_token, silence_token
from samenplan.execution.rules.answers import ANSWER_TERM, Answer, AnswerKind
from samenplan.execution.tests.answering.answers import DONE, RUNNING, answered, everything, path, silence_path, stand
from samenplan.execution.tests.asked import NOW
from samenplan.plans.models import ProgressNote
from samenplan.plans.rules.status import ActionStatus


@pytest.mark.parametrize("kind", list(AnswerKind))
def test_looking_changes_nothing_however_often_a_scanner_looks(client, asked_contact, kind):
    before = everything()
    for _ in range(3):
        assert client.get(path(asked_contact, kind)).status_code == 200
        assert client.head(path(asked_contact, kind)).status_code == 200
        assert client.get(silence_path(asked_contact)).status_code == 200
        assert client.head(silence_path(asked_contact)).status_code == 200
    assert everything() == before


def test_the_page_shows_the_action_the_answer_and_one_button(client, asked_contact):
    page = client.get(path(asked_contact, DONE)).content.decode()
    assert "Gespreksavonden in vier buurten" in page
    assert "Je antwoord: de actie is klaar" in page
    main = page[page.index("<main") : page.index("</main>")]
    assert main.count("<button") == 1


def test_nothing_of_the_page_may_be_kept_by_others(client, asked_contact):
    answer = client.get(path(asked_contact))
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"


def test_a_contact_without_account_answers_in_her_own_name(client, plan, contact, asked_contact):
    answer = client.post(path(asked_contact, DONE), {"text": "Vier avonden, 80 buren."})
    assert (answer.status_code, answer.url) == (302, path(asked_contact, DONE))
    note = ProgressNote._rows.get()
    assert (note.contact, note.by, note.status, note.text) == (contact, None, "done", "Vier avonden, 80 buren.")
    assert stand(plan) == (ActionStatus.DONE, 1)
    events = Event._rows.filter(actor=f"contact:{contact.pk}").order_by("pk").values_list("verb", flat=True)
    assert list(events) == ["node.progress_told", "reminder.answered"]


def test_a_partner_with_an_account_answers_without_signing_in(client, plan, mo, asked_mo):
    client.post(path(asked_mo), {"text": ""})
    note = ProgressNote._rows.get()
    assert (note.by_id, note.contact, note.status) == (mo.user_id, None, "running")
    assert "_auth_user_id" not in client.session


def test_answering_lets_nobody_in_further(client, plan, asked_mo):
    client.post(path(asked_mo), {"text": ""})
    for address in ("/brugwijk/", "/brugwijk/mijn-acties/", f"/brugwijk/plannen/{plan.pk}/"):
        assert client.get(address).url.startswith("/account/aanmelden/")


def test_the_second_time_it_says_so_and_shows_the_way(client, plan, asked_mo):
    client.post(path(asked_mo), {"text": ""})
    for kind in (RUNNING, DONE):
        page = client.get(path(asked_mo, kind)).content.decode()
        assert "Deze vraag is beantwoord" in page
        assert 'href="/brugwijk/mijn-acties/"' in page
    client.post(path(asked_mo, DONE), {"text": "nog eens"})
    assert stand(plan) == (ActionStatus.RUNNING, 1)


def test_two_answers_at_the_same_moment_are_one(asked_mo, plan):
    answered(asked_mo, Answer(RUNNING))
    with pytest.raises(AnsweredAlready):
        answered(asked_mo, Answer(DONE))
    assert stand(plan) == (ActionStatus.RUNNING, 1)


def test_a_link_does_one_thing_only(asked_mo, plan):
    with pytest.raises(AnsweredAlready):
        answer_by_link(answer_token(asked_mo, RUNNING), Answer(DONE), today=localdate(), now=now())
    assert stand(plan) == (ActionStatus.RUNNING, 0)


@pytest.mark.parametrize(("days", "works"), [(0, True), (30, True), (31, False), (400, False)])
def test_a_link_works_thirty_days(asked_mo, days, works):
    token, later = answer_token(asked_mo, RUNNING), asked_mo.asked_on + timedelta(days=days)
    if works:
        assert question_behind(token, today=later).kind is RUNNING
        return
    with pytest.raises(LinkEnded, match="verlopen"):
        question_behind(token, today=later)
    with pytest.raises(LinkEnded):
        answer_by_link(token, Answer(RUNNING), today=later, now=NOW)


def test_an_expired_link_gets_a_friendly_page(client, asked_mo, plan):
    Reminder._rows.update(asked_on=localdate() - ANSWER_TERM - timedelta(days=1))
    page = client.get(path(asked_mo))
    assert (page.status_code, "Deze link is verlopen" in page.content.decode()) == (410, True)
    assert client.post(path(asked_mo), {"text": "x"}).status_code == 410
    assert stand(plan) == (ActionStatus.RUNNING, 0)


def wrong_tokens(row):
    good = answer_token(row, RUNNING)
    yield from ("x", good[:-1], good[:-4] + "AAAA", f"{good}:x", "é" * 30, good.replace(":", ""), "a:b")
    yield silence_token(row)  # made for another purpose
    yield Signer(salt=ANSWER_SALT).sign_object([row.pk + 99, "running"])
    yield Signer(salt=ANSWER_SALT).sign_object([str(row.pk), "running"])
    yield Signer(salt=ANSWER_SALT).sign_object([row.pk, "owner"])
    yield Signer(salt=ANSWER_SALT).sign_object({"r": row.pk})
    yield Signer(salt=ANSWER_SALT).sign("no json")
    yield Signer(salt="other", key="not-ours").sign_object([row.pk, "running"])


def test_a_wrong_link_gets_a_friendly_page_and_changes_nothing(client, asked_mo):
    before = everything()
    for token in wrong_tokens(asked_mo):
        where = f"/antwoord/{token}/"
        for answer in (client.get(where), client.post(where, {"text": "x"})):
            assert answer.status_code == 404, token
            assert "Deze link werkt niet" in answer.content.decode()
    assert everything() == before


def test_the_link_for_answering_is_no_link_for_silence_and_the_other_way_round(client, asked_mo):
    with pytest.raises(NoSuchLink):
        silence_behind(answer_token(asked_mo, RUNNING), today=localdate())
    with pytest.raises(NoSuchLink):
        question_behind(silence_token(asked_mo), today=localdate())


def test_no_link_names_a_person(asked_contact):
    token = answer_token(asked_contact, RUNNING)
    assert Signer(salt=ANSWER_SALT).unsign_object(token) == [asked_contact.pk, "running"]
    assert Signer(salt=SILENCE_SALT).unsign_object(silence_token(asked_contact)) == [asked_contact.pk]


def test_who_was_taken_off_can_answer_no_more(client, lien, contact, asked_contact):
    end_contact(contact, by=lien, now=NOW)
    assert client.get(path(asked_contact)).status_code == 410


def test_who_lost_her_roles_can_answer_no_more(client, asked_mo, mo_user, plan):
    mo_user.memberships.all().delete()
    assert client.post(path(asked_mo), {"text": ""}).status_code == 410
    assert stand(plan) == (ActionStatus.RUNNING, 0)
