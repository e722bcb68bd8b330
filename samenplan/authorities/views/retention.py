"""What is kept of people, why, for how long: for the DPO, without asking a developer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from samenplan.authorities import queries
from samenplan.authorities.catalogue import catalogue
from samenplan.authorities.forms import RetentionForm
from samenplan.authorities.operations.retention import set_terms
from samenplan.authorities.rules import RETENTION_LABELS
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.ui.page import page


@require_http_methods(["GET", "POST"])
@access.member(Permission.TRAIL_VIEW)
def retention(request: ActingRequest) -> HttpResponse:
    """The catalogue of personal data and the terms; an administrator changes the terms here."""
    kept = queries.retention_days(request.actor.home)
    form = RetentionForm(request.POST or None, initial=kept)
    if form.is_valid():
        set_terms(form.terms(), by=request.actor)
        messages.success(request, "De termijnen zijn bewaard. Vannacht wordt ermee opgeruimd.")
        return redirect(reverse("retention", args=[queries.authority_of(request.actor).slug]))
    context = {
        "form": form,
        "lines": catalogue(),
        "may_change": request.actor.may(Permission.AUTHORITY_SETTINGS),
        "days": [(RETENTION_LABELS[kind], days) for kind, days in kept.items()],
    }
    return page(request, "authorities/retention.html", context, status=422 if form.errors else 200)
