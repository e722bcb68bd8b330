"""What residents will read, for whoever decides whether they do; and over towns, for the agency."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.dutch import counted
from samenplan.core.permissions import Permission
from samenplan.execution.queries.outside import plan_progress, standings
from samenplan.execution.reports.year_paper import PARTS
from samenplan.execution.rules.outside import counted_standings
from samenplan.plans.models import PlanVersion
from samenplan.plans.queries.plans import plans
from samenplan.public import queries
from samenplan.public.addresses import progress_address
from samenplan.public.progress import LOOKS, page_of
from samenplan.public.residents import show
from samenplan.public.text import TextOrder, drawn_text
from samenplan.public.views.plans import Told, plan_context
from samenplan.public.views.progress import photo_response, progress_context
from samenplan.ui.page import page
from samenplan.ui.pictures.bars import Drawing, StackRow, stacked_svg

ON_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class TownLine:
    """A public plan of a town: finished, running, to start, stopped."""

    town: str
    title: str
    counts: tuple[int, ...]
    address: str


@require_safe
@access.member(Permission.REPORT_PUBLISH)
def preview(request: ActingRequest, plan_id: int) -> HttpResponse:
    """The page of progress exactly as residents will see it; nothing yet of a plan that is not public."""
    shelf, back = _shelf(request, plan_id)
    if not shelf.shown:
        return HttpResponseRedirect(back)
    context = {"preview": back, "shown_now": page_of(shelf.shown[0]) is not None}
    return show(request, "public/progress.html", {**progress_context(request, shelf.shown[0]), **context})


@require_safe
@access.member(Permission.REPORT_PUBLISH)
def preview_plan(request: ActingRequest, plan_id: int) -> HttpResponse:
    """The page of the plan with how each action goes, exactly as residents will see it."""
    shelf, back = _shelf(request, plan_id)
    if not shelf.shown:
        return HttpResponseRedirect(back)
    version = shelf.shown[0]
    content, town = queries.content_of(version), version.plan.authority.slug
    progress = plan_progress(version.plan, [node.uid for node in content.actions])
    order = TextOrder(version.sha256, town, version.plan.uid, get_language(), localdate(), content, progress)
    told = Told(drawn_text(order, f"{back}voorbeeld/fotos/"), progress)
    context = {"preview": back, "shown_now": page_of(version) is not None}
    return show(request, "public/plan.html", {**plan_context(request, shelf, version, told), **context})


@require_safe
@access.member(Permission.REPORT_PUBLISH)
def preview_photo(request: ActingRequest, plan_id: int, sha256: str) -> HttpResponse:
    """A photo that was marked for residents, before they see it."""
    shelf, back = _shelf(request, plan_id)
    if not shelf.shown:
        return HttpResponseRedirect(back)
    return photo_response(shelf.shown[0], sha256)


def _shelf(request: ActingRequest, plan_id: int) -> tuple[queries.Shelf, str]:
    """The public versions of a plan of one's own, and the page that one came from."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    back = reverse("execution:outside", kwargs={"authority": plan.authority.slug, "plan_id": plan.pk})
    return queries.shelf(plan.authority.slug, plan.uid), back


@require_safe
@access.agency(Permission.SUBMITTED_PLAN_VIEW)
def over_towns(request: ActingRequest) -> HttpResponse:
    """For the agency: how the plans go whose towns show that to everybody, and nothing that residents do not see."""
    shown = Paginator(queries.progressing_everywhere(), ON_A_PAGE).get_page(request.GET.get("pagina"))
    rows = [_row(version) for version in shown]
    bars = [StackRow(f"{row.town}: {row.title}", row.counts) for row in rows]
    finished, total = sum(row.counts[0] for row in rows), sum(sum(row.counts) for row in rows)
    plans_shown = counted(len(rows), "plan", "plannen")
    reading = f"In {plans_shown} zijn {finished} van {counted(total, 'actie', 'acties')} klaar."
    context: dict[str, object] = {
        "rows": rows,
        "shown": shown,
        "reading": reading,
        "drawing": stacked_svg(bars, PARTS, Drawing("besturen", "Stand per plan", reading)) if bars else "",
        "heads": [part.word for part in PARTS],
    }
    return page(request, "public/desk_over_towns.html", context)


def _row(version: PlanVersion) -> TownLine:
    content = queries.content_of(version)
    counts = counted_standings(standings(version.plan, [node.uid for node in content.actions]).actions)
    town = version.plan.authority.name
    return TownLine(town, content.title, tuple(counts[one] for one, _look in LOOKS), progress_address(version))
