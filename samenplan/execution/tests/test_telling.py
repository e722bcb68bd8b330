"""Telling how an action goes: who may, what is refused, once is once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from samenplan.core.errors import Forbidden, Refused
from samenplan.execution.models import Reminder
from samenplan.execution.operations.evidence import Link
from samenplan.execution.operations.telling import ask, tell_activity, tell_status
from samenplan.execution.rules.activities import Reached
from samenplan.execution.tests.conftest import NOW
from samenplan.execution.tests.told import EVENING, a_photo, all_activities, all_evidence, all_questions, verbs
from samenplan.plans.operations.locking import Gone
from samenplan.plans.rules.status import ActionStatus

TODAY = NOW.date()
PLATE = "De wagen met plaat 1-ABC-234 stond er weer."


def test_a_contact_tells_how_her_action_goes(evenings, samira, contact):
    before = len(verbs())
    note = tell_status(evenings, ActionStatus.RUNNING, "31 buren.", on=TODAY, by=samira, now=NOW)
    evenings.refresh_from_db()
    assert (note.contact, note.by, note.text) == (contact, None, "31 buren.")
    assert (evenings.status, evenings.status_on) == (ActionStatus.RUNNING, TODAY)
    assert verbs()[before:] == ["node.progress_told"]


def test_the_same_stand_told_twice_is_one_note(evenings, samira):
    for _ in range(2):
        tell_status(evenings, ActionStatus.DONE, "Voorbij.", on=TODAY, by=samira, now=NOW)
    assert evenings.progress_notes.count() == 1


def test_going_back_to_an_earlier_stand_is_a_note_of_its_own(evenings, samira):
    for status in (ActionStatus.RUNNING, ActionStatus.DONE, ActionStatus.RUNNING):
        tell_status(evenings, status, "", on=TODAY, by=samira, now=NOW)
    assert evenings.progress_notes.count() == 3


def test_a_stand_of_tomorrow_is_refused(evenings, samira):
    with pytest.raises(Refused, match="moet nog komen"):
        tell_status(evenings, ActionStatus.DONE, "", on=TODAY + timedelta(days=1), by=samira, now=NOW)
    evenings.refresh_from_db()
    assert evenings.status == ActionStatus.NOT_STARTED


def test_an_activity_is_kept_with_its_counts_and_what_shows_it(evenings, samira, contact):
    before = len(verbs())
    proofs = [a_photo(), Link("https://debrug.example/avond")]
    activity = tell_activity(evenings, EVENING, key="k1", proofs=proofs, by=samira, now=NOW)
    assert (activity.title, activity.took_place_on, activity.contact) == (EVENING.title, date(2026, 11, 12), contact)
    assert list(activity.reached.values_list("group", "count")) == [("bewoners", 31), ("nieuwkomers", 5)]
    assert [row.kind for row in activity.evidence.all()] == ["photo", "link"]
    assert activity.evidence.get(kind="photo").file.read() == a_photo().data
    assert verbs()[before:] == ["activity.told"]


def test_the_same_key_is_one_activity_with_one_event(evenings, samira):
    before = len(verbs())
    first = tell_activity(evenings, EVENING, key="k1", proofs=[a_photo()], by=samira, now=NOW)
    again = tell_activity(evenings, replace(EVENING, title="Iets anders"), key="k1", by=samira, now=NOW)
    assert again == first
    assert (len(all_activities()), len(all_evidence()), len(verbs()) - before) == (1, 1, 1)


def test_a_group_told_twice_is_added_up(evenings, samira):
    told = replace(EVENING, reached=(Reached("buren", 3), Reached(" Buren ", 4)))
    activity = tell_activity(evenings, told, key="k", by=samira, now=NOW)
    assert list(activity.reached.values_list("group", "count")) == [("buren", 7)]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (replace(EVENING, title="  "), "wat er plaatsvond"),
        (replace(EVENING, took_place_on=TODAY + timedelta(days=2)), "moet nog komen"),
        (replace(EVENING, until=date(2026, 11, 1)), "valt voor de eerste"),
        (replace(EVENING, text=PLATE), "nummerplaat"),
        (replace(EVENING, place=PLATE), "nummerplaat"),
        (replace(EVENING, reached=(Reached("buren", -1),)), "tussen 0 en 1.000.000"),
        (replace(EVENING, reached=tuple(Reached(f"groep {n}", 1) for n in range(21))), "hoogstens 20"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(evenings, samira, told, said):
    before = verbs()
    with pytest.raises(Refused, match=said):
        tell_activity(evenings, told, key="k", proofs=[a_photo()], by=samira, now=NOW)
    assert (all_activities(), all_evidence(), verbs()) == ([], [], before)


@pytest.mark.parametrize("key", ["", "k" * 41])
def test_a_form_without_a_sound_key_is_refused(evenings, samira, key):
    with pytest.raises(Refused, match="niet heel"):
        tell_activity(evenings, EVENING, key=key, by=samira, now=NOW)
    assert all_activities() == []


def test_nobody_tells_about_an_action_that_is_not_hers(evenings, feast, samira, omar, griet, nele):
    for node, actor, stop in ((feast, samira, Gone), (evenings, omar, Gone), (evenings, griet, Forbidden),
                              (evenings, nele, Forbidden)):  # fmt: skip
        with pytest.raises(stop):
            tell_activity(node, EVENING, key="k", by=actor, now=NOW)
        with pytest.raises(stop):
            tell_status(node, ActionStatus.DONE, "", on=TODAY, by=actor, now=NOW)
        with pytest.raises(stop):
            ask(node, "Mag dit?", by=actor)
    assert (all_activities(), all_questions()) == ([], [])


def test_whoever_tells_has_answered_what_was_asked_of_her_and_of_nobody_else(evenings, samira, contact, bart):
    rows = Reminder.objects.unscoped(reason="a test asks")
    hers = rows.create(node=evenings, contact=contact, asked_on=date(2026, 11, 1))
    his = rows.create(node=evenings, user_id=bart.user_id, asked_on=date(2026, 11, 1))
    tell_activity(evenings, EVENING, key="k", by=samira, now=NOW)
    hers.refresh_from_db()
    his.refresh_from_db()
    assert (hers.answered_at, his.answered_at) == (NOW, None)


def test_a_question_asked_twice_is_one_until_it_is_answered(evenings, samira):
    before = len(verbs())
    assert ask(evenings, "Mag dit? ", by=samira) == ask(evenings, "Mag dit?", by=samira)
    assert verbs()[before:] == ["question.asked"]
    all_questions()[0].node.questions.update(answer="Ja.", answered_at=datetime(2026, 11, 21, tzinfo=UTC))
    ask(evenings, "Mag dit?", by=samira)
    assert len(all_questions()) == 2


@pytest.mark.parametrize("text", ["", "   ", PLATE])
def test_a_question_that_cannot_be_kept_is_not(evenings, samira, text):
    with pytest.raises(Refused):
        ask(evenings, text, by=samira)
    assert all_questions() == []
