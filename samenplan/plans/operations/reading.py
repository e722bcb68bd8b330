"""Reading that leaves a line in the trail."""

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.permissions import Permission
from samenplan.plans.models import Plan


@transaction.atomic
def note_download(plan: Plan, kind: str, *, by: Actor) -> None:
    """Somebody takes the working text, internal fields included, out of the house as a file."""
    by.require(Permission.PLAN_VIEW)
    record(by, "plan.downloaded", plan, kind=kind)
