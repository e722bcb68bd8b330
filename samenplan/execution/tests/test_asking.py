"""The round of a day: who is asked, what climbs, who is left in peace."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from samenplan.authorities.operations.contacts import end_contact
from samenplan.core.actor import worker_of
from samenplan.execution.jobs import ask_how_it_goes
from samenplan.execution.models import ReminderRhythm
from samenplan.execution.operations.answering import set_silence
from samenplan.execution.operations.asking import set_rhythm
from samenplan.execution.queries.asking import open_reminders
from samenplan.execution.queries.tokens import actor_asked
from samenplan.execution.rules.asking import Rhythm
from samenplan.execution.tests.asked import (
    EVENINGS,
    LONG_AGO,
    NOW,
    REASON,
    TODAY,
    a_carried_out_plan,
    a_contact,
    addressees,
    asked,
    events,
    make_round,
    reminder,
    runs,
    sent_mails,
)
from samenplan.notices.mailing import NO_MAIL
from samenplan.plans.operations.nodes import tell_progress
from samenplan.plans.rules.state import PlanStatus
from samenplan.plans.rules.status import ActionStatus
from samenplan.plans.tests.builders import node_of


@pytest.fixture
def plan(lien, mo):
    """Mo speaks for Buurtwerk De Brug, the first partner of the action."""
    return a_carried_out_plan(lien, told_on=LONG_AGO)


@pytest.fixture
def worker(brugwijk):
    return worker_of(brugwijk.pk)


def test_a_silent_action_is_asked_of_its_partners_with_and_without_account(plan, lien, worker):
    a_contact(plan, lien)
    assert make_round(worker) == 2
    assert asked() == [("Mo Haddad", "partner"), ("Fatma Demir", "partner")]
    assert addressees() == ["mo@brugwijk.example", "fatma@partner.example"]
    assert events("reminders.asked").count() == 1


def test_one_day_makes_one_round(plan, worker):
    assert [make_round(worker), make_round(worker), make_round(worker, days=-1)] == [1, 0, 0]
    assert len(addressees()) == 1


def test_without_partners_that_can_be_asked_the_lead_is(lien, worker):
    plan = a_carried_out_plan(lien, told_on=LONG_AGO)
    a_contact(plan, lien, part="lead", name="Els Baert")
    make_round(worker)
    assert asked() == [("Els Baert", "lead")]


def test_without_anybody_the_officer_is_asked(lien, worker):
    a_carried_out_plan(lien, told_on=LONG_AGO)
    make_round(worker)
    assert asked() == [("Lien Verbruggen", "officer")]


def test_what_was_told_lately_is_not_asked(lien, mo, worker):
    plan = a_carried_out_plan(lien, told_on=LONG_AGO)
    tell_progress(node_of(plan, EVENINGS), ActionStatus.RUNNING, "Het loopt.", on=TODAY - timedelta(days=3), by=mo)
    assert make_round(worker) == 0


def test_an_activity_is_a_word_too(plan, lien, worker):
    node_of(plan, EVENINGS).activities.create(
        key="a", title="Avond", took_place_on=TODAY - timedelta(days=5), by_id=lien.person
    )
    assert make_round(worker) == 0


@pytest.mark.parametrize("status", [PlanStatus.DRAFT, PlanStatus.ADVICE, PlanStatus.SUBMITTED])
def test_nothing_is_asked_about_a_plan_that_is_not_approved(plan, worker, status):
    plan.status = status
    plan.save()
    assert make_round(worker) == 0


def test_a_plan_that_is_being_amended_is_still_carried_out(plan, worker):
    plan.status = PlanStatus.AMENDING
    plan.save()
    assert make_round(worker) == 1


def test_a_deleted_plan_or_action_is_not_asked_about(plan, worker):
    plan.deleted_at = NOW
    plan.save()
    assert make_round(worker) == 0


def test_a_milestone_that_comes_near_is_asked_about_though_something_was_told(lien, mo, worker):
    plan = a_carried_out_plan(lien, told_on=TODAY - timedelta(days=20))
    assert make_round(worker) == 0
    node_of(plan, EVENINGS).milestones.create(title="Zaal vast", due_on=TODAY + timedelta(days=12))
    assert make_round(worker, days=1) == 1
    assert make_round(worker, days=2) == 0


def test_a_milestone_that_was_reached_is_not_asked_about(lien, mo, worker):
    plan = a_carried_out_plan(lien, told_on=TODAY - timedelta(days=20))
    node_of(plan, EVENINGS).milestones.create(title="Zaal", due_on=TODAY + timedelta(days=5), done_on=TODAY)
    assert make_round(worker) == 0


def test_an_unanswered_question_climbs_from_partner_to_lead_to_officer(plan, lien, worker):
    a_contact(plan, lien, part="lead", name="Els Baert")
    make_round(worker)
    assert make_round(worker, days=13) == 0
    assert make_round(worker, days=14) == 1
    assert make_round(worker, days=27) == 0
    assert make_round(worker, days=28) == 1
    assert make_round(worker, days=60) == 0
    assert asked() == [("Mo Haddad", "partner"), ("Els Baert", "lead"), ("Lien Verbruggen", "officer")]
    assert [row.name for row in open_reminders(lien)] == ["Lien Verbruggen"]


def test_a_question_that_climbed_says_so_in_its_mail(plan, worker):
    make_round(worker)
    make_round(worker, days=14)
    first, second = sent_mails()
    assert ["nog geen antwoord gekregen" in one.body for one in (first, second)] == [False, True]


def test_after_an_answer_nothing_climbs(plan, mo, worker):
    make_round(worker)
    tell_progress(node_of(plan, EVENINGS), ActionStatus.RUNNING, "Loopt.", on=TODAY + timedelta(days=2), by=mo)
    assert make_round(worker, days=14) == 0
    assert reminder().answered_at == NOW + timedelta(days=14)


def test_an_action_that_was_stopped_asks_nothing_more(plan, worker):
    make_round(worker)
    node = node_of(plan, EVENINGS)
    node.status = ActionStatus.STOPPED
    node.save()
    assert make_round(worker, days=14) == 0


def test_when_nobody_ever_answers_a_new_round_begins_at_the_partner(plan, lien, worker):
    make_round(worker)
    make_round(worker, days=14)
    assert make_round(worker, days=14 + 91) == 1
    assert [step for _, step in asked()] == ["partner", "officer", "partner"]
    assert open_reminders(lien).count() == 1


def test_one_person_gets_one_mail_for_all_her_actions(plan, worker):
    runs(plan, "act-huisregels", LONG_AGO).involvements.create(party_id=party_of_mo(plan), part="partner")
    make_round(worker)
    assert addressees() == ["mo@brugwijk.example"]
    (mail,) = sent_mails()
    assert mail.subject == "Brugwijk vraagt: hoe gaat het met 2 acties?"
    assert mail.body.count("Loopt: http") == 2


def party_of_mo(plan):
    rows = node_of(plan, EVENINGS).involvements.filter(party__name="Buurtwerk De Brug")
    return rows.values_list("party_id", flat=True)[0]


def test_who_wants_no_mails_gets_none_but_her_question_stays_and_climbs(plan, mo, worker):
    make_round(worker)
    set_silence(wanted=True, by=mo, about=reminder())
    make_round(worker, days=14)
    make_round(worker, days=14 + 91)
    assert asked()[-1] == ("Mo Haddad", "partner")
    assert addressees() == ["mo@brugwijk.example", "lien@brugwijk.example"]
    set_silence(wanted=False, by=mo, about=reminder())
    assert events("mails.stopped").count() == events("mails.wanted").count() == 1


def test_a_contact_without_address_is_asked_without_mail(lien, worker):
    plan = a_carried_out_plan(lien, told_on=LONG_AGO)
    a_contact(plan, lien)
    contact = a_contact(plan, lien, name="Zonder Adres")
    contact.email = ""
    contact.save()
    make_round(worker)
    assert (len(asked()), addressees()) == (2, ["fatma@partner.example"])


def test_who_left_is_asked_no_more(plan, lien, worker, mo_user):
    contact = a_contact(plan, lien)
    end_contact(contact, by=lien, now=NOW)
    mo_user.is_active = False
    mo_user.save()
    make_round(worker)
    assert asked() == [("Lien Verbruggen", "officer")]


def test_a_town_asks_its_own_people_about_its_own_actions(plan, omar, molenrode, worker):
    other = a_carried_out_plan(omar, told_on=LONG_AGO)
    assert make_round(worker_of(molenrode.pk)) == 1
    assert asked() == [("Omar Benali", "officer")]
    assert reminder().node.plan == other


def test_where_the_rhythm_is_off_nothing_is_asked(plan, lien, worker):
    set_rhythm(Rhythm(), is_on=False, by=lien)
    assert make_round(worker) == 0
    assert ReminderRhythm.objects.unscoped(reason=REASON).get().asked_on is None


def test_where_no_mail_is_set_up_nobody_is_asked_by_itself(plan, worker, settings):
    settings.EMAIL_BACKEND = NO_MAIL
    assert (make_round(worker), asked()) == (0, [])


def test_the_job_makes_the_round_of_every_town_once(plan, omar, molenrode):
    a_carried_out_plan(omar, told_on=LONG_AGO)
    assert [ask_how_it_goes(lambda: NOW), ask_how_it_goes(lambda: NOW)] == [2, 0]


def test_a_round_reads_no_more_of_the_database_for_three_silent_actions(plan, lien, worker):
    """Writing costs per question; reading does not."""
    with CaptureQueriesContext(connection) as one, transaction.atomic():
        assert make_round(worker) == 1
        transaction.set_rollback(True)
    for uid in ("act-huisregels", "act-vorming"):
        runs(plan, uid, LONG_AGO)
    with CaptureQueriesContext(connection) as three, transaction.atomic():
        assert make_round(worker) == 3
        transaction.set_rollback(True)
    assert len(reads(three)) == len(reads(one)) > 5


def reads(queries):
    tables = ("execution_reminder", "plans_", "authorities_m", "authorities_contact")
    return [
        one["sql"] for one in queries
        if one["sql"].startswith("SELECT") and any(f'FROM "{table}' in one["sql"] for table in tables)
        and "LIMIT 21" not in one["sql"]
    ]  # fmt: skip


def test_whoever_was_asked_acts_with_her_own_roles_and_no_other(plan, lien, worker):
    contact = a_contact(plan, lien)
    make_round(worker)
    actor = actor_asked(reminder())
    assert (actor.contact_id, actor.reach, actor.party_id) == (contact.pk, lien.reach, contact.party_id)
