"""Who works here: the list, roles, invitations, help with a lost password."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods

from samenplan.authorities import queries
from samenplan.authorities.forms import InvitationForm, RolesForm
from samenplan.authorities.models import User
from samenplan.authorities.operations import invitations as letters
from samenplan.authorities.operations import people as operations
from samenplan.authorities.rules import INVITATION_TERM, PASSWORD_LINK_TERM
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.ui.page import page


@require_GET
@access.member(Permission.PEOPLE_MANAGE)
def people(request: ActingRequest) -> HttpResponse:
    """Everyone with a role, and who was invited but did not come yet."""
    waiting = queries.invitations(request.actor).filter(accepted_at=None, withdrawn_at=None)
    context = {"people": queries.member_list(request.actor), "invitations": waiting, "now": now()}
    return page(request, "authorities/people.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PEOPLE_MANAGE)
def invite(request: ActingRequest) -> HttpResponse:
    """Make an invitation. The answer to the POST shows the link: it is the one page on which it ever stands."""
    form = InvitationForm(request.POST or None)
    form.offer(queries.authority_of(request.actor), list(queries.parties(request.actor)))
    if form.is_valid():
        wish = letters.Wish(**form.cleaned_data)
        try:
            secret = letters.invite(wish, by=request.actor, now=now())
        except Refused as refused:
            form.add_error(None, refused.objections)
        else:
            return _link_shown(request, secret, route="invitation", name=wish.full_name)
    return page(request, "authorities/invite.html", {"form": form}, status=422 if form.errors else 200)


def _link_shown(request: HttpRequest, secret: str, *, route: str, name: str) -> HttpResponse:
    """The page with a link that is shown once."""
    term = INVITATION_TERM if route == "invitation" else PASSWORD_LINK_TERM
    link = request.build_absolute_uri(reverse(route, kwargs={"secret": secret}))
    context = {"link": link, "name": name, "days": term.days, "is_invitation": route == "invitation"}
    return page(request, "authorities/link_shown.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PEOPLE_MANAGE)
def withdraw(request: ActingRequest, invitation_id: int) -> HttpResponse:
    """Ask, then make an invitation worthless."""
    invitation = get_object_or_404(queries.invitations(request.actor), pk=invitation_id)
    if request.method == "POST":
        letters.withdraw(invitation, by=request.actor, now=now())
        messages.success(request, f"De uitnodiging voor {invitation.full_name} is ingetrokken.")
        return _to_people(request)
    context: dict[str, object] = {
        "title": "Uitnodiging intrekken",
        "sentence": f"De link voor {invitation.full_name} werkt dan niet meer.",
        "button": "Trek in",
        "cancel_url": _people_url(request),
    }
    return page(request, "ui/confirm.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PEOPLE_MANAGE)
def person(request: ActingRequest, user_id: int) -> HttpResponse:
    """The roles of one person, and what else can be done for her."""
    user = get_object_or_404(queries.people(request.actor), pk=user_id)
    rows = [row for row in queries.member_list(request.actor) if row.user == user]
    held = {"roles": list(rows[0].roles), "party_id": rows[0].party.pk if rows[0].party else ""}
    form = RolesForm(request.POST or None, initial=held)
    form.offer(queries.authority_of(request.actor), list(queries.parties(request.actor)))
    if form.is_valid() and _roles_changed(request, user, form):
        messages.success(request, f"De rollen van {user.full_name} zijn bewaard.")
        return _to_people(request)
    context = {"person": user, "form": form}
    return page(request, "authorities/person.html", context, status=422 if form.errors else 200)


def _roles_changed(request: ActingRequest, user: User, form: RolesForm) -> bool:
    said = form.cleaned_data
    try:
        operations.change_roles(user, said["roles"], by=request.actor, party_id=said["party_id"])
    except Refused as refused:
        form.add_error(None, refused.objections)
        return False
    return True


@require_http_methods(["GET", "POST"])
@access.member(Permission.PEOPLE_MANAGE)
def end_membership(request: ActingRequest, user_id: int) -> HttpResponse:
    """Ask, then take all roles away."""
    user = get_object_or_404(queries.people(request.actor), pk=user_id)
    if request.method == "POST":
        operations.end_membership(user, by=request.actor)
        messages.success(request, f"{user.full_name} werkt hier niet meer mee.")
        return _to_people(request)
    context: dict[str, object] = {
        "title": f"{user.full_name} niet meer laten meewerken",
        "sentence": "Deze persoon kan daarna niets meer zien of doen in dit bestuur.",
        "kept": "Wat deze persoon schreef of deed, blijft staan. Ook het account blijft bestaan.",
        "button": "Neem alle rollen weg",
        "cancel_url": _people_url(request),
    }
    return page(request, "ui/confirm.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PEOPLE_MANAGE)
def password_link(request: ActingRequest, user_id: int) -> HttpResponse:
    """Ask, then show a link with which this person sets a new password; it stands on this one page only."""
    user = get_object_or_404(queries.people(request.actor), pk=user_id)
    if request.method == "POST":
        secret = operations.make_password_link(user, by=request.actor, now=now())
        return _link_shown(request, secret, route="new_password", name=user.full_name)
    context = {
        "title": f"Nieuw wachtwoord voor {user.full_name}",
        "sentence": "Je krijgt een link die één keer werkt. Geef hem persoonlijk, bijvoorbeeld aan de telefoon.",
        "button": "Maak de link",
        "danger": False,
        "cancel_url": reverse("person", kwargs={"authority": _slug(request), "user_id": user.pk}),
    }
    return page(request, "ui/confirm.html", context)


def _slug(request: ActingRequest) -> str:
    return queries.authority_of(request.actor).slug


def _people_url(request: ActingRequest) -> str:
    return reverse("people", kwargs={"authority": _slug(request)})


def _to_people(request: ActingRequest) -> HttpResponse:
    return redirect(_people_url(request))
