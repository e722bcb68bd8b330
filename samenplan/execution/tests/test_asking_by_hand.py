"""Asking about one action by hand, and choosing the rhythm in which everyone is asked."""

from datetime import timedelta

import pytest

from samenplan.core.errors import Forbidden, Refused
from samenplan.execution.models import ReminderRhythm
from samenplan.execution.operations.asking import ask_now, set_rhythm
from samenplan.execution.rules.asking import Rhythm
from samenplan.execution.tests.asked import (
    EVENINGS,
    NOW,
    REASON,
    TODAY,
    a_carried_out_plan,
    addressees,
    asked,
    events,
    runs,
)
from samenplan.plans.rules.state import PlanStatus
from samenplan.plans.tests.builders import node_of


def test_the_rhythm_is_chosen_by_who_manages_and_a_wild_one_is_refused(lien, mo, jef):
    with pytest.raises(Refused):
        set_rhythm(Rhythm(every_days=1), is_on=True, by=lien)
    for stranger in (mo, jef):
        with pytest.raises(Forbidden):
            set_rhythm(Rhythm(), is_on=True, by=stranger)
    assert not ReminderRhythm.objects.unscoped(reason=REASON).exists()
    set_rhythm(Rhythm(30, 7, 3), is_on=True, by=lien)
    row = ReminderRhythm.objects.unscoped(reason=REASON).get()
    assert (row.is_on, row.every_days, row.climb_days, row.asks_before_days) == (True, 30, 7, 3)
    set_rhythm(Rhythm(30, 7, 3), is_on=False, by=lien)
    assert (events("rhythm.set").count(), events("rhythm.stopped").count()) == (1, 1)


def test_by_hand_one_asks_about_one_action_once_a_day(plan, lien):
    node = node_of(plan, EVENINGS)
    assert len(ask_now(node, by=lien, today=TODAY, now=NOW)) == 1
    with pytest.raises(Refused, match="vandaag al gevraagd"):
        ask_now(node, by=lien, today=TODAY, now=NOW)
    assert (len(asked()), len(addressees()), events("reminder.asked_by_hand").count()) == (1, 1, 1)


def test_by_hand_one_asks_about_a_draft_too_but_not_about_what_was_told_today(lien, mo):
    plan = a_carried_out_plan(lien, told_on=TODAY)
    plan.status = PlanStatus.DRAFT
    plan.save()
    with pytest.raises(Refused, match="al een stand van zaken"):
        ask_now(node_of(plan, EVENINGS), by=lien, today=TODAY, now=NOW)
    runs(plan, EVENINGS, TODAY - timedelta(days=1))
    assert len(ask_now(node_of(plan, EVENINGS), by=lien, today=TODAY, now=NOW)) == 1


def test_another_town_and_a_partner_cannot_ask(plan, omar, mo):
    with pytest.raises(Refused):
        ask_now(node_of(plan, EVENINGS), by=omar, today=TODAY, now=NOW)
    with pytest.raises(Forbidden):
        ask_now(node_of(plan, EVENINGS), by=mo, today=TODAY, now=NOW)
    assert asked() == []
