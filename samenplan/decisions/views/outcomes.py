"""What a body decided, and where that decision stands."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.decisions.forms import OutcomeForm, PublicationForm
from samenplan.decisions.operations import outcomes as operations
from samenplan.decisions.rules.bodies import BODY_WITH_ARTICLE, BodyKind
from samenplan.decisions.views.asking import address, plan_of, to
from samenplan.decisions.views.drafting import decision_of
from samenplan.ui.asking import done, form_page
from samenplan.ui.page import page


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_DECIDE)
def outcome(request: ActingRequest, plan_id: int, decision_id: int) -> HttpResponse:
    """Record what the body decided."""
    plan = plan_of(request, plan_id)
    decision = decision_of(request, plan, decision_id)
    form = OutcomeForm(request.POST or None, initial={"decided_on": localdate()})
    if done(form, lambda: operations.record_outcome(decision, form.verdict(), now=now(), by=request.actor)):
        messages.success(request, "Het besluit is vastgelegd.")
        return to(plan, "room")
    who = BODY_WITH_ARTICLE[BodyKind(decision.body)]
    return form_page(request, "decisions/outcome.html", {"plan": plan, "decision": decision, "form": form, "who": who})


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_DECIDE)
def adopt(request: ActingRequest, plan_id: int, decision_id: int) -> HttpResponse:
    """The adapted text becomes the approved one, after a question."""
    plan = plan_of(request, plan_id)
    decision = decision_of(request, plan, decision_id)
    if request.method == "POST":
        operations.adopt_changes(decision, by=request.actor)
        messages.success(request, "De aangepaste tekst ligt vast als goedgekeurde versie.")
        return to(plan, "room")
    who = BODY_WITH_ARTICLE[BodyKind(decision.body)]
    context: dict[str, object] = {
        "plan": plan,
        "kept_title": "Dit blijft bewaard",
        "title": "Aangepaste tekst vastleggen?",
        "sentence": f"De tekst van nu wordt de versie die {who} goedkeurde. Kijk eerst na of alles erin staat.",
        "kept": "De versie die voorlag, blijft bewaard. Je kunt de twee versies altijd naast elkaar leggen.",
        "button": "Leg de aangepaste tekst vast",
        "cancel_url": address(plan, "room"),
    }
    return page(request, "decisions/confirm.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_DECIDE)
def publication(request: ActingRequest, plan_id: int, decision_id: int) -> HttpResponse:
    """Keep where the decision itself was made public."""
    plan = plan_of(request, plan_id)
    decision = decision_of(request, plan, decision_id)
    start = {"url": decision.published_url, "published_on": decision.published_on or localdate()}
    form = PublicationForm(request.POST or None, initial=start)
    if done(form, lambda: operations.record_publication(decision, form.publication(), now=now(), by=request.actor)):
        messages.success(request, "Het adres van het besluit is bewaard.")
        return to(plan, "decision", decision_id=decision.pk)
    return form_page(request, "decisions/publication.html", {"plan": plan, "decision": decision, "form": form})
