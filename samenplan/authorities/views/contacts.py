"""Contacts of a service or organisation: whom one asks how it goes, and their personal links."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from samenplan.authorities import queries
from samenplan.authorities.forms import ContactForm
from samenplan.authorities.models import Contact
from samenplan.authorities.operations import contacts as operations
from samenplan.authorities.rules import PERSONAL_LINK_TERM
from samenplan.authorities.views.parties import party_page
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.ui.page import page


@require_POST
@access.member(Permission.PARTIES_MANAGE)
def add(request: ActingRequest, party_id: int) -> HttpResponse:
    """Keep whom to ask."""
    party = get_object_or_404(queries.parties(request.actor), pk=party_id)
    form = ContactForm(request.POST)
    if form.is_valid():
        try:
            contact = operations.add_contact(party, **form.cleaned_data, by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.objections)
        else:
            messages.success(request, f"{contact.full_name} staat erbij. Maak nu een persoonlijke link.")
            return redirect(_party_url(request, party.pk))
    return party_page(request, party, contact_form=form)


@never_cache
@require_POST
@access.member(Permission.PARTIES_MANAGE)
def link(request: ActingRequest, contact_id: int) -> HttpResponse:
    """Make a personal link. The answer shows it: it is the one page on which it ever stands."""
    contact = _contact(request, contact_id)
    secret = operations.make_link(contact, by=request.actor, now=now())
    address = request.build_absolute_uri(reverse("execution_doors:personal_link", args=[secret]))
    context = {
        "contact": contact,
        "link": address,
        "days": PERSONAL_LINK_TERM.days,
        "back_url": _party_url(request, contact.party_id),
    }
    return page(request, "authorities/personal_link.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PARTIES_MANAGE)
def end(request: ActingRequest, contact_id: int) -> HttpResponse:
    """Ask, then ask this person no more."""
    contact = _contact(request, contact_id)
    back = _party_url(request, contact.party_id)
    if request.method == "POST":
        operations.end_contact(contact, by=request.actor, now=now())
        messages.success(request, f"{contact.full_name} is geen contactpersoon meer. De link werkt niet meer.")
        return redirect(back)
    context: dict[str, object] = {
        "title": "Contactpersoon verwijderen",
        "sentence": f"{contact.full_name} krijgt geen vragen meer, en de persoonlijke link werkt niet meer.",
        "kept": "Wat deze persoon vertelde, blijft bij de actie staan.",
        "button": "Verwijder",
        "cancel_url": back,
    }
    return page(request, "ui/confirm.html", context)


def _contact(request: ActingRequest, contact_id: int) -> Contact:
    return get_object_or_404(queries.contacts(request.actor), pk=contact_id)


def _party_url(request: ActingRequest, party_id: int) -> str:
    slug = request.authority.slug  # type: ignore[attr-defined]  # set by the middleware
    return reverse("party", kwargs={"authority": slug, "party_id": party_id})
