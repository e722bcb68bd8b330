"""Correcting, taking back, answering, ticking off: by whom, from what it was, once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from samenplan.core.errors import Forbidden, Refused
from samenplan.execution.operations.correcting import (
    ToldMeanwhile,
    answer,
    correct_activity,
    reach_milestone,
    withdraw_activity,
)
from samenplan.execution.operations.evidence import Link, add_evidence, set_public, withdraw_evidence
from samenplan.execution.operations.telling import ask, tell_activity
from samenplan.execution.queries.told import telling_of
from samenplan.execution.rules.activities import Reached
from samenplan.execution.tests.conftest import NOW
from samenplan.execution.tests.told import EVENING, a_photo, all_evidence, verbs
from samenplan.plans.operations.locking import Gone

TODAY = NOW.date()
BETTER = replace(EVENING, title="Gespreksavond over het nieuwe plein", reached=(Reached("bewoners", 33),))


@pytest.fixture
def activity(evenings, samira):
    return tell_activity(evenings, EVENING, key="k", proofs=[a_photo()], by=samira, now=NOW)


def test_a_correction_takes_the_place_of_what_was_told(activity, lien):
    before = len(verbs())
    assert correct_activity(activity, BETTER, EVENING.mark, by=lien, today=TODAY)
    activity.refresh_from_db()
    assert telling_of(activity) == BETTER
    assert verbs()[before:] == ["activity.corrected"]


def test_a_correction_that_changes_nothing_leaves_no_trace(activity, lien):
    before = verbs()
    assert not correct_activity(activity, EVENING, EVENING.mark, by=lien, today=TODAY)
    assert verbs() == before


def test_two_corrections_at_once_lose_nothing(activity, lien, bart):
    other = replace(EVENING, text="Het regende.")
    correct_activity(activity, BETTER, EVENING.mark, by=lien, today=TODAY)
    with pytest.raises(ToldMeanwhile) as meanwhile:
        correct_activity(activity, other, EVENING.mark, by=bart, today=TODAY)
    assert meanwhile.value.theirs == BETTER
    activity.refresh_from_db()
    assert telling_of(activity) == BETTER
    assert correct_activity(activity, other, BETTER.mark, by=bart, today=TODAY)  # knowingly, with the mark of theirs


def test_who_told_it_corrects_it_and_another_partner_does_not(activity, samira, mo):
    assert correct_activity(activity, BETTER, EVENING.mark, by=samira, today=TODAY)
    for act in (
        lambda: correct_activity(activity, EVENING, BETTER.mark, by=mo, today=TODAY),
        lambda: withdraw_activity(activity, by=mo, now=NOW),
        lambda: withdraw_evidence(all_evidence()[0], by=mo, now=NOW),
    ):
        with pytest.raises(Refused, match="iemand anders"):
            act()
    activity.refresh_from_db()
    assert (telling_of(activity), activity.withdrawn_at) == (BETTER, None)


def test_a_withdrawn_activity_stays_and_its_photo_leaves_the_public_page(activity, lien):
    photo = all_evidence()[0]
    set_public(photo, public=True, by=lien)
    before = len(verbs())
    for _ in range(2):
        withdraw_activity(activity, by=lien, now=NOW)
    activity.refresh_from_db()
    photo.refresh_from_db()
    assert (activity.withdrawn_at, photo.is_public) == (NOW, False)
    assert verbs()[before:] == ["activity.withdrawn"]
    with pytest.raises(Refused, match="ingetrokken"):
        correct_activity(activity, BETTER, EVENING.mark, by=lien, today=TODAY)
    with pytest.raises(Refused, match="ingetrokken"):
        set_public(photo, public=True, by=lien)


def test_a_withdrawn_photo_is_no_longer_public(activity, lien):
    photo = all_evidence()[0]
    set_public(photo, public=True, by=lien)
    before = len(verbs())
    for _ in range(2):
        withdraw_evidence(photo, by=lien, now=NOW)
    photo.refresh_from_db()
    assert (photo.withdrawn_at, photo.is_public) == (NOW, False)
    assert verbs()[before:] == ["evidence.withdrawn"]
    with pytest.raises(Refused, match="niet ingetrokken"):
        set_public(photo, public=True, by=lien)


def test_only_an_officer_lets_residents_see_a_photo_and_only_a_photo(activity, samira, lien, evenings):
    with pytest.raises(Forbidden):
        set_public(all_evidence()[0], public=True, by=samira)
    link = add_evidence(evenings, Link("https://a.example/"), by=lien)
    with pytest.raises(Refused, match="Alleen een foto"):
        set_public(link, public=True, by=lien)
    assert not any(row.is_public for row in all_evidence())


def test_another_town_reaches_none_of_it(activity, omar, evenings):
    question = ask(evenings, "Mag dit?", by=_as_lien(evenings))
    step = evenings.milestones.create(title="Stap", due_on=TODAY)
    before = verbs()
    for act in (
        lambda: correct_activity(activity, BETTER, EVENING.mark, by=omar, today=TODAY),
        lambda: withdraw_activity(activity, by=omar, now=NOW),
        lambda: withdraw_evidence(all_evidence()[0], by=omar, now=NOW),
        lambda: set_public(all_evidence()[0], public=True, by=omar),
        lambda: add_evidence(evenings, Link("https://a.example/"), activity=activity, by=omar),
        lambda: answer(question, "Ja", by=omar, now=NOW),
        lambda: reach_milestone(step, on=TODAY, by=omar, today=TODAY),
    ):
        with pytest.raises(Gone):
            act()
    assert verbs() == before


def _as_lien(node):
    from samenplan.authorities.models import Membership, User
    from samenplan.authorities.queries import actor_for

    user = User.objects.get(email="lien@brugwijk.example")
    rows = Membership.objects.unscoped(reason="a test acts").filter(user=user, authority=node.plan.authority)
    return actor_for(user, list(rows.select_related("authority")))


def test_an_officer_answers_a_question_once(evenings, samira, lien, bart):
    question = ask(evenings, "Mag dit?", by=samira)
    with pytest.raises(Forbidden):
        answer(question, "Ja, van mij.", by=samira, now=NOW)
    before = len(verbs())
    answer(question, "Ja.", by=lien, now=NOW)
    answer(question, "Ja.", by=lien, now=NOW)
    with pytest.raises(Refused, match="collega antwoordde al"):
        answer(question, "Nee.", by=bart, now=NOW)
    question.refresh_from_db()
    assert (question.answer, question.answered_by_id) == ("Ja.", lien.user_id)
    assert verbs()[before:] == ["question.answered"]


@pytest.mark.parametrize("text", ["", "Bel naar rijksregisternummer 85.07.30-033.28"])
def test_an_answer_that_cannot_be_kept_is_not(evenings, samira, lien, text):
    question = ask(evenings, "Mag dit?", by=samira)
    with pytest.raises(Refused):
        answer(question, text, by=lien, now=NOW)
    question.refresh_from_db()
    assert question.answered_at is None


def test_a_milestone_is_ticked_off_once_and_opened_again(evenings, samira):
    step = evenings.milestones.create(title="Vier avonden", due_on=date(2026, 12, 1))
    before = len(verbs())
    reach_milestone(step, on=TODAY, by=samira, today=TODAY)
    reach_milestone(step, on=TODAY, by=samira, today=TODAY + timedelta(days=1))
    step.refresh_from_db()
    assert step.done_on == TODAY
    reach_milestone(step, on=None, by=samira, today=TODAY)
    reach_milestone(step, on=None, by=samira, today=TODAY)
    step.refresh_from_db()
    assert step.done_on is None
    assert verbs()[before:] == ["milestone.reached", "milestone.reopened"]
    with pytest.raises(Refused, match="moet nog komen"):
        reach_milestone(step, on=TODAY + timedelta(days=1), by=samira, today=TODAY)


def test_the_same_photo_hangs_there_once(evenings, samira, activity):
    before = len(verbs())
    rows = [add_evidence(evenings, a_photo("#8a3b12"), activity=activity, by=samira) for _ in range(2)]
    assert rows[0] == rows[1]
    assert verbs()[before:] == ["evidence.added"]


def test_a_photo_of_another_action_is_not_hung_here(feast, activity, lien):
    with pytest.raises(Gone):
        add_evidence(feast, a_photo(), activity=activity, by=lien)
    assert len(all_evidence()) == 1
