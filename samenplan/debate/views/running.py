"""The list of debates, a new one, its room, and opening, closing, publishing."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.dutch import written_date
from samenplan.core.permissions import Permission
from samenplan.debate.forms.running import DebateForm, typed
from samenplan.debate.models import Debate
from samenplan.debate.operations import running as operations
from samenplan.debate.queries.results import newest
from samenplan.debate.queries.running import appealed, facts, listed_debates, workload
from samenplan.debate.rules.kinds import DebateState
from samenplan.debate.rules.opening import checks
from samenplan.debate.starters import STARTER, starter, starters
from samenplan.debate.views.addresses import address, debate_of, outside
from samenplan.plans.queries.plans import plans
from samenplan.ui.page import page


@require_GET
@access.member(Permission.PLAN_VIEW)
def index(request: ActingRequest) -> HttpResponse:
    """All debates of the authority."""
    context = {"debates": listed_debates(request.actor)[:200], "may_manage": _may_manage(request)}
    return page(request, "debate/list.html", context)


def _may_manage(request: ActingRequest) -> bool:
    return request.actor.may(Permission.DEBATE_MANAGE)


@require_http_methods(["GET", "POST"])
@access.member(Permission.DEBATE_MANAGE)
def start(request: ActingRequest) -> HttpResponse:
    """A new debate."""
    chosen = starter(request.GET.get(STARTER, ""))
    begun = {"question": chosen.question, "why": chosen.why} if chosen else {}
    form = DebateForm(request.POST or None, plans=plans(request.actor), initial={**typed(None), **begun})
    if request.method == "POST" and form.is_valid():
        debate = operations.start(form.draft(), by=request.actor)
        messages.success(request, "Je debat staat klaar. Zet er nu stellingen bij.")
        return redirect(address(request, "seeds", debate.pk) + (f"?{STARTER}={chosen.name}" if chosen else ""))
    context = {"form": form, "starters": starters(), "chosen": chosen}
    return page(request, "debate/facts.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@access.member(Permission.DEBATE_MANAGE)
def change(request: ActingRequest, debate_id: int) -> HttpResponse:
    """The question and everything around it."""
    debate = debate_of(request, debate_id)
    form = DebateForm(request.POST or None, plans=plans(request.actor), initial=typed(debate))
    if request.method == "POST" and form.is_valid():
        operations.change(debate, form.draft(), by=request.actor)
        messages.success(request, "Bewaard.")
        return redirect(address(request, "detail", debate.pk))
    context = {"form": form, "debate": debate}
    return page(request, "debate/facts.html", context, status=422 if form.errors else 200)


@require_GET
@access.member(Permission.PLAN_VIEW)
def detail(request: ActingRequest, debate_id: int) -> HttpResponse:
    """The room of a debate: how far it is, what waits, what comes next."""
    debate = debate_of(request, debate_id)
    snapshot = newest(debate)
    draft = debate.state == DebateState.DRAFT
    asked = checks(facts(debate, request.actor), localdate()) if draft else []
    context = {
        "debate": debate,
        "work": workload(debate, request.actor),
        "appeals": len(appealed(debate, request.actor)),
        "checks": [(check, address(request, check.page, debate.pk)) for check in asked],
        "may_open": all(check.is_done for check in asked),
        "road": _road(debate),
        "snapshot": snapshot,
        "alarms": len(snapshot.warnings) if snapshot else 0,
        "outside": outside(request, debate),
        "may_manage": _may_manage(request),
        "may_moderate": request.actor.may(Permission.DEBATE_MODERATE),
    }
    return page(request, "debate/detail.html", context)


def _road(debate: Debate) -> list[tuple[str, str, str]]:
    """The way of a debate: name, note, and whether it is done, now or later."""
    last = f"tot en met {written_date(debate.closes_on)}" if debate.closes_on else "zonder laatste dag"
    if debate.state in (DebateState.CLOSED, DebateState.PUBLISHED):
        last = "afgelopen"
    known = f"op {written_date(localdate(debate.published_at))}" if debate.published_at else ""
    names = ("Klaarzetten", "Stemmen", "Antwoorden", "Gepubliceerd")
    notes = ("vraag en stellingen", last, "op wat mensen delen", known)
    at = list(DebateState).index(DebateState(debate.state))
    states = ["done" if place < at else "now" if place == at else "later" for place in range(len(names))]
    return list(zip(names, notes, states, strict=True))


@require_POST
@access.member(Permission.DEBATE_MANAGE)
def state(request: ActingRequest, debate_id: int) -> HttpResponse:
    """Open, close or publish."""
    debate, asked = debate_of(request, debate_id), request.POST.get("naar", "")
    if asked == "open":
        operations.open_up(debate, today=localdate(), by=request.actor)
        messages.success(request, "Het debat is open. Deel de link.")
    elif asked == "dicht":
        operations.close(debate, by=request.actor)
        messages.success(request, "Het debat is gesloten. Wie wat stemde, is niet meer na te gaan.")
    elif asked == "publiek":
        operations.publish(debate, link=outside(request, debate, "result"), now=now(), by=request.actor)
        messages.success(request, "Het resultaat ligt vast en staat op de bladzijde van het debat.")
    else:
        raise Http404
    return redirect(address(request, "detail", debate.pk))


@require_GET
@access.member(Permission.DEBATE_MANAGE)
def closing(request: ActingRequest, debate_id: int) -> HttpResponse:
    """Ask before closing or publishing: neither can be undone."""
    debate = debate_of(request, debate_id)
    return page(request, "debate/closing.html", {"debate": debate, "work": workload(debate, request.actor)})
