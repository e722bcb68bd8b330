"""A page with one form over many rows: who was second is told, and nothing is overwritten silently."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.contrib import messages
from django.core.paginator import Page, Paginator

from samenplan.core.access import ActingRequest
from samenplan.core.dutch import counted
from samenplan.core.errors import Refused
from samenplan.execution.forms.bulk import ROWS_PER_PAGE, Bulk, BulkRow
from samenplan.execution.rules.bulk import Sorted
from samenplan.plans.rules.editing import Change

Value = TypeVar("Value")
Save = Callable[[Mapping[int, Change[Value]]], Sorted[Value]]


def page_of(request: ActingRequest, labels: Mapping[int, str]) -> tuple[Page[int], dict[int, str]]:
    """The rows of this page of the form."""
    shown = Paginator(list(labels), ROWS_PER_PAGE).get_page(request.GET.get("pagina"))
    return shown, {key: labels[key] for key in shown.object_list}


@dataclass(frozen=True, slots=True)
class Edited:
    """The form as it is shown now: its rows, the page of rows they are, and the status of the answer."""

    rows: list[BulkRow]
    shown: Page[int]
    status: int


def edit(
    request: ActingRequest, gathered: Callable[[], tuple[Bulk[Value], Page[int]]], save: Save[Value]
) -> Edited | None:
    """The form to show: fresh, as it was sent with what is wrong, or beside what others wrote. None: all is saved.

    `gathered` reads what stands there now, once more after a save that clashed.
    """
    bulk, shown = gathered()
    if request.method != "POST":
        return Edited(bulk.fresh(), shown, status=200)
    posted = request.POST.dict()
    rows = bulk.sent(posted)
    result = _kept(request, rows, bulk, save)
    if result is None:
        return Edited(rows, shown, status=422)
    if result.clashed:
        return Edited(gathered()[0].after_clash(posted, result.clashed), shown, status=409)
    return None


def _kept(request: ActingRequest, rows: list[BulkRow], bulk: Bulk[Value], save: Save[Value]) -> Sorted[Value] | None:
    """Save the rows when all are filled in well; None when something is wrong, which each form then says."""
    if not all(row.form.is_valid() for row in rows):
        return None
    try:
        result = save(bulk.changes(rows))
    except Refused as refusal:
        if not rows:
            raise
        rows[0].form.add_error(None, list(refusal.objections))
        return None
    _report(request, result)
    return result


def _report(request: ActingRequest, result: Sorted[Value]) -> None:
    """What was kept and what was not, in a sentence each."""
    if result.written:
        messages.success(request, f"{counted(len(result.written), 'regel', 'regels')} bewaard.")
    elif not result.clashed:
        messages.info(request, "Er was niets gewijzigd.")
    if result.clashed:
        rows = counted(len(result.clashed), "regel is", "regels zijn")
        messages.warning(request, f"{rows} intussen door iemand anders gewijzigd. Kijk ze na en bewaar opnieuw.")
