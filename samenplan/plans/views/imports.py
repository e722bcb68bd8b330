"""From a file to the plan: upload, look what was understood, correct the columns, take over, undo."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.documents.reading.refusal import UnreadableFile
from samenplan.plans.forms.imports import UploadForm, chosen_mapping, column_choices
from samenplan.plans.models import ImportRun, Plan
from samenplan.plans.models.plan import new_uid
from samenplan.plans.operations import importing
from samenplan.plans.operations.plans import PlanFacts, create_plan
from samenplan.plans.queries.imports import import_runs, remembered
from samenplan.plans.queries.plans import plans
from samenplan.plans.rules.importing.files import read_plan
from samenplan.plans.rules.importing.mapping import Mapping, from_plain
from samenplan.plans.rules.importing.report import ReadPlan
from samenplan.plans.views.addresses import address
from samenplan.ui.page import page


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_WRITE)
def upload(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Hand over a file for this plan; earlier imports stand below."""
    plan = get_object_or_404(plans(request.actor), pk=plan_id)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _kept(request, plan, form)
        except UnreadableFile as refusal:
            form.add_error("file", str(refusal))
    runs = import_runs(request.actor).filter(plan=plan).defer("file", "before")[:20]
    context = {"plan": plan, "form": form, "runs": runs}
    return page(request, "plans/import.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_WRITE)
def start_from_file(request: ActingRequest) -> HttpResponse:
    """A new plan that starts from a file: title and period come from the file where it says them."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            understood = _understood(request, form.cleaned_data["file"])
        except UnreadableFile as refusal:
            form.add_error("file", str(refusal))
        else:
            if objections := importing.objections_to_persons(understood):
                raise Refused(objections)
            return _kept(request, create_plan(_facts(understood, form), by=request.actor), form)
    return page(request, "plans/start_file.html", {"form": form}, status=422 if form.errors else 200)


def _facts(understood: ReadPlan, form: UploadForm) -> PlanFacts:
    name = form.cleaned_data["file"].name.rsplit(".", 1)[0][:200]
    content = understood.content
    return PlanFacts(title=content.title[:200] or name, starts_on=content.starts_on, ends_on=content.ends_on)


def _understood(request: ActingRequest, file: "UploadedFile[bytes]") -> ReadPlan:
    file.seek(0)
    return read_plan(file.name or "", file.read(), remembered(request.actor), new_uid=new_uid)


def _kept(request: ActingRequest, plan: Plan, form: UploadForm) -> HttpResponse:
    file = form.cleaned_data["file"]
    understood = _understood(request, file)
    file.seek(0)
    run = importing.keep_file(plan, file.name, file.read(), understood, by=request.actor)
    return redirect(address(request, "import_run", plan.pk, run.pk))


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_WRITE)
def mapping(request: ActingRequest, plan_id: int, run_id: int) -> HttpResponse:
    """What the file becomes: columns to correct, a preview of the plan, and what happened row by row."""
    run = get_object_or_404(import_runs(request.actor), plan=plan_id, pk=run_id)
    if run.applied_at is not None:
        return page(request, "plans/import_done.html", {"plan": run.plan, "run": run})
    if request.method == "POST":
        importing.choose_mapping(run, chosen_mapping(from_plain(run.mapping), request.POST), by=request.actor)
        return redirect(address(request, "import_run", plan_id, run.pk))
    read_plan = _again(run)
    context = {
        "plan": run.plan,
        "run": run,
        "read": read_plan,
        "tables": column_choices(read_plan),
        "flags": sum(len(row.flags) for row in read_plan.rows),
        "nodes": read_plan.content.nodes,
    }
    return page(request, "plans/import_run.html", context)


@require_POST
@access.member(Permission.PLAN_WRITE)
def apply(request: ActingRequest, plan_id: int, run_id: int) -> HttpResponse:
    """Take it over into the plan."""
    run = get_object_or_404(import_runs(request.actor), plan=plan_id, pk=run_id, applied_at__isnull=True)
    many = importing.apply_import(run, _again(run), at=now(), by=request.actor)
    messages.success(request, f"Ingelezen: {many} onderdelen. Je kunt de hele invoer in één klik ongedaan maken.")
    return redirect(address(request, "import_run", plan_id, run.pk))


@require_POST
@access.member(Permission.PLAN_WRITE)
def undo(request: ActingRequest, plan_id: int, run_id: int) -> HttpResponse:
    """Take the whole import back."""
    run = get_object_or_404(import_runs(request.actor), plan=plan_id, pk=run_id)
    importing.undo_import(run, at=now(), by=request.actor)
    messages.success(request, f"De invoer van “{run.file_name}” is ongedaan gemaakt.")
    return redirect(address(request, "detail", plan_id))


def _again(run: ImportRun) -> ReadPlan:
    """Read the kept file again with the chosen columns; new uids count from the run, so that they stay the same."""
    numbers = iter(range(1, 100_000))
    known: Mapping = from_plain(run.mapping)
    return read_plan(run.file_name, bytes(run.file), known, new_uid=lambda: f"i{run.pk}x{next(numbers)}"[:16])
