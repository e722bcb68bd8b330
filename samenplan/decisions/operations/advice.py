"""Advice rounds: asking, keeping the answer, saying what was done with it."""

from datetime import date

from django.db import transaction

from samenplan.audit.operations import iso, record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.decisions.models import AdviceRound
from samenplan.decisions.operations.holding import check_fields, held_round
from samenplan.decisions.queries import answer_of
from samenplan.decisions.rules.advice import (
    AdviceRequest,
    Answer,
    FollowUp,
    objections_to_answering,
    objections_to_asking,
    objections_to_dropping,
    objections_to_following_up,
)
from samenplan.plans.models import Plan, PlanVersion
from samenplan.plans.operations.locking import locked
from samenplan.plans.operations.versions import ask_advice


@transaction.atomic
def ask_advice_round(plan: Plan, request: AdviceRequest, *, today: date, by: Actor) -> AdviceRound:
    """Ask one body what it thinks: of the text as it is now (which is frozen), or of the last version.

    Raises:
        Refused: the days do not fit, nobody is asked, or a new version cannot be made now.
    """
    by.require(Permission.PLAN_FREEZE)
    fresh = locked(plan, by)
    if objections := objections_to_asking(request, today):
        raise Refused(objections)
    version = _last_version(fresh) if not request.on_new_version else None
    if version is None:
        version = ask_advice(fresh, on=request.asked_on, by=by)
    row = AdviceRound(plan=fresh, version=version, body=request.body.strip())
    row.asked_on, row.due_on = request.asked_on, request.due_on
    check_fields(row, ["body"])
    row.save(force_insert=True)
    record(by, "advice.asked", fresh, round=row.pk, version=version.number, asked_on=iso(row.asked_on))
    return row


def _last_version(plan: Plan) -> PlanVersion | None:
    return plan.versions.defer("content").order_by("-number").first()


@transaction.atomic
def record_answer(row: AdviceRound, answer: Answer, *, today: date, by: Actor) -> None:
    """Keep what the body answered; it can be corrected later.

    Raises:
        Refused: the days do not fit, or the text is missing or holds what may not stand in a plan.
    """
    by.require(Permission.PLAN_FREEZE)
    fresh = held_round(row, by)
    if objections := objections_to_answering(answer, fresh.asked_on, today):
        raise Refused(objections)
    fresh.answer_kind, fresh.answered_on, fresh.text = answer.kind, answer.answered_on, answer.text
    check_fields(fresh, ["text"])
    fresh.save(update_fields=["answer_kind", "answered_on", "text"])
    record(by, "advice.answered", fresh.plan, round=fresh.pk, kind=answer.kind.value, on=iso(answer.answered_on))


@transaction.atomic
def record_follow_up(row: AdviceRound, follow_up: FollowUp, *, by: Actor) -> None:
    """Say what was done with the advice.

    Raises:
        Refused: there is no answer yet, or a reason is missing.
    """
    by.require(Permission.PLAN_FREEZE)
    fresh = held_round(row, by)
    if objections := objections_to_following_up(follow_up, answer_of(fresh)):
        raise Refused(objections)
    fresh.follow_up_state, fresh.follow_up = follow_up.state, follow_up.text
    check_fields(fresh, ["follow_up"])
    fresh.save(update_fields=["follow_up_state", "follow_up"])
    record(by, "advice.followed_up", fresh.plan, round=fresh.pk, state=follow_up.state.value)


@transaction.atomic
def drop_advice_round(row: AdviceRound, *, by: Actor) -> None:
    """Take away a round that was asked by mistake; the version it froze stays.

    Raises:
        Refused: it was answered.
    """
    by.require(Permission.PLAN_FREEZE)
    fresh = held_round(row, by)
    if objections := objections_to_dropping(answer_of(fresh)):
        raise Refused(objections)
    record(by, "advice.dropped", fresh.plan, round=fresh.pk)
    fresh.delete()
