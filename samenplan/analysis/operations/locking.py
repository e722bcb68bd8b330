"""Getting hold of a survey to write in: theirs to touch, fresh, and locked."""

from samenplan.analysis.models import Survey, SurveyQuestion
from samenplan.analysis.queries import surveys as queries
from samenplan.analysis.rules.surveys import objections_to_editing
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused


class Gone(Refused):
    """What somebody wanted to change was deleted meanwhile."""


def locked(survey: Survey, by: Actor) -> Survey:
    """The survey, re-read as the actor and locked until the end of the transaction.

    Raises:
        Gone: it is not there (any more), for this actor.
    """
    fresh = queries.surveys(by).select_for_update(of=("self",)).filter(pk=survey.pk).first()
    if fresh is None:
        raise Gone("Deze bevraging bestaat niet meer. Er is niets gewijzigd.")
    return fresh


def editable(survey: Survey, by: Actor) -> Survey:
    """The survey, locked, when its questions may still change.

    Raises:
        Refused: it was opened.
    """
    fresh = locked(survey, by)
    if objections := objections_to_editing(queries.facts(fresh)):
        raise Refused(objections)
    return fresh


def editable_question(row: SurveyQuestion, by: Actor) -> SurveyQuestion:
    """The question, fresh, with its survey locked and open for writing.

    Raises:
        Refused: the survey was opened, or the question is gone.
    """
    survey = editable(row.survey, by)
    fresh = queries.questions(by).filter(pk=row.pk, survey=survey).first()
    if fresh is None:
        raise Gone("Deze vraag is intussen verwijderd. Er is niets gewijzigd.")
    fresh.survey = survey
    return fresh
