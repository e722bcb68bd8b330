"""The draft of a decision: reading, writing, annexes, its documents."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods

from samenplan.authorities.queries import house_style
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.decisions import queries
from samenplan.decisions.forms import AnnexForm, DecisionForm, first_draft, first_values
from samenplan.decisions.models import Decision
from samenplan.decisions.operations import drafting as operations
from samenplan.decisions.rules.bodies import BodyKind
from samenplan.decisions.rules.deciding import articles_of, text_changes
from samenplan.decisions.rules.draft import missing_parts
from samenplan.decisions.rules.grounds import SHIPPED
from samenplan.decisions.rules.papers import advice_sentence, draft_on_paper
from samenplan.decisions.views.asking import address, authority_of, plan_of, to
from samenplan.documents.house_style import UnreadableLogo
from samenplan.documents.typesetting import UnsettableDocument
from samenplan.plans.models import Plan
from samenplan.plans.operations.reading import note_download
from samenplan.plans.queries.versions import versions
from samenplan.plans.rules.editing import Change, mark
from samenplan.ui.asking import done, form_page
from samenplan.ui.page import page


def decision_of(request: ActingRequest, plan: Plan, decision_id: int) -> Decision:
    """This decision on the plan.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(queries.decisions(request.actor), plan=plan, pk=decision_id)


