"""What an answer by a link changes: status, milestone, figure; and what it refuses."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils.timezone import localdate

from samenplan.core.errors import Refused
from samenplan.execution.models import Measurement, Milestone
from samenplan.execution.rules.answers import Answer
from samenplan.execution.tests.answering.answers import POSTPONED, RUNNING, VALUE, answered, path, stand
from samenplan.execution.tests.asked import EVENINGS, NOW, reminder, sent_mails
from samenplan.plans.models import Plan, ProgressNote
from samenplan.plans.rules.status import ActionStatus
from samenplan.plans.tests.builders import node_of


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
