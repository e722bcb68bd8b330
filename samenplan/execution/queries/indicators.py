"""Indicators that an authority counts itself."""

from collections.abc import Iterable

from samenplan.core.actor import Actor
from samenplan.execution.rules.kinds import FigureSource
from samenplan.plans.models import Indicator


def own_counts(node_ids: Iterable[int], actor: Actor) -> list[Indicator]:
    """The indicators of these actions whose values are one's own count."""
    rows = Indicator.objects.visible_to(actor).filter(node__in=list(node_ids), profile__kind=FigureSource.OWN_COUNT)
    return list(rows.order_by("position", "pk"))


def countable(node_ids: Iterable[int], actor: Actor) -> dict[int, str]:
    """Per action the name of the first indicator that whoever answers can give a number for."""
    found: dict[int, str] = {}
    for row in own_counts(node_ids, actor):
        found.setdefault(row.node_id, row.name)
    return found
