"""All rows that an operation of this room could touch, to compare before and after."""

from django.db.models import Model

from samenplan.audit.models import Event
from samenplan.decisions.models import AdviceRound, Annex, Decision, KnownGround, LegalGround
from samenplan.plans.models import Plan, PlanVersion

WATCHED: tuple[type[Model], ...] = (Plan, PlanVersion, AdviceRound, Decision, LegalGround, KnownGround, Annex, Event)


def everything() -> list[object]:
    """All rows that an operation of this room could touch."""
    return [list(model._base_manager.order_by("pk").values()) for model in WATCHED]


def verbs() -> list[str]:
    return list(Event.objects.unscoped(reason="test").order_by("pk").values_list("verb", flat=True))


def again(row: Model) -> Model:
    return type(row)._base_manager.get(pk=row.pk)
