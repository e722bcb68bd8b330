"""An ODS file as one table per sheet. Runs in the child."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from samenplan.documents.reading.blocks import Block, Cell, Merge, Table, squared
from samenplan.documents.reading.limits import MAX_COLUMNS, MAX_ROWS
from samenplan.documents.reading.package import Package
from samenplan.documents.reading.refusal import Reason, UnreadableFile
from samenplan.documents.reading.words import cell_text

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def blocks_of(package: Package) -> tuple[Block, ...]:
    """A table per sheet that holds something, in the order of the sheets.

    Raises:
        UnreadableFile: a sheet is larger than any plan.
    """
    blocks: list[Block] = []
    rows: list[list[Cell]] = []
    depth = 0
    for event, element in package.elements("content.xml", ("start", "end")):
        if element.tag == f"{TABLE}table":
            depth += 1 if event == "start" else -1
            if event == "end" and depth == 0:
                blocks += _finished(rows, element.get(f"{TABLE}name", ""))
                rows = []
                element.clear()
        elif event == "end" and depth == 1 and element.tag == f"{TABLE}table-row":
            rows += _repeated_row(element, len(rows))
            element.clear()
    return tuple(blocks)


def _finished(rows: list[list[Cell]], name: str) -> Iterator[Block]:
    full = squared(_covered_above(rows))
    if full:
        yield Table(full, name)


def _repeated_row(element: Element, above: int) -> list[list[Cell]]:
    row = list(_cells(element))
    times = _count(element, "number-rows-repeated")
    if not any(cell.text for cell in row):
        return [[*row] for _ in range(min(times, max(0, MAX_ROWS - above)))]
    if above + times > MAX_ROWS:
        raise UnreadableFile(Reason.TOO_MANY_ROWS)
    return [[*row] for _ in range(times)]


def _cells(row: Element) -> Iterator[Cell]:
    width = 0
    for element in row:
        if element.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        times = _count(element, "number-columns-repeated")
        cell = _cell(element)
        if cell.text and width + times > MAX_COLUMNS:
            raise UnreadableFile(Reason.TOO_MANY_COLUMNS)
        times = min(times, max(0, MAX_COLUMNS - width))
        width += times
        yield from (cell for _ in range(times))


def _cell(element: Element) -> Cell:
    day = element.get(f"{OFFICE}date-value", "")
    formula = element.get(f"{TABLE}formula", "")
    text = day[:10] if day else cell_text(_lines(element))
    return Cell(
        text or formula,
        col_span=min(_count(element, "number-columns-spanned"), MAX_COLUMNS),
        row_span=min(_count(element, "number-rows-spanned"), MAX_ROWS),
        merged=Merge.LEFT if element.tag == f"{TABLE}covered-table-cell" else Merge.NONE,
        is_formula=bool(formula),
        is_date=bool(day),
    )


def _lines(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{TEXT}p":
            yield "".join(_pieces(child))
        elif child.tag == f"{TEXT}list":
            for paragraph in child.iter(f"{TEXT}p"):
                yield "- " + "".join(_pieces(paragraph))


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag in (f"{TEXT}s", f"{TEXT}tab"):
            yield " "
        elif child.tag != f"{OFFICE}annotation":
            yield from _pieces(child)
        yield child.tail or ""


def _count(element: Element, name: str) -> int:
    return max(1, int(element.get(f"{TABLE}{name}", "1")))


def _covered_above(rows: list[list[Cell]]) -> list[list[Cell]]:
    """A covered cell says only that it is covered; whether from above follows from the span that covers it."""
    above: set[tuple[int, int]] = set()
    for top, row in enumerate(rows):
        for left, cell in enumerate(row):
            if cell.row_span > 1:
                bottom = min(top + cell.row_span, len(rows))
                above |= {(r, c) for r in range(top + 1, bottom) for c in range(left, left + cell.col_span)}
    return [
        [Cell(cell.text, merged=Merge.ABOVE) if cell.merged and (r, c) in above else cell for c, cell in enumerate(row)]
        for r, row in enumerate(rows)
    ]
