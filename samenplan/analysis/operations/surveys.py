"""A survey: made, changed, opened, closed, thrown away."""

from datetime import date

from django.db import transaction

from samenplan.analysis.models import Survey
from samenplan.analysis.operations.locking import locked
from samenplan.analysis.queries import surveys as queries
from samenplan.analysis.rules.kinds import SurveyState
from samenplan.analysis.rules.surveys import (
    SurveyDetails,
    new_token,
    objections_to_closing,
    objections_to_deleting,
    objections_to_details,
    objections_to_later_change,
    objections_to_opening,
)
from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import check_texts
from samenplan.core.permissions import Permission

DETAILS = ("title", "intro", "opens_on", "closes_on", "minimum_cell", "keep_months")
TEXTS = ("title", "intro")


@transaction.atomic
def make_survey(details: SurveyDetails, *, by: Actor) -> Survey:
    """A new survey, in draft.

    Raises:
        Refused: the days or numbers cannot be, or the text holds what may not be kept.
    """
    by.require(Permission.SURVEY_MANAGE)
    survey = Survey(authority_id=by.home, token=new_token(), state=SurveyState.DRAFT)
    _take_over(survey, details)
    survey.save(force_insert=True)
    record(by, "survey.made", survey)
    return survey


@transaction.atomic
def change_survey(survey: Survey, details: SurveyDetails, *, today: date, by: Actor) -> None:
    """Change its details. Once opened, only the last day and the term can move; its text lies fixed.

    Raises:
        Refused: a rule says no.
    """
    by.require(Permission.SURVEY_MANAGE)
    fresh = locked(survey, by)
    before, text = queries.facts(fresh), (fresh.title, fresh.intro)
    _take_over(fresh, details)
    if before.state is not SurveyState.DRAFT:
        objections = objections_to_later_change(before, queries.facts(fresh), today)
        if text != (fresh.title, fresh.intro):
            objections.append("De titel en de uitleg liggen vast sinds de opening: mensen antwoordden erop.")
        if objections:
            raise Refused(objections)
    fresh.save(update_fields=DETAILS)
    record(by, "survey.changed", fresh)


def _take_over(survey: Survey, details: SurveyDetails) -> None:
    survey.title, survey.intro = details.title.strip(), details.intro.strip()
    survey.opens_on, survey.closes_on = details.opens_on, details.closes_on
    survey.minimum_cell, survey.keep_months = details.minimum_cell, details.keep_months
    if objections := objections_to_details(queries.facts(survey)):
        raise Refused(objections)
    check_texts(survey, TEXTS)


@transaction.atomic
def open_survey(survey: Survey, *, today: date, by: Actor) -> None:
    """Let people answer. From here on the questions lie fixed.

    Raises:
        Refused: a rule says no.
    """
    by.require(Permission.SURVEY_MANAGE)
    fresh = locked(survey, by)
    asked = queries.questions_of(fresh)
    if objections := objections_to_opening(queries.facts(fresh), asked, today):
        raise Refused(objections)
    fresh.state = SurveyState.OPEN
    fresh.save(update_fields=["state"])
    record(by, "survey.opened", fresh, questions=len(asked))


@transaction.atomic
def close_survey(survey: Survey, *, today: date, by: Actor) -> None:
    """Nobody can answer any more; from this day the term of the raw answers runs.

    Raises:
        Refused: it is not open.
    """
    by.require(Permission.SURVEY_MANAGE)
    fresh = locked(survey, by)
    if objections := objections_to_closing(queries.facts(fresh)):
        raise Refused(objections)
    fresh.state, fresh.closed_on = SurveyState.CLOSED, today
    fresh.save(update_fields=["state", "closed_on"])
    record(by, "survey.closed", fresh)


@transaction.atomic
def delete_survey(survey: Survey, *, by: Actor) -> None:
    """Throw a draft away, with its questions.

    Raises:
        Refused: it was opened.
    """
    by.require(Permission.SURVEY_MANAGE)
    fresh = locked(survey, by)
    if objections := objections_to_deleting(queries.facts(fresh)):
        raise Refused(objections)
    record(by, "survey.deleted", fresh)
    fresh.delete()
