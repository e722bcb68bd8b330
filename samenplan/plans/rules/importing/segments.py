"""Cutting tables into parts that have one header: where the columns are named, and what stands below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samenplan.documents.reading.blocks import Cell, Merge, Table
from samenplan.documents.reading.words import cell_text
from samenplan.plans.rules.importing.headers import PART, WHOLE, folded, guess_from_header
from samenplan.plans.rules.importing.mapping import Mapping, header_signature

HEADER_WITHIN_ROWS = 15
"""A header stands near the top; later only the same header again, or one of known words only."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The text of a cell as the reader of the table understands it; `is_carried` when a merged cell covers it."""

    text: str
    is_carried: bool = False
    is_formula: bool = False
    col_span: int = 1


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row with its number in the table, from 1."""

    number: int
    slots: tuple[Slot, ...]

    @property
    def filled(self) -> tuple[Slot, ...]:
        """The cells that say something themselves."""
        return tuple(slot for slot in self.slots if slot.text and not slot.is_carried)


@dataclass(frozen=True, slots=True)
class Segment:
    """Rows under one header. `headers` is empty when nothing names the columns; `before` stands above the header."""

    headers: tuple[str, ...]
    header_row: SourceRow | None
    before: tuple[SourceRow, ...]
    rows: tuple[SourceRow, ...]

    @property
    def signature(self) -> str:
        return header_signature(self.headers)


def source_rows(table: Table) -> tuple[SourceRow, ...]:
    """The rows with uniform text; a cell covered from above repeats what covers it."""
    above: Sequence[Slot] = ()
    rows: list[SourceRow] = []
    for number, cells in enumerate(table.rows, table.first_row):
        above = tuple(_slot(cell, above[place] if above else Slot("")) for place, cell in enumerate(cells))
        rows.append(SourceRow(number, tuple(above)))
    return tuple(rows)


def _slot(cell: Cell, above: Slot) -> Slot:
    text = cell_text([cell.text])
    if cell.merged is Merge.ABOVE and not text:
        return Slot(above.text, is_carried=bool(above.text), is_formula=above.is_formula)
    return Slot(text, is_formula=cell.is_formula, col_span=cell.col_span)


def segments(rows: Sequence[SourceRow], known: Mapping | None) -> tuple[Segment, ...]:
    """The parts of a table; one without header when nothing in it names columns."""
    starts = list(_header_places(rows, known))
    if not starts:
        return (Segment((), None, (), tuple(rows)),)
    ends = [*(_before(rows, start) for start in starts[1:]), len(rows)]
    befores = [0, *ends[:-1]]
    return tuple(
        Segment(
            tuple(slot.text.replace("\n", " ") for slot in rows[start].slots),
            rows[start],
            tuple(rows[before:start]),
            tuple(rows[start + 1 : end]),
        )
        for before, start, end in zip(befores, starts, ends, strict=True)
    )


def _header_places(rows: Sequence[SourceRow], known: Mapping | None) -> Iterator[int]:
    first: tuple[str, ...] = ()
    for place, row in enumerate(rows):
        words = tuple(folded(slot.text) for slot in row.slots)
        if first and words == first:
            continue  # the same header on a new page
        is_in_time = bool(first) or place < HEADER_WITHIN_ROWS
        if is_in_time and (_is_known(row, known) or _looks_like_header(row, strict=bool(first))):
            first = words
            yield place


def _is_known(row: SourceRow, known: Mapping | None) -> bool:
    return known is not None and known.of(header_signature([slot.text for slot in row.slots])) is not None


def _looks_like_header(row: SourceRow, *, strict: bool) -> bool:
    if strict:
        return len(row.filled) > 1 and all(guess_from_header(slot.text).confidence == WHOLE for slot in row.filled)
    guesses = [guess_from_header(slot.text) for slot in row.filled]
    sure = [guess for guess in guesses if guess.confidence >= PART]
    if len({guess.meaning for guess in sure}) < 2 or not any(guess.confidence == WHOLE for guess in sure):
        return False
    return 2 * len(sure) >= len(guesses)


def _before(rows: Sequence[SourceRow], start: int) -> int:
    """Rows with one cell right above a later header belong to that header: they name its goal."""
    place = start
    while place > 0 and len(rows[place - 1].filled) == 1 and len(rows[place - 1].slots) > 1:
        place -= 1
    return place
