"""Timing, budget line, indicator, risk and "nog te bepalen" as one line of a table cell, exact both ways."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from samenplan.plans.rules.cell_text import (
    UnreadableCell,
    amount,
    amount_text,
    day,
    day_text,
    divided,
    escaped,
    joined,
    named,
    unescaped,
    whole,
)
from samenplan.plans.rules.content import (
    MONEY_LABELS,
    RECURRENCE_LABELS,
    TBD_LABELS,
    TIMING_LABELS,
    BudgetLine,
    Indicator,
    Risk,
    Timing,
    TimingKind,
    ToBeDetermined,
)

AMOUNT_UNKNOWN = "bedrag onbekend"

Label = TypeVar("Label", bound=StrEnum)

_TIMING_NAMES = ("van", "tot", "maanden na de start", "aantal keer", "per", "woorden")
_RECURRING = re.compile(r"(\d{1,12}) keer (per .{1,20}|in de hele looptijd)")
_RELATIVE = re.compile(r"(-?\d{1,12}) maand(?:en)? na de start")


def chosen(labels: Mapping[Label, str], text: str, what: str) -> Label:
    """The value with this label.

    Raises:
        UnreadableCell: no such label; the message names those there are.
    """
    for value, label in labels.items():
        if label == text:
            return value
    raise UnreadableCell(f"“{text}” is geen {what}. Kies uit: {', '.join(labels.values())}.")


def timing_line(timing: Timing) -> str:
    """A timing: "op 12 juni 2027", "van … tot …", "4 keer per jaar"; with `woorden:` how it was written."""
    head, told = _timing_head(timing)
    rest = {
        "van": day_text(timing.starts_on),
        "tot": day_text(timing.ends_on),
        "maanden na de start": _digits(timing.after_months),
        "aantal keer": _digits(timing.times),
        "per": RECURRENCE_LABELS[timing.per] if timing.per else "",
    }
    parts = [named(name, value) for name, value in rest.items() if name not in told]
    return joined([head, *parts, named("woorden", timing.words)])


def _timing_head(timing: Timing) -> tuple[str, frozenset[str]]:
    """The readable start of the line, and which values it already says."""
    kind = timing.kind
    if kind is TimingKind.DATE and timing.starts_on:
        return f"op {day_text(timing.starts_on)}", frozenset({"van"})
    if kind is TimingKind.PERIOD and timing.starts_on and timing.ends_on:
        words = f"van {day_text(timing.starts_on)} tot {day_text(timing.ends_on)}"
        return words, frozenset({"van", "tot"})
    if kind is TimingKind.RELATIVE and timing.after_months is not None:
        unit = "maand" if timing.after_months == 1 else "maanden"
        return f"{timing.after_months} {unit} na de start", frozenset({"maanden na de start"})
    if kind is TimingKind.RECURRING and timing.per and timing.times is not None and timing.times >= 0:
        return f"{timing.times} keer {RECURRENCE_LABELS[timing.per]}", frozenset({"aantal keer", "per"})
    return TIMING_LABELS[kind], frozenset()


def timing_of(line: str) -> Timing:
    """The timing of `timing_line`.

    Raises:
        UnreadableCell: it is none.
    """
    values, found = divided(line, _TIMING_NAMES)
    _only(values, 1)
    head = _timing_of_head(values[0])
    per = found.get("per", "")
    return Timing(
        kind=head.kind,
        starts_on=day(found.get("van", "")) or head.starts_on,
        ends_on=day(found.get("tot", "")) or head.ends_on,
        after_months=_first(whole(found.get("maanden na de start", "")), head.after_months),
        times=_first(whole(found.get("aantal keer", "")), head.times),
        per=chosen(RECURRENCE_LABELS, per, "ritme") if per else head.per,
        words=found.get("woorden", ""),
    )


def _timing_of_head(head: str) -> Timing:
    if head in TIMING_LABELS.values():
        return Timing(kind=chosen(TIMING_LABELS, head, "timing"))
    if found := _RELATIVE.fullmatch(head):
        return Timing(kind=TimingKind.RELATIVE, after_months=int(found[1]))
    if found := _RECURRING.fullmatch(head):
        per = chosen(RECURRENCE_LABELS, found[2], "ritme")
        return Timing(kind=TimingKind.RECURRING, times=int(found[1]), per=per)
    if head.startswith("op "):
        return Timing(kind=TimingKind.DATE, starts_on=day(head[3:]))
    first, between, last = head.removeprefix("van ").partition(" tot ")
    if between and head.startswith("van "):
        return Timing(kind=TimingKind.PERIOD, starts_on=day(first), ends_on=day(last))
    raise UnreadableCell(f"“{head}” is geen timing. Schrijf bijvoorbeeld “op 12 juni 2027” of “4 keer per jaar”.")


def budget_line(line: BudgetLine) -> str:
    """A budget line: "€ 3.200 | Vlaamse subsidie | omschrijving: Plan Samenleven | jaar: 2027"."""
    parts = (amount_text(line.amount_cents, AMOUNT_UNKNOWN), MONEY_LABELS[line.source])
    return joined([*parts, named("omschrijving", line.label), named("jaar", _digits(line.year))])


def budget_of(line: str) -> BudgetLine:
    """The budget line of `budget_line`.

    Raises:
        UnreadableCell: it is none.
    """
    values, found = divided(line, ("omschrijving", "jaar"))
    _only(values, 2)
    return BudgetLine(
        amount_cents=amount(values[0], AMOUNT_UNKNOWN),
        source=chosen(MONEY_LABELS, values[1], "bron van geld"),
        label=found.get("omschrijving", ""),
        year=whole(found.get("jaar", "")),
    )


def indicator_line(indicator: Indicator) -> str:
    """An indicator: its name, then its values by name and its own number."""
    named_values = (
        ("eenheid", indicator.unit),
        ("nulmeting", indicator.baseline),
        ("nulmeting op", day_text(indicator.baseline_on)),
        ("streefwaarde", indicator.target),
        ("streefdatum", day_text(indicator.target_on)),
        ("bron", indicator.source),
        ("ID", indicator.uid),
    )
    return joined([escaped(indicator.name), *(named(name, value) for name, value in named_values)])


def indicator_of(line: str) -> Indicator:
    """The indicator of `indicator_line`.

    Raises:
        UnreadableCell: it is none.
    """
    names = ("eenheid", "nulmeting", "nulmeting op", "streefwaarde", "streefdatum", "bron", "ID")
    values, found = divided(line, names)
    _only(values, 1)
    return Indicator(
        uid=found.get("ID", ""),
        name=unescaped(values[0]),
        unit=found.get("eenheid", ""),
        baseline=found.get("nulmeting", ""),
        baseline_on=day(found.get("nulmeting op", "")),
        target=found.get("streefwaarde", ""),
        target_on=day(found.get("streefdatum", "")),
        source=found.get("bron", ""),
    )


def risk_line(risk: Risk) -> str:
    """A risk and what is done about it: "Enkel wie al overtuigd is, komt. | aanpak: …"."""
    return joined([escaped(risk.text), named("aanpak", risk.response)])


def risk_of(line: str) -> Risk:
    """The risk of `risk_line`.

    Raises:
        UnreadableCell: it is none.
    """
    values, found = divided(line, ("aanpak",))
    _only(values, 1)
    return Risk(text=unescaped(values[0]), response=found.get("aanpak", ""))


def tbd_line(tbd: ToBeDetermined) -> str:
    """What is open: "trekker | tegen: 1 december 2026 | nota: …"."""
    return joined([TBD_LABELS[tbd.field], named("tegen", day_text(tbd.due_on)), named("nota", tbd.note)])


def tbd_of(line: str) -> ToBeDetermined:
    """What `tbd_line` says is open.

    Raises:
        UnreadableCell: it is none.
    """
    values, found = divided(line, ("tegen", "nota"))
    _only(values, 1)
    field = chosen(TBD_LABELS, values[0], "veld dat open kan staan")
    return ToBeDetermined(field=field, due_on=day(found.get("tegen", "")), note=found.get("nota", ""))


def _only(values: list[str], count: int) -> None:
    if len(values) != count:
        raise UnreadableCell(f"“{' | '.join(values)}” heeft niet de delen die hier horen. Zet een losse | als \\|.")


def _digits(value: int | None) -> str:
    return "" if value is None else str(value)


def _first(value: int | None, other: int | None) -> int | None:
    return other if value is None else value
