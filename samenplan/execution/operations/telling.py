"""Telling how an action goes. The same form sent twice is told once."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime

from samenplan.audit.operations import record
from samenplan.authorities.rules import teller_of
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import objections_to_text
from samenplan.execution.models import Activity, Question
from samenplan.execution.operations.evidence import Proof, hang
from samenplan.execution.operations.holding import note_answered
from samenplan.execution.rules.activities import ToldActivity, objections_to_activity, together
from samenplan.plans.models import PlanNode, ProgressNote
from samenplan.plans.operations.locking import own_or_written
from samenplan.plans.operations.nodes import tell_progress
from samenplan.plans.rules.status import ActionStatus

LONGEST_KEY = 40


@transaction.atomic
def tell_status(node: PlanNode, status: ActionStatus, text: str, *, on: date, by: Actor, now: datetime) -> ProgressNote:
    """Say how far an action is; exactly the same, told again by the same person, is the same note.

    Raises:
        Refused: the text holds what never belongs in a plan, or the day is still to come.
    """
    fresh = own_or_written(node, by)
    if on > localtime(now).date():
        raise Refused("Deze dag moet nog komen. Kies vandaag of een dag die voorbij is.")
    said = fresh.progress_notes.filter(status=status, noted_on=on, text=text.strip(), **teller_of(by))
    if (same := said.first()) is not None and fresh.progress_notes.order_by("-pk").first() == same:
        return same
    note = tell_progress(fresh, status, text, on=on, by=by)
    note_answered(fresh, by=by, now=now)
    return note


@transaction.atomic
def tell_activity(
    node: PlanNode, told: ToldActivity, *, key: str, proofs: Sequence[Proof] = (), by: Actor, now: datetime
) -> Activity:
    """Something took place: for whom, and what shows it. A key that came before gives the activity that it made.

    Raises:
        Refused: see `objections_to_activity`.
    """
    fresh = own_or_written(node, by)
    if not key or len(key) > LONGEST_KEY:
        raise Refused("Dit formulier is niet heel. Laad de pagina opnieuw; je tekst staat er dan nog.")
    if (same := fresh.activities.filter(key=key).first()) is not None:
        return same
    check(told, localtime(now).date())
    activity = Activity(node=fresh, key=key, **teller_of(by))
    write(activity, told)
    activity.save(force_insert=True)
    write_reach(activity, told)
    for proof in proofs:
        hang(proof, fresh, activity, by=by)
    note_answered(fresh, by=by, now=now)
    record(by, "activity.told", activity, node=fresh.pk, evidence=len(proofs))
    return activity


def check(told: ToldActivity, today: date) -> None:
    """This can be kept.

    Raises:
        Refused: it cannot, with every reason.
    """
    screened = [line for text in told.words for line in objections_to_text(text)]
    if objections := [*objections_to_activity(told, today), *dict.fromkeys(screened)]:
        raise Refused(objections)


def write(activity: Activity, told: ToldActivity) -> None:
    """Put what was told in the columns; saving is the caller's."""
    activity.title, activity.place, activity.text = told.title.strip(), told.place.strip(), told.text.strip()
    activity.took_place_on, activity.until = told.took_place_on, told.until


def write_reach(activity: Activity, told: ToldActivity) -> None:
    """The counts, in place of what stood there."""
    activity.reached.all().delete()
    for each in together(told.reached):
        activity.reached.create(group=each.group, count=each.count)


@transaction.atomic
def ask(node: PlanNode, text: str, *, by: Actor) -> Question:
    """Ask the officer something about an action; the same question, not answered yet, is the same one.

    Raises:
        Refused: empty, or the text holds what never belongs in a plan.
    """
    fresh = own_or_written(node, by)
    asked = text.strip()
    if not asked:
        raise Refused("Schrijf eerst je vraag.")
    if objections := objections_to_text(asked):
        raise Refused(objections)
    if (same := fresh.questions.filter(text=asked, answered_at=None, **teller_of(by)).first()) is not None:
        return same
    question = Question(node=fresh, text=asked, **teller_of(by))
    question.save(force_insert=True)
    record(by, "question.asked", question, node=fresh.pk)
    return question
