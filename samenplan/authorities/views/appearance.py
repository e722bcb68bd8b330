"""Settings of an authority: its colour and logo, and with whom it works together."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenplan.authorities import queries
from samenplan.authorities.forms import LookForm, PartnershipForm, PartnershipMemberForm
from samenplan.authorities.models import Authority
from samenplan.authorities.operations import appearance as operations
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.ui.page import page
from samenplan.ui.rules import BLACK, READABLE, WHITE, Colour, contrast


@require_http_methods(["GET", "POST"])
@access.member(Permission.AUTHORITY_SETTINGS)
def settings(request: ActingRequest) -> HttpResponse:
    """Colour and logo, and how readable the colour is."""
    authority = queries.authority_of(request.actor)
    form = LookForm(request.POST or None, request.FILES or None, initial={"accent": authority.accent})
    if form.is_valid():
        try:
            look = operations.Look(form.cleaned_data["accent"], form.chosen_logo())
            operations.change_look(look, by=request.actor)
        except Refused as refused:
            form.add_error("new_logo", refused.objections)
        else:
            messages.success(request, "De instellingen zijn bewaard.")
            return redirect(reverse("settings", kwargs={"authority": authority.slug}))
    context = {"authority": authority, "form": form, "contrast": _contrast(authority.accent)}
    return page(request, "authorities/settings.html", context, status=422 if form.errors else 200)


@dataclass(frozen=True, slots=True)
class Contrast:
    """How an accent stands out, as ratios with a comma, and which letters stand on it."""

    on_white: str
    on_black: str
    white_letters: bool


def _contrast(accent: str) -> Contrast:
    colour = Colour.of(accent)
    return Contrast(
        on_white=_ratio(contrast(colour, WHITE)),
        on_black=_ratio(contrast(colour, BLACK)),
        white_letters=contrast(colour, WHITE) >= READABLE,
    )


def _ratio(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


@require_GET
@access.everyone
def logo(request: HttpRequest, authority_id: int) -> HttpResponse:
    """The logo as we drew it."""
    authority = get_object_or_404(Authority, pk=authority_id)
    if not authority.logo:
        raise Http404
    response = HttpResponse(bytes(authority.logo), content_type="image/png")
    response["Cache-Control"] = "public, max-age=300"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "POST"])
@access.member(Permission.AUTHORITY_SETTINGS)
def partnerships(request: ActingRequest) -> HttpResponse:
    """Partnerships that the authority leads or takes part in, and a form to start one."""
    authority = queries.authority_of(request.actor)
    form = PartnershipForm(request.POST or None)
    if form.is_valid():
        try:
            operations.start_partnership(form.cleaned_data["name"], by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.objections)
        else:
            return redirect(reverse("partnerships", kwargs={"authority": authority.slug}))
    shown = queries.partnerships(request.actor).prefetch_related("members__authority")
    context = {"partnerships": shown, "form": form, "member_form": PartnershipMemberForm()}
    return page(request, "authorities/partnerships.html", context, status=422 if form.errors else 200)


@require_POST
@access.member(Permission.AUTHORITY_SETTINGS)
def add_member(request: ActingRequest, partnership_id: int) -> HttpResponse:
    """Let another authority take part."""
    partnership = get_object_or_404(queries.partnerships(request.actor), pk=partnership_id)
    form = PartnershipMemberForm(request.POST)
    if not form.is_valid():
        raise Refused([str(error) for errors in form.errors.values() for error in errors])
    said = form.cleaned_data
    operations.add_to_partnership(partnership, said["name"], since=said["since"], by=request.actor)
    messages.success(request, f"{said['name']} doet mee.")
    slug = queries.authority_of(request.actor).slug
    return redirect(reverse("partnerships", kwargs={"authority": slug}))
