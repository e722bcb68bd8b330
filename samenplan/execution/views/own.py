"""My actions: what is asked first, then each action with how it stands."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.execution.queries import own as queries
from samenplan.execution.queries.told import actions, open_questions
from samenplan.execution.views.addresses import address
from samenplan.ui.page import page

PER_PAGE = 30


@require_GET
@access.member(Permission.ACTION_CONTRIBUTE)
def index(request: ActingRequest) -> HttpResponse:
    """The actions of this person; who has one only goes straight to it."""
    actor, today = request.actor, localdate()
    is_officer = actor.may(Permission.PLAN_VIEW)
    shows_all = is_officer and "alle" in request.GET
    sought = " ".join(request.GET.get("zoek", "").split())[:100] if shows_all else ""
    chosen = actions(actor).filter(title__icontains=sought) if shows_all else queries.own(actor)
    rows = queries.with_last_told(chosen, actor)
    shown = Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina"))
    if not is_officer and shown.paginator.count == 1:
        return redirect(address(request, "action", shown.object_list[0].pk))
    context = {
        "shown": shown,
        "actions": queries.listed(list(shown.object_list), actor, today),
        "asked": [] if shows_all else queries.asked(actor, today),
        "is_officer": is_officer,
        "shows_all": shows_all,
        "sought": sought,
        "open_questions": open_questions(actor).count() if actor.may(Permission.PROGRESS_MANAGE) else 0,
    }
    return page(request, "execution/own.html", context)
