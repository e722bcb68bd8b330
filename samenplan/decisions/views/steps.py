"""The steps of a plan on its road: in, back, public, away, anew. Each after a question."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.decisions.forms import DayForm
from samenplan.decisions.views.asking import address, plan_of, to
from samenplan.decisions.views.versions import numbered
from samenplan.plans.operations import versions as operations
from samenplan.ui.asking import done, form_page
from samenplan.ui.page import page


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_SUBMIT)
def submit(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Hand the plan in: its text is frozen and closed."""
    plan = plan_of(request, plan_id)
    form = DayForm(request.POST or None, initial={"on": localdate()}, latest=localdate())
    if done(form, lambda: operations.submit(plan, on=form.cleaned_data["on"], by=request.actor)):
        messages.success(request, "Het plan is ingediend. De tekst ligt nu vast.")
        return to(plan, "room")
    return form_page(request, "decisions/submit.html", {"plan": plan, "form": form})


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_SUBMIT)
def take_back(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Open the text again."""
    plan = plan_of(request, plan_id)
    if request.method == "POST":
        operations.take_back(plan, at=now(), by=request.actor)
        messages.success(request, "De indiening is ingetrokken. De tekst staat weer open.")
        return to(plan, "room")
    context: dict[str, object] = {
        "title": "Indiening intrekken?",
        "sentence": "De tekst van het plan gaat weer open. Over deze versie kan dan niemand meer beslissen.",
        "kept": "De ingediende versie blijft in de lijst, met de vermelding dat ze is ingetrokken.",
        "button": "Trek de indiening in",
        "cancel_url": address(plan, "room"),
    }
    return page(request, "ui/confirm.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_PUBLISH)
def publish(request: ActingRequest, plan_id: int, number: int) -> HttpResponse:
    """Show a version to everyone."""
    plan = plan_of(request, plan_id)
    row = numbered(request, plan, number)
    if request.method == "POST":
        operations.publish(row, at=now(), by=request.actor)
        messages.success(request, f"Versie {number} staat op de openbare pagina.")
        return to(plan, "room")
    context: dict[str, object] = {
        "plan": plan,
        "kept_title": "Dit gaat niet mee",
        "title": f"Versie {number} openbaar maken?",
        "sentence": "Iedereen kan deze versie dan lezen, zonder account. Het kenmerk en de datum staan erbij.",
        "kept": "Risico’s, codes van het meerjarenplan, interne nota’s en opmerkingen gaan niet mee.",
        "button": "Maak openbaar",
        "cancel_url": address(plan, "room"),
    }
    return page(request, "decisions/confirm.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_PUBLISH)
def withdraw(request: ActingRequest, plan_id: int, number: int) -> HttpResponse:
    """Take a version off the public page."""
    plan = plan_of(request, plan_id)
    row = numbered(request, plan, number)
    if request.method == "POST":
        operations.unpublish(row, at=now(), by=request.actor)
        messages.success(request, f"Versie {number} staat niet meer op de openbare pagina.")
        return to(plan, "room")
    context: dict[str, object] = {
        "title": f"Versie {number} van de openbare pagina halen?",
        "sentence": "Inwoners lezen dan dat deze versie is ingetrokken, en op welke dag.",
        "kept": "De versie zelf blijft bewaard en blijft goedgekeurd.",
        "button": "Haal van de openbare pagina",
        "cancel_url": address(plan, "version", number=number),
    }
    return page(request, "ui/confirm.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PLAN_WRITE)
def amend(request: ActingRequest, plan_id: int) -> HttpResponse:
    """Open an approved plan for a new version."""
    plan = plan_of(request, plan_id)
    if request.method == "POST":
        operations.amend(plan, by=request.actor)
        messages.success(request, "De tekst staat open voor een nieuwe versie.")
        return to(plan, "room")
    context: dict[str, object] = {
        "plan": plan,
        "kept_title": "Dit blijft bewaard",
        "title": "Nieuwe versie starten?",
        "sentence": "De tekst van het plan gaat weer open. Daarna volgt opnieuw een besluit.",
        "kept": "De goedgekeurde versie blijft gelden en blijft openbaar tot een nieuwe versie is goedgekeurd.",
        "button": "Start een nieuwe versie",
        "cancel_url": address(plan, "room"),
    }
    return page(request, "decisions/confirm.html", context)
