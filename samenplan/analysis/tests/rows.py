"""All rows that an operation on surveys could touch, to compare before and after."""

from django.db.models import Model

from samenplan.analysis.models import ShownResult, Survey, SurveyQuestion, SurveyResponse
from samenplan.audit.models import Event

WATCHED: tuple[type[Model], ...] = (Survey, SurveyQuestion, SurveyResponse, ShownResult, Event)


def everything() -> list[object]:
    """Every row, with all its columns."""
    return [list(model._base_manager.order_by("pk").values()) for model in WATCHED]


def verbs() -> list[str]:
    """What the trail says, in its order."""
    return list(Event.objects.unscoped(reason="test").order_by("pk").values_list("verb", flat=True))
