"""The one writer of spreadsheets and CSV: every cell is text, never a formula, never a link."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from samenplan.documents.formula_guard import guarded

MAX_CELL = 32_767
"""Characters that an Excel cell holds."""

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class TooLongForCell(ValueError):
    """A text does not fit in a spreadsheet cell; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a header row that stays in sight, then rows of text. `widths` are in characters."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the file says about itself."""

    title: str
    author: str
    made_at: datetime


def xlsx(sheets: Sequence[Sheet], facts: FileFacts) -> bytes:
    """A workbook with filters, frozen headers, set widths and wrapped text.

    Raises:
        TooLongForCell: a text is longer than a cell can hold; nothing is cut off silently.
    """
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, _OPTIONS) as book:
        book.set_properties({"title": facts.title[:255], "author": facts.author[:255], "created": facts.made_at})
        head = book.add_format(
            {"bold": True, "font_color": "#ffffff", "bg_color": "#1c2430", "text_wrap": True, "valign": "top"}
        )
        body = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for sheet in sheets:
            _fill(book.add_worksheet(sheet.name), sheet, head, body)
    return written.getvalue()


def _fill(target: Worksheet, sheet: Sheet, head: Format, body: Format) -> None:
    for column, width in enumerate(sheet.widths):
        target.set_column(column, column, width, body)
    for row, cells in enumerate((sheet.headers, *sheet.rows)):
        for column, text in enumerate(cells):
            if len(text) > MAX_CELL:
                raise TooLongForCell(
                    f"De tekst in “{sheet.headers[column]}” op rij {row + 1} is te lang voor Excel. Kies CSV of JSON."
                )
            if text:
                target.write_string(row, column, text, head if row == 0 else body)
    target.freeze_panes(1, 0)
    target.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.headers) - 1)
    target.set_landscape()
    target.set_paper(9)
    target.fit_to_pages(1, 0)
    target.repeat_rows(0)


def csv_bytes(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """CSV as Excel in Belgium opens it: UTF-8 with its mark, semicolons, every cell quoted and guarded."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (headers, *rows):
        writer.writerow([guarded(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")
