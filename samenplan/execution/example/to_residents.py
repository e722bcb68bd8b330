"""What residents of Brugwijk see and say: progress is on, one reaction is answered, one waits, a report is begun.

Called when the plan stands on the public page: only then can residents see how it goes.
"""

from datetime import UTC, date, datetime

from samenplan.core.actor import Actor
from samenplan.execution.operations.outside import show_progress
from samenplan.execution.operations.reactions import handle, react
from samenplan.execution.operations.year_reports import make_report
from samenplan.execution.rules.editing_report import Period
from samenplan.execution.rules.kinds import ReactionState
from samenplan.execution.rules.reactions import Verdict
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.rules.content import NodeKind

SHOWN_SINCE = datetime(2026, 11, 9, 8, 0, tzinfo=UTC)
HANDLED_AT = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def place(plan: Plan, by: Actor) -> None:
    """Its progress shown, reactions, and a draft of the report."""
    make_report(plan, "Jaarverslag 2026", YEAR, by=by)
    show_progress(plan, takes_reactions=True, now=SHOWN_SINCE, by=by)
    evenings = _action(plan, "Gespreksavonden", by)
    course = _action(plan, "Vorming", by)
    asked = react(
        evenings,
        "Ik werk in ploegen en kan nooit op donderdagavond. Kan het ook eens op zaterdag?",
        key="voorbeeld-1",
        today=date(2026, 11, 12),
    )
    answer = "Goed idee. In februari proberen we een gesprek op zaterdagvoormiddag, in de bibliotheek."
    changed = "Er komt in februari een gesprek op zaterdagvoormiddag."
    handle(asked, Verdict(ReactionState.SHOWN, answer=answer, changed=changed), now=HANDLED_AT, by=by)
    react(
        course,
        "Mijn dochter vertelde er thuis over. Is er ook zoiets voor ouders en grootouders?",
        key="voorbeeld-2",
        today=date(2026, 11, 20),
    )


def _action(plan: Plan, start: str, by: Actor) -> PlanNode:
    rows = PlanNode.objects.visible_to(by).filter(plan=plan, kind=NodeKind.ACTION, title__startswith=start)
    return rows.select_related("plan__authority")[0]
