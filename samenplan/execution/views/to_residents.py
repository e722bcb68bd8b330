"""Whether residents see how the plan goes, and what they say about it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.execution.forms.to_residents import ShowingForm, VerdictForm
from samenplan.execution.operations import outside as operations
from samenplan.execution.operations import reactions as reaction_operations
from samenplan.execution.queries.outside import page_of, words_with_persons
from samenplan.execution.queries.reactions import reactions
from samenplan.execution.rules.kinds import REFUSAL_LABELS
from samenplan.execution.views.within_plan import plan_of, to
from samenplan.plans.models import Plan
from samenplan.plans.queries.versions import public_versions
from samenplan.ui.asking import done, form_page
from samenplan.ui.page import page

MOST_ON_A_PAGE = 50


@require_http_methods(["GET", "POST"])
@access.member(Permission.REPORT_PUBLISH)
def outside(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Turn it on or off; look at it first; put the picture on one's own site."""
    plan = plan_of(request, plan_id)
    page_now = page_of(plan)
    is_on = page_now is not None and page_now.shown_since is not None
    start = {"shown": "ja" if is_on else "nee", "takes_reactions": bool(page_now and page_now.takes_reactions)}
    form = ShowingForm(request.POST or None, initial=start)
    if done(form, lambda: _set(request, plan, form)):
        messages.success(request, "Bewaard. Bewoners zien het binnen vijf minuten.")
        return to(plan, "outside")
    context = {
        "plan": plan,
        "form": form,
        "page": page_now,
        "is_public": public_versions().filter(plan=plan).exists(),
        "suspect": words_with_persons(plan),
        "host": f"{request.scheme}://{request.get_host()}",
    }
    return form_page(request, "execution/outside.html", context)


def _set(request: ActingRequest, plan: Plan, form: ShowingForm) -> None:
    if form.cleaned_data["shown"] != "ja":
        operations.hide_progress(plan, by=request.actor)
        return
    takes = form.cleaned_data["takes_reactions"]
    operations.show_progress(plan, takes_reactions=takes, now=now(), by=request.actor)


@require_GET
@access.member(Permission.REACTION_MODERATE)
def index(request: ActingRequest, plan_id: int) -> HttpResponse:
    """What residents said: first what waits to be read."""
    plan = plan_of(request, plan_id)
    rows = reactions(request.actor).filter(plan=plan)[:MOST_ON_A_PAGE]
    context = {"plan": plan, "reactions": rows, "rules": REFUSAL_LABELS.values(), "page": page_of(plan)}
    return page(request, "execution/reactions.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.REACTION_MODERATE)
def reaction(request: ActingRequest, plan_id: int, reaction_id: int) -> HttpResponse:
    """Show it, with an answer or without, or keep it off the page by a rule."""
    plan = plan_of(request, plan_id)
    found = get_object_or_404(reactions(request.actor), pk=reaction_id, plan=plan)
    start = {"state": found.state, "reason": found.reason, "answer": found.answer, "changed": found.changed}
    form = VerdictForm(request.POST or None, initial=start)
    if done(form, lambda: reaction_operations.handle(found, form.verdict(), now=now(), by=request.actor)):
        messages.success(request, "Bewaard. Bewoners zien het binnen vijf minuten.")
        return to(plan, "reactions")
    return form_page(request, "execution/reaction.html", {"plan": plan, "reaction": found, "form": form})
