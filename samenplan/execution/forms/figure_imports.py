"""Handing over a file with figures, and saying what its columns mean."""

from collections.abc import Mapping as Posted
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django import forms

from samenplan.execution.rules.figure_files.mapping import (
    COLUMN_LABELS,
    SHAPE_LABELS,
    ColumnUse,
    FigureColumn,
    FileMapping,
    FileShape,
)
from samenplan.execution.rules.figures import objections_to_day
from samenplan.ui.forms import DutchDateField

VALUE = "value:"


class FiguresForm(forms.Form):
    """One file, and what a row of it is."""

    shape = forms.ChoiceField(
        label="Wat staat er in het bestand?", choices=list(SHAPE_LABELS.items()), widget=forms.RadioSelect,
        initial=FileShape.TABLE.value,
    )  # fmt: skip
    measured_on = DutchDateField(
        label="Wanneer antwoordden de mensen?", required=False,
        help_text="Alleen voor antwoorden van mensen. De laatste dag is goed.",
    )  # fmt: skip
    file = forms.FileField(
        label="Bestand",
        max_length=200,
        help_text="Excel (.xlsx), OpenDocument (.ods) of CSV, hoogstens 10 MB. Meer dan 5.000 rijen? Kies CSV.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.ods,.csv"}),
        error_messages={"required": "Kies eerst een bestand.", "empty": "Dit bestand is leeg. Kies een ander."},
    )

    def __init__(self, data: object = None, files: object = None, *, today: date) -> None:
        super().__init__(data, files)  # type: ignore[arg-type]
        self.today = today

    def clean(self) -> dict[str, object]:
        """Answers of people have a day, and not one that is still to come."""
        said = super().clean() or {}
        day = said.get("measured_on")
        if said.get("shape") == FileShape.ANSWERS and "measured_on" not in self.errors:
            if not isinstance(day, date):
                self.add_error("measured_on", "Zeg op welke dag de mensen antwoordden.")
            elif objections := objections_to_day(day, self.today):
                self.add_error("measured_on", objections[0])
        return said


@dataclass(frozen=True, slots=True)
class FigureChoice:
    """One column on the mapping screen."""

    name: str
    label: str
    chosen: str
    samples: tuple[str, ...]


def choices(mapping: FileMapping, samples: Posted[str, Sequence[str]]) -> list[FigureChoice]:
    """Every column once, with what it was taken for and a few of its cells."""
    return [
        FigureChoice(f"kolom-{place}", use.label, _chosen(use), tuple(samples.get(use.label, ()))[:4])
        for place, use in enumerate(mapping.uses)
    ]


def options(shape: FileShape, indicators: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """What one can choose for a column: the indicators of the plan, and for a table what else a column can be."""
    values = [(f"{VALUE}{uid}", f"indicator: {name}") for uid, name in indicators]
    if shape is FileShape.ANSWERS:
        return [(FigureColumn.IGNORE.value, COLUMN_LABELS[FigureColumn.IGNORE]), *values]
    words = [(meaning.value, label) for meaning, label in COLUMN_LABELS.items()]
    return [words[0], *values, *words[1:]]


def chosen_mapping(mapping: FileMapping, posted: Posted[str, str], offered: Sequence[tuple[str, str]]) -> FileMapping:
    """The mapping with what a person chose; a choice that was not offered is left as it was."""
    known = {value for value, _ in offered}
    uses = []
    for place, use in enumerate(mapping.uses):
        choice = posted.get(f"kolom-{place}", "")
        uses.append(_use(use, choice) if choice in known else use)
    return replace(mapping, uses=tuple(uses))


def _use(use: ColumnUse, choice: str) -> ColumnUse:
    if choice.startswith(VALUE):
        return ColumnUse(use.label, FigureColumn.VALUE, choice.removeprefix(VALUE))
    return ColumnUse(use.label, FigureColumn(choice))


def _chosen(use: ColumnUse) -> str:
    return f"{VALUE}{use.indicator}" if use.indicator else use.meaning.value
