"""What shows on Vandaag, and steps and ends that make it show, for tests."""

from datetime import date, timedelta

from samenplan.execution.tests.asked import EVENINGS
from samenplan.plans.models import NodeTiming
from samenplan.plans.tests.builders import node_of
from samenplan.today.queries.todos import todos

TODAY = date(2026, 11, 25)


def lines(actor, today=TODAY):
    return [(todo.group.value, todo.tag, todo.title) for todo in todos(actor, today)]


def in_days(days):
    return TODAY + timedelta(days=days)


def step(plan, due_on, uid=EVENINGS, **said):
    return node_of(plan, uid).milestones.create(title="Zaal vast", due_on=due_on, **said)


def ends(plan, on, uid=EVENINGS):
    NodeTiming._rows.create(node=node_of(plan, uid), kind="period", starts_on=date(2026, 1, 1), ends_on=on, position=9)
