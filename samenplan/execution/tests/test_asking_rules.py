"""When one is asked how it goes, and where an unanswered question goes next: in both directions of time."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from samenplan.execution.rules.answers import Answer, AnswerKind, objections_to_answer, told_text
from samenplan.execution.rules.asking import (
    ActionFacts,
    Rhythm,
    climbs,
    first_step,
    is_due,
    is_lower,
    objections_to_asking,
    objections_to_rhythm,
    step_after,
)
from samenplan.execution.rules.kinds import ReminderStep
from samenplan.plans.rules.status import ActionStatus

TODAY = date(2026, 11, 25)
RHYTHM = Rhythm(every_days=90, climb_days=14, asks_before_days=14)
RUNNING, NOT_STARTED = ActionStatus.RUNNING, ActionStatus.NOT_STARTED
PARTNER, LEAD, OFFICER = ReminderStep.PARTNER, ReminderStep.LEAD, ReminderStep.OFFICER


def ago(days):
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        (ActionFacts(RUNNING), True),
        (ActionFacts(RUNNING, told_on=ago(91)), True),
        (ActionFacts(RUNNING, told_on=ago(90)), False),
        (ActionFacts(RUNNING, told_on=ago(-5)), False),
        (ActionFacts(RUNNING, told_on=ago(200), asked_on=ago(90)), False),
        (ActionFacts(RUNNING, told_on=ago(200), asked_on=ago(91)), True),
        (ActionFacts(RUNNING, told_on=ago(15), date_on=ago(-14)), True),
        (ActionFacts(RUNNING, told_on=ago(15), date_on=ago(-15)), False),
        (ActionFacts(RUNNING, told_on=ago(15), date_on=TODAY), True),
        (ActionFacts(RUNNING, told_on=ago(15), date_on=ago(1)), False),
        (ActionFacts(RUNNING, told_on=ago(1), date_on=ago(-10)), False),
        (ActionFacts(RUNNING, asked_on=ago(4), date_on=ago(-10)), False),
        (ActionFacts(RUNNING, asked_on=ago(5), date_on=ago(-10)), True),
        (ActionFacts(NOT_STARTED), False),
        (ActionFacts(NOT_STARTED, date_on=ago(-3)), True),
        (ActionFacts(ActionStatus.DONE, date_on=ago(-3)), False),
        (ActionFacts(ActionStatus.STOPPED), False),
        (ActionFacts(ActionStatus.DONE_CLOSED, told_on=ago(900)), False),
    ],
)
def test_an_action_is_asked_about_when_it_is_silent_too_long_or_a_date_comes_near(facts, due):
    assert is_due(facts, RHYTHM, TODAY) is due


def test_with_zero_days_before_a_date_one_is_asked_on_the_day_itself():
    rhythm = Rhythm(asks_before_days=0)
    facts = ActionFacts(RUNNING, told_on=ago(3), date_on=TODAY)
    assert [is_due(facts, rhythm, TODAY), is_due(facts, rhythm, ago(1))] == [True, False]


@pytest.mark.parametrize(("asked_on", "up"), [(ago(14), True), (ago(13), False), (TODAY, False), (ago(-3), False)])
def test_a_question_climbs_after_its_days_and_not_before(asked_on, up):
    assert climbs(asked_on, RHYTHM, TODAY) is up


def test_a_question_climbs_over_steps_at_which_nobody_is():
    assert step_after(PARTNER, {PARTNER, LEAD, OFFICER}) is LEAD
    assert step_after(PARTNER, {PARTNER, OFFICER}) is OFFICER
    assert step_after(OFFICER, {PARTNER, LEAD, OFFICER}) is None
    assert step_after(LEAD, set()) is None
    assert [first_step({OFFICER, LEAD}), first_step(set())] == [LEAD, None]
    assert [is_lower(PARTNER, OFFICER), is_lower(LEAD, LEAD)] == [True, False]


def test_one_cannot_ask_about_what_is_over_or_told_today_or_to_nobody():
    assert objections_to_asking(RUNNING, ago(1), TODAY, has_people=True) == []
    refused = [
        objections_to_asking(ActionStatus.DONE, None, TODAY, has_people=True),
        objections_to_asking(RUNNING, TODAY, TODAY, has_people=True),
        objections_to_asking(RUNNING, None, TODAY, has_people=False),
    ]
    assert [len(each) for each in refused] == [1, 1, 1]


@pytest.mark.parametrize(
    ("rhythm", "objections"),
    [
        (Rhythm(7, 1, 0), 0), (Rhythm(6, 1, 0), 1), (Rhythm(90, 0, 0), 1),
        (Rhythm(401, 401, 401), 3), (Rhythm(90, 14, -1), 1),
    ],
)  # fmt: skip
def test_a_rhythm_is_bearable(rhythm, objections):
    assert len(objections_to_rhythm(rhythm)) == objections


@pytest.mark.parametrize(
    ("answer", "fine"),
    [
        (Answer(AnswerKind.DONE), True),
        (Answer(AnswerKind.POSTPONED), False),
        (Answer(AnswerKind.POSTPONED, until=TODAY), False),
        (Answer(AnswerKind.POSTPONED, until=ago(-1)), True),
        (Answer(AnswerKind.POSTPONED, until=ago(-2000)), False),
        (Answer(AnswerKind.VALUE), False),
        (Answer(AnswerKind.VALUE, value=Decimal(0)), True),
        (Answer(AnswerKind.VALUE, value=Decimal(10) ** 9), False),
        (Answer(AnswerKind.VALUE, value=-(Decimal(10) ** 9)), False),
    ],
)
def test_an_answer_must_be_one(answer, fine):
    assert (objections_to_answer(answer, TODAY) == []) is fine


def test_a_postponed_action_says_until_when():
    answer = Answer(AnswerKind.POSTPONED, "De zaal is niet vrij.", until=date(2027, 2, 1))
    assert told_text(answer) == "Uitgesteld tot 1 februari 2027. De zaal is niet vrij."
    assert told_text(Answer(AnswerKind.RUNNING, " Goed. ")) == "Goed."
