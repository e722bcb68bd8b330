"""Opening a file with figures: a workbook as tables, answers as rows that stream by."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from samenplan.documents.reading.blocks import Document, FileKind
from samenplan.documents.reading.comma_separated import rows_of
from samenplan.documents.reading.gate import bytes_of, check_first_bytes, kind_of
from samenplan.documents.reading.reader import read
from samenplan.documents.reading.refusal import Reason, UnreadableFile
from samenplan.execution.rules.figure_files.answers import ClosedFile, closed_file, kept_rows
from samenplan.execution.rules.figure_files.cells import read_cell

KEPT_NAME = "antwoorden.csv"
SHORTEST_SCREENED = 6


@dataclass(frozen=True, slots=True)
class StrippedAnswers:
    """A file with answers as it is kept: only its closed columns, as CSV."""

    data: bytes
    closed: ClosedFile

    @property
    def texts(self) -> list[str]:
        """Every different text that is kept."""
        return [*self.closed.headers, *(answer for answers in self.closed.answers for answer in answers)]


def workbook(name: str, data: bytes) -> Document:
    """The tables of a file; text documents have no figures.

    Raises:
        UnreadableFile: with a sentence for the user.
    """
    if kind_of(name) is FileKind.WORD:
        raise UnreadableFile(Reason.UNKNOWN_KIND)
    return read(name, data)


def texts_of(document: Document) -> list[str]:
    """The texts of a workbook that are more than a figure."""
    cells = (cell.text for table in document.tables for row in table.rows for cell in row)
    return [text for text in cells if len(text) >= SHORTEST_SCREENED and read_cell(text).value is None]


def stripped(name: str, data: bytes) -> StrippedAnswers:
    """A file with answers, without what is not a choice out of few.

    Raises:
        UnreadableFile: it cannot be read. NoAnswers: there is nothing to count.
    """
    closed = closed_file(answer_rows(name, data))
    written = StringIO(newline="")
    csv.writer(written, delimiter=";").writerows(kept_rows(answer_rows(name, data), closed))
    return StrippedAnswers(written.getvalue().encode(), closed)


def answer_rows(name: str, data: bytes) -> Iterator[Sequence[str]]:
    """The rows of a file with answers. CSV streams by; a workbook is read whole and holds at most 5.000 rows.

    Raises:
        UnreadableFile: with a sentence for the user.
    """
    kind = kind_of(name)
    bytes_of(data)
    check_first_bytes(kind, data)
    if kind is FileKind.CSV:
        return rows_of(data)
    first = next(iter(workbook(name, data).tables), None)
    return iter([[cell.text for cell in row] for row in first.rows] if first else [])
