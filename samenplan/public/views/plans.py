"""The list of towns, a town's plans, and a plan to read."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from samenplan.core import access
from samenplan.debate.queries.taking_part import debates_for_residents
from samenplan.execution.rules.outside import PlanProgress, counted_standings
from samenplan.plans.models import PlanVersion
from samenplan.plans.rules.content import PlanContent
from samenplan.public import queries
from samenplan.public.addresses import (
    FileKind,
    absolute,
    changes_address,
    file_address,
    plan_address,
    progress_address,
    version_address,
)
from samenplan.public.colophon import colophon
from samenplan.public.describing import Known, described
from samenplan.public.progress import progress_of
from samenplan.public.progress_words import counted
from samenplan.public.residents import for_residents, show
from samenplan.public.rules.search import search
from samenplan.public.text import Text, TextOrder, text_of

MOST_DEBATES = 20


@require_safe
@access.everyone
@for_residents
def index(request: HttpRequest) -> HttpResponse:
    """Every authority that published a plan."""
    return show(request, "public/index.html", {"publishers": queries.publishers()})


@require_safe
@access.everyone
@for_residents
def town(request: HttpRequest, slug: str) -> HttpResponse:
    """The public plans of one authority."""
    versions = queries.current_versions(slug)
    if not versions:
        raise Http404
    plans = [(queries.content_of(version), version, plan_address(version)) for version in versions]
    authority = versions[0].plan.authority
    debates = debates_for_residents(authority.pk)[:MOST_DEBATES]
    return show(request, "public/town.html", {"authority": authority, "plans": plans, "debates": debates})


@require_safe
@access.everyone
@for_residents
def logo(request: HttpRequest, slug: str) -> HttpResponse:
    """The logo of an authority with a public plan; it was redrawn as PNG when it came in."""
    version = queries.versions_of(slug).defer("content", "note").first()
    if version is None or not version.plan.authority.logo:
        raise Http404
    return HttpResponse(bytes(version.plan.authority.logo), content_type="image/png")


@require_safe
@access.everyone
@for_residents
def plan(request: HttpRequest, slug: str, plan_uid: str) -> HttpResponse:
    """The newest public version; with `?zoek=` where the words stand in it."""
    shelf = queries.shelf(slug, plan_uid)
    if not shelf.shown:
        return withdrawn_page(request, shelf.withdrawn[0] if shelf.withdrawn else None)
    version = shelf.shown[0]
    content = queries.content_of(version)
    if "zoek" in request.GET:
        return _results(request, version, content)
    return _whole(request, shelf, version)


@require_safe
@access.everyone
@for_residents
def version(request: HttpRequest, slug: str, plan_uid: str, number: int) -> HttpResponse:
    """One public version, also when it has been replaced."""
    shelf = queries.shelf(slug, plan_uid)
    found = shelf.numbered(number)
    if found is None:
        return withdrawn_page(request, shelf.withdrawn_number(number), shelf)
    return _whole(request, shelf, found)


@dataclass(frozen=True, slots=True)
class Told:
    """The text of a version, and how it goes when that is shown."""

    text: Text
    progress: PlanProgress | None


def withdrawn_page(
    request: HttpRequest, version: PlanVersion | None, shelf: queries.Shelf | None = None
) -> HttpResponse:
    """That a version was public, and until when; status 410.

    Raises:
        Http404: there never was one.
    """
    if version is None:
        raise Http404
    still = plan_address(version) if shelf and shelf.shown else ""
    context = {"authority": version.plan.authority, "version": version, "plan_url": still}
    return show(request, "public/withdrawn.html", context, status=410)


def _whole(request: HttpRequest, shelf: queries.Shelf, version: PlanVersion) -> HttpResponse:
    content = queries.content_of(version)
    progress = None if shelf.after(version) else progress_of(version, content)
    order = TextOrder(
        version.sha256, version.plan.authority.slug, version.plan.uid, get_language(), localdate(), content, progress
    )
    return show(request, "public/plan.html", plan_context(request, shelf, version, Told(text_of(order), progress)))


def plan_context(request: HttpRequest, shelf: queries.Shelf, version: PlanVersion, told: Told) -> dict[str, object]:
    """What the page of a plan shows; also for the officer, before residents see how it goes."""
    content, progress, text = queries.content_of(version), told.progress, told.text
    decision = queries.decision_of(version)
    return {
        "authority": version.plan.authority,
        "version": version,
        "content": content,
        "reading": text.reading,
        "text": text.html,
        "colophon": colophon(version, decision),
        "replaced_by": shelf.after(version),
        "newest_url": plan_address(version),
        "changes_url": changes_address(version) if len(shelf.shown) > 1 else "",
        "version_url": absolute(request, version_address(version)),
        "older": [(older, version_address(older)) for older in shelf.shown if older != version],
        "files": {kind.name: file_address(version, kind) for kind in FileKind},
        "linked_data": described(request, shelf, version, Known(decision, progress)).as_block,
        "progress_url": progress_address(version) if progress else "",
        "going": counted(counted_standings(progress.actions)) if progress else "",
    }


def _results(request: HttpRequest, version: PlanVersion, content: PlanContent) -> HttpResponse:
    context = {
        "authority": version.plan.authority,
        "version": version,
        "content": content,
        "results": search(content, request.GET["zoek"]),
        "newest_url": plan_address(version),
    }
    return show(request, "public/results.html", context)
