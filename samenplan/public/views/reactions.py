"""A resident reacts to an action: without account, name, cookie or JavaScript."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import add_never_cache_headers
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenplan.core import access
from samenplan.core.form_token import key_of, new_form_token
from samenplan.core.limits import DAY, Limit, within_limit
from samenplan.execution.operations import reactions as operations
from samenplan.execution.queries.reactions import public_action
from samenplan.execution.rules.kinds import RefusalReason
from samenplan.execution.rules.reactions import MOST_CHARACTERS, Unwelcome, WhyNot, judge
from samenplan.plans.models import PlanNode, PlanVersion
from samenplan.plans.rules.content import Node, PlanContent
from samenplan.public import progress_words as said
from samenplan.public import queries
from samenplan.public.addresses import action_address, plan_address, reaction_address
from samenplan.public.progress import page_of
from samenplan.public.residents import for_a_form, show

PURPOSE = "reactie"
MOST = Limit(PURPOSE, 20, DAY)
"""Forms from one network in a day: a school or library may have many readers behind one address."""
TRAP = "website"
"""A field that people do not see; only a machine fills it in."""


@dataclass(frozen=True, slots=True)
class _Place:
    """An action that takes reactions."""

    version: PlanVersion
    content: PlanContent
    node: Node
    row: PlanNode


@require_http_methods(["GET", "HEAD", "POST"])
@access.resident
@for_a_form
def react(request: HttpRequest, slug: str, plan_uid: str, node_uid: str) -> HttpResponse:
    """The form, and what came of it."""
    place = _place(slug, plan_uid, node_uid)
    if request.method != "POST":
        return _form(request, place, thanks="bedankt" in request.GET)
    key = key_of(request.POST.get("formulier", ""), PURPOSE, node_uid)
    if not key:
        again = _("Deze bladzijde stond te lang open. Je tekst staat er nog: lees hem na en verstuur opnieuw.")
        return _form(request, place, objections=[again])
    try:
        _keep(request, place.row, key)
    except Unwelcome as no:
        return _form(request, place, objections=said.unwelcome(no))
    return HttpResponseRedirect(f"{reaction_address(place.version, node_uid)}?bedankt")


def _keep(request: HttpRequest, node: PlanNode, key: str) -> None:
    """Keep it; what a machine filled in goes nowhere, and is told nothing."""
    if request.POST.get(TRAP):
        return
    today, text = localdate(), request.POST.get("tekst", "").replace("\r\n", "\n")
    judge(text)
    if not within_limit(request.META, MOST, now=now()):
        raise Unwelcome(WhyNot.TOO_MANY)
    operations.react(node, text, key=key, today=today)


def _place(slug: str, plan_uid: str, node_uid: str) -> _Place:
    """The action, when residents can react to it.

    Raises:
        Http404: it is not public, or takes no reactions.
    """
    shelf = queries.shelf(slug, plan_uid)
    page = page_of(shelf.shown[0]) if shelf.shown else None
    if page is None or not page.takes_reactions:
        raise Http404
    version = shelf.shown[0]
    content = queries.content_of(version)
    node = next((one for one in content.actions if one.uid == node_uid), None)
    row = public_action(version.plan, node_uid)
    if node is None or row is None:
        raise Http404
    return _Place(version, content, node, row)


def _form(request: HttpRequest, place: _Place, *, objections: Sequence[str] = (), thanks: bool = False) -> HttpResponse:
    """The form with a fresh token; what was typed stays."""
    context = {
        "authority": place.version.plan.authority,
        "content": place.content,
        "node": place.node,
        "newest_url": plan_address(place.version),
        "action_url": action_address(place.version, place.node.uid),
        "form_url": reaction_address(place.version, place.node.uid),
        "rules": [said.RULES[reason] for reason in RefusalReason],
        "most": MOST_CHARACTERS,
        "token": new_form_token(PURPOSE, place.node.uid),
        "typed": request.POST.get("tekst", ""),
        "objections": objections,
        "thanks": thanks,
    }
    response = show(request, "public/react.html", context, status=422 if objections else 200)
    add_never_cache_headers(response)
    return response
