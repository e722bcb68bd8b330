"""The plan as it is stored: columns, labels, constraints."""

from samenplan.plans.models.comments import Comment, Mention
from samenplan.plans.models.details import BudgetLine, Indicator, Involvement, NodeTiming, OpenPoint, Risk
from samenplan.plans.models.imports import ImportMapping, ImportRun
from samenplan.plans.models.plan import Plan, PlanMeans, PlanNode, PlanOpening, PlanSection
from samenplan.plans.models.progress import ProgressNote
from samenplan.plans.models.versions import PlanVersion, WaivedAdvice

__all__ = [
    "BudgetLine",
    "Comment",
    "ImportMapping",
    "ImportRun",
    "Indicator",
    "Involvement",
    "Mention",
    "NodeTiming",
    "OpenPoint",
    "Plan",
    "PlanMeans",
    "PlanNode",
    "PlanOpening",
    "PlanSection",
    "PlanVersion",
    "ProgressNote",
    "Risk",
    "WaivedAdvice",
]
