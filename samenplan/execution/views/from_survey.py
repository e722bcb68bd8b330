"""From a survey's result to an indicator: choose which, then what of the result."""

from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_http_methods

from samenplan.analysis.queries.surveys import questions
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.execution.operations.from_survey import take_from_survey
from samenplan.execution.queries import from_survey as queries
from samenplan.execution.rules.from_survey import offers
from samenplan.ui.page import page


@require_GET
@access.member(Permission.PROGRESS_MANAGE)
def choose_for_survey(request: ActingRequest, question_id: int) -> HttpResponse:
    """Every indicator of every plan, to choose the one that gets this result."""
    row = get_object_or_404(questions(request.actor), pk=question_id)
    used = set(queries.taken(request.actor, row).values_list("indicator", flat=True))
    found = groupby(queries.indicators_of_plans(request.actor), key=lambda one: one.node.plan)
    plans = [(plan, [(one, one.pk in used) for one in rows]) for plan, rows in found]
    return page(request, "execution/choose_for_survey.html", {"question": row, "plans": plans})


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def from_survey(request: ActingRequest, plan_id: int, indicator_id: int, question_id: int) -> HttpResponse:
    """What of the result becomes the measurement: a share, the mean, the distribution."""
    indicators = queries.indicators_of_plans(request.actor)
    indicator = get_object_or_404(indicators, pk=indicator_id, node__plan=plan_id)
    row = get_object_or_404(questions(request.actor), pk=question_id)
    if request.method == "POST":
        take_from_survey(indicator, row, key=request.POST.get("wat", ""), by=request.actor)
        messages.success(request, "Het resultaat staat als meting bij de indicator.")
        return HttpResponseRedirect(request.path)
    context = {
        "question": row,
        "indicator": indicator,
        "plan": indicator.node.plan,
        "offers": offers(*queries.asked_and_shown(row)),
        "measurement": queries.taken(request.actor, row).filter(indicator=indicator).first(),
    }
    return page(request, "execution/from_survey.html", context)
