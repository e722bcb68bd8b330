"""Handing over a file, and saying what its columns mean."""

from collections.abc import Mapping as Posted
from dataclasses import dataclass, replace

from django import forms

from samenplan.plans.rules.importing.mapping import SURE, Mapping
from samenplan.plans.rules.importing.meanings import MEANING_LABELS, ColumnMeaning
from samenplan.plans.rules.importing.report import FoundTable, ReadPlan

ACCEPTED = ".docx,.xlsx,.csv,.ods,.json"


class UploadForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label="Bestand",
        max_length=200,
        help_text="Word (.docx), Excel (.xlsx), OpenDocument (.ods), CSV of een JSON-bestand van Samenplan. "
        "Hoogstens 10 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": "Kies eerst een bestand.", "empty": "Dit bestand is leeg. Kies een ander."},
    )


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """One column on the mapping screen."""

    name: str  # of the select: "kolom-<signature>-<place>"
    header: str
    meaning: ColumnMeaning
    is_sure: bool
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableChoices:
    """One kind of table on the mapping screen."""

    table: FoundTable
    columns: tuple[ColumnChoice, ...]
    meanings: tuple[tuple[str, str], ...] = tuple((meaning.value, MEANING_LABELS[meaning]) for meaning in ColumnMeaning)


def column_choices(read: ReadPlan) -> list[TableChoices]:
    """Every kind of table once, with what its columns were taken for."""
    found: dict[str, TableChoices] = {}
    for table in read.tables:
        mapped = read.mapping.of(table.signature)
        if mapped is None or table.signature in found:
            continue
        columns = tuple(
            ColumnChoice(
                name=f"kolom-{table.signature}-{place}",
                header=column.header or f"Kolom {place + 1}",
                meaning=column.meaning,
                is_sure=column.confidence >= 60,
                samples=tuple(row[place][:80] for row in table.sample if place < len(row) and row[place]),
            )
            for place, column in enumerate(mapped.columns)
        )
        found[table.signature] = TableChoices(table, columns)
    return list(found.values())


def chosen_mapping(mapping: Mapping, posted: Posted[str, str]) -> Mapping:
    """The mapping with what a person chose; a choice that does not exist is left as it was."""
    tables = []
    for table in mapping.tables:
        columns = []
        for place, column in enumerate(table.columns):
            choice = posted.get(f"kolom-{table.signature}-{place}", "")
            known = choice in set(ColumnMeaning)
            columns.append(replace(column, meaning=ColumnMeaning(choice), confidence=SURE) if known else column)
        tables.append(replace(table, columns=tuple(columns)))
    return Mapping(tuple(tables))
