"""What is cleared away at night: counted in the trail, once a night, and nothing that is not due."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils.timezone import now

from samenplan.analysis.models import SurveyResponse
from samenplan.analysis.operations.surveys import close_survey
from samenplan.analysis.tests.builders import TODAY, a_draft, an_open_survey, answered
from samenplan.audit.models import Event
from samenplan.audit.queries import broken_at
from samenplan.debate.models import Debate
from samenplan.debate.rules.kinds import DebateState
from samenplan.notices.models import Notice
from samenplan.notices.operations import queue, try_again
from samenplan.notices.rules import Letter, NoticeState
from samenplan.today.jobs import FOLLOWERS, TOLD, clear, clear_at_night
from samenplan.today.management.commands import ruim_op

pytestmark = pytest.mark.django_db
REASON = "a test looks at everything"


def at(day: date, hour: int = 12):
    """A clock that stands still."""
    return lambda: datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def test_only_answers_that_are_due_go_and_the_trail_has_a_count(lien, omar):
    due, running, theirs = an_open_survey(lien), an_open_survey(lien), an_open_survey(omar)
    a_draft(lien)
    for survey in (due, running, theirs):
        answered(survey, 3, times=7)
    close_survey(due, today=TODAY, by=lien)
    close_survey(theirs, today=TODAY, by=omar)
    assert clear(at(date(2027, 11, 19))) == {}
    assert clear(at(date(2027, 11, 20))) == {TOLD: 14}
    left = SurveyResponse.objects.unscoped(reason=REASON).values_list("survey", flat=True)
    assert set(left) == {running.pk}
    lines = Event.objects.unscoped(reason=REASON).filter(verb="survey.answers_deleted")
    assert [(line.authority_id, line.subject, line.facts) for line in lines] == [
        (survey.authority_id, f"survey:{survey.pk}", {"count": 7}) for survey in (due, theirs)
    ]
    assert broken_at(lien) is None
    assert clear(at(date(2027, 11, 21))) == {}


def test_addresses_of_old_mails_go_and_the_fact_stays(lien):
    queue(Letter("noor@debrug.example", "Hoe loopt het?", "Dag"), "k", by=lien, now=now())
    Notice.objects.unscoped(reason=REASON).update(done_at=now() - timedelta(days=100))
    assert sum(clear(now).values()) == 1
    assert list(Notice.objects.unscoped(reason=REASON).values_list("address", "subject")) == [("", "Hoe loopt het?")]
    assert Event.objects.unscoped(reason=REASON).filter(verb="mails.forgotten").count() == 1
    assert clear(now) == {}


def test_the_address_of_a_mail_that_was_given_up_goes_too(lien):
    queue(Letter("noor@debrug.example", "Hoe loopt het?", "Dag Noor"), "k", by=lien, now=now())
    rows = Notice.objects.unscoped(reason=REASON)
    rows.update(state=NoticeState.FAILED, due_at=now() - timedelta(days=100))
    assert sum(clear(now).values()) == 1
    assert list(rows.values_list("address", "body", "state")) == [("", "", NoticeState.FAILED)]
    assert try_again(by=lien, now=now()) == 0


def test_who_waits_for_a_result_that_does_not_come_is_forgotten(lien):
    said = {"authority_id": lien.home, "state": DebateState.CLOSED, "closes_on": date(2026, 9, 1)}
    debate = Debate.objects.visible_to(lien).create(question="Hoe leven we samen?", **said)
    debate.followers.create(address="ria@buurt.example")
    assert clear(at(date(2026, 11, 30))) == {}
    assert clear(at(date(2026, 12, 1))) == {FOLLOWERS: 1}
    assert Event.objects.unscoped(reason=REASON).filter(verb="debate.followers_forgotten").count() == 1
    assert clear(at(date(2026, 12, 2))) == {}


def test_it_happens_once_a_night_and_not_in_the_evening(lien):
    call_command("createcachetable", verbosity=0)
    one, two = an_open_survey(lien), an_open_survey(lien)
    for survey in (one, two):
        answered(survey, 3, times=6)
    close_survey(one, today=TODAY, by=lien)
    assert clear_at_night(at(date(2028, 1, 1), hour=0)) == 0
    assert clear_at_night(at(date(2028, 1, 1), hour=3)) == 6
    close_survey(two, today=TODAY, by=lien)
    assert clear_at_night(at(date(2028, 1, 1), hour=4)) == 0
    assert clear_at_night(at(date(2028, 1, 2), hour=3)) == 6


def test_the_command_says_how_much_went(lien, monkeypatch, capsys):
    survey = an_open_survey(lien)
    answered(survey, 3, times=6)
    close_survey(survey, today=TODAY, by=lien)
    monkeypatch.setattr(ruim_op, "now", at(date(2028, 1, 1)))
    call_command("ruim_op")
    assert capsys.readouterr().out == "6 × antwoorden op bevragingen\n"
