"""The same plan seen otherwise: table, timeline, per lead, per target group, what is still open."""

from collections import defaultdict
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.plans.forms.bulk import BulkForm
from samenplan.plans.models import Plan
from samenplan.plans.operations.bulk import change_many
from samenplan.plans.queries.contents import owner
from samenplan.plans.queries.open_points import open_lines
from samenplan.plans.queries.plans import plans
from samenplan.plans.queries.rows import Tree, tree
from samenplan.plans.queries.table import TableChoice, table_rows
from samenplan.plans.reports.timeline_svg import timeline_svg
from samenplan.plans.rules.content import Node, PlanContent
from samenplan.plans.rules.state import OPEN_FOR_WRITING
from samenplan.plans.rules.timeline import timeline as timeline_of
from samenplan.plans.views.addresses import address, address_of, perspective_tabs
from samenplan.ui.page import page


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_VIEW)
def table(request: ActingRequest, plan_id: int) -> HttpResponse:
    """One row per action: sort, filter, change several at once."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    choice = TableChoice.from_query(request.GET)
    form = BulkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        many = change_many(plan, request.POST.getlist("rij"), form.change(), by=request.actor)
        messages.success(request, f"{many} acties gewijzigd." if many != 1 else "1 actie gewijzigd.")
        return redirect(f"{address(request, 'table', plan.pk)}?{request.GET.urlencode()}")
    whole = tree(plan)
    context = _context(request, plan, whole, "table") | {"choice": choice, "form": form}
    context |= table_rows(whole, choice).as_context()
    return page(request, "plans/table.html", context, part="rows", status=422 if form.errors else 200)


@require_GET
@access.member(Permission.PLAN_VIEW)
def timeline(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Bars per action, with a line for today, and the same as a table."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    whole = tree(plan)
    drawn = timeline_of(_light_content(plan, whole), localdate())
    svg = SafeString(timeline_svg(drawn, uid="tijdlijn", styled=True))
    return page(
        request, "plans/timeline.html", _context(request, plan, whole, "timeline") | {"drawn": drawn, "svg": svg}
    )


@require_GET
@access.member(Permission.PLAN_VIEW)
def by_lead(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Who has which actions on the plate."""
    return _grouped(request, plan_id, "by_lead", lambda node: node.leads)


@require_GET
@access.member(Permission.PLAN_VIEW)
def by_target_group(request: ActingRequest, plan_id: int) -> HttpResponse:
    """What there is for whom."""
    return _grouped(request, plan_id, "by_target_group", lambda node: node.target_groups)


@require_GET
@access.member(Permission.PLAN_VIEW)
def open_points(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Everything that is still to be determined, soonest first."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    whole, today = tree(plan), localdate()
    lines = open_lines(plan, whole, request.actor)
    rows = [(line, address_of(request, line.place), bool(line.due_on and line.due_on < today)) for line in lines]
    return page(request, "plans/open_points.html", _context(request, plan, whole, "open_points") | {"rows": rows})


def _grouped(
    request: ActingRequest, plan_id: int, perspective: str, keys: Callable[[Node], tuple[str, ...]]
) -> HttpResponse:
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    whole = tree(plan)
    ids = whole.ids
    groups: dict[str, list[tuple[Node, int]]] = defaultdict(list)
    for node in whole.nodes:
        if node.is_action:
            for key in keys(node) or ("",):
                groups[key].append((node, ids[node.uid]))
    ordered = sorted(groups.items(), key=lambda group: (not group[0], group[0].casefold()))
    context = _context(request, plan, whole, perspective) | {"groups": ordered}
    return page(request, "plans/grouped.html", context)


def _context(request: ActingRequest, plan: Plan, whole: Tree, perspective: str) -> dict[str, object]:
    may_write = request.actor.may(Permission.PLAN_WRITE)
    return {
        "plan": plan,
        "tree": whole,
        "perspective": perspective,
        "tabs": perspective_tabs(request, plan.pk, perspective),
        "may_write": may_write,
        "writable": may_write and plan.status in OPEN_FOR_WRITING,
    }


def _light_content(plan: Plan, whole: Tree) -> PlanContent:
    """Enough of the plan for a timeline, without further queries."""
    return PlanContent(
        uid=plan.uid,
        title=plan.title,
        owner=owner(plan.authority),
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        level_names=tuple(plan.level_names),
        goal_levels=plan.goal_levels,
        nodes=whole.nodes,
    )
