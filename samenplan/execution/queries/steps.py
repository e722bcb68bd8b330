"""One action as it is carried out: its steps, what it waits for, its money."""

from dataclasses import dataclass
from datetime import date

from samenplan.core.actor import Actor
from samenplan.execution.models import Dependency, Milestone, Spending
from samenplan.execution.queries.within_plan import dependencies, milestones, names_of, outline, spendings
from samenplan.execution.rules.milestones import Step, StepSum, step_sum
from samenplan.execution.rules.spending import Balance, SourceBalance, balances, together
from samenplan.plans.models import PlanNode
from samenplan.plans.rules.content import MoneySource, Node


@dataclass(frozen=True, slots=True)
class StepLine:
    """One milestone, ready to print."""

    row: Milestone
    is_late: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class ActionRoom:
    """Everything of one action that the page of its steps shows."""

    node: Node
    steps: tuple[StepLine, ...]
    sum: StepSum
    waits_for: tuple[Dependency, ...]
    awaited_by: tuple[Dependency, ...]
    names: dict[int, str]  # every action of the plan
    sources: tuple[SourceBalance, ...]
    total: Balance
    spendings: tuple[Spending, ...]

    @property
    def likely_source(self) -> MoneySource:
        """The source from which most was planned: what one will most often choose."""
        planned = max(self.sources, key=lambda part: part.balance.planned_cents, default=None)
        return planned.source if planned else MoneySource.OWN


def action_room(row: PlanNode, actor: Actor, today: date) -> ActionRoom:
    """Read one action with its whole plan around it (numbers, names to choose from): 10 queries."""
    nodes, rows = outline(row.plan)
    node = next(one for one in nodes if one.uid == row.uid)
    steps = list(milestones(actor).filter(node=row))
    spent = tuple(spendings(actor).filter(node=row))
    planned = [(line.source, line.amount_cents or 0) for line in node.budget]
    sources = balances(planned, [(MoneySource(one.source), one.amount_cents) for one in spent if not one.withdrawn_at])
    return ActionRoom(
        node=node,
        steps=tuple(_line(step, steps, today) for step in steps),
        sum=step_sum([(step.weight, step.done_on is not None) for step in steps]),
        waits_for=tuple(dependencies(actor).filter(node=row)),
        awaited_by=tuple(dependencies(actor).filter(waits_for=row)),
        names=names_of(nodes, rows),
        sources=sources,
        total=together(sources),
        spendings=spent,
    )


def step_of(row: Milestone) -> Step:
    """What a milestone says, apart from where it is stored."""
    return Step(row.title, row.weight, row.due_on, row.is_anchor, row.done_on)


def _line(step: Milestone, steps: list[Milestone], today: date) -> StepLine:
    return StepLine(step, step_of(step).is_late(today), step == steps[0], step == steps[-1])
