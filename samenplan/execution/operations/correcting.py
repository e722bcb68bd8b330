"""Correcting and taking back what was told; answering questions; ticking off milestones."""

from datetime import date, datetime

from django.db import transaction

from samenplan.audit.operations import iso, record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import objections_to_text
from samenplan.core.permissions import Permission
from samenplan.execution.models import Activity, Milestone, Question
from samenplan.execution.operations.holding import held, require_hers
from samenplan.execution.operations.telling import check, write, write_reach
from samenplan.execution.queries import told as queries
from samenplan.execution.rules.activities import ToldActivity


class ToldMeanwhile(Refused):
    """Somebody else corrected the same activity since it was read. Nothing was saved; both are here."""

    def __init__(self, theirs: ToldActivity) -> None:
        self.theirs = theirs
        super().__init__("Iemand anders verbeterde dit intussen ook. Kijk na welke tekst blijft; er is niets verloren.")


@transaction.atomic
def correct_activity(activity: Activity, told: ToldActivity, base: str, *, by: Actor, today: date) -> bool:
    """Write another telling over it, if it still is the one that `base` marks; whether anything changed.

    Raises:
        ToldMeanwhile: it is another one now.
        Refused: somebody else told it, it was withdrawn, or see `objections_to_activity`.
    """
    fresh = held(activity, queries.activities(by), by=by)
    require_hers(fresh, by=by)
    if fresh.withdrawn_at is not None:
        raise Refused("Deze activiteit is ingetrokken. Vertel ze opnieuw als ze toch plaatsvond.")
    stands = queries.telling_of(fresh)
    if told == stands:
        return False
    if base != stands.mark:
        raise ToldMeanwhile(stands)
    check(told, today)
    write(fresh, told)
    fresh.save(update_fields=["title", "took_place_on", "until", "place", "text", "changed_at"])
    write_reach(fresh, told)
    record(by, "activity.corrected", fresh, node=fresh.node_id)
    return True


@transaction.atomic
def withdraw_activity(activity: Activity, *, by: Actor, now: datetime) -> None:
    """Take an activity back: it stays, marked, and counts nowhere; its photos leave the public page.

    Raises:
        Refused: somebody else told it.
    """
    fresh = held(activity, queries.activities(by), by=by)
    require_hers(fresh, by=by)
    if fresh.withdrawn_at is not None:
        return
    fresh.withdrawn_at = now
    fresh.save(update_fields=["withdrawn_at"])
    fresh.evidence.filter(is_public=True).update(is_public=False)
    record(by, "activity.withdrawn", fresh, node=fresh.node_id)


@transaction.atomic
def answer(question: Question, text: str, *, by: Actor, now: datetime) -> None:
    """Answer a question, once.

    Raises:
        Refused: empty, answered already, or the text holds what never belongs in a plan.
    """
    by.require(Permission.PROGRESS_MANAGE)
    fresh = held(question, queries.questions(by), by=by)
    said = text.strip()
    if fresh.answered_at is not None and fresh.answer == said:
        return
    if fresh.answered_at is not None:
        raise Refused("Een collega antwoordde al op deze vraag. Je antwoord is niet bewaard; kopieer het eerst.")
    if not said:
        raise Refused("Schrijf eerst een antwoord.")
    if objections := objections_to_text(said):
        raise Refused(objections)
    fresh.answer, fresh.answered_at, fresh.answered_by_id = said, now, by.person
    fresh.save(update_fields=["answer", "answered_at", "answered_by"])
    record(by, "question.answered", fresh, node=fresh.node_id)


@transaction.atomic
def reach_milestone(milestone: Milestone, *, on: date | None, by: Actor, today: date) -> None:
    """Tick a milestone off on this day, or (None) open it again; what is so already stays without a trace.

    Raises:
        Refused: the day is still to come.
    """
    fresh = held(milestone, queries.milestones(by), by=by)
    if on is not None and on > today:
        raise Refused("Deze dag moet nog komen. Vink de mijlpaal af als hij gehaald is.")
    if fresh.done_on == on or (fresh.done_on is not None and on is not None):
        return
    fresh.done_on = on
    fresh.save(update_fields=["done_on"])
    verb = "milestone.reached" if on else "milestone.reopened"
    record(by, verb, fresh, node=fresh.node_id, on=iso(on))
