"""What continues after the subsidy, who owns it, from which regular budget."""

from django.core.paginator import Page
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from samenplan.authorities.queries import parties
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.dutch import listed
from samenplan.core.permissions import Permission
from samenplan.execution.forms.bulk import Bulk
from samenplan.execution.forms.looking_back import anchor_kind
from samenplan.execution.operations.anchoring import change_anchoring
from samenplan.execution.queries.looking_back import anchors_of
from samenplan.execution.queries.within_plan import outline
from samenplan.execution.rules.kinds import CONTINUATION_LABELS
from samenplan.execution.rules.looking_back import Anchor, anchoring_sentence, gaps_in
from samenplan.execution.views.bulk import edit, page_of
from samenplan.execution.views.within_plan import plan_of, to
from samenplan.plans.models import Plan
from samenplan.ui.page import page


@require_http_methods(["GET"])
@access.member(Permission.PROGRESS_VIEW)
def anchoring(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Per action what was decided, and first of all what was not."""
    plan = plan_of(request, plan_id)
    names, anchors, owners = _gathered(request, plan)
    lines = [(names[key], anchors[key], gaps_in(anchors[key])) for key in names]
    context = {
        "plan": plan,
        "sentence": anchoring_sentence(list(anchors.values())),
        "undecided": [(name, listed(gaps)) for name, _, gaps in lines if gaps],
        "lines": [
            (name, CONTINUATION_LABELS[anchor.continues], owners.get(anchor.owner or 0, ""), anchor)
            for name, anchor, _ in lines
        ],
        "may_manage": request.actor.may(Permission.PROGRESS_MANAGE),
    }
    return page(request, "execution/anchoring.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def edit_anchoring(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Decide for many actions in one form."""
    plan = plan_of(request, plan_id)
    edited = edit(request, lambda: _bulk(request, plan), lambda typed: change_anchoring(plan, typed, by=request.actor))
    if edited is None:
        return to(plan, "anchoring")
    context: dict[str, object] = {"plan": plan, "rows": edited.rows, "shown": edited.shown}
    return page(request, "execution/edit_anchoring.html", context, status=edited.status)


def _gathered(request: ActingRequest, plan: Plan) -> tuple[dict[int, str], dict[int, Anchor], dict[int, str]]:
    """Names of the actions in tree order, what becomes of them, and who can own one; all by id."""
    nodes, rows = outline(plan)
    names = {rows[node.uid].pk: f"{node.label} {node.title}" for node in nodes if node.is_action}
    owners = dict(parties(request.actor).values_list("pk", "name"))
    found = anchors_of(plan, request.actor)
    return names, {key: found[key] for key in names}, owners


def _bulk(request: ActingRequest, plan: Plan) -> tuple[Bulk[Anchor], Page[int]]:
    names, anchors, owners = _gathered(request, plan)
    shown, labels = page_of(request, names)
    return Bulk(anchor_kind(owners), labels, anchors), shown
