"""How plans of several towns go, for whoever their owners opened them to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from samenplan.core.actor import Actor
from samenplan.execution.rules.outside import STANDING_OF, Standing
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.queries.plans import opened_plans
from samenplan.plans.rules.content import NodeKind
from samenplan.plans.rules.status import ActionStatus

MOST_PLANS = 200
ORDER = (Standing.FINISHED, Standing.RUNNING, Standing.TO_START, Standing.STOPPED)


@dataclass(frozen=True, slots=True)
class TownRow:
    """A plan of a town and how many of its actions are where: finished, running, to start, stopped."""

    plan: Plan
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


def opened_progress(actor: Actor, today: date) -> list[TownRow]:
    """The plans that were opened to the actor's authority, and nothing of them but counts. Two queries."""
    return _counted(opened_plans(actor, today)[:MOST_PLANS])


def _counted(plans: Iterable[Plan]) -> list[TownRow]:
    found = sorted(plans, key=lambda plan: (plan.authority.name, plan.title))
    rows = PlanNode.objects.unscoped(reason="counts of plans that were opened to the actor's authority").filter(
        plan__in=[plan.pk for plan in found], kind=NodeKind.ACTION, deleted_at__isnull=True
    )
    counts: dict[int, dict[Standing, int]] = {plan.pk: dict.fromkeys(ORDER, 0) for plan in found}
    for plan_id, status, together in rows.order_by().values_list("plan_id", "status").annotate(together=Count("pk")):
        counts[plan_id][STANDING_OF[ActionStatus(status)]] += together
    return [TownRow(plan, tuple(counts[plan.pk].values())) for plan in found]
