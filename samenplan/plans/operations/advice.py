"""Waving advice away: allowed, with a reason that stays."""

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.plans.models import Plan, WaivedAdvice
from samenplan.plans.operations.locking import locked


@transaction.atomic
def waive_advice(plan: Plan, key: str, reason: str, *, by: Actor) -> None:
    """Do not show this piece of advice any more, because of the reason.

    Raises:
        Refused: no reason was given.
    """
    by.require(Permission.PLAN_WRITE)
    if not reason.strip():
        raise Refused("Zeg kort waarom dit hier niet geldt. Dan weet een collega het later ook.")
    fresh = locked(plan, by)
    facts = {"reason": reason.strip()[:300], "by_id": by.user_id}
    WaivedAdvice.objects.visible_to(by).update_or_create(plan=fresh, key=key[:200], defaults=facts)
    record(by, "advice.waived", fresh)


@transaction.atomic
def take_back_waiver(plan: Plan, key: str, *, by: Actor) -> None:
    """Let the advice come back."""
    by.require(Permission.PLAN_WRITE)
    fresh = locked(plan, by)
    WaivedAdvice.objects.visible_to(by).filter(plan=fresh, key=key[:200]).delete()
    record(by, "advice.asked_again", fresh)
