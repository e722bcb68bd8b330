"""Things that happened, for tests and measurements."""

import threading
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count, cycle

from django.db import IntegrityError, connection

from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.execution.models import Activity, Milestone, Reach, Spending
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.rules.content import NodeKind
from samenplan.plans.rules.status import ActionStatus
from samenplan.plans.tests.builders import a_plan
from samenplan.plans.tests.examples import large_plan

BEGAN = date(2026, 1, 5)
GROUPS = ("jongeren", "buren", "leerkrachten")
keys = count(1)


def actions(plan: Plan) -> list[PlanNode]:
    """The actions of a plan, in order."""
    return list(plan.nodes.filter(kind=NodeKind.ACTION, deleted_at=None).order_by("pk"))


def an_activity(node: PlanNode, *, by: Actor, title: str = "Gespreksavond", on: date = BEGAN) -> Activity:
    """Something that took place in this action, with 12 young people."""
    activity = node.activities.create(key=f"k{next(keys)}", title=title, took_place_on=on, by_id=by.person)
    activity.reached.create(group="jongeren", count=12)
    return activity


def a_busy_plan(by: Actor, *, actions_count: int = 300, activities: int = 20_000) -> Plan:
    """A plan with many actions in which much took place: reach, milestones and spending too."""
    plan = a_plan(by, large_plan(actions_count))
    nodes = actions(plan)
    reason = "filling a plan to measure"
    for place, node in enumerate(nodes):
        node.status = list(ActionStatus)[place % 5]
        node.status_on = BEGAN + timedelta(days=place % 300)
    PlanNode.objects.unscoped(reason=reason).bulk_update(nodes, ["status", "status_on"], batch_size=500)
    turn = cycle(nodes)
    rows = [
        Activity(
            node=next(turn), key=f"b{number}", title=f"Bijeenkomst {number}", by_id=by.person,
            took_place_on=BEGAN + timedelta(days=number % 320), place="bibliotheek",
        )
        for number in range(activities)
    ]  # fmt: skip
    made = Activity.objects.unscoped(reason=reason).bulk_create(rows, batch_size=1000)
    reached = (Reach(activity=row, group=GROUPS[place % 3], count=5 + place % 40) for place, row in enumerate(made))
    Reach.objects.unscoped(reason=reason).bulk_create(reached, batch_size=2000)
    Milestone.objects.unscoped(reason=reason).bulk_create(
        Milestone(node=node, title=f"Stap {step}", weight=step, due_on=BEGAN + timedelta(days=90 * step))
        for node in nodes
        for step in (1, 2, 3)
    )
    Spending.objects.unscoped(reason=reason).bulk_create(
        Spending(node=node, key="s", amount_cents=125_000, spent_on=BEGAN, by_id=by.person) for node in nodes
    )
    return plan


def at_once(act: Callable[[], object], times: int = 2) -> list[str]:
    """What each of these acts, done at the same moment on a connection of its own, came to."""
    ready, came_to = threading.Barrier(times), []

    def run() -> None:
        try:
            ready.wait(10)
            act()
            came_to.append("done")
        except IntegrityError:
            came_to.append("doubled")
        except Refused:
            came_to.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(came_to)
