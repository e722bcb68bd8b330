"""Progress over the plans that other towns opened."""

from django.http import HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.dutch import counted
from samenplan.core.permissions import Permission
from samenplan.execution.queries.over_towns import opened_progress
from samenplan.execution.reports.year_paper import PARTS
from samenplan.ui.page import page
from samenplan.ui.pictures.bars import Drawing, StackRow, stacked_svg


@require_GET
@access.opened(Permission.OPENED_PLAN_VIEW)
def opened(request: ActingRequest) -> HttpResponse:
    """Per town how many actions are finished, running, to start and stopped."""
    rows = opened_progress(request.actor, localdate())
    bars = [StackRow(f"{row.plan.authority}: {row.plan.title}", row.counts) for row in rows if row.total]
    finished, actions = sum(row.counts[0] for row in rows), sum(row.total for row in rows)
    plans = counted(len(rows), "plan", "plannen")
    reading = f"In {plans} zijn {finished} van {counted(actions, 'actie', 'acties')} klaar."
    context: dict[str, object] = {
        "rows": rows,
        "reading": reading,
        "drawing": stacked_svg(bars, PARTS, Drawing("besturen", "Stand per plan", reading)) if bars else "",
        "heads": [part.word for part in PARTS],
    }
    return page(request, "execution/opened_progress.html", context)
