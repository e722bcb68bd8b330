"""Answers come in: by the link, or typed over from paper. Nothing says whose they are, or at what moment they came."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from samenplan.analysis.models import Survey, SurveyResponse
from samenplan.analysis.operations.locking import locked
from samenplan.analysis.queries import surveys as queries
from samenplan.analysis.rules.answering import Answers, Unreadable, read_answers
from samenplan.analysis.rules.kinds import Channel, Door, SurveyState
from samenplan.analysis.rules.surveys import door
from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission

Posted = Mapping[str, Sequence[str]]
MOST_A_DAY = 3_000
"""Answers by link in one day: a machine that floods a survey stops here."""


class Shut(Refused):
    """Nobody can answer now. `door` says why."""

    def __init__(self, door: Door) -> None:
        self.door = door
        super().__init__("Deze bevraging is niet open. Je antwoorden zijn niet bewaard.")


class Flooded(Refused):
    """More answers in one day than people give."""

    def __init__(self) -> None:
        super().__init__("Er kwamen vandaag te veel antwoorden binnen. Je antwoord is niet bewaard. Probeer morgen.")


@transaction.atomic
def answer(survey: Survey, posted: Posted, *, key: str, today: date) -> None:
    """Keep what somebody with the link answered. The same key is the same form: it counts once, as it came first.

    Nothing goes in the trail: a line there has a moment, and an answer has only a day.

    Raises:
        Shut: the survey is not open now.
        Unreadable: the answers do not fit the questions; nothing is kept.
        Flooded: too many answers came today.
    """
    rows = Survey.objects.unscoped(reason="whoever holds the link has no role").select_for_update()
    fresh = rows.filter(pk=survey.pk).first()
    stands = door(queries.facts(fresh), today) if fresh else Door.CLOSED
    if fresh is None or stands is not Door.OPEN:
        raise Shut(stands)
    answers = read_answers(queries.questions_of(fresh), posted)
    if fresh.responses.filter(key=key).exists():
        return
    if fresh.responses.filter(channel=Channel.LINK, came_on=today).count() >= MOST_A_DAY:
        raise Flooded
    _keep(fresh, answers, SurveyResponse(key=key, channel=Channel.LINK, came_on=today))


@transaction.atomic
def type_paper(survey: Survey, posted: Posted, *, key: str, today: date, by: Actor) -> None:
    """Type one paper form over; also after closing, as long as the raw answers are there.

    Raises:
        Refused: the survey never opened, its raw answers are gone, or the answers do not fit the questions.
    """
    by.require(Permission.SURVEY_MANAGE)
    fresh = locked(survey, by)
    if fresh.state == SurveyState.DRAFT or fresh.answers_deleted_on:
        raise Refused("Papieren antwoorden typ je in zodra de bevraging open is, en tot de losse antwoorden weg zijn.")
    try:
        answers = read_answers(queries.questions_of(fresh), posted)
    except Unreadable as fault:
        raise Refused(str(fault)) from fault
    if fresh.responses.filter(key=key).exists():
        return
    _keep(fresh, answers, SurveyResponse(key=key, channel=Channel.PAPER, came_on=today))
    record(by, "survey.paper_added", fresh)


@transaction.atomic
def undo_paper(survey: Survey, *, key: str, by: Actor) -> None:
    """Take back a paper form that was typed wrongly.

    Raises:
        Refused: it is gone already, or counted in what was shown: then it would follow from two states.
    """
    by.require(Permission.SURVEY_MANAGE)
    fresh = locked(survey, by)
    row = fresh.responses.filter(key=key, channel=Channel.PAPER).first()
    if row is None:
        raise Refused("Dit formulier staat er niet meer. Er is niets veranderd.")
    if row.is_shown:
        raise Refused("Dit formulier telt al mee in de resultaten en kan niet meer weg. Er is niets veranderd.")
    row.delete()
    record(by, "survey.paper_undone", fresh)


def _keep(survey: Survey, answers: Answers, row: SurveyResponse) -> None:
    row.survey, row.answers = survey, answers
    row.save(force_insert=True)