@require_GET
@access.member(Permission.PLAN_VIEW)
def read(request: ActingRequest, plan_id: int, decision_id: int) -> HttpResponse:
    """A decision as it stands, with what is still missing."""
    plan = plan_of(request, plan_id)
    decision = decision_of(request, plan, decision_id)
    text, around = queries.text_of(decision), queries.around(request.actor, decision)
    draft = draft_on_paper(text, around)
    context: dict[str, object] = {
        "plan": plan,
        "decision": decision,
        "text": text,
        "articles": articles_of(text.articles),
        "advices": [advice_sentence(given) for given in around.advices],
        "annexes": decision.annexes.select_related("version").defer("version__content"),
        "has_paper": draft is not None,
        "missing": missing_parts(draft) if draft and not decision.outcome else [],
        "may_decide": request.actor.may(Permission.PLAN_DECIDE),
    }
    return page(request, "decisions/decision.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_DECIDE)
def prepare(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Start a draft."""
    plan = plan_of(request, plan_id)
    at_hand = queries.grounds_at_hand(request.actor)
    start = first_values(first_draft(BodyKind.COLLEGE, plan.title), at_hand)
    form = DecisionForm(request.POST or None, initial=start, at_hand=at_hand)
    made: list[Decision] = []
    if done(form, lambda: made.append(operations.prepare_decision(plan, form.text(), by=request.actor))):
        messages.success(request, "Het ontwerpbesluit is bewaard.")
        return to(plan, "decision", decision_id=made[0].pk)
    return form_page(request, "decisions/write_decision.html", {"plan": plan, "form": form})


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_DECIDE)
def change(request: ActingRequest, plan_id: int, decision_id: int) -> HttpResponse:
    """Write the draft anew."""
    plan = plan_of(request, plan_id)
    decision = decision_of(request, plan, decision_id)
    at_hand = queries.grounds_at_hand(request.actor)
    there = queries.text_of(decision)
    form = DecisionForm(request.POST or None, initial=first_values(there, at_hand), at_hand=at_hand)
    base = request.POST.get("base") or mark(there)
    if done(form, lambda: operations.change_decision(decision, Change(form.text(), base), by=request.actor)):
        messages.success(request, "Het ontwerpbesluit is bewaard.")
        return to(plan, "decision", decision_id=decision.pk)
    context: dict[str, object] = {"plan": plan, "decision": decision, "form": form, "base": base}
    if base != mark(there) and form.cleaned_data.keys() == form.fields.keys():
        context |= {"theirs": text_changes(there, form.text()), "base": mark(there)}
    return form_page(request, "decisions/write_decision.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_DECIDE)
def drop(request: ActingRequest, plan_id: int, decision_id: int) -> HttpResponse:
    """Throw the draft away, after a question."""
    plan = plan_of(request, plan_id)
    decision = decision_of(request, plan, decision_id)
    if request.method == "POST":
        operations.drop_decision(decision, by=request.actor)
        messages.success(request, "Het ontwerpbesluit is weg.")
        return to(plan, "room")
    context: dict[str, object] = {
        "title": "Ontwerpbesluit weggooien?",
        "sentence": f"“{decision.title}” verdwijnt met zijn teksten en bijlagen.",
        "kept": "Het plan, de versies en de adviezen blijven zoals ze zijn.",
        "button": "Gooi het ontwerp weg",
        "cancel_url": address(plan, "decision", decision_id=decision.pk),
    }
    return page(request, "ui/confirm.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_DECIDE)
def attach(request: ActingRequest, plan_id: int, decision_id: int) -> HttpResponse:
    """Hang a version or a link on the decision."""
    plan = plan_of(request, plan_id)
    decision = decision_of(request, plan, decision_id)
    form = AnnexForm(request.POST or None, versions=list(versions(request.actor, plan)))
    if done(form, lambda: operations.attach(decision, form.facts(), by=request.actor)):
        messages.success(request, "De bijlage is toegevoegd.")
        return to(plan, "decision", decision_id=decision.pk)
    return form_page(request, "decisions/attach.html", {"plan": plan, "decision": decision, "form": form})


@require_http_methods(["POST"])
@access.member(Permission.PLAN_DECIDE)
def detach(request: ActingRequest, plan_id: int, decision_id: int, annex_id: int) -> HttpResponse:
    """Take an annex away; it can be added again."""
    plan = plan_of(request, plan_id)
    decision = decision_of(request, plan, decision_id)
    annex = get_object_or_404(queries.annexes(request.actor), decision=decision, pk=annex_id)
    operations.detach(annex, by=request.actor)
    messages.success(request, "De bijlage is weg.")
    return to(plan, "decision", decision_id=decision.pk)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_DECIDE)
def grounds(request: ActingRequest, plan_id: int) -> HttpResponse:
    """The legal grounds that the authority keeps at hand."""
    plan = plan_of(request, plan_id)
    rows = queries.known_grounds(request.actor)
    if request.method == "POST":
        ground_id = request.POST.get("ground", "")
        ground = get_object_or_404(rows, pk=int(ground_id) if ground_id.isdecimal() else 0)
        operations.forget_ground(ground, by=request.actor)
        messages.success(request, "De rechtsgrond staat niet meer in de lijst.")
        return to(plan, "grounds")
    return page(request, "decisions/grounds.html", {"plan": plan, "grounds": rows, "shipped": SHIPPED})


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
@access.member(Permission.PLAN_VIEW)
def document(request: ActingRequest, plan_id: int, decision_id: int, ending: str) -> HttpResponse:
    """The draft as Word or PDF."""
    from samenplan.decisions.reports.draft import draft_docx, draft_pdf  # late: spares python-docx and Typst elsewhere

    plan = plan_of(request, plan_id)
    decision = decision_of(request, plan, decision_id)
    draft = draft_on_paper(queries.text_of(decision), queries.around(request.actor, decision))
    if draft is None:
        raise Http404
    make, kind = (draft_docx, WORD) if ending == "docx" else (draft_pdf, "application/pdf")
    town = authority_of(request)
    try:
        data = make(draft, house_style(town), dated_on=localdate())
    except (UnsettableDocument, UnreadableLogo) as problem:
        raise Refused(str(problem)) from problem
    note_download(plan, f"ontwerpbesluit.{ending}", by=request.actor)
    name = f'attachment; filename="ontwerpbesluit-{decision.pk}.{ending}"'
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": name})
