"""Reading frozen versions, and what changed between two of them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from samenplan.authorities.queries import house_style
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.decisions.forms import CompareForm, NoteForm
from samenplan.decisions.views.asking import plan_of, to
from samenplan.documents.spreadsheet import TooLongForCell
from samenplan.documents.typesetting import UnsettableDocument
from samenplan.plans.models import Plan, PlanVersion
from samenplan.plans.operations.reading import note_download
from samenplan.plans.operations.versions import freeze
from samenplan.plans.queries.versions import frozen_content, version, versions
from samenplan.plans.reports.edition import Audience, Edition
from samenplan.plans.reports.files import MEDIA_TYPES, PlanFile, plan_file
from samenplan.plans.rules.content import SECTION_LABELS
from samenplan.plans.rules.differences import differences
from samenplan.plans.rules.readings import means_lines, reading_of
from samenplan.plans.rules.state import VersionKind
from samenplan.ui.asking import done, form_page
from samenplan.ui.page import page


def numbered(request: ActingRequest, plan: Plan, number: int) -> PlanVersion:
    """This version of the plan, with its text.

    Raises:
        Http404: there is none with this number.
    """
    return get_object_or_404(version(request.actor), plan=plan, number=number)


@require_http_methods(["GET"])
@access.member(Permission.PLAN_VIEW)
def version_list(request: ActingRequest, plan_id: int) -> HttpResponse:
    """All versions with their days, and a way to lay two side by side."""
    plan = plan_of(request, plan_id)
    rows = list(versions(request.actor, plan))
    start = {"van": rows[1].number, "tot": rows[0].number} if len(rows) > 1 else {}
    context: dict[str, object] = {
        "plan": plan,
        "versions": rows,
        "form": CompareForm(versions=rows, initial=start),
        "may_freeze": request.actor.may(Permission.PLAN_FREEZE),
    }
    return page(request, "decisions/versions.html", context)


@require_GET
@access.member(Permission.PLAN_VIEW)
def version_page(request: ActingRequest, plan_id: int, number: int) -> HttpResponse:
    """One frozen version, to read or print."""
    plan = plan_of(request, plan_id)
    row = numbered(request, plan, number)
    content = frozen_content(row)
    context: dict[str, object] = {
        "plan": plan,
        "version": row,
        "content": content,
        "reading": reading_of(content),
        "means": means_lines(content),
        "sections": [(section, SECTION_LABELS[section.kind]) for section in content.sections if section.text],
        "earlier": number - 1,
        "may_publish": request.actor.may(Permission.PLAN_PUBLISH),
    }
    return page(request, "decisions/version.html", context)


@require_GET
@access.member(Permission.PLAN_VIEW)
def version_file(request: ActingRequest, plan_id: int, number: int, kind: str) -> HttpResponse:
    """One frozen version as a file for the college, internal fields included."""
    plan = plan_of(request, plan_id)
    row = numbered(request, plan, number)
    if kind not in set(PlanFile):
        raise Http404
    wanted = PlanFile(kind)
    try:
        body = plan_file(wanted, frozen_content(row), house_style(plan.authority), edition_of(row))
    except (UnsettableDocument, TooLongForCell) as problem:
        raise Refused(str(problem)) from problem
    note_download(plan, wanted.value, by=request.actor)
    response = HttpResponse(body, content_type=MEDIA_TYPES[wanted])
    name = f"{plan.authority.slug}-plan-versie-{row.number}.{wanted.value}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def edition_of(row: PlanVersion) -> Edition:
    """Which issue the file is; a draft until a body approved it."""
    return Edition(
        version_label=f"versie {row.number}",
        version_uid=row.uid,
        dated_on=row.approved_on or localtime(row.frozen_at).date(),
        is_draft=row.approved_on is None,
        audience=Audience.COLLEGE,
        fingerprint=row.sha256,
    )


@require_GET
@access.member(Permission.PLAN_VIEW)
def difference(request: ActingRequest, plan_id: int) -> HttpResponse:
    """What changed from one version to another; without numbers in the address between the newest two."""
    plan = plan_of(request, plan_id)
    rows = list(versions(request.actor, plan))
    newest = {"van": rows[1].number, "tot": rows[0].number} if len(rows) > 1 else {}
    form = CompareForm(request.GET or newest, versions=rows)
    if not form.is_valid():
        raise Http404
    before, after = (numbered(request, plan, form.cleaned_data[name]) for name in ("van", "tot"))
    context: dict[str, object] = {
        "plan": plan,
        "before": before,
        "after": after,
        "form": form,
        "found": differences(frozen_content(before), frozen_content(after)),
    }
    return page(request, "decisions/difference.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_FREEZE)
def keep_version(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Keep the text as it is now."""
    plan = plan_of(request, plan_id)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and done(
        form, lambda: freeze(plan, VersionKind.DRAFT, by=request.actor, note=form.cleaned_data["note"])
    ):
        messages.success(request, "De tekst van nu is bewaard als nieuwe versie.")
        return to(plan, "versions")
    return form_page(request, "decisions/keep_version.html", {"plan": plan, "form": form})
