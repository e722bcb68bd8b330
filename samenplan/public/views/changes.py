"""What changed between the versions that were public."""

from itertools import pairwise

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samenplan.core import access
from samenplan.plans.rules.differences import differences
from samenplan.public import queries, words
from samenplan.public.addresses import plan_address, version_address
from samenplan.public.residents import for_residents, show
from samenplan.public.views.plans import withdrawn_page

LONGEST_ROAD = 12
"""Versions that are laid side by side on one page; older ones stay readable."""


@require_safe
@access.everyone
@for_residents
def changes(request: HttpRequest, slug: str, plan_uid: str) -> HttpResponse:
    """Each public version with what it changed to the one before, newest first."""
    shelf = queries.shelf(slug, plan_uid)
    if not shelf.shown:
        return withdrawn_page(request, shelf.withdrawn[0] if shelf.withdrawn else None)
    versions = queries.with_text(shelf.shown[: LONGEST_ROAD + 1])
    steps = []
    for after, before in pairwise(versions):
        found = differences(queries.content_of(before), queries.content_of(after))
        steps.append((after, before, version_address(after), found, words.changes(found)))
    context = {
        "authority": versions[0].plan.authority,
        "content": queries.content_of(versions[0]),
        "steps": steps,
        "first": versions[-1],
        "first_url": version_address(versions[-1]),
        "newest_url": plan_address(versions[0]),
    }
    return show(request, "public/changes.html", context)
