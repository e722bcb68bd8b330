"""Adding a value by hand, as officer or as partner, and taking one back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.dutch import written_date
from samenplan.core.permissions import Permission
from samenplan.execution.forms.figures import MeasureForm, OwnMeasureForm
from samenplan.execution.operations import measuring
from samenplan.execution.queries.figures import measured, measurements, own_counts, unit_of
from samenplan.execution.rules.figures import written_value
from samenplan.execution.views.figure_pages import address, indicator_of, to
from samenplan.plans.models.details import Indicator
from samenplan.ui.asking import done, form_page
from samenplan.ui.page import page


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def measure(request: ActingRequest, indicator_id: int) -> HttpResponse:
    """A value of one day, or how many gave each answer."""
    indicator, today = indicator_of(request, indicator_id), localdate()
    form = MeasureForm(
        request.POST or None, about=measured(indicator), today=today, initial={"source": indicator.source}
    )
    if done(form, lambda: _measure(request, form, indicator)):
        messages.success(request, "De meting is bewaard.")
        return to(request, "indicator", indicator.pk)
    context: dict[str, object] = {"plan": indicator.node.plan, "indicator": indicator, "form": form}
    context["counts"] = [form[name] for name in form.count_names]
    context["margin_open"] = bool(form["low"].errors or form["high"].errors)
    return form_page(request, "execution/measure.html", context | {"unit": unit_of(indicator)})


@require_http_methods(["GET", "POST"])
@access.member(Permission.ACTION_CONTRIBUTE)
def own_measure(request: ActingRequest, node_id: int, indicator_id: int) -> HttpResponse:
    """A partner counts something of her own action."""
    indicator = get_object_or_404(own_counts(request.actor), pk=indicator_id, node=node_id)
    form = OwnMeasureForm(request.POST or None, about=measured(indicator), today=localdate())
    if done(form, lambda: _measure(request, form, indicator)):
        messages.success(request, "Bedankt, je telling is bewaard.")
        return to(request, "own_measure", node_id, indicator_id)
    known = measurements(request.actor).filter(indicator=indicator, withdrawn_at=None).order_by("-measured_on", "-pk")
    context: dict[str, object] = {"node": indicator.node, "indicator": indicator, "form": form, "known": known[:3]}
    return form_page(request, "execution/own_measure.html", context | {"unit": unit_of(indicator)})


def _measure(request: ActingRequest, form: MeasureForm | OwnMeasureForm, indicator: Indicator) -> None:
    key = form.cleaned_data["key"] or form.initial["key"]
    measuring.measure(indicator, form.told(), key=key, today=localdate(), by=request.actor)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def withdraw(request: ActingRequest, measurement_id: int) -> HttpResponse:
    """Take one value back, after a question."""
    row = get_object_or_404(measurements(request.actor), pk=measurement_id)
    if request.method == "POST":
        measuring.withdraw_measurement(row, at=now(), by=request.actor)
        messages.success(request, "De meting is ingetrokken.")
        return to(request, "indicator", row.indicator_id)
    said = "De verdeling" if row.value is None else written_value(row.value, unit_of(row.indicator))
    context: dict[str, object] = {
        "title": "Meting intrekken?",
        "sentence": f"{said} van {written_date(row.measured_on)} telt dan niet meer mee in beelden en verslagen.",
        "kept": "Collega’s zien in de geschiedenis dat de meting er was, en dat ze is ingetrokken.",
        "button": "Trek de meting in",
        "cancel_url": address(request, "indicator", row.indicator_id),
    }
    return page(request, "ui/confirm.html", context)
