"""Surveys and answers, for tests."""

from collections.abc import Sequence
from datetime import date
from itertools import count

from django.http import HttpResponse

from samenplan.analysis.models import Survey
from samenplan.analysis.operations.answering import answer, type_paper
from samenplan.analysis.operations.questions import add_from_bank, add_question
from samenplan.analysis.operations.surveys import make_survey, open_survey
from samenplan.analysis.rules.kinds import QuestionKind
from samenplan.analysis.rules.questions import Question
from samenplan.analysis.rules.surveys import SurveyDetails
from samenplan.core.actor import Actor

TODAY = date(2026, 11, 20)
keys = count(1)
HOME = "/brugwijk/bevragingen/"


def a_draft(by: Actor, *, title: str = "Samenleven in onze buurt", bank: Sequence[str] = ("trust_people",)) -> Survey:
    """A survey that nobody sees yet, with questions of the bank."""
    survey = make_survey(SurveyDetails(title, "We willen weten hoe het gaat."), by=by)
    if bank:
        add_from_bank(survey, bank, by=by)
    return survey


def an_open_survey(by: Actor, *, bank: Sequence[str] = ("trust_people",)) -> Survey:
    """A survey that can be answered."""
    survey = a_draft(by, bank=bank)
    open_survey(survey, today=TODAY, by=by)
    survey.refresh_from_db()
    return survey


def a_choice(survey: Survey, options: Sequence[str], *, by: Actor, text: str = "Wat doe je het liefst?") -> Question:
    """A question of one's own in a draft."""
    row = add_question(survey, Question(0, QuestionKind.CHOICE, text, tuple(options)), by=by)
    return Question(row.pk, QuestionKind.CHOICE, row.text, tuple(row.options))


def said(survey: Survey, *values: int | None) -> dict[str, list[str]]:
    """A form in which the questions are answered so, in their order; None is "geen mening"."""
    rows = list(survey.questions.all())
    return {
        f"vraag-{row.pk}": ["geen" if value is None else str(value)] for row, value in zip(rows, values, strict=True)
    }


def answered(survey: Survey, *values: int | None, times: int = 1, on: date = TODAY) -> None:
    """So many people answer so, by the link."""
    for _ in range(times):
        answer(survey, said(survey, *values), key=f"k{next(keys)}", today=on)


def typed(survey: Survey, *values: int | None, by: Actor, times: int = 1) -> None:
    """So many paper forms are typed over."""
    for _ in range(times):
        type_paper(survey, said(survey, *values), key=f"p{next(keys)}", today=TODAY, by=by)


def words(response: HttpResponse) -> str:
    return response.content.decode()


def at(survey: Survey, tail: str = "") -> str:
    """A page of this survey for members."""
    return f"{HOME}{survey.pk}/{tail}"
