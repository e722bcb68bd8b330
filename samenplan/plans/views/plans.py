"""The list of plans, a new plan, and what stands around the tree."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.plans.forms.plan import MeansRows, PlanForm, StartForm, typed_means
from samenplan.plans.operations import copying
from samenplan.plans.operations import plans as operations
from samenplan.plans.queries.plans import listed_plans, plans
from samenplan.plans.rules.templates import TEMPLATES, template_named
from samenplan.plans.views.addresses import address
from samenplan.ui.page import page


@require_GET
@access.member(Permission.PLAN_VIEW)
def index(request: ActingRequest) -> HttpResponse:
    """All plans of the authority."""
    context = {"plans": listed_plans(request.actor)[:200], "may_write": request.actor.may(Permission.PLAN_WRITE)}
    return page(request, "plans/list.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_WRITE)
def start(request: ActingRequest) -> HttpResponse:
    """A new plan: blank, from a small template, from an older plan, or from a file."""
    form = StartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        template = template_named(request.POST.get("sjabloon", ""))
        plan = copying.start(operations.PlanFacts(**form.cleaned_data), template, by=request.actor)
        messages.success(request, "Je plan staat klaar. Alles wat je schrijft, wordt vanzelf bewaard.")
        return redirect(address(request, "detail", plan.pk))
    context = {"form": form, "templates": TEMPLATES, "plans": plans(request.actor)[:50]}
    return page(request, "plans/start.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_WRITE)
def start_from_copy(request: ActingRequest, plan_id: int) -> HttpResponse:
    """A new plan that starts from an older one and takes its place."""
    older = get_object_or_404(plans(request.actor), pk=plan_id)
    form = StartForm(request.POST or None, initial={"title": older.title})
    if request.method == "POST" and form.is_valid():
        plan = copying.copy_plan(older, operations.PlanFacts(**form.cleaned_data), by=request.actor)
        messages.success(request, f"Overgenomen uit “{older.title}”. Het oude plan blijft zoals het is.")
        return redirect(address(request, "detail", plan.pk))
    return page(request, "plans/copy.html", {"form": form, "older": older}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_WRITE)
def facts(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Title, summary, period, levels."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    initial = {
        "title": plan.title,
        "summary": plan.summary,
        "starts_on": plan.starts_on,
        "ends_on": plan.ends_on,
        "measure": plan.measure_id,
        "goal_names": ", ".join(plan.level_names[: plan.goal_levels]),
        "action_names": ", ".join(plan.level_names[plan.goal_levels :]),
    }
    form = PlanForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        operations.change_plan(plan, form.facts(), by=request.actor)
        messages.success(request, "Bewaard.")
        return redirect(address(request, "detail", plan.pk))
    return page(request, "plans/facts.html", {"plan": plan, "form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_WRITE)
def means(request: ActingRequest, plan_id: int) -> HttpResponse:
    """The money that is there."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    initial = list(plan.means.values("source", "label", "amount_cents"))
    rows = MeansRows(request.POST or None, initial=initial, prefix="means")
    if request.method == "POST" and rows.is_valid():
        operations.set_means(plan, typed_means(rows), by=request.actor)
        messages.success(request, "Bewaard.")
        return redirect(address(request, "means", plan.pk))
    invalid = request.method == "POST"
    return page(request, "plans/means.html", {"plan": plan, "rows": rows}, status=422 if invalid else 200)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_WRITE)
def delete(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Put a draft away, after a question."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    if request.method == "POST":
        operations.delete_plan(plan, at=now(), by=request.actor)
        messages.success(request, f"“{plan.title}” is weggelegd.")
        return redirect(address(request, "list"))
    return page(request, "plans/delete.html", {"plan": plan})
