"""Files on their way into a plan, and what the authority taught us about its tables."""

from django.db.models import QuerySet

from samenplan.core.actor import Actor
from samenplan.plans.models import ImportMapping, ImportRun
from samenplan.plans.rules.importing.mapping import Mapping, UnreadableMapping, from_plain


def import_runs(actor: Actor) -> QuerySet[ImportRun]:
    """All runs of the actor's authority, newest first."""
    rows = ImportRun.objects.visible_to(actor).filter(plan__deleted_at__isnull=True)
    return rows.select_related("plan__authority", "plan__measure__programme", "by").order_by("-pk")


def remembered(actor: Actor) -> Mapping:
    """How this authority mapped tables before; what cannot be read any more is left out."""
    known = Mapping()
    for row in ImportMapping.objects.visible_to(actor).order_by("pk")[:500]:
        try:
            known = known.remembering(from_plain(row.mapping))
        except UnreadableMapping:
            continue  # an older shape: the person is asked again
    return known
