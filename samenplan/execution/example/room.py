"""Steps, money and waiting in the example plan; all invented."""

from datetime import date

from samenplan.core.actor import Actor
from samenplan.execution.operations.spending import spend
from samenplan.execution.operations.steps import add_step
from samenplan.execution.operations.waiting import wait_for
from samenplan.execution.rules.milestones import Step
from samenplan.execution.rules.spending import Spent
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.rules.content import MoneySource, NodeKind

TODAY = date(2026, 11, 20)
"""The day on which the example was told."""

STEPS = {
    "Gespreksavonden": (
        Step("Gespreksleiders gevonden en opgeleid", 20, date(2026, 9, 10), done_on=date(2026, 9, 8)),
        Step("Eerste twee avonden gehouden", 30, date(2026, 11, 15), done_on=date(2026, 11, 5)),
        Step("Vier avonden gehouden, één per buurt", 30, date(2027, 6, 30), is_anchor=True),
        Step("Verslag besproken met de buurten", 20, date(2027, 9, 30)),
    ),
    "Vorming": (
        Step("Lesmateriaal klaar", 25, date(2026, 8, 31), done_on=date(2026, 8, 28)),
        Step("60 jongeren bereikt", 35, date(2026, 11, 15)),
        Step("120 jongeren bereikt", 40, date(2027, 6, 30), is_anchor=True),
    ),
}
SPENDINGS = {
    "Gespreksavonden": (
        Spent(92_000, date(2026, 9, 8), MoneySource.FLEMISH, "Opleiding gespreksleiders"),
        Spent(31_250, date(2026, 9, 17), MoneySource.FLEMISH, "Zaal en koffie, eerste avond"),
        Spent(28_400, date(2026, 11, 5), MoneySource.FLEMISH, "Zaal en koffie, tweede avond"),
    ),
    "Vorming": (Spent(195_000, date(2026, 11, 12), MoneySource.FLEMISH, "Begeleiding, eerste zes klassen"),),
}


def place_room(plan: Plan, by: Actor) -> None:
    """Milestones with weights on two actions, what was spent on them, and one action that waits for another."""
    found = actions_by_first_word(plan)
    for word, steps in STEPS.items():
        for step in steps:
            add_step(found[word], step, today=TODAY, by=by)
    for word, lines in SPENDINGS.items():
        for place, line in enumerate(lines):
            spend(found[word], line, key=f"voorbeeld-{place}", today=TODAY, by=by)
    wait_for(found["Omstaanderstraining"], found["Huisregels"], "De training gebruikt de huisregels.", by=by)


def actions_by_first_word(plan: Plan) -> dict[str, PlanNode]:
    """The actions of the example by the first word of their title; the example has no two alike that we use."""
    rows = plan.nodes.filter(kind=NodeKind.ACTION, deleted_at=None).select_related("plan__authority")
    return {row.title.split()[0]: row for row in rows}
