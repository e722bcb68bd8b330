"""How a public plan goes: its page, its photos, and the picture that others put on their site."""

from collections.abc import Mapping
from datetime import date, timedelta

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from samenplan.core import access
from samenplan.execution.queries.outside import happenings, photo, standings
from samenplan.execution.queries.reactions import shown_reactions
from samenplan.execution.rules.outside import ActionProgress, Standing
from samenplan.plans.models import PlanVersion
from samenplan.plans.rules.content import Node, PlanContent
from samenplan.public import progress_words as said
from samenplan.public import queries
from samenplan.public.addresses import plan_address
from samenplan.public.progress import LOOKS, on_white, page_of, standings_of, status_figure
from samenplan.public.reading import news_of
from samenplan.public.residents import for_residents, show
from samenplan.public.views.plans import withdrawn_page
from samenplan.ui.pictures.frame import PAPER, Pen

NEWS_DAYS = 90
"""How far back the list of what changed goes unless the reader asks for another day."""
MOST_NEWS = 40


@require_safe
@access.everyone
@for_residents
def progress(request: HttpRequest, slug: str, plan_uid: str) -> HttpResponse:
    """How far the actions are, what is new since a day, and what reactions changed."""
    shelf = queries.shelf(slug, plan_uid)
    if not shelf.shown:
        return withdrawn_page(request, shelf.withdrawn[0] if shelf.withdrawn else None)
    if page_of(shelf.shown[0]) is None:
        raise Http404
    return show(request, "public/progress.html", progress_context(request, shelf.shown[0]))


def progress_context(request: HttpRequest, version: PlanVersion) -> dict[str, object]:
    """What the page of progress shows; also for the officer, before residents see it."""
    content = queries.content_of(version)
    uids = [node.uid for node in content.actions]
    found = standings(version.plan, uids)
    first = _since(request.GET.get("sinds", ""), localdate())
    news = happenings({version.plan_id: frozenset(uids)}, since=first, most=MOST_NEWS)
    reacted = shown_reactions(version.plan, uids)
    nodes = {node.uid: node for node in content.nodes}
    return {
        "authority": version.plan.authority,
        "version": version,
        "content": content,
        "figure": status_figure(content, found),
        "parts": _parts(content, found.by_uid),
        "since": first,
        "news": news_of(content, news),
        "changed": [(nodes[one.uid], one) for one in reacted.shown if one.changed],
        "reports": queries.reports_of(version.plan),
        "newest_url": plan_address(version),
    }


@require_safe
@access.everyone
@for_residents
def shown_photo(request: HttpRequest, slug: str, plan_uid: str, sha256: str) -> HttpResponse:
    """A photo that was marked for residents, of an action in the public text."""
    return photo_response(_public(slug, plan_uid)[0], sha256)


def photo_response(version: PlanVersion, sha256: str) -> HttpResponse:
    """A photo of an action in this text that was marked for residents, inert.

    Raises:
        Http404: there is none.
    """
    found = photo(version.plan, (node.uid for node in queries.content_of(version).actions), sha256)
    if found is None:
        raise Http404
    with found.file.open() as file:
        response = HttpResponse(file.read(), content_type=found.content_type)
    response["Content-Disposition"] = "inline"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
@xframe_options_exempt
@access.everyone
@for_residents
def picture(request: HttpRequest, plan_uid: str) -> HttpResponse:
    """The picture of how far the actions are, for another site; drawn by attributes only."""
    version, content = _embedded(plan_uid)
    found = standings_of(version, content)
    if found is None:
        raise Http404
    pen = Pen(PAPER.styled, version.plan.authority.accent)
    drawing = on_white(status_figure(content, found, pen=pen).drawing)
    response = HttpResponse(drawing, content_type="image/svg+xml; charset=utf-8")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors *"
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # its types forget the parts of the address
@access.everyone
@for_residents
def framed(request: HttpRequest, plan_uid: str) -> HttpResponse:
    """A small page with the picture and its table, for in a frame of another site."""
    version, content = _embedded(plan_uid)
    found = standings_of(version, content)
    if found is None:
        raise Http404
    context = {
        "authority": version.plan.authority,
        "version": version,
        "content": content,
        "figure": status_figure(content, found),
    }
    return show(request, "public/framed.html", context)


def _public(slug: str, plan_uid: str) -> tuple[PlanVersion, PlanContent]:
    """The newest public version of a plan that shows how it goes.

    Raises:
        Http404: there is none, or it does not show it.
    """
    shelf = queries.shelf(slug, plan_uid)
    if not shelf.shown or page_of(shelf.shown[0]) is None:
        raise Http404
    return shelf.shown[0], queries.content_of(shelf.shown[0])


def _embedded(plan_uid: str) -> tuple[PlanVersion, PlanContent]:
    slug = queries.slug_of(plan_uid)
    if not slug:
        raise Http404
    return _public(slug, plan_uid)


def _since(text: str, today: date) -> date:
    """The day that was asked for; a day that cannot be read is as if none was asked."""
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        asked = today - timedelta(days=NEWS_DAYS)
    return min(asked, today)


def _parts(content: PlanContent, by_uid: Mapping[str, ActionProgress]) -> list[tuple[Standing, str, list[Node]]]:
    """The actions, per standing."""
    actions = [node for node in content.actions if node.uid in by_uid]
    found = [
        (standing, str(said.STANDING[standing]), [node for node in actions if by_uid[node.uid].standing is standing])
        for standing, _look in LOOKS
    ]
    return [part for part in found if part[2]]
