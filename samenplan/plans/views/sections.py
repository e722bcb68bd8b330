"""Writing one of the fixed text sections."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.plans.forms.node_editor import base_of
from samenplan.plans.forms.plan import SectionForm
from samenplan.plans.models import Plan
from samenplan.plans.operations.plans import change_section
from samenplan.plans.queries.plans import plans
from samenplan.plans.rules.content import SECTION_LABELS, SectionKind
from samenplan.plans.rules.editing import Change, ChangedMeanwhile, mark, one_kind_of_line_end
from samenplan.plans.rules.explanations import SECTION_EXPLANATIONS
from samenplan.plans.rules.state import OPEN_FOR_WRITING
from samenplan.plans.views.addresses import address
from samenplan.plans.views.conflicts import shown_clashes
from samenplan.ui.page import page

FIELDS = ("text", "internal_note")


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_VIEW)
def edit(request: ActingRequest, plan_id: int, kind: str) -> HttpResponse:
    """Read the section, or write it."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    if kind not in set(SectionKind):
        raise Http404
    stands = _stands(plan, kind)
    form = SectionForm(request.POST or None, initial=stands)
    context = _context(request, plan, SectionKind(kind)) | {"form": form, "text": stands["text"]}
    context["bases"] = {name: mark(stands[name]) for name in FIELDS}
    if request.method == "POST":
        return _save(request, plan, context, stands)
    return page(request, "plans/section.html", context, part="editor")


def _save(request: ActingRequest, plan: Plan, context: dict[str, object], stands: dict[str, str]) -> HttpResponse:
    form, kind = SectionForm(_whole(request, stands)), SectionKind(str(context["kind"]))
    typed = {**context, "form": form, "bases": _posted_bases(request, stands)}
    if not form.is_valid():
        return page(request, "plans/section.html", typed, part="editor", status=422)
    text, note = (_change(request, form.cleaned_data[name], name, stands) for name in FIELDS)
    try:
        change_section(plan, kind, text, note, by=request.actor)
    except ChangedMeanwhile as clash:
        return page(
            request, "plans/section.html", {**typed, "clashes": shown_clashes(clash)}, part="editor", status=409
        )
    if "autosave" in request.POST:
        stands = _stands(plan, kind)
        bases = {name: mark(stands[name]) for name in FIELDS if name in request.POST}
        return page(request, "plans/section.html", {**context, "form": form, "bases": bases}, part="editor")
    messages.success(request, f"Bewaard: {SECTION_LABELS[kind]}.")
    return redirect(address(request, "detail", plan.pk))


def _stands(plan: Plan, kind: str) -> dict[str, str]:
    row = plan.sections.filter(kind=kind).first()
    return {"text": row.text if row else "", "internal_note": row.internal_note if row else ""}


def _is_mine(request: ActingRequest, name: str) -> bool:
    """Whether the writer sends this field, and does not let a colleague's text stand."""
    return name in request.POST and name not in request.POST.getlist("houd")


def _whole(request: ActingRequest, stands: dict[str, str]) -> dict[str, str]:
    """What was posted; for a field that was not, what stands there."""
    return {
        name: one_kind_of_line_end(request.POST[name]) if _is_mine(request, name) else stands[name] for name in FIELDS
    }


def _change(request: ActingRequest, value: str, name: str, stands: dict[str, str]) -> Change[str]:
    return Change(value, base_of(name, request.POST) if _is_mine(request, name) else mark(stands[name]))


def _posted_bases(request: ActingRequest, stands: dict[str, str]) -> dict[str, str]:
    return {
        name: request.POST.get(f"base-{name}", "") if _is_mine(request, name) else mark(stands[name]) for name in FIELDS
    }


def _context(request: ActingRequest, plan: Plan, kind: SectionKind) -> dict[str, object]:
    return {
        "plan": plan,
        "kind": kind.value,
        "label": SECTION_LABELS[kind],
        "explanation": SECTION_EXPLANATIONS[kind],
        "writable": request.actor.may(Permission.PLAN_WRITE) and plan.status in OPEN_FOR_WRITING,
    }
