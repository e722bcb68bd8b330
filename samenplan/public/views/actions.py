"""One action at an address that stays."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samenplan.core import access
from samenplan.execution.queries.outside import ALL_OF_ONE
from samenplan.plans.rules.content import Node, PlanContent
from samenplan.public import queries
from samenplan.public.addresses import plan_address, reaction_address, version_address
from samenplan.public.progress import progress_of
from samenplan.public.reactions import said_of
from samenplan.public.reading import leaf_of, path_to
from samenplan.public.residents import for_residents, show
from samenplan.public.views.plans import withdrawn_page


@require_safe
@access.everyone
@for_residents
def action(request: HttpRequest, slug: str, plan_uid: str, node_uid: str) -> HttpResponse:
    """An action as the newest public version has it; when it went since, the version in which it last stood."""
    shelf = queries.shelf(slug, plan_uid)
    if not shelf.shown:
        return withdrawn_page(request, shelf.withdrawn[0] if shelf.withdrawn else None)
    version = shelf.shown[0]
    content = queries.content_of(version)
    node = _action(content, node_uid)
    if node is None:
        return _gone(request, shelf, node_uid)
    progress = progress_of(version, content, latest=ALL_OF_ONE, only=node.uid)
    context = {
        "authority": version.plan.authority,
        "version": version,
        "content": content,
        "leaf": leaf_of(content, node, progress),
        "reactions": said_of(version, node) if progress else None,
        "react_url": reaction_address(version, node.uid) if progress and progress.takes_reactions else "",
        "path": path_to(content, node),
        "newest_url": plan_address(version),
    }
    return show(request, "public/action.html", context)


def _gone(request: HttpRequest, shelf: queries.Shelf, node_uid: str) -> HttpResponse:
    for version in queries.with_text(shelf.shown[1:]):
        node = _action(queries.content_of(version), node_uid)
        if node is not None:
            context = {
                "authority": version.plan.authority,
                "version": version,
                "node": node,
                "version_url": f"{version_address(version)}#n-{node.uid}",
                "newest": shelf.shown[0],
                "newest_url": plan_address(version),
            }
            return show(request, "public/gone.html", context, status=410)
    raise Http404


def _action(content: PlanContent, uid: str) -> Node | None:
    return next((node for node in content.actions if node.uid == uid), None)
