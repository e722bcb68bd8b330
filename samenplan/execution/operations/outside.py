"""What residents see of the carrying out: turned on and off by whoever may publish."""

from datetime import datetime

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.execution.models import ProgressPage
from samenplan.plans.models import Plan
from samenplan.plans.operations.locking import locked


@transaction.atomic
def show_progress(plan: Plan, *, takes_reactions: bool, now: datetime, by: Actor) -> None:
    """Let residents see how the plan goes, and react to its actions when `takes_reactions`.

    Raises:
        Refused: the plan itself is not public.
    """
    by.require(Permission.REPORT_PUBLISH)
    fresh = locked(plan, by)
    if not fresh.versions.filter(published_at__isnull=False, withdrawn_at__isnull=True).exists():
        raise Refused("Dit plan staat nog niet openbaar. Maak eerst een goedgekeurde versie openbaar.")
    page, _ = ProgressPage.objects.visible_to(by).get_or_create(plan=fresh)
    if page.shown_since is not None and page.takes_reactions == takes_reactions:
        return
    page.shown_since, page.takes_reactions = page.shown_since or now, takes_reactions
    page.save(update_fields=["shown_since", "takes_reactions", "changed_at"])
    record(by, "progress.shown", fresh)


@transaction.atomic
def hide_progress(plan: Plan, *, by: Actor) -> None:
    """Show residents the plan only, as before; what they saw meanwhile stays in the record."""
    by.require(Permission.REPORT_PUBLISH)
    fresh = locked(plan, by)
    page = ProgressPage.objects.visible_to(by).filter(plan=fresh, shown_since__isnull=False).first()
    if page is None:
        return
    page.shown_since, page.takes_reactions = None, False
    page.save(update_fields=["shown_since", "takes_reactions", "changed_at"])
    record(by, "progress.hidden", fresh)
