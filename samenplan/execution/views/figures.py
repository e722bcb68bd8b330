"""Indicators to read: all of a plan, and one with its pictures, fiche and history."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.execution.queries.board import board, indicator_row
from samenplan.execution.queries.figures import measurements, open_values, profile_of, unit_of
from samenplan.execution.reports.indicator_page import pictures
from samenplan.execution.rules.composite import RULE_LABELS, from_plain
from samenplan.execution.rules.figures import DIRECTION_SENTENCES, RISING_REPORTS
from samenplan.execution.rules.kinds import Direction
from samenplan.execution.views.figure_pages import indicator_of
from samenplan.plans.queries.plans import plans
from samenplan.ui.page import page


@require_GET
@access.member(Permission.PROGRESS_VIEW)
def indicators(request: ActingRequest, plan_id: int) -> HttpResponse:
    """All indicators of the plan: where they stand, and what is missing."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    context: dict[str, object] = {"plan": plan, "sheets": board(plan, by=request.actor)}
    context["may_manage"] = request.actor.may(Permission.PROGRESS_MANAGE)
    return page(request, "execution/indicators.html", context)


@require_GET
@access.member(Permission.PROGRESS_VIEW)
def indicator(request: ActingRequest, indicator_id: int) -> HttpResponse:
    """One indicator: its values, what they say, its fiche and its history."""
    row = indicator_of(request, indicator_id)
    history = list(measurements(request.actor).filter(indicator=row).order_by("measured_on", "pk"))
    in_force = [one for one in history if one.withdrawn_at is None]
    profile, plan = profile_of(row), row.node.plan
    rule, direction = from_plain(profile.rule), Direction(profile.direction)
    context: dict[str, object] = {
        "plan": plan,
        "indicator": row,
        "profile": profile,
        "unit": unit_of(row),
        "line": indicator_row(row, in_force, open_values(plan)),
        "drawn": pictures(row, in_force),
        "valued": [one for one in in_force if one.value is not None],
        "history": history[::-1],
        "direction": DIRECTION_SENTENCES[direction],
        "rising": RISING_REPORTS if direction is Direction.WITH_CARE else "",
        "rule": rule if rule.items else None,
        "rule_words": RULE_LABELS[rule.kind],
        "may_manage": request.actor.may(Permission.PROGRESS_MANAGE),
    }
    return page(request, "execution/indicator.html", context)
