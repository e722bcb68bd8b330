"""Answers: once per form, nothing that says who, nothing kept that does not fit."""

from datetime import timedelta

import pytest

from samenplan.analysis.models import SurveyResponse
from samenplan.analysis.operations import answering
from samenplan.analysis.operations.answering import Shut, answer, type_paper, undo_paper
from samenplan.analysis.operations.results import delete_raw_answers, renew_shown
from samenplan.analysis.operations.surveys import change_survey, close_survey
from samenplan.analysis.queries.surveys import details, shown_of, survey_behind
from samenplan.analysis.rules.answering import Unreadable
from samenplan.analysis.rules.kinds import Channel
from samenplan.analysis.tests.builders import TODAY, a_draft, an_open_survey, answered, said, typed
from samenplan.analysis.tests.rows import everything, verbs
from samenplan.core.errors import Refused

pytestmark = pytest.mark.django_db


def rows():
    return SurveyResponse.objects.unscoped(reason="test")


def unchanged(act, error=Refused):
    before = everything()
    with pytest.raises(error):
        act()
    assert everything() == before


def test_two_hundred_residents_who_send_their_form_twice_count_once(lien):
    survey = an_open_survey(lien)
    for number in range(200):
        answer(survey, said(survey, 1 + number % 5), key=f"bewoner-{number}", today=TODAY)
        answer(survey, said(survey, 1 + (number + 1) % 5), key=f"bewoner-{number}", today=TODAY)
    assert rows().count() == 200
    question = survey.questions.get().pk
    kept = {row.key: row.answers[str(question)] for row in rows()}
    assert kept == {f"bewoner-{number}": 1 + number % 5 for number in range(200)}


def test_an_answer_has_a_day_and_leaves_no_moment_anywhere(lien):
    survey = an_open_survey(lien)
    before = verbs()
    answered(survey, 4)
    row = rows().get()
    assert (row.channel, row.came_on, row.is_shown) == (Channel.LINK, TODAY, False)
    assert verbs() == before
    kinds = {field.get_internal_type() for field in SurveyResponse._meta.get_fields()}
    assert "DateTimeField" not in kinds
    assert "GenericIPAddressField" not in kinds


def test_what_does_not_fit_keeps_nothing(lien):
    survey, other = an_open_survey(lien), an_open_survey(lien)
    field, foreign = (f"vraag-{one.questions.get().pk}" for one in (survey, other))
    for posted in ({}, {field: ["9"]}, {field: ["1"], foreign: ["1"]}, {field: ["1", "1"]}):
        unchanged(lambda posted=posted: answer(survey, posted, key="k", today=TODAY), Unreadable)
        unchanged(lambda posted=posted: type_paper(survey, posted, key="k", today=TODAY, by=lien))


def test_nobody_answers_before_opening_or_after_the_end(lien):
    draft = a_draft(lien)
    unchanged(lambda: answer(draft, said(draft, 3), key="k", today=TODAY), Shut)
    survey = an_open_survey(lien)
    later = details(survey)
    change_survey(survey, type(later)(later.title, later.intro, None, TODAY), today=TODAY, by=lien)
    answered(survey, 3, on=TODAY)
    unchanged(lambda: answer(survey, said(survey, 3), key="n", today=TODAY + timedelta(days=1)), Shut)
    close_survey(survey, today=TODAY, by=lien)
    unchanged(lambda: answer(survey, said(survey, 3), key="n", today=TODAY), Shut)


def test_a_flood_stops_for_the_day(lien, monkeypatch):
    monkeypatch.setattr(answering, "MOST_A_DAY", 3)
    survey = an_open_survey(lien)
    answered(survey, 3, times=3)
    unchanged(lambda: answer(survey, said(survey, 3), key="x", today=TODAY))
    answered(survey, 3, on=TODAY + timedelta(days=1))
    assert rows().count() == 4


def test_paper_stays_apart_and_the_last_can_be_taken_back(lien):
    survey = an_open_survey(lien)
    type_paper(survey, said(survey, 2), key="p1", today=TODAY, by=lien)
    type_paper(survey, said(survey, 2), key="p1", today=TODAY, by=lien)
    assert [row.channel for row in rows()] == [Channel.PAPER]
    undo_paper(survey, key="p1", by=lien)
    assert rows().count() == 0
    unchanged(lambda: undo_paper(survey, key="p1", by=lien))


def test_an_answer_by_the_link_cannot_be_taken_back(lien):
    survey = an_open_survey(lien)
    answer(survey, said(survey, 2), key="van-een-bewoner", today=TODAY)
    unchanged(lambda: undo_paper(survey, key="van-een-bewoner", by=lien))


def test_paper_that_is_shown_already_stays(lien):
    survey = an_open_survey(lien)
    typed(survey, 2, by=lien, times=4)
    type_paper(survey, said(survey, 2), key="vijfde", today=TODAY, by=lien)
    assert renew_shown(survey, today=TODAY, by=lien)
    unchanged(lambda: undo_paper(survey, key="vijfde", by=lien))


def test_paper_is_typed_after_closing_too_but_not_in_a_draft(lien):
    survey, draft = an_open_survey(lien), a_draft(lien)
    close_survey(survey, today=TODAY, by=lien)
    typed(survey, 3, by=lien)
    unchanged(lambda: type_paper(draft, said(draft, 3), key="p", today=TODAY, by=lien))
    delete_raw_answers(survey, today=TODAY + timedelta(days=400), by=lien)
    unchanged(lambda: type_paper(survey, said(survey, 3), key="p", today=TODAY, by=lien))


def test_results_move_in_blocks_per_channel(lien):
    survey = an_open_survey(lien, bank=["discrimination_self"])
    answered(survey, 1, times=4)
    assert renew_shown(survey, today=TODAY, by=lien) is False
    assert shown_of(survey_behind(survey.token)) == ()
    answered(survey, 2, times=6)
    typed(survey, 1, by=lien, times=4)
    assert renew_shown(survey, today=TODAY, by=lien) is True
    assert base(survey) == 10
    typed(survey, 1, by=lien)
    answered(survey, 1, times=4)
    assert renew_shown(survey, today=TODAY, by=lien) is True
    assert base(survey) == 15
    assert renew_shown(survey, today=TODAY, by=lien) is False
    answered(survey, 2)
    assert renew_shown(survey, today=TODAY + timedelta(days=30), by=lien) is True
    assert base(survey) == 20


def base(survey):
    return shown_of(survey_behind(survey.token))[0].base


def test_a_day_alone_shows_no_answer_more(lien):
    survey = an_open_survey(lien, bank=["discrimination_self"])
    answered(survey, 1, times=5)
    answered(survey, 2, times=7)
    renew_shown(survey, today=TODAY, by=lien)
    answered(survey, 2)
    assert renew_shown(survey, today=TODAY + timedelta(days=60), by=lien) is False
    assert base(survey) == 12


def test_the_results_stay_when_the_answers_go(lien):
    survey = an_open_survey(lien, bank=["discrimination_self"])
    answered(survey, 1, times=5)
    answered(survey, 2, times=7)
    close_survey(survey, today=TODAY, by=lien)
    unchanged(lambda: delete_raw_answers(survey, today=TODAY + timedelta(days=300), by=lien))
    gone_on = TODAY + timedelta(days=366)
    assert delete_raw_answers(survey, today=gone_on, by=lien) == 12
    assert (rows().count(), base(survey)) == (0, 12)
    assert survey_behind(survey.token).answers_deleted_on == gone_on
    unchanged(lambda: delete_raw_answers(survey, today=gone_on, by=lien))
    assert renew_shown(survey, today=gone_on, by=lien) is False
