"""Indicators that can take a result of a survey, and results that were taken."""

from django.db.models import QuerySet

from samenplan.analysis.models import SurveyQuestion
from samenplan.analysis.queries import surveys
from samenplan.analysis.rules.questions import Question
from samenplan.analysis.rules.shown import ShownQuestion
from samenplan.core.actor import Actor
from samenplan.execution.models import Measurement
from samenplan.plans.models.details import Indicator


def indicators_of_plans(actor: Actor) -> QuerySet[Indicator]:
    """The indicators of the actor's authority, per plan, of goals and actions that are not deleted."""
    rows = Indicator.objects.visible_to(actor).filter(node__deleted_at=None, node__plan__deleted_at=None)
    return rows.select_related("node__plan__authority").order_by("-node__plan__changed_at", "node__plan", "node", "pk")


def asked_and_shown(row: SurveyQuestion) -> tuple[Question, ShownQuestion | None]:
    """The question, and what is shown of it."""
    shown = {one.question: one for one in surveys.shown_of(row.survey)}
    return surveys.question(row), shown.get(row.pk)


def taken(actor: Actor, row: SurveyQuestion) -> QuerySet[Measurement]:
    """The measurements that came from this question, and are not withdrawn."""
    return Measurement.objects.visible_to(actor).filter(question=row, withdrawn_at=None)
