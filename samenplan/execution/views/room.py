"""How the plan is carried out, on one page."""

from collections import Counter
from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.execution.queries.room import ActionLine, GoalPart, Overview, overview
from samenplan.execution.reports.pictures import PARTS, StatusRow, status_counts, status_reading, status_svg
from samenplan.execution.rules.overview import LOOK_LABELS, Look
from samenplan.execution.views.within_plan import action_address, address, addresses, plan_of
from samenplan.plans.models import Plan
from samenplan.ui.page import page


@require_GET
@access.member(Permission.PROGRESS_VIEW)
def room(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Counts, a picture per goal, and per goal its actions; `?toon=` leaves only those that need a hand."""
    plan = plan_of(request, plan_id)
    whole = overview(plan, request.actor, localdate())
    look = next((one for one in Look if one == request.GET.get("toon")), Look.ALL)
    shown = whole.seen_as(look)
    context = {
        "plan": plan,
        "whole": whole,
        "look": look,
        "looks": [(one, LOOK_LABELS[one], whole.found[one]) for one in Look],
        "parts": _with_addresses(plan, shown),
        "may_manage": request.actor.may(Permission.PROGRESS_MANAGE),
        **_picture(whole),
    }
    return page(request, "execution/room.html", context)


def _with_addresses(plan: Plan, parts: Sequence[GoalPart]) -> list[tuple[GoalPart, list[tuple[ActionLine, str, str]]]]:
    """Each action with the address of its own page and that of its steps."""
    ids = [line.id for part in parts for line in part.lines]
    own, steps = addresses(action_address(plan, 0), ids), addresses(address(plan, "steps", node_id=0), ids)
    return [(part, [(line, own[line.id], steps[line.id]) for line in part.lines]) for part in parts]


def _picture(whole: Overview) -> dict[str, object]:
    rows = [StatusRow(part.title, Counter(line.status for line in part.lines)) for part in whole.parts]
    return {
        "svg": status_svg(rows),
        "reading": status_reading(rows),
        "words": [part.word for part, _ in PARTS],
        "figures": [(row.label, status_counts(row)) for row in rows],
    }
