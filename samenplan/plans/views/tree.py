"""The plan page: the tree, and what one does to its shape."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.html import format_html
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.plans.models import PlanNode
from samenplan.plans.operations import moving
from samenplan.plans.queries.plans import nodes, plans
from samenplan.plans.queries.rows import tree
from samenplan.plans.rules.content import SECTION_LABELS, NodeKind, SectionKind
from samenplan.plans.rules.state import OPEN_FOR_WRITING
from samenplan.plans.views.addresses import address, perspective_tabs
from samenplan.ui.page import page

STEPS = ("omhoog", "omlaag", "inspringen", "uitspringen")


@require_GET
@access.member(Permission.PLAN_VIEW)
def detail(request: ActingRequest, plan_id: int) -> HttpResponse:
    """The whole plan on one page."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    written = {section.kind: section.text for section in plan.sections.all()}
    context = {
        "plan": plan,
        "tree": tree(plan, outline=True),
        "sections": [(kind.value, SECTION_LABELS[kind], written.get(kind, "")) for kind in SectionKind],
        "writable": request.actor.may(Permission.PLAN_WRITE) and plan.status in OPEN_FOR_WRITING,
        "may_write": request.actor.may(Permission.PLAN_WRITE),
        "tabs": perspective_tabs(request, plan.pk, "detail"),
    }
    return page(request, "plans/detail.html", context, part="tree")


@require_POST
@access.member(Permission.PLAN_WRITE)
def change_tree(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Add, step, duplicate or delete: the button says which, its value says of what."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    if "toevoegen" in request.POST:
        return _add(request, plan.pk)
    name = next((name for name in (*STEPS, "kopie", "verwijderen") if name in request.POST), "")
    node = get_object_or_404(nodes(request.actor), plan=plan, pk=_whole(request.POST.get(name)))
    if name in STEPS:
        moving.step(node, name, by=request.actor)
        return redirect(f"{address(request, 'detail', plan.pk)}#node-{node.uid}")
    if name == "kopie":
        copy = moving.duplicate_node(node, by=request.actor)
        return redirect(f"{address(request, 'detail', plan.pk)}#node-{copy.uid}")
    return _delete(request, node)


def _add(request: ActingRequest, plan_id: int) -> HttpResponse:
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    above = request.POST.get("onder") or None
    parent = get_object_or_404(nodes(request.actor), plan=plan, pk=_whole(above)) if above else None
    kind = NodeKind.GOAL if request.POST["toevoegen"] == "doel" else NodeKind.ACTION
    node = moving.add_node(plan, kind, request.POST.get("title", ""), by=request.actor, parent=parent)
    if "verder" in request.POST:
        return redirect(address(request, "node", plan.pk, node.pk))
    return redirect(f"{address(request, 'detail', plan.pk)}#node-{node.uid}")


def _delete(request: ActingRequest, node: PlanNode) -> HttpResponse:
    gone = moving.delete_node(node, at=now(), by=request.actor)
    undo = address(request, "restore", node.plan_id, node.pk)
    what = "Verwijderd" if len(gone) == 1 else f"Verwijderd, met {len(gone) - 1} onderdelen eronder"
    messages.success(request, format_html("{}: “{}”. <a href='{}'>Zet terug</a>", what, node.title, undo))
    return redirect(address(request, "detail", node.plan_id))


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_WRITE)
def restore(request: ActingRequest, plan_id: int, node_id: int) -> HttpResponse:
    """Bring back what was deleted."""
    node = get_object_or_404(nodes(request.actor), plan=plan_id, pk=node_id)
    if request.method == "POST":
        moving.restore_node(node, by=request.actor)
        messages.success(request, f"Teruggezet: “{node.title}”.")
        return redirect(f"{address(request, 'detail', plan_id)}#node-{node.uid}")
    return page(request, "plans/restore.html", {"node": node, "plan": node.plan})


@require_POST
@access.member(Permission.PLAN_WRITE)
def move_node(request: ActingRequest, plan_id: int, node_id: int) -> HttpResponse:
    """Drag and drop: `parent` (a node's uid, or empty for the top) and `position` (from 0)."""
    node = get_object_or_404(nodes(request.actor), plan=plan_id, pk=node_id)
    above = request.POST.get("parent") or None
    parent = get_object_or_404(nodes(request.actor), plan=plan_id, uid=above[:16]) if above else None
    moving.move(node, parent=parent, index=_whole(request.POST.get("position")), by=request.actor)
    return redirect(address(request, "detail", plan_id))


def _whole(text: str | None) -> int:
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 18:
        raise Refused("Deze knop hoort niet bij dit plan. Herlaad de bladzijde en probeer opnieuw.")
    return int(text)
