"""All rows that an operation of this room could touch, to compare before and after."""

from django.db.models import Model

from samenplan.audit.models import Event
from samenplan.execution.models import Anchoring, ChainStep, Dependency, Evaluation, Lesson, Milestone, Spending
from samenplan.plans.models import Plan, PlanNode

WATCHED: tuple[type[Model], ...] = (
    Plan, PlanNode, Milestone, Dependency, Spending, ChainStep, Evaluation, Lesson, Anchoring, Event,
)  # fmt: skip


def everything() -> list[object]:
    """All rows that an operation of this room could touch."""
    return [list(model._base_manager.order_by("pk").values()) for model in WATCHED]


def verbs() -> list[str]:
    """What was done, in order."""
    return list(Event.objects.unscoped(reason="test").order_by("pk").values_list("verb", flat=True))


def again(row: Model) -> Model:
    """The row as it stands now."""
    return type(row)._base_manager.get(pk=row.pk)
