"""The tables of a workbook with figures: which rows are headers, what each column is called, which rows hold data."""

from collections.abc import Sequence
from dataclasses import dataclass

from samenplan.documents.reading.blocks import Cell, Document, Merge, Table
from samenplan.documents.reading.words import cleaned
from samenplan.execution.rules.figure_files.cells import YEAR, bare_name, is_figure
from samenplan.execution.rules.figure_files.mapping import FigureColumn

JOIN = " – "
METADATA = {
    "naam": "name", "indicator": "name", "titel": "name", "thema": "theme", "definitie": "definition",
    "omschrijving": "definition", "teller": "numerator", "noemer": "denominator", "vraag": "question",
    "vraagstelling": "question", "vraagtekst": "question", "eenheid": "unit", "bron": "source", "antwoorden": "answers",
    "antwoordcategorieën": "answers", "type": "type", "verhouding": "ratio", "laatste jaar": "last",
    "meest recente jaar": "last", "volgende levering": "next",
}  # fmt: skip
"""What the first column of a sheet with metadata says; source: domain/practice.md 4.1."""

_WORDS = (
    (FigureColumn.CODE, ("nis", "niscode", "nis-code", "refnis")),
    (FigureColumn.NAME, ("gemeente", "gemeenten", "naam", "gebied", "stad", "lokaal bestuur")),
    (FigureColumn.YEAR, ("jaar", "datum", "jaartal", "meting", "dag")),
    (FigureColumn.NO_OPINION, ("geen mening", "weet niet", "weet niet / geen mening", "wn/gm", "geen antwoord")),
    (FigureColumn.N, ("n", "aantal", "aantal respondenten", "aantal antwoorden", "respondenten", "steekproef")),
    (FigureColumn.LOW, ("ondergrens", "onder", "bi laag", "bi onder")),
    (FigureColumn.HIGH, ("bovengrens", "boven", "bi hoog", "bi boven")),
)


@dataclass(frozen=True, slots=True)
class FigureHeader:
    """One column: its label without the year, and the year when it states one."""

    place: int
    label: str
    year: int | None


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table with its columns and the rows under them; a row keeps its number in the sheet."""

    name: str
    columns: tuple[FigureHeader, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    loose: int  # rows that are title or footnote


def metadata(document: Document) -> dict[str, str]:
    """What a sheet with metadata says of the indicator: name, definition, question, unit, source."""
    found: dict[str, str] = {}
    for table in document.tables:
        if _is_metadata(table):
            for row in table.rows:
                key = METADATA.get(bare_name(row[0].text).rstrip(":"))
                said = cleaned(" ".join(cell.text for cell in row[1:] if not cell.is_blank).replace("\n", " "))
                if key and said:
                    found.setdefault(key, said)
    return found


def _is_metadata(table: Table) -> bool:
    known = sum(bare_name(row[0].text).rstrip(":") in METADATA for row in table.rows if row)
    return known >= 3 and known * 2 >= len(table.rows)


def figure_tables(document: Document) -> tuple[FigureTable, ...]:
    """Every table that holds figures, in the order of the sheets."""
    found = (_understood(table) for table in document.tables if not _is_metadata(table))
    return tuple(table for table in found if table is not None)


def _understood(table: Table) -> FigureTable | None:
    first = next((place for place, row in enumerate(table.rows) if _is_data(row)), None)
    if first is None:
        return None
    heads = _header_rows(table.rows[:first])
    rows = [
        (table.first_row + place, tuple(cell.text for cell in row))
        for place, row in enumerate(table.rows)
        if place >= first and _is_data(row)
    ]
    loose = len(table.rows) - len(rows) - len(heads)
    return FigureTable(table.name, _columns(heads, table.width), tuple(rows), loose)


def _is_data(row: Sequence[Cell]) -> bool:
    """Some cells are filled, one of them with a figure beyond the first column."""
    filled = [cell for cell in row if not cell.is_blank]
    return len(filled) >= 2 and any(is_figure(cell.text) for cell in row[1:])


def _header_rows(above: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """The rows right above the data that head more than one column; a title over everything is none."""
    found: list[Sequence[Cell]] = []
    for row in reversed(above):
        filled = [place for place, cell in enumerate(row) if not cell.is_blank]
        if not filled and found:
            break
        if len(filled) >= 2 or (filled and filled[0] > 0):
            found.insert(0, row)
        elif found:
            break
    return found


def _columns(heads: Sequence[Sequence[Cell]], width: int) -> tuple[FigureHeader, ...]:
    filled = [_filled(row, heads[depth + 1 :]) for depth, row in enumerate(heads)]
    columns = []
    for place in range(width):
        parts = list(dict.fromkeys(row[place] for row in filled if row[place]))
        years = [int(found[0]) for part in parts if (found := YEAR.search(part))]
        bare = [cleaned(YEAR.sub("", part)).strip("()-–: ") for part in parts]
        label = JOIN.join(part for part in bare if part)
        columns.append(
            FigureHeader(place, label or ("waarde" if years else f"kolom {place + 1}"), years[0] if years else None)
        )
    return tuple(columns)


def _filled(row: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> list[str]:
    """The words of a header row; one that heads several columns stands over each of them."""
    words: list[str] = []
    for place, cell in enumerate(row):
        text = cleaned(cell.text.replace("\n", " "))
        continues = cell.merged is Merge.LEFT or (cell.is_blank and cell.merged is Merge.NONE and bool(below))
        if not text and continues and place and any(not under[place].is_blank for under in below):
            text = words[-1]
        words.append(text)
    return words


def guessed(column: FigureHeader) -> FigureColumn:
    """What a column holds, by its last word group; a value when nothing else is known."""
    last = column.label.rsplit(JOIN, 1)[-1].casefold().strip(" .")
    bare = last.removeprefix("% ").removesuffix(" (%)").strip()
    for meaning, words in _WORDS:
        if bare in words or (meaning is FigureColumn.NO_OPINION and "geen mening" in bare):
            return meaning
    return FigureColumn.VALUE
