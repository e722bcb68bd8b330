"""The questions of a survey, as long as it is a draft."""

from collections.abc import Sequence

from django.db import transaction

from samenplan.analysis.models import Survey, SurveyQuestion
from samenplan.analysis.operations.locking import editable, editable_question
from samenplan.analysis.rules.bank import BY_KEY, key_for
from samenplan.analysis.rules.questions import MOST_QUESTIONS, Question, objections_to_shape
from samenplan.analysis.rules.sensitive import objections_to_sensitive
from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import check_texts, objections_to_text
from samenplan.core.permissions import Permission


@transaction.atomic
def add_from_bank(survey: Survey, keys: Sequence[str], *, by: Actor) -> None:
    """Add these questions of the bank, at the end; one that is there already is not added again.

    Raises:
        Refused: none was chosen, one does not exist, or the survey was opened.
    """
    by.require(Permission.SURVEY_MANAGE)
    fresh = editable(survey, by)
    if not keys or any(key not in BY_KEY for key in keys):
        raise Refused("Kies minstens één vraag uit de vragenbank. Er is niets toegevoegd.")
    there = list(fresh.questions.all())
    known = {row.bank_key for row in there}
    added = [BY_KEY[key] for key in dict.fromkeys(keys) if key not in known]
    _room_for(len(there) + len(added))
    for place, one in enumerate(added, start=_next(there)):
        fresh.questions.create(
            position=place, kind=one.kind, text=one.text, options=list(one.options), bank_key=one.key
        )
    record(by, "survey.question_added", fresh, count=len(added))


@transaction.atomic
def add_question(survey: Survey, question: Question, *, by: Actor) -> SurveyQuestion:
    """Add a question of one's own, at the end.

    Raises:
        Refused: it asks what needs a DPIA first, names a person, cannot be answered, or the survey was opened.
    """
    by.require(Permission.SURVEY_MANAGE)
    fresh = editable(survey, by)
    there = list(fresh.questions.all())
    _room_for(len(there) + 1)
    row = SurveyQuestion(survey=fresh, position=_next(there))
    _take_over(row, question)
    row.save(force_insert=True)
    record(by, "survey.question_added", fresh, count=1)
    return row


@transaction.atomic
def change_question(row: SurveyQuestion, question: Question, *, by: Actor) -> None:
    """Change what is asked. A question of the bank that says something else is one's own from then on.

    Raises:
        Refused: as `add_question`.
    """
    by.require(Permission.SURVEY_MANAGE)
    fresh = editable_question(row, by)
    _take_over(fresh, question)
    fresh.save(update_fields=["kind", "text", "options", "bank_key"])
    record(by, "survey.question_changed", fresh.survey, question=fresh.pk)


@transaction.atomic
def move_question(row: SurveyQuestion, *, up: bool, by: Actor) -> None:
    """Change places with the question before or after; at the end of the list nothing moves.

    Raises:
        Refused: the survey was opened, or the question is gone.
    """
    by.require(Permission.SURVEY_MANAGE)
    fresh = editable_question(row, by)
    order = list(fresh.survey.questions.all())
    place = order.index(fresh)
    other = place - 1 if up else place + 1
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
        for position, one in enumerate(order, start=1):
            one.position = position
            one.save(update_fields=["position"])
    record(by, "survey.question_moved", fresh.survey, question=fresh.pk)


@transaction.atomic
def remove_question(row: SurveyQuestion, *, by: Actor) -> None:
    """Take a question out of a draft.

    Raises:
        Refused: the survey was opened, or the question is gone already.
    """
    by.require(Permission.SURVEY_MANAGE)
    fresh = editable_question(row, by)
    record(by, "survey.question_removed", fresh.survey, question=fresh.pk)
    fresh.delete()


def _take_over(row: SurveyQuestion, question: Question) -> None:
    text = " ".join(question.text.split())
    options = tuple(" ".join(option.split()) for option in question.options)
    asked = Question(question.pk, question.kind, text, options, row.bank_key)
    objections = [*objections_to_shape(asked), *objections_to_sensitive(asked)]
    objections += [sentence for option in options for sentence in objections_to_text(option)]
    if objections:
        raise Refused(list(dict.fromkeys(objections)))
    row.kind, row.text, row.options = asked.kind, text, list(options)
    row.bank_key = _kept_key(row.bank_key, asked)
    check_texts(row, ["text"])


def _kept_key(key: str, asked: Question) -> str:
    """The key of the bank, when text, kind and answers are still those."""
    known = BY_KEY.get(key_for(key, asked.text))
    return key if known and (known.kind, known.options) == (asked.kind, asked.options) else ""


def _next(there: Sequence[SurveyQuestion]) -> int:
    return max((row.position for row in there), default=0) + 1


def _room_for(count: int) -> None:
    if count > MOST_QUESTIONS:
        raise Refused(f"Een bevraging telt hoogstens {MOST_QUESTIONS} vragen. Er is niets toegevoegd.")
