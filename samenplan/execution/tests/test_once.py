"""The same form from two connections at once is told once."""

import pytest

from samenplan.execution.models import Activity
from samenplan.execution.operations.telling import ask, tell_activity, tell_status
from samenplan.execution.tests.builders import at_once
from samenplan.execution.tests.conftest import NOW
from samenplan.execution.tests.told import EVENING, REASON, a_photo, all_activities, all_evidence, all_questions, verbs
from samenplan.plans.rules.status import ActionStatus

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_activity_sent_twice_at_once_is_one_with_one_photo_and_one_event(evenings, samira):
    before = len(verbs())

    def tell() -> None:
        tell_activity(evenings, EVENING, key="k", proofs=[a_photo()], by=samira, now=NOW)

    assert at_once(tell) == ["done", "done"]
    assert (len(all_activities()), len(all_evidence())) == (1, 1)
    assert verbs()[before:] == ["activity.told"]


def test_a_stand_and_a_question_sent_twice_at_once_are_one(evenings, samira):
    at_once(lambda: tell_status(evenings, ActionStatus.DONE, "Klaar.", on=NOW.date(), by=samira, now=NOW))
    at_once(lambda: ask(evenings, "Mag dit?", by=samira))
    assert (evenings.progress_notes.count(), len(all_questions())) == (1, 1)


def test_without_the_look_for_the_key_the_database_itself_stops_the_second(evenings, samira):
    """The control: two rows with one key do clash, so the test above can fail."""

    def write() -> None:
        rows = Activity.objects.unscoped(reason=REASON)
        rows.create(node=evenings, key="k", title="x", took_place_on=NOW.date(), contact_id=samira.contact_id)

    assert at_once(write) == ["done", "doubled"]
