"""Services and organisations: the list, a new one, another name, two that are one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from samenplan.authorities import queries
from samenplan.authorities.forms import ContactForm, MergeForm, PartyForm, PartyNameForm
from samenplan.authorities.models import Party
from samenplan.authorities.operations import parties as operations
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.ui.page import page


@require_http_methods(["GET", "POST"])
@access.member(Permission.PARTIES_MANAGE)
def parties(request: ActingRequest) -> HttpResponse:
    """The list, with a form for a new one."""
    form = PartyForm(request.POST or None)
    if form.is_valid():
        try:
            party = operations.add_party(**form.cleaned_data, by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.objections)
        else:
            messages.success(request, f"“{party.name}” staat in de lijst.")
            return _to_parties(request)
    context = {"parties": queries.parties(request.actor), "form": form}
    return page(request, "authorities/parties.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PARTIES_MANAGE)
def party(request: ActingRequest, party_id: int) -> HttpResponse:
    """One party: its contacts, and another name."""
    shown = get_object_or_404(queries.parties(request.actor), pk=party_id)
    form = PartyNameForm(request.POST or None, initial={"name": shown.name})
    if form.is_valid():
        try:
            operations.rename_party(shown, form.cleaned_data["name"], by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.objections)
        else:
            messages.success(request, "De naam is bewaard.")
            return _to_parties(request)
    return party_page(request, shown, name_form=form)


def party_page(
    request: ActingRequest,
    shown: Party,
    *,
    name_form: PartyNameForm | None = None,
    contact_form: ContactForm | None = None,
) -> HttpResponse:
    """The page of one party, with the form that was filled in as it is."""
    merge = MergeForm()
    merge.offer(list(queries.parties(request.actor).exclude(pk=shown.pk)))
    form = name_form or PartyNameForm(initial={"name": shown.name})
    said = contact_form or ContactForm()
    context = {
        "party": shown,
        "form": form,
        "merge": merge,
        "contacts": queries.contacts_with_link(shown, request.actor, now()),
        "contact_form": said,
    }
    return page(request, "authorities/party.html", context, status=422 if form.errors or said.errors else 200)


@require_http_methods(["POST"])
@access.member(Permission.PARTIES_MANAGE)
def merge(request: ActingRequest, party_id: int) -> HttpResponse:
    """Let this party go into another one."""
    double = get_object_or_404(queries.parties(request.actor), pk=party_id)
    others = queries.parties(request.actor).exclude(pk=double.pk)
    form = MergeForm(request.POST)
    form.offer(list(others))
    if not form.is_valid():
        raise Refused("Kies de dienst of organisatie waarmee je wilt samenvoegen.")
    into = get_object_or_404(others, pk=form.cleaned_data["into"])
    name = double.name
    operations.merge_parties(double, into, by=request.actor)
    messages.success(request, f"“{name}” is samengevoegd met “{into.name}”.")
    return _to_parties(request)


def _to_parties(request: ActingRequest) -> HttpResponse:
    return redirect(reverse("parties", kwargs={"authority": queries.authority_of(request.actor).slug}))
