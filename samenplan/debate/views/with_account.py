"""The door for who has an account: from signed in at Samenplan to a voter whom nobody can name."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from samenplan.authorities.models import User
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.debate.operations.taking_part import Hindered, come_in_by_account
from samenplan.debate.rules.entering import is_open
from samenplan.debate.rules.kinds import DebateState, Entrance
from samenplan.debate.views.addresses import debate_of, outside
from samenplan.debate.views.voter import handed_over
from samenplan.debate.words import hindrances_told
from samenplan.ui.page import page


@require_http_methods(["GET", "POST"])
@access.member(Permission.DEBATE_VOTE)
def with_account(request: ActingRequest, debate_id: int) -> HttpResponse:
    """Say what is known of who votes; a post goes on to the first statement, with a key that does not name her.

    A personal link is no account: who came by one is asked to sign in.
    """
    debate = debate_of(request, debate_id)
    if debate.entrance != Entrance.ACCOUNT:
        return HttpResponseRedirect(outside(request, debate))
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    objections: list[str] = []
    if request.method == "POST":
        try:
            key = come_in_by_account(debate, request.user.pk, secret=settings.SECRET_KEY, today=localdate())
            return handed_over(debate, key, request.GET.get("taal", ""))
        except Hindered as no:
            objections = hindrances_told(no.hindrances)
    open_now = is_open(DebateState(debate.state), debate.opens_on, debate.closes_on, localdate())
    context = {"debate": debate, "open_now": open_now, "objections": objections}
    return page(request, "debate/with_account.html", context, status=422 if objections else 200)
