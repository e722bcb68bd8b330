"""A Word file as headings, paragraphs and tables. Runs in the child.

Read from the XML itself: it keeps text in content controls and footnotes, skips deleted text of tracked changes,
and opens nothing else than the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from samenplan.documents.reading.blocks import Block, Cell, Heading, Merge, Paragraph, Table, squared
from samenplan.documents.reading.limits import MAX_COLUMNS, MAX_ROWS
from samenplan.documents.reading.package import Package
from samenplan.documents.reading.refusal import Reason, UnreadableFile
from samenplan.documents.reading.word_styles import Styles, styles_of, value
from samenplan.documents.reading.word_text import W, paragraph_text
from samenplan.documents.reading.words import cell_text, cleaned, with_bullet

WRAPPERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"})
"""Elements around paragraphs, rows or cells that add nothing to the text."""


def blocks_of(package: Package) -> tuple[Block, ...]:
    """The text of the document in order, then its footnotes.

    Raises:
        UnreadableFile: a table is larger than any plan.
    """
    styles = styles_of(package)
    body = package.root("word/document.xml").find(f"{W}body")
    blocks = list(_blocks(body, styles)) if body is not None else []
    if package.has("word/footnotes.xml"):
        notes = package.root("word/footnotes.xml")
        blocks += [Paragraph(text) for note in notes for text in _lines(note, styles) if text]
    return tuple(blocks)


def _unwrapped(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag in WRAPPERS:
            yield from _unwrapped(child)
        else:
            yield child


def _blocks(body: Element, styles: Styles) -> Iterator[Block]:
    for child in _unwrapped(body):
        if child.tag == f"{W}tbl":
            rows = squared(_rows(child, styles))
            if rows:
                yield Table(rows)
        elif child.tag == f"{W}p":
            yield from _paragraph(child, styles)


def _paragraph(element: Element, styles: Styles) -> Iterator[Block]:
    text = paragraph_text(element)
    level = styles.heading_level(element)
    if level is not None:
        title = cleaned(text.replace("\n", " "))
        if title:
            yield Heading(level, title)
        return
    bullet = "- " if styles.is_listed(element) else ""
    for line in text.split("\n"):
        if cleaned(line):
            yield Paragraph(bullet + cleaned(line))


def _rows(table: Element, styles: Styles) -> list[list[Cell]]:
    rows = []
    for row in _unwrapped(table):
        if row.tag == f"{W}tr" and row.find(f"{W}trPr/{W}del") is None:
            rows.append(_row(row, styles))
            if len(rows) > MAX_ROWS:
                raise UnreadableFile(Reason.TOO_MANY_ROWS)
    return rows


def _row(row: Element, styles: Styles) -> list[Cell]:
    cells = [Cell() for _ in range(_number(row.find(f"{W}trPr/{W}gridBefore"), 0))]
    for element in _unwrapped(row):
        if element.tag == f"{W}tc":
            cells.extend(_cell(element, styles))
            if len(cells) > MAX_COLUMNS:
                raise UnreadableFile(Reason.TOO_MANY_COLUMNS)
    return cells


@dataclass(frozen=True, slots=True)
class _Span:
    columns: int
    continues: bool


def _cell(element: Element, styles: Styles) -> Iterator[Cell]:
    span = _span(element)
    text = cell_text(_lines(element, styles))
    yield Cell(text, col_span=span.columns, merged=Merge.ABOVE if span.continues else Merge.NONE)
    for _ in range(span.columns - 1):
        yield Cell(merged=Merge.ABOVE if span.continues else Merge.LEFT)


def _span(element: Element) -> _Span:
    columns = _number(element.find(f"{W}tcPr/{W}gridSpan"), 1)
    merge = element.find(f"{W}tcPr/{W}vMerge")
    return _Span(max(1, columns), merge is not None and value(merge) in ("", "continue"))


def _number(element: Element | None, default: int) -> int:
    """The number that an element states; more columns than a plan has is refused, not built."""
    if element is None:
        return default
    stated = int(value(element) or default)
    if not 0 <= stated <= MAX_COLUMNS:
        raise UnreadableFile(Reason.TOO_MANY_COLUMNS)
    return stated


def _lines(element: Element, styles: Styles) -> Iterator[str]:
    """The paragraphs of a cell or note; a table inside gives a line per row."""
    for child in _unwrapped(element):
        if child.tag == f"{W}tbl":
            for row in _rows(child, styles):
                yield " | ".join(cell.text.replace("\n", " ") for cell in row if cell.text)
        elif child.tag == f"{W}p":
            text = paragraph_text(child)
            bullet = styles.is_listed(child) and bool(text.strip())
            yield f"- {with_bullet(text).removeprefix('- ')}" if bullet else text
