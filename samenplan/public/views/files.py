"""A public plan as a file."""

from functools import lru_cache
from json import dumps

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from samenplan.authorities.queries import house_style
from samenplan.core import access
from samenplan.documents.house_style import HouseStyle
from samenplan.documents.spreadsheet import TooLongForCell
from samenplan.documents.typesetting import UnsettableDocument
from samenplan.plans.models import PlanVersion
from samenplan.plans.reports.edition import Edition
from samenplan.plans.reports.files import PlanFile, plan_file
from samenplan.plans.rules.content import PlanContent
from samenplan.public import queries
from samenplan.public.addresses import MEDIA_TYPES, FileKind, VersionFile
from samenplan.public.describing import Known, described
from samenplan.public.progress import standings_of
from samenplan.public.residents import for_residents, show
from samenplan.public.views.plans import withdrawn_page

_KEPT = 24


@require_safe
@access.everyone
@for_residents
def newest_file(request: HttpRequest, slug: str, plan_uid: str, kind: str) -> HttpResponse:
    """The newest public version in one form."""
    shelf = queries.shelf(slug, plan_uid)
    if not shelf.shown:
        return withdrawn_page(request, shelf.withdrawn[0] if shelf.withdrawn else None)
    return _file(request, shelf, shelf.shown[0], kind)


@require_safe
@access.everyone
@for_residents
def version_file(request: HttpRequest, slug: str, plan_uid: str, file: VersionFile) -> HttpResponse:
    """One public version in one form."""
    shelf = queries.shelf(slug, plan_uid)
    found = shelf.numbered(file.number)
    if found is None:
        return withdrawn_page(request, shelf.withdrawn_number(file.number), shelf)
    return _file(request, shelf, found, file.kind)


def _file(request: HttpRequest, shelf: queries.Shelf, version: PlanVersion, kind: str) -> HttpResponse:
    if kind not in set(FileKind):
        raise Http404
    wanted = FileKind(kind)
    try:
        data = _data(request, shelf, version, wanted)
    except (UnsettableDocument, TooLongForCell):
        return show(request, "public/no_file.html", {"authority": version.plan.authority}, status=503)
    response = HttpResponse(data, content_type=MEDIA_TYPES[wanted])
    name = f"{version.plan.authority.slug}-plan-versie-{version.number}.{wanted.value}"
    response["Content-Disposition"] = content_disposition_header(wanted is not FileKind.PDF, name) or "inline"
    return response


def _data(request: HttpRequest, shelf: queries.Shelf, version: PlanVersion, kind: FileKind) -> bytes:
    if kind is FileKind.LINKED_DATA:
        progress = None if shelf.after(version) else standings_of(version, queries.content_of(version))
        facts = described(request, shelf, version, Known(queries.decision_of(version), progress)).facts
        return dumps(facts, ensure_ascii=False, indent=1).encode()
    return _made(kind, queries.content_of(version), house_style(version.plan.authority), _edition(version))


@lru_cache(maxsize=_KEPT)
def _made(kind: FileKind, content: PlanContent, style: HouseStyle, edition: Edition) -> bytes:
    """Made once per version and look: a stranger who keeps asking costs no work."""
    return plan_file(PlanFile(kind.value), content, style, edition)


def _edition(version: PlanVersion) -> Edition:
    if version.published_at is None:
        raise Http404
    return Edition(
        version_label=f"versie {version.number}",
        version_uid=version.uid,
        dated_on=localtime(version.published_at).date(),
        is_draft=False,
        fingerprint=version.sha256,
    )
