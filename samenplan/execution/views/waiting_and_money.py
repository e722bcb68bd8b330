"""What an action waits for, and what was really spent on it; both on the page of its steps."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods, require_POST

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.dutch import euros, written_date
from samenplan.core.permissions import Permission
from samenplan.execution.forms.steps import SpendingForm, WaitForm
from samenplan.execution.operations.spending import spend, withdraw_spending
from samenplan.execution.operations.waiting import stop_waiting, wait_for
from samenplan.execution.queries.within_plan import actions, dependencies, names_of, outline, spendings
from samenplan.execution.views.steps import page_context
from samenplan.execution.views.within_plan import action_of, address, to
from samenplan.ui.asking import done, form_page
from samenplan.ui.page import page


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def add_waiting(request: ActingRequest, plan_id: int, node_id: int) -> HttpResponse:
    """This action waits for another one."""
    node = action_of(request, plan_id, node_id)
    others = {key: name for key, name in names_of(*outline(node.plan)).items() if key != node.pk}
    form = WaitForm(request.POST or None, prefix="wacht", others=others)

    def act() -> None:
        said = form.cleaned_data
        other = get_object_or_404(actions(request.actor), plan=node.plan, pk=said["waits_for"])
        wait_for(node, other, said["note"], by=request.actor)

    if done(form, act):
        messages.success(request, "Bewaard waarop deze actie wacht.")
        return to(node.plan, "steps", "wachten", node_id=node.pk)
    return form_page(request, "execution/steps.html", page_context(request, node) | {"wait_form": form, "form": form})


@require_POST
@access.member(Permission.PROGRESS_MANAGE)
def remove_waiting(request: ActingRequest, plan_id: int, node_id: int, dependency_id: int) -> HttpResponse:
    """Take the line away."""
    node = action_of(request, plan_id, node_id)
    row = get_object_or_404(dependencies(request.actor), node=node, pk=dependency_id)
    stop_waiting(row, by=request.actor)
    messages.success(request, "Deze actie wacht daar niet meer op.")
    return to(node.plan, "steps", "wachten", node_id=node.pk)


@require_http_methods(["GET", "POST"])
@access.member(Permission.SPENDING_WRITE)
def add_spending(request: ActingRequest, plan_id: int, node_id: int) -> HttpResponse:
    """Money that went out; the same form sent twice is one line."""
    node = action_of(request, plan_id, node_id)
    form = SpendingForm(request.POST or None, prefix="geld")

    def act() -> None:
        spend(node, form.line(), key=form.cleaned_data["key"], today=localdate(), by=request.actor)

    if done(form, act):
        messages.success(request, "De uitgave is bewaard.")
        return to(node.plan, "steps", "geld", node_id=node.pk)
    context = page_context(request, node) | ({"spending_form": form} if form.is_bound else {})
    return form_page(request, "execution/steps.html", context | {"form": form})


@require_http_methods(["GET", "POST"])
@access.member(Permission.SPENDING_WRITE)
def withdraw(request: ActingRequest, plan_id: int, node_id: int, spending_id: int) -> HttpResponse:
    """Take a wrong line back, after a question."""
    node = action_of(request, plan_id, node_id)
    row = get_object_or_404(spendings(request.actor), node=node, pk=spending_id)
    if request.method == "POST":
        withdraw_spending(row, at=now(), by=request.actor)
        messages.success(request, "De uitgave is ingetrokken en telt niet meer mee.")
        return to(node.plan, "steps", "geld", node_id=node.pk)
    context: dict[str, object] = {
        "title": "Uitgave intrekken?",
        "sentence": f"{euros(row.amount_cents)} van {written_date(row.spent_on)} telt dan niet meer mee.",
        "kept": "De regel blijft leesbaar, doorgestreept. Een juiste uitgave geef je daarna opnieuw in.",
        "button": "Trek de uitgave in",
        "cancel_url": address(node.plan, "steps", node_id=node.pk),
    }
    return page(request, "ui/confirm.html", context)
