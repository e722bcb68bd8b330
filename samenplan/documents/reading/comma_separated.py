"""A CSV file as one table, whatever program wrote it. Runs in the child."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from samenplan.documents.reading.blocks import Block, Cell, Table, squared
from samenplan.documents.reading.limits import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, MAX_TEXT
from samenplan.documents.reading.refusal import Reason, UnreadableFile

SEPARATORS = (";", ",", "\t")
SAMPLE_ROWS = 50
FORMULA_START = "="


def blocks_of(data: bytes) -> tuple[Block, ...]:
    """The one table of the file; every cell is text, a formula too.

    Raises:
        UnreadableFile: it is not text, or larger than any plan.
    """
    text = _decoded(data)
    text, separator = _stated_separator(text)
    rows: list[list[Cell]] = []
    for row in csv.reader(StringIO(text, newline=""), delimiter=separator or _guessed_separator(text)):
        rows.append([_cell(value) for value in row])
        if len(rows) > MAX_ROWS:
            raise UnreadableFile(Reason.TOO_MANY_ROWS)
        if len(row) > MAX_COLUMNS:
            raise UnreadableFile(Reason.TOO_MANY_COLUMNS)
    full = squared(rows)
    return (Table(full),) if full else ()


def rows_of(data: bytes) -> Iterator[list[str]]:
    """The rows as they stream by, for files of many thousands of short rows: memory stays that of the text itself.

    Needs no child: a file of at most 10 MB cannot grow into more text than that.

    Raises:
        UnreadableFile: it is not text, is too big, or has a row with too many columns.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFile(Reason.TOO_BIG)
    text, separator = _stated_separator(_decoded(data, most=MAX_BYTES))
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=separator or _guessed_separator(text)):
            if len(row) > MAX_COLUMNS:
                raise UnreadableFile(Reason.TOO_MANY_COLUMNS)
            yield row
    except csv.Error:
        raise UnreadableFile(Reason.DAMAGED) from None


def _decoded(data: bytes, *, most: int = MAX_TEXT) -> str:
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = _wide_text(data) if is_wide else _text_of_bytes(data)
    if "\x00" in text:
        raise UnreadableFile(Reason.NOT_TEXT)
    if len(text) > most:
        raise UnreadableFile(Reason.TOO_MUCH_TEXT)
    csv.field_size_limit(MAX_TEXT)
    return text


def _wide_text(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        raise UnreadableFile(Reason.NOT_TEXT) from None


def _text_of_bytes(data: bytes) -> str:
    """UTF-8 where it is, else what Excel on a Flemish Windows writes (cp1252)."""
    if b"\x00" in data:
        raise UnreadableFile(Reason.NOT_TEXT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise UnreadableFile(Reason.NOT_TEXT) from None


def _stated_separator(text: str) -> tuple[str, str]:
    """Excel's own first line "sep=;" states the separator and is no row."""
    first, _, rest = text.partition("\n")
    stated = first.strip("\r\ufeff ").lower()
    if stated.startswith("sep=") and stated[4:] in SEPARATORS:
        return rest, stated[4:]
    return text, ""


def _guessed_separator(text: str) -> str:
    """The separator that gives most rows the same number of columns, above one."""
    return max(SEPARATORS, key=lambda separator: _fit(text, separator))


def _fit(text: str, separator: str) -> tuple[int, int]:
    """How many sample rows have the most common width, and that width; nothing when it is one column."""
    widths: Counter[int] = Counter()
    for row in csv.reader(StringIO(text, newline=""), delimiter=separator):
        widths[len(row)] += 1
        if widths.total() >= SAMPLE_ROWS:
            break
    wide = [(count, width) for width, count in widths.items() if width > 1]
    return max(wide, default=(0, 0))


def _cell(value: str) -> Cell:
    return Cell(value.replace("\r\n", "\n"), is_formula=value.lstrip().startswith(FORMULA_START))
