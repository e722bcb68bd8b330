"""An Excel file as one table per sheet, read while it streams by. Runs in the child.

One pass gives values, formulas and merged cells together, and stops at the first row too many.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from posixpath import join, normpath
from xml.etree.ElementTree import Element

from samenplan.documents.reading.blocks import Block, Cell, Merge, Table, squared
from samenplan.documents.reading.excel_values import Formats, formats_of, shown
from samenplan.documents.reading.limits import MAX_COLUMNS, MAX_ROWS, MAX_TEXT
from samenplan.documents.reading.package import Package
from samenplan.documents.reading.refusal import Reason, UnreadableFile

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how Excel writes a character that XML cannot hold
_REFERENCE = re.compile(r"^\$?([A-Z]{1,3})\$?([0-9]{1,7})$")

Grid = dict[tuple[int, int], Cell]  # (row, column), from 1


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the sheets share."""

    strings: list[str]
    formats: Formats


def blocks_of(package: Package) -> tuple[Block, ...]:
    """A table per sheet that holds something, in the order of the sheets.

    Raises:
        UnreadableFile: a sheet is larger than any plan, or the file is written in a rare variant.
    """
    root = package.root("xl/workbook.xml")
    if root.tag.startswith(STRICT):
        raise UnreadableFile(Reason.WRONG_KIND)
    book = Workbook(_strings(package), formats_of(package, root))
    targets = _targets(package)
    blocks: list[Block] = []
    for sheet in root.iter(f"{S}sheet"):
        part = targets.get(sheet.get(f"{R}id", ""), "")
        if part and package.has(part):
            blocks += _sheet(package, part, sheet.get("name", ""), book)
    return tuple(blocks)


def _targets(package: Package) -> dict[str, str]:
    part = "xl/_rels/workbook.xml.rels"
    if not package.has(part):
        return {}
    links = package.root(part)
    return {link.get("Id", ""): normpath(join("/xl", link.get("Target", ""))).lstrip("/") for link in links}


def _strings(package: Package) -> list[str]:
    if not package.has("xl/sharedStrings.xml"):
        return []
    strings: list[str] = []
    size = 0
    for event, element in package.elements("xl/sharedStrings.xml", ("start", "end")):
        if event == "end" and element.tag == f"{S}si":
            strings.append(_rich_text(element))
            element.clear()
            size += len(strings[-1]) + 1
            if size > MAX_TEXT:
                raise UnreadableFile(Reason.TOO_MUCH_TEXT)
    return strings


def _rich_text(element: Element) -> str:
    """The text of all runs, without the phonetic guide."""
    runs = [element, *element.findall(f"{S}r")]
    text = "".join(run.findtext(f"{S}t") or "" for run in runs)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _sheet(package: Package, part: str, name: str, book: Workbook) -> Iterator[Block]:
    grid: Grid = {}
    merges: list[str] = []
    data: Element | None = None
    row_number = 0
    for event, element in package.elements(part, ("start", "end")):
        if event == "start" and element.tag == f"{S}sheetData":
            data = element
        elif event == "end" and element.tag == f"{S}row" and data is not None:
            row_number = int(element.get("r", row_number + 1))
            grid.update(_cells(element, row_number, book))
            data.clear()
        elif event == "end" and element.tag == f"{S}mergeCell" and len(merges) < MAX_ROWS:
            merges.append(element.get("ref", ""))
    for merge in merges:
        _spread(grid, merge)
    rows = squared(_rows(grid))
    if rows:
        yield Table(rows, name)


def _cells(row: Element, row_number: int, book: Workbook) -> Iterator[tuple[tuple[int, int], Cell]]:
    column = 0
    for element in row.iter(f"{S}c"):
        found = _REFERENCE.match(element.get("r", ""))
        column = _column(found[1]) if found else column + 1
        cell = _cell(element, book)
        if cell.is_blank:
            continue
        if row_number > MAX_ROWS or row_number < 1:
            raise UnreadableFile(Reason.TOO_MANY_ROWS)
        if column > MAX_COLUMNS:
            raise UnreadableFile(Reason.TOO_MANY_COLUMNS)
        yield (row_number, column), cell


def _cell(element: Element, book: Workbook) -> Cell:
    formula = element.find(f"{S}f")
    stored = element.findtext(f"{S}v") or ""
    kind = element.get("t", "n")
    inline = element.find(f"{S}is")
    if kind == "s" and stored:
        text, is_date = book.strings[int(stored)], False
    elif kind == "inlineStr" and inline is not None:
        text, is_date = _rich_text(inline), False
    elif kind == "n" and stored:
        text, is_date = shown(stored, int(element.get("s", "0")), book.formats)
    elif kind == "b":
        text, is_date = ("ja" if stored == "1" else "nee"), False
    else:
        text, is_date = stored, kind == "d"
    if formula is not None and not text:
        text = f"={formula.text or ''}"
    return Cell(text, is_formula=formula is not None, is_date=is_date)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _spread(grid: Grid, merge: str) -> None:
    """Marks the cells that a merged cell covers, as far as the filled part of the sheet reaches."""
    corners = [_REFERENCE.match(corner) for corner in merge.split(":")]
    if len(corners) != 2 or corners[0] is None or corners[1] is None:
        return
    top, left = int(corners[0][2]), _column(corners[0][1])
    bottom = min(int(corners[1][2]), max((row for row, _ in grid), default=0))
    right = min(_column(corners[1][1]), MAX_COLUMNS)
    if bottom < top or right < left or (top, left) not in grid:
        return
    grid[top, left] = replace(grid[top, left], col_span=right - left + 1, row_span=bottom - top + 1)
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            if (row, column) not in grid:
                grid[row, column] = Cell(merged=Merge.ABOVE if row > top else Merge.LEFT)


def _rows(grid: Grid) -> list[list[Cell]]:
    height = max((row for row, _ in grid), default=0)
    width = max((column for _, column in grid), default=0)
    return [[grid.get((row, column), Cell()) for column in range(1, width + 1)] for row in range(1, height + 1)]
