"""The job that removes raw answers when their term is over."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from samenplan.analysis.management.commands import ruim_bevragingen_op
from samenplan.analysis.models import SurveyResponse
from samenplan.analysis.operations.surveys import close_survey
from samenplan.analysis.tests.builders import TODAY, a_draft, an_open_survey, answered
from samenplan.audit.models import Event
from samenplan.audit.queries import broken_at

pytestmark = pytest.mark.django_db


def cleared(monkeypatch, on, command="ruim_bevragingen_op"):
    monkeypatch.setattr(ruim_bevragingen_op, "localdate", lambda: on)
    told = StringIO()
    call_command(command, stdout=told)
    return told.getvalue()


def test_only_what_is_due_goes_and_the_trail_has_a_count(monkeypatch, lien, omar):
    due, running, theirs = an_open_survey(lien), an_open_survey(lien), an_open_survey(omar)
    a_draft(lien)
    for survey in (due, running, theirs):
        answered(survey, 3, times=7)
    close_survey(due, today=TODAY, by=lien)
    close_survey(theirs, today=TODAY, by=omar)
    assert cleared(monkeypatch, date(2027, 11, 19)) == ""
    told = cleared(monkeypatch, date(2027, 11, 20))
    assert told.splitlines() == [f"Bevraging {one.pk}: 7 antwoorden verwijderd." for one in (due, theirs)]
    left = SurveyResponse.objects.unscoped(reason="test").values_list("survey", flat=True)
    assert set(left) == {running.pk}
    lines = Event.objects.unscoped(reason="test").filter(verb="survey.answers_deleted")
    assert [(line.authority_id, line.subject, line.facts) for line in lines] == [
        (survey.authority_id, f"survey:{survey.pk}", {"count": 7}) for survey in (due, theirs)
    ]
    assert broken_at(lien) is None
    assert cleared(monkeypatch, date(2027, 11, 21)) == ""


def test_the_command_of_every_night_clears_surveys_too(monkeypatch, lien):
    survey = an_open_survey(lien)
    answered(survey, 3, times=6)
    close_survey(survey, today=TODAY, by=lien)
    assert f"Bevraging {survey.pk}: 6 antwoorden verwijderd." in cleared(monkeypatch, date(2028, 1, 1), "ruim_op")
