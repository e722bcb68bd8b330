"""What residents said about actions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When

from samenplan.core.actor import Actor
from samenplan.execution.models import Reaction
from samenplan.execution.rules.kinds import ReactionState, RefusalReason
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.rules.content import NodeKind

MOST_SHOWN = 100
_PUBLIC = "public page: reactions that were shown, and how many were not"


@dataclass(frozen=True, slots=True)
class ShownReaction:
    """A reaction as residents read it. `uid` is of its action."""

    uid: str
    text: str
    came_on: date
    answer: str
    changed: str


@dataclass(frozen=True, slots=True)
class ShownReactions:
    """Those of one action or plan, newest first, and by which rules how many were not shown."""

    shown: tuple[ShownReaction, ...]
    refused: tuple[tuple[RefusalReason, int], ...]


def reactions(actor: Actor) -> QuerySet[Reaction]:
    """Every reaction to plans of the actor's authority: those that wait first, then the newest."""
    waits = Case(When(state=ReactionState.WAITING, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = Reaction.objects.visible_to(actor).filter(plan__deleted_at__isnull=True)
    return rows.select_related("node", "plan__authority", "handled_by").order_by(waits, "-pk")


def waiting(actor: Actor, plan: Plan) -> int:
    """How many reactions to this plan nobody read yet."""
    return Reaction.objects.visible_to(actor).filter(plan=plan, state=ReactionState.WAITING).count()


def shown_reactions(plan: Plan, uids: Iterable[str]) -> ShownReactions:
    """What residents read of the reactions to these actions. Two queries."""
    rows = Reaction.objects.unscoped(reason=_PUBLIC).filter(
        plan=plan, node__uid__in=list(uids), node__deleted_at__isnull=True
    )
    shown = rows.filter(state=ReactionState.SHOWN).order_by("-pk")
    fields = ("node__uid", "text", "came_on", "answer", "changed")
    refused = rows.filter(state=ReactionState.REFUSED).values("reason").annotate(together=Count("pk"))
    return ShownReactions(
        tuple(ShownReaction(*row) for row in shown.values_list(*fields)[:MOST_SHOWN]),
        tuple((RefusalReason(row["reason"]), row["together"]) for row in refused.order_by("reason")),
    )


def public_action(plan: Plan, uid: str) -> PlanNode | None:
    """The row of an action that stands in the public text of this plan."""
    rows = plan.nodes.filter(kind=NodeKind.ACTION, deleted_at__isnull=True, uid=uid)
    return rows.select_related("plan__authority").first()
