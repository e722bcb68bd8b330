"""From the shapes of `rules.content` to form rows, and back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from django import forms
from django.forms import BaseFormSet

from samenplan.plans.rules.content import (
    BbcCodes,
    BudgetLine,
    Indicator,
    MoneySource,
    Recurrence,
    Risk,
    TbdField,
    Timing,
    TimingKind,
    ToBeDetermined,
)

if TYPE_CHECKING:
    Rows = BaseFormSet[forms.Form]
else:
    Rows = BaseFormSet  # no generic when running
Typed = Mapping[str, object]


def row_initial(name: str, value: object) -> list[dict[str, object]]:
    """What stands there, a dict per row."""
    rows: Sequence[object] = value if isinstance(value, tuple) else ()
    return [asdict(row) for row in rows]  # type: ignore[call-overload]  # rows are dataclasses of rules.content


def bbc_initial(value: object) -> dict[str, object]:
    """The four codes under the names of their fields."""
    return {f"bbc_{name}": code for name, code in asdict(value).items()} if isinstance(value, BbcCodes) else {}


def read_bbc(data: Typed) -> BbcCodes:
    """The four codes as typed."""
    return BbcCodes(
        policy_goal=str(data["bbc_policy_goal"]),
        action_plan=str(data["bbc_action_plan"]),
        action=str(data["bbc_action"]),
        reporting_code=str(data["bbc_reporting_code"]),
    )


def _filled(rows: Rows) -> Iterator[dict]:  # type: ignore[type-arg]  # what Django's forms give
    for form in rows:
        data = form.cleaned_data
        kept = (data and not data.get("DELETE") and form.has_changed()) or form in rows.initial_forms
        if kept and not data.get("DELETE"):
            yield data


def read_timings(rows: Rows) -> list[Timing]:
    """Only what belongs to the chosen kind is kept; the words always are."""
    return [_timing(data) for data in _filled(rows)]


def _timing(data: dict) -> Timing:  # type: ignore[type-arg]  # same
    kind = TimingKind(data["kind"])
    dated = kind in (TimingKind.DATE, TimingKind.PERIOD)
    recurs = kind is TimingKind.RECURRING
    return Timing(
        kind=kind,
        starts_on=data["starts_on"] if dated else None,
        ends_on=data["ends_on"] if kind is TimingKind.PERIOD else None,
        after_months=data["after_months"] if kind is TimingKind.RELATIVE else None,
        times=(data["times"] or 1) if recurs else None,
        per=Recurrence(data["per"]) if recurs and data["per"] else None,
        words=data["words"],
    )


def read_budget(rows: Rows) -> list[BudgetLine]:
    """Lines with an amount, a name or a year."""
    return [
        BudgetLine(data["amount_cents"], MoneySource(data["source"]), data["label"], data["year"])
        for data in _filled(rows)
    ]


def read_risks(rows: Rows) -> list[Risk]:
    """Rows that say what can go wrong."""
    return [Risk(data["text"], data["response"]) for data in _filled(rows) if data["text"] or data["response"]]


def read_indicators(rows: Rows) -> list[Indicator]:
    """Rows with a name; an emptied name takes the indicator away."""
    names = ("uid", "name", "unit", "baseline", "baseline_on", "target", "target_on", "source")
    return [Indicator(**{name: data[name] for name in names}) for data in _filled(rows) if data["name"]]


def read_open_points(rows: Rows) -> list[ToBeDetermined]:
    """Rows that say what is open."""
    return [
        ToBeDetermined(TbdField(data["field"]), data["due_on"], data["note"]) for data in _filled(rows) if data["field"]
    ]
