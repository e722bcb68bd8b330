"""Bringing people in: the link, a QR code, a poster, codes on paper."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.debate.forms.running import CodesForm
from samenplan.debate.operations.inviting import make_codes
from samenplan.debate.queries.running import invitations
from samenplan.debate.rules.codes import code_of
from samenplan.debate.views.addresses import address, debate_of, hall_link, outside
from samenplan.ui.page import page
from samenplan.ui.qr_code import qr_svg


@require_http_methods(["GET", "POST"])
@access.member(Permission.DEBATE_MANAGE)
def invite(request: ActingRequest, debate_id: int) -> HttpResponse:
    """The link and the QR code; where codes are needed also those."""
    debate = debate_of(request, debate_id)
    form = CodesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        make_codes(debate, form.cleaned_data["count"], secret=settings.SECRET_KEY, by=request.actor)
        messages.success(request, "De codes staan klaar om te printen.")
        return redirect(address(request, "codes", debate.pk))
    codes = invitations(debate, request.actor)
    link = outside(request, debate)
    context = {
        "debate": debate,
        "outside": link,
        "qr": qr_svg(link, title="QR-code van het debat"),
        "hall_link": hall_link(request, debate),
        "form": form,
    }
    context |= {"codes": codes.count(), "used": codes.filter(is_used=True).count()}
    return page(request, "debate/invite.html", context, status=422 if form.errors else 200)


@require_GET
@access.member(Permission.DEBATE_MANAGE)
def poster(request: ActingRequest, debate_id: int) -> HttpResponse:
    """A page to print and hang up."""
    debate = debate_of(request, debate_id)
    link = outside(request, debate)
    return page(
        request,
        "debate/poster.html",
        {"debate": debate, "outside": link, "qr": qr_svg(link, title="QR-code van het debat")},
    )


@require_GET
@access.member(Permission.DEBATE_MANAGE)
def codes(request: ActingRequest, debate_id: int) -> HttpResponse:
    """The codes that were not used yet, to print and cut."""
    debate = debate_of(request, debate_id)
    numbers = invitations(debate, request.actor).filter(is_used=False).values_list("number", flat=True)
    sheet = [(number, code_of(settings.SECRET_KEY, debate.token, number)) for number in numbers[:2_000]]
    return page(request, "debate/codes.html", {"debate": debate, "sheet": sheet, "outside": outside(request, debate)})
