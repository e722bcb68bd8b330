"""Rows of the carrying out, always on somebody's behalf, and only of plans that she may see."""

from django.db.models import QuerySet

from samenplan.core.actor import Actor
from samenplan.execution.models import Anchoring, ChainStep, Dependency, Evaluation, Milestone, Spending
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.queries.contents import details, node_rows, outline_nodes
from samenplan.plans.queries.plans import nodes
from samenplan.plans.rules.content import Node, NodeKind


def actions(actor: Actor) -> QuerySet[PlanNode]:
    """Living actions of the actor's authority, with their plan."""
    return nodes(actor).filter(kind=NodeKind.ACTION, deleted_at__isnull=True)


def milestones(actor: Actor) -> QuerySet[Milestone]:
    """Steps of living actions, in the order of their action."""
    rows = Milestone.objects.visible_to(actor).filter(
        node__deleted_at__isnull=True, node__plan__deleted_at__isnull=True
    )
    return rows.select_related("node__plan__authority").order_by("position", "pk")


def dependencies(actor: Actor) -> QuerySet[Dependency]:
    """What waits for what, between living actions."""
    rows = Dependency.objects.visible_to(actor).filter(
        node__deleted_at__isnull=True, waits_for__deleted_at__isnull=True, node__plan__deleted_at__isnull=True
    )
    return rows.select_related("node__plan__authority", "waits_for").order_by("pk")


def spendings(actor: Actor) -> QuerySet[Spending]:
    """Money that went out, withdrawn lines too; newest first."""
    rows = Spending.objects.visible_to(actor).filter(node__plan__deleted_at__isnull=True)
    return rows.select_related("node__plan__authority", "by", "contact").order_by("-spent_on", "-pk")


def chain_steps(actor: Actor) -> QuerySet[ChainStep]:
    """What people said about the place of a node in the results chain."""
    return ChainStep.objects.visible_to(actor).filter(node__deleted_at__isnull=True)


def evaluations(actor: Actor) -> QuerySet[Evaluation]:
    """Looks back on plans of the actor's authority, newest first."""
    rows = Evaluation.objects.visible_to(actor).filter(plan__deleted_at__isnull=True)
    return rows.select_related("plan__authority", "by", "contact").prefetch_related("lessons__leads_to")


def anchorings(actor: Actor) -> QuerySet[Anchoring]:
    """What becomes of actions after the subsidy."""
    return Anchoring.objects.visible_to(actor).filter(node__deleted_at__isnull=True)


def outline(plan: Plan) -> tuple[tuple[Node, ...], dict[str, PlanNode]]:
    """The living nodes of the plan in tree order, and their rows by uid: 6 queries, whatever its size."""
    rows = node_rows(plan)
    return outline_nodes(plan, rows, details(plan, with_risks=False)), {row.uid: row for row in rows}


def names_of(nodes_in_order: tuple[Node, ...], rows: dict[str, PlanNode]) -> dict[int, str]:
    """Every action as people point at it, by id: “1.1 Gespreksavonden”."""
    return {rows[node.uid].pk: f"“{node.label} {node.title}”" for node in nodes_in_order if node.is_action}
