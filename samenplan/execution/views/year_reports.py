"""Yearly reports: made from the record, written over, published."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.execution.forms.to_residents import PartForm, ReportForm
from samenplan.execution.models import YearReport
from samenplan.execution.operations import year_reports as operations
from samenplan.execution.queries.year_reports import parts_of, reports
from samenplan.execution.reports.year_files import ReportFile, report_response
from samenplan.execution.reports.year_paper import bars_svg
from samenplan.execution.rules.editing_report import EditedPart, likely_periods
from samenplan.execution.rules.year_facts import Report, ReportPart, report_from_json
from samenplan.execution.views.within_plan import address, plan_of, to
from samenplan.plans.rules.word_changes import word_changes
from samenplan.ui.asking import done, form_page
from samenplan.ui.page import page
from samenplan.ui.pictures.frame import PAGE


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_VIEW)
def index(request: ActingRequest, plan_id: int) -> HttpResponse:
    """The reports of a plan, and a new one; only who may publish makes one."""
    plan, today = plan_of(request, plan_id), localdate()
    periods = likely_periods(today)
    chosen = next((one for one in periods if one.name == request.GET.get("periode")), periods[0])
    start = {"title": f"Jaarverslag {chosen.name}", "first": chosen.first, "last": chosen.last}
    form = ReportForm(request.POST or None, initial=start)
    made: list[YearReport] = []
    if done(form, lambda: made.append(_made(request, plan_id, form))):
        return to(plan, "report", report_id=made[0].pk)
    rows = reports(request.actor).filter(plan=plan).defer("content", "texts")
    context = {"plan": plan, "reports": rows[:50], "form": form, "periods": periods, "chosen": chosen}
    return form_page(request, "execution/reports.html", context)


def _made(request: ActingRequest, plan_id: int, form: ReportForm) -> YearReport:
    plan, title = plan_of(request, plan_id), form.cleaned_data["title"]
    return operations.make_report(plan, title, form.period(), by=request.actor)


@require_GET
@access.member(Permission.PROGRESS_VIEW)
def report(request: ActingRequest, plan_id: int, report_id: int) -> HttpResponse:
    """The whole report, with what the record tells meanwhile; a published one as it was frozen."""
    found = _found(request, plan_id, report_id)
    shown, parts = _shown(found)
    context = {
        "plan": found.plan,
        "report": found,
        "shown": shown,
        "parts": parts,
        "drawing": bars_svg(shown, PAGE) if shown.bars else "",
        "heads": ("klaar", "loopt", "nog te starten", "stopgezet"),
    }
    return page(request, "execution/report.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.REPORT_PUBLISH)
def part(request: ActingRequest, plan_id: int, report_id: int, part: str) -> HttpResponse:
    """Write one part, beside what the record tells."""
    found, today = _found(request, plan_id, report_id), localdate()
    own = _part(found, part)
    if request.method == "POST" and "overnemen" in request.POST:
        operations.take_over(found, own.part.kind, by=request.actor)
        messages.success(request, "De nieuwe gegevens staan in dit deel.")
        return to(found.plan, "report", report_id=found.pk)
    form = PartForm.of(own.part.text, request.POST or None)
    kind, by = own.part.kind, request.actor
    if done(form, lambda: operations.write_part(found, kind, form.change(), by=by, today=today)):
        messages.success(request, "Bewaard.")
        return to(found.plan, "report", report_id=found.pk)
    changes = word_changes(own.started_from or "", own.generated) if own.record_moved else ()
    context = {"plan": found.plan, "report": found, "own": own, "form": form, "changes": changes}
    return form_page(request, "execution/report_part.html", context)


@require_POST
@access.member(Permission.REPORT_PUBLISH)
def publish(request: ActingRequest, plan_id: int, report_id: int) -> HttpResponse:
    """Freeze it and show it to everyone."""
    found = _found(request, plan_id, report_id)
    operations.publish_report(found, now=now(), today=localdate(), by=request.actor)
    messages.success(request, "Het verslag staat openbaar.")
    return to(found.plan, "report", report_id=found.pk)


@require_POST
@access.member(Permission.REPORT_PUBLISH)
def withdraw(request: ActingRequest, plan_id: int, report_id: int) -> HttpResponse:
    """Take it off the public page."""
    found = _found(request, plan_id, report_id)
    operations.withdraw_report(found, now=now(), by=request.actor)
    messages.success(request, "Het verslag staat niet meer openbaar.")
    return to(found.plan, "report", report_id=found.pk)


@require_http_methods(["GET", "POST"])
@access.member(Permission.REPORT_PUBLISH)
def discard(request: ActingRequest, plan_id: int, report_id: int) -> HttpResponse:
    """Throw a draft away, after a question."""
    found = _found(request, plan_id, report_id)
    if request.method == "POST":
        operations.discard_report(found, by=request.actor)
        messages.success(request, "Het verslag is weg.")
        return to(found.plan, "reports")
    if found.published_at is not None:
        raise Http404
    context: dict[str, object] = {
        "title": "Verslag weggooien?",
        "sentence": f"“{found.title}” verdwijnt, met de teksten die iemand er zelf in schreef.",
        "kept": "Wat bij het plan genoteerd is, blijft. Je kunt er altijd een nieuw verslag van maken.",
        "button": "Gooi het verslag weg",
        "cancel_url": address(found.plan, "report", report_id=found.pk),
    }
    return page(request, "ui/confirm.html", context)


@require_GET
@access.member(Permission.PROGRESS_VIEW)
def file(request: ActingRequest, plan_id: int, report_id: int, kind: str) -> HttpResponse:
    """The report as PDF or Word, or its one page."""
    found = _found(request, plan_id, report_id)
    if kind not in set(ReportFile):
        raise Http404
    return report_response(ReportFile(kind), found, _shown(found)[0])


def _found(request: ActingRequest, plan_id: int, report_id: int) -> YearReport:
    plan = plan_of(request, plan_id)
    return get_object_or_404(reports(request.actor), pk=report_id, plan=plan)


def _shown(found: YearReport) -> tuple[Report, tuple[EditedPart, ...]]:
    """A published report as it was frozen, a draft as it would be."""
    if found.published_at is None:
        return parts_of(found, localdate())
    frozen = report_from_json(found.content)
    return frozen, tuple(EditedPart(part, part.text) for part in frozen.parts)


def _part(found: YearReport, name: str) -> EditedPart:
    if name not in set(ReportPart) or found.published_at is not None:
        raise Http404
    return next(one for one in parts_of(found, localdate())[1] if one.part.kind == name)
