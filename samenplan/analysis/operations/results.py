"""What is shown of a survey: renewed in steps, taken along as a file, and left behind when the raw answers go."""

from datetime import date

from django.db import transaction

from samenplan.analysis.models import ShownResult, Survey
from samenplan.analysis.operations.locking import locked
from samenplan.analysis.queries import surveys as queries
from samenplan.analysis.rules.plain_shown import as_plain
from samenplan.analysis.rules.shown import shown_questions
from samenplan.analysis.rules.steps import channels_to_show
from samenplan.analysis.rules.surveys import is_due
from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission


@transaction.atomic
def renew_shown(survey: Survey, *, today: date, by: Actor) -> bool:
    """Count the answers that wait, when at least the minimum of a channel do; whether anything changed."""
    by.require(Permission.PLAN_VIEW)
    fresh = locked(survey, by)
    if not _step(fresh, today):
        return False
    record(by, "survey.results_renewed", fresh)
    return True


def _step(survey: Survey, today: date) -> bool:
    if survey.answers_deleted_on:
        return False
    channels = channels_to_show(queries.waiting(survey), survey.minimum_cell)
    if not channels:
        return False
    survey.responses.filter(is_shown=False, channel__in=channels).update(is_shown=True)
    shown = shown_questions(queries.questions_of(survey), queries.shown_responses(survey), survey.minimum_cell)
    result = ShownResult(survey=survey) if queries.shown_result(survey) is None else survey.shown
    result.made_on, result.content = today, as_plain(shown)
    result.save()
    return True


@transaction.atomic
def note_export(survey: Survey, kind: str, *, by: Actor) -> None:
    """That somebody took the shown result along as a file."""
    by.require(Permission.PLAN_VIEW)
    record(by, "survey.exported", locked(survey, by), file=kind)


@transaction.atomic
def delete_raw_answers(survey: Survey, *, today: date, by: Actor) -> int:
    """Remove the raw answers when their term is over; what is shown stays, and the trail keeps only a count.

    Raises:
        Refused: the term is not over, or they are gone already.
    """
    by.require(Permission.SURVEY_MANAGE)
    fresh = locked(survey, by)
    if not is_due(queries.facts(fresh), today):
        raise Refused("De termijn van de losse antwoorden is nog niet om. Er is niets verwijderd.")
    _step(fresh, today)
    count, _ = fresh.responses.all().delete()
    fresh.answers_deleted_on = today
    fresh.save(update_fields=["answers_deleted_on"])
    record(by, "survey.answers_deleted", fresh, count=count)
    return count
