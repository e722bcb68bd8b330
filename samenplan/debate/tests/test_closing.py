"""After its last day a debate closes by itself, and what tied people to their votes is gone."""

from datetime import timedelta

import pytest
from django.db import transaction

from samenplan.audit.models import Event
from samenplan.core.actor import worker_of
from samenplan.debate.jobs import close_after_last_day
from samenplan.debate.models import Debate
from samenplan.debate.operations.locking import Gone
from samenplan.debate.operations.running import close_ended
from samenplan.debate.rules.kinds import DebateState
from samenplan.debate.tests.builders import REASON, TODAY, Resident, a_debate
from samenplan.debate.tests.test_running import NOW


def fresh(debate):
    return Debate.objects.unscoped(reason=REASON).get(pk=debate.pk)


def closings():
    rows = Event.objects.unscoped(reason=REASON).filter(verb="debate.closed")
    return list(rows.values_list("actor", flat=True))


def test_the_night_after_the_last_day_it_closes_once_and_forgets_who_voted_what(brugwijk):
    debate = a_debate(brugwijk)
    Resident(debate).vote()
    Debate.objects.unscoped(reason=REASON).filter(pk=debate.pk).update(closes_on=TODAY)
    assert close_after_last_day(lambda: NOW) == 0  # today one can still vote
    assert close_after_last_day(lambda: NOW + timedelta(days=1)) == 1
    assert close_after_last_day(lambda: NOW + timedelta(days=1)) == 0
    assert fresh(debate).state == DebateState.CLOSED
    assert list(debate.participants.values_list("key_hash", flat=True)) == [None]
    assert debate.votes.count() == 1
    assert closings() == ["command:werk"]


@pytest.mark.parametrize("state", [DebateState.DRAFT, DebateState.CLOSED, DebateState.PUBLISHED])
def test_what_is_not_open_stays_as_it_is(brugwijk, state):
    debate = a_debate(brugwijk, state=state, closes_on=TODAY)
    assert close_after_last_day(lambda: NOW + timedelta(days=9)) == 0
    assert fresh(debate).state == state


def test_a_day_given_at_the_last_moment_keeps_it_open(brugwijk):
    debate = a_debate(brugwijk, closes_on=TODAY)
    Debate.objects.unscoped(reason=REASON).filter(pk=debate.pk).update(closes_on=TODAY + timedelta(days=7))
    assert close_ended(debate, today=TODAY + timedelta(days=1), by=worker_of(brugwijk.pk)) is False
    assert (fresh(debate).state, closings()) == (DebateState.OPEN, [])


def test_the_worker_of_another_town_closes_nothing(brugwijk, molenrode):
    debate = a_debate(brugwijk, closes_on=TODAY)
    with pytest.raises(Gone), transaction.atomic():
        close_ended(debate, today=TODAY + timedelta(days=1), by=worker_of(molenrode.pk))
    assert fresh(debate).state == DebateState.OPEN
