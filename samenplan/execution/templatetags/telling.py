"""How a status looks."""

from django.template import Library

from samenplan.plans.queries.rows import STATUS_TONES
from samenplan.plans.rules.status import ActionStatus

register = Library()


@register.filter
def tone_of_status(status: str) -> str:
    """The tone of the tag of a status."""
    return STATUS_TONES[ActionStatus(status)] or "plain"
