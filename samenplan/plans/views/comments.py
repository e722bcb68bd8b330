"""Remarks of colleagues on a plan."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from samenplan.authorities.queries import colleagues
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.plans.forms.comments import RemarkForm
from samenplan.plans.models import Comment
from samenplan.plans.operations.comments import mark_seen, reopen, resolve, say
from samenplan.plans.queries.plans import comments, nodes, plans
from samenplan.plans.views.addresses import address
from samenplan.ui.page import page


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_COMMENT)
def index(request: ActingRequest, plan_id: int) -> HttpResponse:
    """All remarks, open ones first, and a form for a new one."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    choices = [(one.pk, one.full_name) for one in colleagues(request.actor).exclude(pk=request.actor.person)]
    form = RemarkForm(
        request.POST or None,
        colleagues=choices,
        initial={"node": request.GET.get("bij", ""), "section": request.GET.get("tekst", "")},
    )
    if request.method == "POST" and form.is_valid():
        about = form.cleaned_data["node"]
        node = get_object_or_404(nodes(request.actor), plan=plan, pk=about) if about else None
        say(plan, form.remark(), by=request.actor, node=node)
        messages.success(request, "Je opmerking staat erbij.")
        return redirect(address(request, "comments", plan.pk))
    mark_seen(plan, at=now(), by=request.actor)
    rows = list(comments(request.actor).filter(plan=plan)[:500])
    replies: dict[int, list[Comment]] = {}
    for row in rows:
        replies.setdefault(row.reply_to_id or 0, []).append(row)
    threads = [(row, replies.get(row.pk, [])) for row in replies.get(0, [])]
    threads.sort(key=lambda thread: thread[0].resolved_at is not None)
    context = {
        "plan": plan,
        "form": form,
        "threads": threads,
        "nodes": nodes(request.actor).filter(plan=plan, deleted_at__isnull=True).order_by("title"),
    }
    return page(request, "plans/comments.html", context, status=422 if form.errors else 200)


@require_POST
@access.member(Permission.PLAN_COMMENT)
def close(request: ActingRequest, plan_id: int, comment_id: int) -> HttpResponse:
    """Resolve a remark, or open it again."""
    comment = get_object_or_404(comments(request.actor), plan=plan_id, pk=comment_id)
    if "heropen" in request.POST:
        reopen(comment, by=request.actor)
    else:
        resolve(comment, at=now(), by=request.actor)
    return redirect(f"{address(request, 'comments', plan_id)}#opmerking-{comment.pk}")
