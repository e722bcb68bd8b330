"""Answering by a link in a mail: once, in time, for one action; looking changes nothing."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now

from samenplan.audit.models import Event
from samenplan.authorities.operations.contacts import end_contact, link_behind, make_link
from samenplan.core.errors import Refused
from samenplan.execution.models import IndicatorProfile, Measurement, Milestone, Reminder
from samenplan.execution.operations.answering import (
    AnsweredAlready,
    LinkEnded,
    NoSuchLink,
    answer_by_link,
    question_behind,
    silence_behind,
)
from samenplan.execution.operations.asking import ask_now
from samenplan.execution.queries.tokens import ANSWER_SALT, SILENCE_SALT, answer_token, silence_token
from samenplan.execution.rules.answers import ANSWER_TERM, SILENCE_TERM, Answer, AnswerKind
from samenplan.execution.tests.asked import (
    EVENINGS,
    NOW,
    TODAY,
    a_carried_out_plan,
    a_contact,
    reminder,
    sent_mails,
)
from samenplan.notices.models import Silence
from samenplan.plans.models import Plan, PlanNode, ProgressNote
from samenplan.plans.rules.status import ActionStatus
from samenplan.plans.tests.builders import node_of

LONG_AGO = date(2026, 1, 1)
DONE, RUNNING, POSTPONED, VALUE = AnswerKind.DONE, AnswerKind.RUNNING, AnswerKind.POSTPONED, AnswerKind.VALUE


@pytest.fixture
def plan(lien):
    return a_carried_out_plan(lien, told_on=LONG_AGO)


@pytest.fixture
def contact(plan, lien):
    return a_contact(plan, lien)


@pytest.fixture
def asked_contact(plan, contact, lien):
    """Fatma, a contact without account, was asked today."""
    ask_now(node_of(plan, EVENINGS), by=lien, today=localdate(), now=now())
    return reminder()


@pytest.fixture
def asked_mo(mo, plan, lien):
    """Mo, a partner with an account, was asked today."""
    ask_now(node_of(plan, EVENINGS), by=lien, today=localdate(), now=now())
    return reminder()


def path(row, kind=RUNNING):
    return reverse("execution_doors:answer", args=[answer_token(row, kind)])


def silence_path(row):
    return reverse("execution_doors:silence", args=[silence_token(row)])


def stand(plan):
    node = node_of(plan, EVENINGS)
    return node.status, ProgressNote._rows.filter(node=node).count()


def everything():
    """Every row that an answer could touch."""
    models = (Reminder, PlanNode, ProgressNote, Measurement, Milestone, Silence)
    rows = [list(model._rows.order_by("pk").values()) for model in models]
    return [*rows, Event._rows.count()]


def answered(row, answer, *, today=None):
    return answer_by_link(answer_token(row, answer.kind), answer, today=today or localdate(), now=now())


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


def test_when_the_party_left_the_action_the_answer_is_refused_and_the_question_stays(client, asked_mo, plan):
    node_of(plan, EVENINGS).involvements.all().delete()
    page = client.post(path(asked_mo), {"text": "x"})
    assert (page.status_code, reminder().answered_at, stand(plan)[1]) == (422, None, 0)


def test_a_deleted_action_or_plan_has_no_page_any_more(client, asked_mo, plan):
    Plan._rows.update(deleted_at=NOW)
    assert client.get(path(asked_mo)).status_code == 404


def test_a_text_that_names_a_person_by_number_is_refused_and_kept_nowhere(client, asked_mo, plan):
    page = client.post(path(asked_mo), {"text": "Bel 85.07.30-033.28"})
    assert (page.status_code, "Dat hoort niet in een plan" in page.content.decode()) == (422, True)
    assert (stand(plan)[1], reminder().answered_at) == (0, None)
    with pytest.raises(Refused):
        answered(asked_mo, Answer(RUNNING, "Bel 85.07.30-033.28"))
    assert (stand(plan)[1], reminder().answered_at) == (0, None)


def test_a_postponed_action_says_until_when_and_moves_its_first_milestone(client, asked_mo, plan):
    node = node_of(plan, EVENINGS)
    done = node.milestones.create(title="Zaal", due_on=date(2026, 3, 1), done_on=date(2026, 3, 1))
    first = node.milestones.create(title="Eerste avond", due_on=localdate())
    later = node.milestones.create(title="Tweede avond", due_on=localdate() + timedelta(days=900))
    until = localdate() + timedelta(days=40)
    client.post(path(asked_mo, POSTPONED), {"until": until.isoformat(), "text": "De zaal is dicht."})
    days = {row.title: row.due_on for row in Milestone._rows.all()}
    assert days == {"Zaal": done.due_on, "Eerste avond": until, "Tweede avond": later.due_on}
    assert first.pk and ProgressNote._rows.get().text.startswith("Uitgesteld tot ")
    assert stand(plan)[0] == ActionStatus.RUNNING


def test_a_postponed_action_never_moves_a_milestone_of_another(client, asked_mo, plan):
    other = node_of(plan, "act-feest").milestones.create(title="Ander", due_on=localdate())
    until = localdate() + timedelta(days=40)
    client.post(path(asked_mo, POSTPONED), {"until": until.isoformat(), "text": ""})
    assert Milestone._rows.get(pk=other.pk).due_on == localdate()


@pytest.mark.parametrize("until", ["", "gisteren", "2020-01-01", "2199-01-01"])
def test_postponed_without_a_day_to_come_is_refused(client, asked_mo, plan, until):
    page = client.post(path(asked_mo, POSTPONED), {"until": until, "text": "blijft staan"})
    assert (page.status_code, "blijft staan" in page.content.decode(), stand(plan)[1]) == (422, True, 0)


@pytest.fixture
def counting(plan):
    """The action counts its evenings itself."""
    indicator = node_of(plan, EVENINGS).indicators.get()
    IndicatorProfile._rows.create(indicator=indicator, kind="own_count")
    return indicator


def test_an_action_that_counts_offers_a_number_in_the_mail(counting, asked_mo):
    (mail,) = sent_mails()
    assert "Geef een getal door: Gespreksavonden: http" in mail.body
    assert mail.body.count("/antwoord/") == 4


def test_an_action_that_counts_nothing_offers_no_number(asked_mo):
    (mail,) = sent_mails()
    assert mail.body.count("/antwoord/") == 3


@pytest.mark.parametrize(("typed", "kept"), [("3", "3"), ("12,5", "12.5"), ("12.5", "12.5"), ("0", "0"), ("-1", "-1")])
def test_a_number_becomes_a_measurement_told_by_whoever_was_asked(client, counting, mo, asked_mo, typed, kept):
    page = client.get(path(asked_mo, VALUE)).content.decode()
    assert "Gespreksavonden" in page
    client.post(path(asked_mo, VALUE), {"value": typed, "text": ""})
    row = Measurement._rows.get()
    assert (row.indicator, row.value, row.by_id, row.measured_on) == (counting, Decimal(kept), mo.user_id, localdate())


@pytest.mark.parametrize("typed", ["", "veel", "1e400", "NaN", "Infinity", "9" * 20, "1/2"])
def test_what_is_no_number_is_refused(client, counting, asked_mo, typed):
    page = client.post(path(asked_mo, VALUE), {"value": typed, "text": "tekst"})
    assert (page.status_code, "tekst" in page.content.decode()) == (422, True)
    assert (Measurement._rows.count(), reminder().answered_at) == (0, None)


def test_a_number_for_an_action_that_counts_no_more_is_refused(client, asked_mo):
    page = client.post(path(asked_mo, VALUE), {"value": "3", "text": ""})
    assert (page.status_code, reminder().answered_at) == (422, None)


def test_fields_that_are_not_on_the_form_change_nothing(client, asked_mo, plan):
    posted = {"text": "", "status": "stopped", "node": "1", "title": "x", "is_anchor": "1", "value": "9", "until": "x"}
    client.post(path(asked_mo), posted)
    assert stand(plan) == (ActionStatus.RUNNING, 1)
    assert Measurement._rows.count() == 0


def test_a_link_changes_nothing_for_a_page_of_another_site(asked_mo, plan):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path(asked_mo), {"text": ""}).status_code == 403
    assert stand(plan)[1] == 0


def test_silence_is_asked_with_a_button_and_can_be_undone(client, asked_contact, contact):
    assert client.post(silence_path(asked_contact)).status_code == 302
    assert [row.contact for row in Silence._rows.all()] == [contact]
    assert "Je krijgt geen mails van Brugwijk" in client.get(silence_path(asked_contact)).content.decode()
    client.post(silence_path(asked_contact))
    client.post(silence_path(asked_contact), {"weer": "1"})
    assert not Silence._rows.exists()
    verbs = Event._rows.filter(verb__startswith="mails.").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["mails.stopped", "mails.wanted"]


def test_the_link_for_silence_lasts_longer_than_a_year_and_not_for_ever(asked_mo):
    token = silence_token(asked_mo)
    assert silence_behind(token, today=asked_mo.asked_on + SILENCE_TERM)[0] == asked_mo
    with pytest.raises(LinkEnded):
        silence_behind(token, today=asked_mo.asked_on + SILENCE_TERM + timedelta(days=1))


def test_every_link_in_a_mail_opens_a_page(client, asked_contact, counting, settings):
    (mail,) = sent_mails()
    for text in (mail.body, mail.alternatives[0][0]):
        links = re.findall(rf"{settings.ADDRESS}(/[^\s\"<]+)", text)
        assert len(links) >= 4
        assert {client.get(link).status_code for link in links} <= {200, 302}


def test_a_mail_fetches_nothing_and_escapes_what_people_typed(mo, plan, lien):
    node = node_of(plan, EVENINGS)
    node.title = '<img src="https://evil.example/x.png"> & co'
    node.save()
    ask_now(node, by=lien, today=TODAY, now=NOW)
    (mail,) = sent_mails()
    html = mail.alternatives[0][0]
    assert [word in html for word in ("<img", "<script", "<link", "url(")] == [False] * 4
    assert '<img src="https://evil.example/x.png"> & co' in mail.body


@pytest.fixture
def the_room_is_there(settings):
    """The door for personal links; in the whole house it is, here it may not be yet."""
    settings.ROOT_URLCONF = "tests.security.with_door"


def test_a_contact_gets_a_link_of_her_own_in_the_mail_and_keeps_the_one_she_had(
    the_room_is_there, plan, contact, lien, settings
):
    given = make_link(contact, by=lien, now=now())
    ask_now(node_of(plan, EVENINGS), by=lien, today=localdate(), now=now())
    (mail,) = sent_mails()
    (secret,) = re.findall(rf"{settings.ADDRESS}/mijn/([^/]+)/", mail.body)
    assert [link_behind(each, now=now()).contact for each in (given, secret)] == [contact, contact]
    assert f"/mijn/{secret}/" in mail.alternatives[0][0]
    with pytest.raises(Refused):
        link_behind(secret, now=now() + timedelta(days=61))
    assert Event._rows.filter(verb="personal_link.mailed").count() == 1


def test_who_has_an_account_gets_no_such_link(the_room_is_there, asked_mo):
    (mail,) = sent_mails()
    assert "/mijn/" not in mail.body
    assert "/brugwijk/mijn-acties/" in mail.body
