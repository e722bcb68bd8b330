"""Writing a look back on a plan, with its lessons."""

from datetime import date

from django.db import transaction

from samenplan.audit.operations import iso, record
from samenplan.authorities.rules import teller_of
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import check_texts
from samenplan.core.permissions import Permission
from samenplan.execution.models import Evaluation, Lesson
from samenplan.execution.queries.looking_back import lesson_places, text_of
from samenplan.execution.queries.within_plan import evaluations
from samenplan.execution.rules.looking_back import QUALITIES, EvaluationText, objections_to_evaluation
from samenplan.plans.models import Plan
from samenplan.plans.operations.locking import Gone, locked
from samenplan.plans.rules.editing import Change, ChangedMeanwhile, conflict

MANAGE = Permission.PROGRESS_MANAGE
COLUMNS = ("title", *QUALITIES, *(f"{name}_text" for name in QUALITIES))


@transaction.atomic
def write_evaluation(plan: Plan, text: EvaluationText, *, today: date, by: Actor) -> Evaluation:
    """A new look back on the plan.

    Raises:
        Refused: a judgement without ground, a day to come, or a text that never belongs in a plan.
        Gone: the plan was deleted.
    """
    by.require(MANAGE)
    fresh = locked(plan, by)
    row = Evaluation(plan=fresh, **teller_of(by))
    _fill(row, text, today)
    row.save(force_insert=True)
    _set_lessons(row, text, by)
    record(by, "evaluation.written", fresh, evaluation=row.pk, on=iso(text.made_on))
    return row


@transaction.atomic
def change_evaluation(row: Evaluation, text: Change[EvaluationText], *, today: date, by: Actor) -> Evaluation:
    """Write a look back anew, lessons included.

    Raises:
        ChangedMeanwhile: somebody else changed it since it was read; nothing was saved.
        Refused: it is not whole.
        Gone: it was deleted.
    """
    fresh = _held(row, by)
    if clash := conflict("text", text, text_of(fresh)):
        raise ChangedMeanwhile([clash])
    if text_of(fresh) == text.value:
        return fresh
    _fill(fresh, text.value, today)
    fresh.save(update_fields=[*COLUMNS, "made_on", "changed_at"])
    fresh.lessons.all().delete()
    _set_lessons(fresh, text.value, by)
    record(by, "evaluation.changed", fresh.plan, evaluation=fresh.pk)
    return fresh


@transaction.atomic
def drop_evaluation(row: Evaluation, *, by: Actor) -> None:
    """Take a look back away with its lessons.

    Raises:
        Gone: it was deleted already.
    """
    fresh = _held(row, by)
    record(by, "evaluation.dropped", fresh.plan, evaluation=fresh.pk)
    fresh.delete()


def _held(row: Evaluation, by: Actor) -> Evaluation:
    by.require(MANAGE)
    plan = locked(row.plan, by)
    fresh = evaluations(by).filter(pk=row.pk, plan=plan).first()
    if fresh is None:
        raise Gone("Deze terugblik is intussen verwijderd. Je tekst is niet bewaard; kopieer hem eerst.")
    fresh.plan = plan
    return fresh


def _fill(row: Evaluation, text: EvaluationText, today: date) -> None:
    if objections := objections_to_evaluation(text, today):
        raise Refused(objections)
    row.title, row.made_on = text.title.strip(), text.made_on
    for name in QUALITIES:
        quality = text.quality(name)
        setattr(row, name, quality.judgement)
        setattr(row, f"{name}_text", quality.text)
    check_texts(row, COLUMNS)


def _set_lessons(row: Evaluation, text: EvaluationText, by: Actor) -> None:
    places = lesson_places(row.plan, by) if any(lesson.leads_to for lesson in text.lessons) else {}
    for position, lesson in enumerate(text.lessons):
        if lesson.leads_to is not None and lesson.leads_to not in places:
            raise Refused("Een les leeft verder in een actie van dit plan of van het plan dat erop volgt.")
        made = Lesson(evaluation=row, position=position, text=lesson.text.strip(), leads_to_id=lesson.leads_to)
        check_texts(made, ["text"])
        made.save(force_insert=True)
