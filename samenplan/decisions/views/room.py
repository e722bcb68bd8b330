"""The room Besluit of one plan: where it stands, and the next step."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.actor import Actor
from samenplan.core.permissions import Permission
from samenplan.decisions import queries
from samenplan.decisions.queries import Dossier
from samenplan.decisions.rules.road import NextStep, next_step, road
from samenplan.decisions.views.asking import address, plan_of
from samenplan.plans.models import Plan
from samenplan.plans.rules.state import OPEN_FOR_WRITING, PlanStatus
from samenplan.ui.page import page

NEEDS = {
    NextStep.WRITE: Permission.PLAN_WRITE,
    NextStep.ASK_ADVICE: Permission.PLAN_FREEZE,
    NextStep.RECORD_ANSWER: Permission.PLAN_FREEZE,
    NextStep.PREPARE_DECISION: Permission.PLAN_DECIDE,
    NextStep.SUBMIT: Permission.PLAN_SUBMIT,
    NextStep.RECORD_OUTCOME: Permission.PLAN_DECIDE,
    NextStep.ADOPT_CHANGES: Permission.PLAN_DECIDE,
    NextStep.PUBLISH: Permission.PLAN_PUBLISH,
    NextStep.AMEND: Permission.PLAN_WRITE,
}
"""Who may take which step; whoever may not still reads what it is."""


@require_GET
@access.member(Permission.PLAN_VIEW)
def room(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Where the plan stands, what comes next, and everything that was asked and decided."""
    plan = plan_of(request, plan_id)
    found = queries.dossier(request.actor, plan)
    facts = queries.road_facts(found, has_nodes=queries.has_nodes(request.actor, plan))
    advance = next_step(facts)
    context: dict[str, object] = {
        "plan": plan,
        "dossier": found,
        "road": road(facts),
        "advance": advance,
        "advance_url": _address_of(advance.step, plan, found) if request.actor.may(NEEDS[advance.step]) else "",
        "is_open": plan.status in OPEN_FOR_WRITING,
        "is_submitted": plan.status == PlanStatus.SUBMITTED,
        **_rights(request.actor),
    }
    return page(request, "decisions/room.html", context)


def _rights(actor: Actor) -> dict[str, bool]:
    return {
        "may_write": actor.may(Permission.PLAN_WRITE),
        "may_freeze": actor.may(Permission.PLAN_FREEZE),
        "may_decide": actor.may(Permission.PLAN_DECIDE),
        "may_submit": actor.may(Permission.PLAN_SUBMIT),
        "may_publish": actor.may(Permission.PLAN_PUBLISH),
    }


ROUTES = {
    NextStep.ASK_ADVICE: "ask_advice",
    NextStep.PREPARE_DECISION: "prepare_decision",
    NextStep.SUBMIT: "submit",
    NextStep.AMEND: "amend",
}
"""Steps whose page needs nothing but the plan."""


def _address_of(step: NextStep, plan: Plan, found: Dossier) -> str:
    """Where the button of the next step leads; "" for writing, which has its own room."""
    if step in ROUTES:
        return address(plan, ROUTES[step])
    if step is NextStep.RECORD_ANSWER:
        waiting = next(row for row in queries.current_rounds(found) if not row.answer_kind)
        return address(plan, "advice", round_id=waiting.pk)
    if step is NextStep.RECORD_OUTCOME:
        draft = next(row for row in found.decisions if not row.outcome)
        return address(plan, "outcome", decision_id=draft.pk)
    if step is NextStep.PUBLISH:
        approved = next(row for row in found.versions if row.approved_on)
        return address(plan, "publish", number=approved.number)
    changed = queries.waiting_for_text(found.decisions) if step is NextStep.ADOPT_CHANGES else None
    return address(plan, "adopt", decision_id=changed.pk) if changed else ""
