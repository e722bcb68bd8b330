"""Making a survey, its questions, opening and closing: what stands afterwards, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from samenplan.analysis.models import Survey
from samenplan.analysis.operations import questions, surveys
from samenplan.analysis.operations.answering import type_paper, undo_paper
from samenplan.analysis.operations.results import delete_raw_answers, note_export, renew_shown
from samenplan.analysis.queries.surveys import details, questions_of
from samenplan.analysis.rules.bank import BANK
from samenplan.analysis.rules.kinds import QuestionKind, SurveyState
from samenplan.analysis.rules.questions import Question
from samenplan.analysis.rules.surveys import SurveyDetails
from samenplan.analysis.tests.builders import TODAY, a_draft, an_open_survey, said
from samenplan.analysis.tests.rows import everything, verbs
from samenplan.core.errors import Forbidden, Refused

pytestmark = pytest.mark.django_db
OWN = Question(0, QuestionKind.CHOICE, "Wat doe je het liefst?", ("praten", "koken"))
PERSON = "Bel 93.05.18-223.61"  # an invented national number


def again(survey):
    return Survey.objects.unscoped(reason="test").get(pk=survey.pk)


def refused(act):
    before = everything()
    with pytest.raises(Refused) as no:
        act()
    assert everything() == before
    return no.value.objections


def test_a_survey_is_made_in_draft_with_a_link_nobody_guesses(lien):
    survey = surveys.make_survey(SurveyDetails("  Buurt  ", "Waarom"), by=lien)
    assert (survey.title, survey.state, survey.authority_id) == ("Buurt", SurveyState.DRAFT, lien.home)
    assert len(survey.token) == 10
    assert not set(survey.token) & set("ilo01")
    assert verbs() == ["survey.made"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"opens_on": date(2026, 2, 1), "closes_on": date(2026, 1, 1)},
        {"minimum_cell": 4},
        {"keep_months": 37},
        {"title": ""},
        {"title": PERSON},
        {"intro": PERSON},
        {"title": "x" * 201},
    ],
)
def test_impossible_details_change_nothing(lien, wrong):
    survey = a_draft(lien)
    good = SurveyDetails("Buurt")
    assert refused(lambda: surveys.make_survey(replace(good, **wrong), by=lien))
    assert refused(lambda: surveys.change_survey(survey, replace(good, **wrong), today=TODAY, by=lien))


def test_a_draft_can_change_and_be_thrown_away(lien):
    survey = a_draft(lien)
    surveys.change_survey(survey, SurveyDetails("Anders", minimum_cell=10), today=TODAY, by=lien)
    assert (again(survey).title, again(survey).minimum_cell) == ("Anders", 10)
    surveys.delete_survey(survey, by=lien)
    assert verbs() == ["survey.made", "survey.question_added", "survey.changed", "survey.deleted"]
    assert not Survey.objects.unscoped(reason="test").exists()


def test_opening_freezes_the_questions_and_the_text(lien):
    survey = an_open_survey(lien)
    row = survey.questions.get()
    for act in (
        lambda: questions.add_from_bank(survey, ["trust_town"], by=lien),
        lambda: questions.add_question(survey, OWN, by=lien),
        lambda: questions.change_question(row, OWN, by=lien),
        lambda: questions.move_question(row, up=True, by=lien),
        lambda: questions.remove_question(row, by=lien),
        lambda: surveys.delete_survey(survey, by=lien),
        lambda: surveys.open_survey(survey, today=TODAY, by=lien),
    ):
        assert refused(act)
    kept = details(again(survey))
    for wrong in ({"title": "Anders"}, {"intro": "Anders"}, {"minimum_cell": 6}, {"opens_on": date(2026, 12, 1)}):
        assert refused(lambda wrong=wrong: surveys.change_survey(survey, replace(kept, **wrong), today=TODAY, by=lien))
    later = replace(kept, closes_on=date(2026, 12, 1), keep_months=3)
    surveys.change_survey(survey, later, today=TODAY, by=lien)
    assert details(again(survey)) == later


def test_a_closed_survey_stays_closed(lien):
    survey = an_open_survey(lien)
    surveys.close_survey(survey, today=TODAY, by=lien)
    assert (again(survey).state, again(survey).closed_on) == (SurveyState.CLOSED, TODAY)
    assert refused(lambda: surveys.close_survey(survey, today=TODAY, by=lien))
    kept = replace(details(again(survey)), closes_on=date(2027, 1, 1))
    assert refused(lambda: surveys.change_survey(survey, kept, today=TODAY, by=lien))


def test_a_draft_without_questions_or_with_an_open_place_does_not_open(lien):
    empty, gaping = a_draft(lien, bank=[]), a_draft(lien, bank=["issue_for"])
    assert refused(lambda: surveys.open_survey(empty, today=TODAY, by=lien))
    assert refused(lambda: surveys.open_survey(gaping, today=TODAY, by=lien)) == [
        "In vraag 1 staat nog “[de lokale kwestie]”. Vul dat eerst in."
    ]


def test_questions_of_the_bank_come_once_and_in_order(lien):
    survey = a_draft(lien, bank=["trust_town"])
    questions.add_from_bank(survey, ["trust_people", "trust_town", "trust_people"], by=lien)
    assert [one.bank_key for one in questions_of(survey)] == ["trust_town", "trust_people"]
    assert refused(lambda: questions.add_from_bank(survey, ["verzonnen"], by=lien))
    assert refused(lambda: questions.add_from_bank(survey, [], by=lien))


def test_more_than_twenty_questions_are_refused(lien):
    survey = a_draft(lien, bank=[one.key for one in BANK])
    for place in range(20 - len(BANK)):
        questions.add_question(survey, replace(OWN, text=f"Vraag {place}?"), by=lien)
    assert refused(lambda: questions.add_question(survey, OWN, by=lien))


def test_questions_move_and_go(lien):
    survey = a_draft(lien, bank=["trust_people", "trust_town", "trust_heard"])
    first, _, last = survey.questions.all()
    questions.move_question(last, up=True, by=lien)
    questions.move_question(first, up=True, by=lien)
    assert [one.bank_key for one in questions_of(survey)] == ["trust_people", "trust_heard", "trust_town"]
    questions.move_question(first, up=False, by=lien)
    questions.remove_question(last, by=lien)
    assert [one.bank_key for one in questions_of(survey)] == ["trust_people", "trust_town"]
    assert refused(lambda: questions.remove_question(last, by=lien))


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "Wat is je geloof?"},
        {"text": "Ben je ziek?"},
        {"text": ""},
        {"text": "x" * 501},
        {"text": f"Ken je {PERSON}?"},
        {"options": ("ja",)},
        {"options": ("moslim", "christen")},
        {"options": ("ja", PERSON)},
    ],
)
def test_a_question_that_may_not_be_asked_is_refused(lien, wrong):
    survey = a_draft(lien)
    row = survey.questions.get()
    assert refused(lambda: questions.add_question(survey, replace(OWN, **wrong), by=lien))
    assert refused(lambda: questions.change_question(row, replace(OWN, **wrong), by=lien))


def test_a_question_of_the_bank_stays_so_as_long_as_it_asks_the_same(lien):
    survey = a_draft(lien, bank=["issue_for"])
    row = survey.questions.get()
    filled = Question(0, QuestionKind.THERMOMETER, row.text.replace("[de lokale kwestie]", "de knip"))
    questions.change_question(row, filled, by=lien)
    assert survey.questions.get().bank_key == "issue_for"
    questions.change_question(row, replace(filled, text="Hoe warm is het vandaag?"), by=lien)
    assert survey.questions.get().bank_key == ""


def test_each_act_leaves_exactly_one_line(lien):
    survey = a_draft(lien)
    row = questions.add_question(survey, OWN, by=lien)
    acts = [
        (lambda: questions.change_question(row, replace(OWN, text="En nu?"), by=lien), "survey.question_changed"),
        (lambda: questions.move_question(row, up=True, by=lien), "survey.question_moved"),
        (lambda: questions.remove_question(row, by=lien), "survey.question_removed"),
        (lambda: surveys.open_survey(survey, today=TODAY, by=lien), "survey.opened"),
        (lambda: type_paper(survey, said(survey, 3), key="p", today=TODAY, by=lien), "survey.paper_added"),
        (lambda: undo_paper(survey, key="p", by=lien), "survey.paper_undone"),
        (lambda: note_export(survey, "csv", by=lien), "survey.exported"),
        (lambda: surveys.close_survey(survey, today=TODAY, by=lien), "survey.closed"),
        (lambda: delete_raw_answers(survey, today=date(2028, 1, 1), by=lien), "survey.answers_deleted"),
    ]
    for act, verb in acts:
        before = len(verbs())
        act()
        assert verbs()[before:] == [verb]


@pytest.mark.parametrize("who", ["griet", "jef", "nele", "mo", "ann"])
def test_only_who_manages_surveys_changes_one(lien, who, request):
    survey, other = an_open_survey(lien), a_draft(lien)
    row, by = other.questions.get(), request.getfixturevalue(who)
    acts = [
        lambda: surveys.make_survey(SurveyDetails("x"), by=by),
        lambda: surveys.change_survey(survey, SurveyDetails("x"), today=TODAY, by=by),
        lambda: surveys.open_survey(other, today=TODAY, by=by),
        lambda: surveys.close_survey(survey, today=TODAY, by=by),
        lambda: surveys.delete_survey(other, by=by),
        lambda: questions.add_from_bank(other, ["trust_town"], by=by),
        lambda: questions.add_question(other, OWN, by=by),
        lambda: questions.change_question(row, OWN, by=by),
        lambda: questions.move_question(row, up=True, by=by),
        lambda: questions.remove_question(row, by=by),
        lambda: type_paper(survey, said(survey, 3), key="p", today=TODAY, by=by),
        lambda: undo_paper(survey, key="p", by=by),
        lambda: delete_raw_answers(survey, today=TODAY, by=by),
    ]
    before = everything()
    for act in acts:
        with pytest.raises(Forbidden):
            act()
    assert everything() == before


def test_another_town_changes_nothing(lien, omar):
    survey, other = an_open_survey(lien), a_draft(lien)
    row = other.questions.get()
    for act in (
        lambda: surveys.change_survey(survey, SurveyDetails("x"), today=TODAY, by=omar),
        lambda: surveys.open_survey(other, today=TODAY, by=omar),
        lambda: surveys.close_survey(survey, today=TODAY, by=omar),
        lambda: surveys.delete_survey(other, by=omar),
        lambda: questions.add_from_bank(other, ["trust_town"], by=omar),
        lambda: questions.add_question(other, OWN, by=omar),
        lambda: questions.change_question(row, OWN, by=omar),
        lambda: questions.move_question(row, up=True, by=omar),
        lambda: questions.remove_question(row, by=omar),
        lambda: type_paper(survey, said(survey, 3), key="p", today=TODAY, by=omar),
        lambda: undo_paper(survey, key="p", by=omar),
        lambda: renew_shown(survey, today=TODAY, by=omar),
        lambda: note_export(survey, "csv", by=omar),
        lambda: delete_raw_answers(survey, today=TODAY, by=omar),
    ):
        assert refused(act)
