"""The results chain: the picture with its advice, and the list in which one writes it."""

from django.core.paginator import Page
from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.execution.forms.bulk import Bulk
from samenplan.execution.forms.chain import LINKS
from samenplan.execution.operations.chain import change_chain
from samenplan.execution.queries.chain import links_of
from samenplan.execution.queries.within_plan import outline
from samenplan.execution.reports.chain_svg import chain_svg, drawing
from samenplan.execution.rules.chain import Link, advice_on_chain, reading_of
from samenplan.execution.rules.kinds import RESULT_LABELS
from samenplan.execution.views.bulk import edit, page_of
from samenplan.execution.views.within_plan import plan_of, to
from samenplan.plans.models import Plan
from samenplan.ui.page import page


@require_GET
@access.member(Permission.PROGRESS_VIEW)
def chain(request: ActingRequest, plan_id: int) -> HttpResponse:
    """From what is done to what it is for: a picture, the same as a list, and what one may look at again."""
    plan = plan_of(request, plan_id)
    nodes, by_uid = outline(plan)
    links = links_of(plan, request.actor, nodes)
    reading = reading_of(links)
    title = f"Resultatenketen van {plan.title}"
    context = {
        "plan": plan,
        "rows": [(node, links[node.uid], RESULT_LABELS[links[node.uid].level]) for node in nodes],
        "svg": chain_svg(drawing(nodes, links), uid="keten", title=title, reading=reading),
        "reading": reading,
        "has_texts": any(link.assumption or link.risk for link in links.values()),
        "advice": [(one.sentence, by_uid[one.uid].pk if one.uid else 0) for one in advice_on_chain(nodes, links)],
        "may_manage": request.actor.may(Permission.PROGRESS_MANAGE),
    }
    return page(request, "execution/chain.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def edit_chain(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Level, assumption and risk of every goal and action in one list."""
    plan = plan_of(request, plan_id)
    edited = edit(request, lambda: _bulk(request, plan), lambda typed: change_chain(plan, typed, by=request.actor))
    if edited is None:
        return to(plan, "chain")
    context: dict[str, object] = {"plan": plan, "rows": edited.rows, "shown": edited.shown}
    return page(request, "execution/edit_chain.html", context, status=edited.status)


def _bulk(request: ActingRequest, plan: Plan) -> tuple[Bulk[Link], Page[int]]:
    nodes, by_uid = outline(plan)
    links = links_of(plan, request.actor, nodes)
    shown, labels = page_of(request, {by_uid[node.uid].pk: f"{node.label} {node.title}" for node in nodes})
    return Bulk(LINKS, labels, {by_uid[node.uid].pk: links[node.uid] for node in nodes}), shown
