"""Checks on money: what the actions ask against what there is. Amounts are integer cents."""

from collections.abc import Iterator

from samenplan.core.dutch import euros
from samenplan.plans.rules.advice.finding import Finding, FindingCode
from samenplan.plans.rules.advice.places import WHOLE_PLAN
from samenplan.plans.rules.advice.reading import Reading
from samenplan.plans.rules.content import MONEY_LABELS, MoneySource, PlanContent


def budget_above_means(plan: Reading) -> Iterator[Finding]:
    """Only when every sum of money that is there is known; an unknown sum may be enough."""
    means = plan.content.means
    known = [line.amount_cents for line in means if line.amount_cents is not None]
    if not means or len(known) < len(means):
        return
    asked, there = sum(_asked(plan.content).values()), sum(known)
    if asked > there:
        yield Finding(
            FindingCode.BUDGET_ABOVE_MEANS,
            "",
            WHOLE_PLAN,
            reason=f"De acties kosten samen {euros(asked)}. Er is {euros(there)}: {euros(asked - there)} te weinig.",
            mend="Verlaag bedragen, of voeg bij de middelen het geld toe dat er nog bij komt.",
        )


def budget_above_source(plan: Reading) -> Iterator[Finding]:
    """Per source; a source without a line among the means counts as nothing, once means are given at all."""
    if not plan.content.means:
        return
    asked = _asked(plan.content)
    for source in MoneySource:
        amounts = [line.amount_cents for line in plan.content.means if line.source is source]
        there = sum(amount for amount in amounts if amount is not None)
        if None in amounts or asked.get(source, 0) <= there:
            continue
        yield Finding(
            FindingCode.BUDGET_ABOVE_SOURCE,
            "",
            WHOLE_PLAN,
            reason=f"De acties rekenen op {euros(asked[source])} uit “{MONEY_LABELS[source]}”. Er is {euros(there)}.",
            mend="Verlaag de bedragen, kies een andere geldbron, of pas de middelen van het plan aan.",
            detail=source.value,
        )


def _asked(content: PlanContent) -> dict[MoneySource, int]:
    """What all budget lines together ask, per source."""
    asked: dict[MoneySource, int] = {}
    for node in content.nodes:
        for line in node.budget:
            asked[line.source] = asked.get(line.source, 0) + (line.amount_cents or 0)
    return asked
