"""From a file to measurements: hand over, look what was understood, correct the columns, take over, undo."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods, require_POST

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.documents.reading.refusal import UnreadableFile
from samenplan.execution.forms.figure_imports import FiguresForm, choices, chosen_mapping, options
from samenplan.execution.models import FigureImport
from samenplan.execution.operations import figure_importing
from samenplan.execution.queries.figure_imports import figure_imports, known_indicators
from samenplan.execution.rules.figure_files.answers import NoAnswers
from samenplan.execution.rules.figure_files.mapping import FileMapping, FileShape, UnreadableMapping, from_plain
from samenplan.execution.rules.kinds import ImportState
from samenplan.execution.views.figure_pages import to
from samenplan.execution.views.figure_reading import (
    hand_over,
    parts_of_answers,
    parts_of_table,
    read_in,
    why_unread,
)
from samenplan.plans.queries.plans import plans
from samenplan.ui.page import page


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def upload(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Hand over a file with figures; earlier ones stand below."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    form = FiguresForm(request.POST or None, request.FILES or None, today=localdate())
    if request.method == "POST" and form.is_valid():
        try:
            run = hand_over(plan, form, by=request.actor)
            return to(request, "figure_import", plan.pk, run.pk)
        except UnreadableFile as refusal:
            form.add_error("file", why_unread(refusal, form.cleaned_data["shape"]))
        except NoAnswers as refusal:
            form.add_error("file", str(refusal))
        except Refused as refusal:
            form.add_error("file", " ".join(refusal.objections))
    runs = figure_imports(request.actor).filter(plan=plan).defer("file", "report")[:20]
    context: dict[str, object] = {"plan": plan, "form": form, "runs": runs}
    return page(request, "execution/figure_imports.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def mapping(request: ActingRequest, plan_id: int, import_id: int) -> HttpResponse:
    """What the file becomes, how far it is, or what it became."""
    run = _run(request, plan_id, import_id)
    if run.state not in (ImportState.MAPPING, ImportState.FAILED):
        return _state(request, run)
    try:
        known = from_plain(run.mapping)
    except UnreadableMapping:
        known = FileMapping()  # an older shape: every column is asked again
    offered = options(known.shape, [(one.uid, one.name) for one in known_indicators(run.plan, by=request.actor)])
    if request.method == "POST":
        figure_importing.choose_figures(run, chosen_mapping(known, request.POST, offered), by=request.actor)
        return to(request, "figure_import", plan_id, import_id)
    parts = parts_of_table if known.shape is FileShape.TABLE else parts_of_answers
    context: dict[str, object] = {"plan": run.plan, "run": run, "mapping": known, "options": offered}
    context |= parts(run, today=localdate(), by=request.actor)
    context["columns"] = choices(known, context["samples"])  # type: ignore[arg-type]  # texts per label
    return page(request, "execution/figure_mapping.html", context)


def _state(request: ActingRequest, run: FigureImport) -> HttpResponse:
    """Waiting, busy, broken off, done or undone."""
    is_left = run.state == ImportState.RUNNING and run.claimed_until is not None and run.claimed_until < now()
    context: dict[str, object] = {"plan": run.plan, "run": run, "is_left": is_left}
    context["is_busy"] = run.state in (ImportState.WAITING, ImportState.RUNNING) and not is_left
    return page(request, "execution/figure_run.html", context, part="stand")


@require_POST
@access.member(Permission.PROGRESS_MANAGE)
def apply(request: ActingRequest, plan_id: int, import_id: int) -> HttpResponse:
    """Take it over: at once when it is small, beside the request when it is large."""
    run = _run(request, plan_id, import_id)
    figure_importing.queue_figures(run, at=now(), by=request.actor)
    read_in(run, by=request.actor)
    return to(request, "figure_import", plan_id, import_id)


@require_POST
@access.member(Permission.PROGRESS_MANAGE)
def undo(request: ActingRequest, plan_id: int, import_id: int) -> HttpResponse:
    """Withdraw everything that came from this file."""
    run = _run(request, plan_id, import_id)
    many = figure_importing.undo_figures(run, at=now(), by=request.actor)
    messages.success(request, f"{many} metingen uit “{run.file_name}” zijn ingetrokken.")
    return to(request, "figure_import", plan_id, import_id)


def _run(request: ActingRequest, plan_id: int, import_id: int) -> FigureImport:
    return get_object_or_404(figure_imports(request.actor), plan=plan_id, pk=import_id)
