"""The money of a plan, added up: what is there and what its actions ask, per source."""

from dataclasses import dataclass

from samenplan.plans.rules.content import MONEY_LABELS, MoneySource, PlanContent


@dataclass(frozen=True, slots=True)
class SourceSum:
    """One source of money, in cents. Amounts that nobody knows yet are not in it."""

    source: MoneySource
    available_cents: int
    planned_cents: int

    @property
    def label(self) -> str:
        return MONEY_LABELS[self.source]


def money_by_source(content: PlanContent) -> tuple[SourceSum, ...]:
    """The sources that the plan names, in fixed order; sources without a known amount are left out."""
    available = dict.fromkeys(MoneySource, 0)
    planned = dict.fromkeys(MoneySource, 0)
    for part in content.means:
        available[part.source] += part.amount_cents or 0
    for node in content.nodes:
        for line in node.budget:
            planned[line.source] += line.amount_cents or 0
    sums = (SourceSum(source, available[source], planned[source]) for source in MoneySource)
    return tuple(part for part in sums if part.available_cents or part.planned_cents)


def unknown_amounts(content: PlanContent) -> int:
    """How many budget lines have no amount yet."""
    return sum(1 for node in content.nodes for line in node.budget if line.amount_cents is None)
