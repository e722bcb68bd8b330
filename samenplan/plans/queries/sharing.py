"""With whom a plan can be shared."""

from django.db.models import QuerySet

from samenplan.authorities.models import Authority
from samenplan.core.actor import Actor
from samenplan.plans.models import Plan


def other_authorities(actor: Actor) -> QuerySet[Authority]:
    """Authorities that work with Samenplan, without one's own and the agency."""
    rows = Authority.objects.filter(uses_samenplan=True, is_agency=False).exclude(pk=actor.home)
    return rows.order_by("name")


def umbrellas(actor: Actor) -> QuerySet[Plan]:
    """Plans of the lead of a partnership that the actor's authority is in."""
    rows = Plan.objects.unscoped(reason="titles of regional plans, shown to the members of the partnership")
    return (
        rows.filter(authority__led_partnerships__members__authority=actor.authority_id, deleted_at__isnull=True)
        .distinct()
        .order_by("title")
    )
