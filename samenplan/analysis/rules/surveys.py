"""When a survey can be changed, opened, answered and closed, and when its raw answers go."""

import secrets
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samenplan.analysis.rules.kinds import KEEP_MONTHS, MINIMUM_CELL, Door, SurveyState
from samenplan.analysis.rules.questions import MOST_QUESTIONS, Question, still_open

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that look alike on a poster: i, l, o, 0, 1."""
TOKEN_LENGTH = 10
"""Short enough to type over, far too long to try out (31 to the tenth); whoever has the link may pass it on."""
MOST_CELL = 100
MOST_MONTHS = 36
"""Longer than three years, raw answers serve no purpose that the shown result does not."""


@dataclass(frozen=True, slots=True)
class SurveyFacts:
    """What the rules need of a survey."""

    state: SurveyState
    opens_on: date | None = None
    closes_on: date | None = None
    closed_on: date | None = None
    minimum_cell: int = MINIMUM_CELL
    keep_months: int = KEEP_MONTHS
    answers_deleted_on: date | None = None


def new_token() -> str:
    """What stands in the link of a survey."""
    return "".join(secrets.choice(LETTERS) for _ in range(TOKEN_LENGTH))


def door(survey: SurveyFacts, today: date) -> Door:
    """Whether who has the link can answer today."""
    if survey.state is SurveyState.CLOSED or (survey.closes_on and today > survey.closes_on):
        return Door.CLOSED
    if survey.state is SurveyState.DRAFT or (survey.opens_on and today < survey.opens_on):
        return Door.NOT_YET
    return Door.OPEN


def ended_on(survey: SurveyFacts, today: date) -> date | None:
    """The day from which nobody could answer any more; None while somebody can, or it never opened."""
    if survey.state is SurveyState.DRAFT:
        return None
    if survey.state is SurveyState.CLOSED:
        days = [day for day in (survey.closed_on, survey.closes_on) if day]
        return min(days, default=today)
    return survey.closes_on if survey.closes_on and today > survey.closes_on else None


def raw_answers_go_on(survey: SurveyFacts, today: date) -> date | None:
    """The day on which the raw answers must be gone; None while it has not ended."""
    end = ended_on(survey, today)
    return months_after(end, survey.keep_months) if end else None


def is_due(survey: SurveyFacts, today: date) -> bool:
    """Whether the raw answers must go today."""
    goes = raw_answers_go_on(survey, today)
    return goes is not None and today >= goes and survey.answers_deleted_on is None


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last day of the month when that day does not exist there."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def objections_to_details(survey: SurveyFacts) -> list[str]:
    """Why these days and numbers cannot be."""
    return list(_detail_faults(survey))


def _detail_faults(survey: SurveyFacts) -> Iterator[str]:
    if survey.opens_on and survey.closes_on and survey.closes_on < survey.opens_on:
        yield "De laatste dag ligt voor de eerste. Kijk de twee datums na."
    if not MINIMUM_CELL <= survey.minimum_cell <= MOST_CELL:
        yield f"Het kleinste aantal dat je toont, ligt van {MINIMUM_CELL} tot {MOST_CELL}."
    if not 1 <= survey.keep_months <= MOST_MONTHS:
        yield f"Losse antwoorden blijven 1 tot {MOST_MONTHS} maanden."


def objections_to_editing(survey: SurveyFacts) -> list[str]:
    """Why the questions cannot change any more."""
    if survey.state is SurveyState.DRAFT:
        return []
    return ["Deze bevraging is al geopend. De vragen liggen vast, anders betekenen de antwoorden niet meer hetzelfde."]


def objections_to_later_change(before: SurveyFacts, after: SurveyFacts, today: date) -> list[str]:
    """Why an opened survey cannot be changed so: only the last day and the term may move."""
    objections = []
    if before.minimum_cell != after.minimum_cell:
        objections.append(
            "Het kleinste aantal ligt vast sinds de opening: anders verraadt een latere stand wie erbij kwam."
        )
    if before.opens_on != after.opens_on:
        objections.append("De eerste dag ligt vast sinds de opening.")
    if before.closes_on != after.closes_on and (ended_on(before, today) or before.closed_on):
        objections.append("Deze bevraging is al voorbij. De laatste dag ligt vast.")
    return objections


def objections_to_opening(survey: SurveyFacts, questions: Sequence[Question], today: date) -> list[str]:
    """Every reason why this survey cannot open now; none means it can."""
    objections = [] if survey.state is SurveyState.DRAFT else ["Deze bevraging is al geopend."]
    if not questions:
        objections.append("Er staat nog geen vraag in. Kies er uit de vragenbank, of schrijf er zelf een.")
    if len(questions) > MOST_QUESTIONS:
        objections.append(f"Meer dan {MOST_QUESTIONS} vragen maakt niemand af. Schrap er enkele.")
    if survey.closes_on and survey.closes_on < today:
        objections.append("De laatste dag is al voorbij. Kies een latere.")
    return [*objections, *still_open(questions), *objections_to_details(survey)]


def objections_to_closing(survey: SurveyFacts) -> list[str]:
    """Why this survey cannot be closed."""
    if survey.state is SurveyState.OPEN:
        return []
    return ["Deze bevraging is niet open, dus er valt niets te sluiten."]


def objections_to_deleting(survey: SurveyFacts) -> list[str]:
    """Why this survey cannot be thrown away."""
    if survey.state is SurveyState.DRAFT:
        return []
    return ["Deze bevraging is al geopend en blijft bestaan. Je kunt ze wel sluiten."]


@dataclass(frozen=True, slots=True)
class SurveyDetails:
    """What one fills in about a survey."""

    title: str
    intro: str = ""
    opens_on: date | None = None
    closes_on: date | None = None
    minimum_cell: int = MINIMUM_CELL
    keep_months: int = KEEP_MONTHS
