"""The shown results as a file: what stands on the page, never a raw answer."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from samenplan.analysis.models import Survey
from samenplan.analysis.reports.reading import Line, Reading, counted
from samenplan.documents.spreadsheet import FileFacts, Sheet, csv_bytes, xlsx

HEADERS = ("Vraag", "Antwoord", "Aantal", "Aandeel", "Via de link", "Op papier", "Met een mening", "Alle antwoorden")
WIDTHS = (50, 30, 14, 12, 14, 14, 16, 16)
MEASURE_HEADERS = ("Vraag", "Maat", "Waarde")
MEASURE_WIDTHS = (50, 44, 30)


class ResultsFile(StrEnum):
    """The files in which results can be taken along."""

    XLSX = "xlsx"
    CSV = "csv"


MEDIA_TYPES = {
    ResultsFile.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ResultsFile.CSV: "text/csv; charset=utf-8",
}


def results_file(kind: ResultsFile, survey: Survey, read: Sequence[Reading], *, now: datetime) -> bytes:
    """The file, with the same figures and the same gaps as the page."""
    rows = [_row(one, line) for one in read for line in one.lines]
    if kind is ResultsFile.CSV:
        return csv_bytes(HEADERS, rows)
    measures = [
        (one.question.text, name, value)
        for one in read
        for name, value in [*((figure.name, figure.value) for figure in one.figures), ("vorm", one.caption)]
        if value
    ]
    sheets = [
        Sheet("Antwoorden", HEADERS, tuple(rows), WIDTHS),
        Sheet("Maten", MEASURE_HEADERS, tuple(measures), MEASURE_WIDTHS),
    ]
    return xlsx(sheets, FileFacts(survey.title, survey.authority.name, now))


def _row(one: Reading, line: Line) -> tuple[str, ...]:
    apart = (line.link, line.paper) if one.shown.by_channel else ("", "")
    return (
        one.question.text, line.label, line.total, line.share, *apart,
        counted(one.shown.base), counted(one.shown.asked),
    )  # fmt: skip
