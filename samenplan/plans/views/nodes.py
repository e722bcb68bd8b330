"""Writing one goal or action: the same address serves the page, the panel in the tree, and one field at a time."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST

from samenplan.authorities.queries import parties
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.plans.forms.node import ProgressForm
from samenplan.plans.forms.node_editor import NodeEditor, groups_for
from samenplan.plans.models import PlanNode
from samenplan.plans.operations import nodes as operations
from samenplan.plans.queries.plans import nodes, own_actions
from samenplan.plans.queries.rows import goal_choices
from samenplan.plans.queries.values import current_node
from samenplan.plans.rules.content import NodeKind
from samenplan.plans.rules.editing import ChangedMeanwhile
from samenplan.plans.rules.readings import facts_of
from samenplan.plans.rules.state import OPEN_FOR_WRITING
from samenplan.plans.rules.status import STATUS_LABELS, ActionStatus
from samenplan.plans.views.addresses import address
from samenplan.plans.views.conflicts import shown_clashes
from samenplan.ui.page import page


@require_http_methods(["GET", "POST"])
@access.member(Permission.ACTION_VIEW)
def edit(request: ActingRequest, plan_id: int, node_id: int) -> HttpResponse:
    """Show the node's forms; or save what was posted, all of it or one group."""
    node = _own_node(request, plan_id, node_id)
    stands = current_node(node)
    goals = goal_choices(stands.all_nodes, node.uid)
    facts = facts_of(stands.node, stands.all_nodes, internal=request.actor.may(Permission.PLAN_VIEW))
    context = {
        **_context(request, node, NodeEditor(stands.values, goals, marked=f"n{node.pk}")),
        "content": stands.node,
        "facts": facts,
    }
    if request.method == "GET":
        return page(request, "plans/node.html", context, part="editor")
    editor = NodeEditor(stands.values, goals, request.POST, marked=f"n{node.pk}")
    if not groups_for(node.kind == NodeKind.ACTION, not request.actor.may(Permission.PLAN_VIEW)) >= set(editor.groups):
        raise Http404
    typed = {**context, "editor": editor} | _only_what_was_sent(request, editor)
    if not editor.is_valid:
        return page(request, "plans/node.html", typed, part="editor", status=422)
    try:
        operations.change_node(node, editor.changes(), by=request.actor)
    except ChangedMeanwhile as clash:
        clashes = shown_clashes(clash, stands)
        return page(request, "plans/node.html", {**typed, "clashes": clashes}, part="editor", status=409)
    return _saved(request, node, goals, editor)


def _own_node(request: ActingRequest, plan_id: int, node_id: int) -> PlanNode:
    rows = nodes(request.actor) if request.actor.may(Permission.PLAN_VIEW) else own_actions(request.actor)
    return get_object_or_404(rows, plan=plan_id, pk=node_id, deleted_at__isnull=True)


def _context(request: ActingRequest, node: PlanNode, editor: NodeEditor) -> dict[str, object]:
    partner = not request.actor.may(Permission.PLAN_VIEW)
    may_write = partner or request.actor.may(Permission.PLAN_WRITE)
    return {
        "node": node,
        "node_key": str(node.pk),
        "plan": node.plan,
        "editor": editor,
        "partner": partner,
        "groups": groups_for(node.kind == NodeKind.ACTION, partner),
        "writable": may_write and node.plan.status in OPEN_FOR_WRITING,
        "may_set_status": may_write and node.kind == NodeKind.ACTION,
        "progress_form": ProgressForm(initial={"status": node.status}),
        "progress_notes": list(node.progress_notes.select_related("by", "contact")[:20]),
        "parties": parties(request.actor),
    }


def _only_what_was_sent(request: ActingRequest, editor: NodeEditor) -> dict[str, object]:
    """Autosave takes marks from the answer: those of fields it did not send must stay as they were, or a text that a
    colleague changed meanwhile would be overwritten silently."""
    return {"groups": frozenset(editor.groups)} if "autosave" in request.POST else {}


def _saved(request: ActingRequest, node: PlanNode, goals: list[tuple[str, str]], sent: NodeEditor) -> HttpResponse:
    """Autosave gets the forms again, with their new marks; a person goes on where she was."""
    if "autosave" in request.POST:
        fresh = _own_node(request, node.plan_id, node.pk)
        stands = current_node(fresh)
        context = _context(request, fresh, NodeEditor(stands.values, goals, marked=f"n{node.pk}"))
        context |= {"content": stands.node} | _only_what_was_sent(request, sent)
        return page(request, "plans/node.html", context, part="editor")
    if not request.actor.may(Permission.PLAN_VIEW):
        return redirect("execution:own", request.authority.slug)  # type: ignore[attr-defined]  # set by the middleware
    if "nog" in request.POST:
        return redirect(f"{address(request, 'node', node.plan_id, node.pk)}#groep-{request.POST['nog']}")
    messages.success(request, f"Bewaard: “{node.title}”.")
    return redirect(f"{address(request, 'detail', node.plan_id)}#node-{node.uid}")


@require_POST
@access.member(Permission.ACTION_CONTRIBUTE)
def progress(request: ActingRequest, plan_id: int, node_id: int) -> HttpResponse:
    """Say how far an action is and what happened; possible after approval too."""
    node = _own_node(request, plan_id, node_id)
    form = ProgressForm(request.POST)
    if not form.is_valid():
        raise Refused([str(error) for errors in form.errors.values() for error in errors])
    told = form.cleaned_data
    status = ActionStatus(told["status"])
    operations.tell_progress(node, status, told["text"], on=told["noted_on"] or localdate(), by=request.actor)
    messages.success(request, f"Bewaard: “{node.title}” {STATUS_LABELS[status]}.")
    if not request.actor.may(Permission.PLAN_VIEW):
        return redirect("execution:own", request.authority.slug)  # type: ignore[attr-defined]  # set by the middleware
    return redirect(address(request, "node", plan_id, node.pk))
