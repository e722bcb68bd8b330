"""Two surveys of Brugwijk: one of last year, closed, and one that is open. People, answers and streets are invented."""

from collections.abc import Sequence
from datetime import date, timedelta

from samenplan.analysis.models import Survey
from samenplan.analysis.operations.answering import answer, type_paper
from samenplan.analysis.operations.questions import add_from_bank, change_question
from samenplan.analysis.operations.results import renew_shown
from samenplan.analysis.operations.surveys import close_survey, make_survey, open_survey
from samenplan.analysis.queries.surveys import question
from samenplan.analysis.rules.questions import TO_FILL_IN, Question
from samenplan.analysis.rules.surveys import SurveyDetails
from samenplan.core.actor import Actor
from samenplan.plans.models import Plan

WHY = (
    "We willen weten hoe mensen in Brugwijk met elkaar omgaan, ook als ze van mening verschillen. "
    "Met de antwoorden sturen we het actieplan bij."
)
ISSUE = "de knip in de Stationsstraat"
BEFORE = date(2025, 4, 1)
NOW = date(2026, 11, 3)

ASKED_BEFORE = ("trust_people", "zero_sum_groups", "discrimination_seen")
ANSWERS_BEFORE: tuple[tuple[int, Sequence[int | None]], ...] = (
    (8, (1, 5, 1)), (9, (2, 4, 1)), (7, (3, 3, 2)), (6, (2, 5, None)), (12, (4, 2, 2)), (8, (5, 1, 2)), (6, (4, 4, 1)),
)  # fmt: skip
ASKED_NOW = ("trust_people", "living_together", "zero_sum_groups", "issue_position", "issue_for", "issue_against")
ANSWERS_NOW: tuple[tuple[int, Sequence[int | None]], ...] = (
    (7, (1, 4, 5, 1, 90, 20)), (6, (2, 3, 4, 2, 30, 80)), (5, (3, 4, 3, None, 50, 50)), (8, (4, 4, 2, 1, 80, 40)),
    (6, (5, 5, 1, 2, 50, 90)), (2, (4, None, 4, 2, 10, 70)),
)  # fmt: skip
PAPER_NOW: tuple[tuple[int, Sequence[int | None]], ...] = ((6, (2, 2, 4, 2, 40, 70)),)


def place(plan: Plan, by: Actor) -> None:
    """Both surveys, with their answers, through the operations that people use."""
    before = _asked("Samenleven in Brugwijk 2025", ASKED_BEFORE, BEFORE, by)
    _answered(before, ANSWERS_BEFORE, BEFORE)
    close_survey(before, today=BEFORE + timedelta(days=30), by=by)
    renew_shown(before, today=BEFORE + timedelta(days=31), by=by)
    now = _asked("Samenleven in Brugwijk 2026", ASKED_NOW, NOW, by)
    _answered(now, ANSWERS_NOW, NOW)
    for place, posted in enumerate(_forms(now, PAPER_NOW)):
        type_paper(now, posted, key=f"voorbeeld-papier-{place}", today=NOW, by=by)
    renew_shown(now, today=NOW + timedelta(days=9), by=by)


def _asked(title: str, keys: Sequence[str], today: date, by: Actor) -> Survey:
    survey = make_survey(SurveyDetails(title, WHY, opens_on=today, keep_months=24), by=by)
    add_from_bank(survey, keys, by=by)
    for row in survey.questions.all():
        asked = question(row)
        filled = Question(row.pk, asked.kind, TO_FILL_IN.sub(ISSUE, asked.text), asked.options)
        if filled.text != asked.text:
            change_question(row, filled, by=by)
    open_survey(survey, today=today, by=by)
    return survey


def _answered(survey: Survey, answers: Sequence[tuple[int, Sequence[int | None]]], on: date) -> None:
    for place, posted in enumerate(_forms(survey, answers)):
        answer(survey, posted, key=f"voorbeeld-{place}", today=on + timedelta(days=place % 8))


def _forms(survey: Survey, answers: Sequence[tuple[int, Sequence[int | None]]]) -> list[dict[str, list[str]]]:
    """The forms that so many people filled in."""
    fields = [question(row).field for row in survey.questions.all()]
    return [
        {field: ["geen" if value is None else str(value)] for field, value in zip(fields, values, strict=True)}
        for times, values in answers
        for _ in range(times)
    ]
