"""What the pages of an import do with a file: hand it over, show what it would become, have it read in."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from threading import Thread

from django.db import connection
from django.utils.timezone import localdate, now

from samenplan.core.actor import Actor
from samenplan.documents.reading.refusal import Reason, UnreadableFile
from samenplan.execution.forms.figure_imports import FiguresForm
from samenplan.execution.models import FigureImport
from samenplan.execution.operations.figure_importing import Upload, keep_figures
from samenplan.execution.operations.figure_work import understood, work
from samenplan.execution.queries.figure_imports import asked_indicators, known_indicators, remembered
from samenplan.execution.rules.figure_files.answers import NoAnswers, guessed_answers
from samenplan.execution.rules.figure_files.files import KEPT_NAME, answer_rows, stripped, texts_of, workbook
from samenplan.execution.rules.figure_files.mapping import FileMapping, FileShape, UnreadableMapping
from samenplan.execution.rules.figure_files.reading import guessed_mapping
from samenplan.execution.rules.figure_files.report import FigureReport
from samenplan.execution.rules.figure_files.tables import figure_tables, metadata
from samenplan.plans.models import Plan

TOO_MANY_ROWS = {
    FileShape.ANSWERS: "Er staan meer dan 5.000 rijen in dit bestand. Er is niets bewaard. Bewaar het als CSV: dan "
    "lezen we ook 100.000 antwoorden.",
    FileShape.TABLE: "Er staan meer dan 5.000 rijen in dit bestand. Er is niets bewaard. Bewaar alleen het blad met de "
    "cijfers van jullie gemeente.",
}
AT_ONCE_ROWS = 20_000
"""Up to so many rows a file is read in while the browser waits; above, beside the request."""


def hand_over(plan: Plan, form: FiguresForm, *, by: Actor) -> FigureImport:
    """Keep the file of the form, with a first guess at its columns.

    Raises:
        UnreadableFile, NoAnswers, Refused: each with its sentence; nothing is kept.
    """
    file, shape = form.cleaned_data["file"], FileShape(form.cleaned_data["shape"])
    name, data = file.name or "", file.read()
    if shape is FileShape.TABLE:
        document, known = workbook(name, data), known_indicators(plan, by=by)
        guess = remembered(guessed_mapping(document, known), {one.uid for one in known}, by=by)
        rows = sum(len(table.rows) for table in figure_tables(document))
        return keep_figures(plan, Upload(name, data, guess, rows), texts_of(document), by=by)
    kept, asked = stripped(name, data), asked_indicators(plan, by=by)
    first = guessed_answers(kept.closed.headers, asked)
    guess = remembered(first, {one.uid for one in asked}, by=by)
    dated = FileMapping(guess.shape, guess.uses, form.cleaned_data["measured_on"])
    upload = Upload(name, kept.data, dated, kept.closed.rows, kept.closed.dropped)
    return keep_figures(plan, upload, kept.texts, by=by)


def why_unread(refusal: UnreadableFile, shape: str) -> str:
    """The sentence of a refusal; about too many rows one that helps with figures."""
    return TOO_MANY_ROWS[FileShape(shape)] if refusal.reason is Reason.TOO_MANY_ROWS else str(refusal)


def parts_of_table(run: FigureImport, *, today: date, by: Actor) -> dict[str, object]:
    """The preview of a workbook: what its sheets say of themselves, a few cells per column, and every measurement."""
    try:
        document = workbook(run.file_name, bytes(run.file))
        report = understood(run, today=today, by=by)
    except (UnreadableFile, UnreadableMapping):
        unread = "Dit bestand is niet meer te lezen. Kies het opnieuw."
        return {"samples": {}, "report": FigureReport(remarks=(unread,)), "metadata": {}}
    samples: dict[str, list[str]] = {}
    for table in figure_tables(document):
        for column in table.columns:
            cells = (row[column.place].strip() for _, row in table.rows)
            samples.setdefault(column.label, []).extend(islice((cell for cell in cells if cell), 3))
    return {"samples": samples, "report": report, "metadata": metadata(document)}


def parts_of_answers(run: FigureImport, *, today: date, by: Actor) -> dict[str, object]:
    """The preview of answers: a few per column, and what they give when there are not too many to count here."""
    rows = answer_rows(KEPT_NAME, bytes(run.file))
    samples = _few_answers(rows)
    if run.rows_total > AT_ONCE_ROWS:
        return {"samples": samples, "report": None}
    try:
        return {"samples": samples, "report": understood(run, today=today, by=by)}
    except NoAnswers as refusal:
        return {"samples": samples, "report": FigureReport(remarks=(str(refusal),))}


def _few_answers(rows: Iterator[Sequence[str]]) -> dict[str, list[str]]:
    headers, first = next(rows, ()), list(islice(rows, 200))
    return {
        header: list(dict.fromkeys(row[place] for row in first if place < len(row) and row[place]))
        for place, header in enumerate(headers)
    }


def read_in(run: FigureImport, *, by: Actor) -> None:
    """Read it in now, or in a thread that goes on when the browser leaves; a command picks up what breaks off."""
    if run.rows_total <= AT_ONCE_ROWS:
        work(run.pk, at=now(), today=localdate(), by=by)
        return
    Thread(target=_beside, args=(run.pk, by), name=f"cijfers-{run.pk}").start()


def _beside(run_id: int, by: Actor) -> None:
    try:
        work(run_id, at=now(), today=localdate(), by=by)
    finally:
        connection.close()  # this thread's own
