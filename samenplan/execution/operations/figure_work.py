"""Reading in a file with figures, once, whoever does it: a request, a thread beside it, or a command.

A file is claimed under lock, counted while it says how far it is, and applied in one transaction. Killed
anywhere before that, nothing of it is kept and the claim lapses, so that somebody else can take it.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import transaction

from samenplan.analysis.measures.frequencies import Unmeasurable
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.documents.reading.refusal import UnreadableFile
from samenplan.execution.models import FigureImport
from samenplan.execution.operations.figure_importing import apply_figures
from samenplan.execution.queries.figure_imports import (
    asked_indicators,
    figure_imports,
    free_to_claim,
    known_indicators,
    town_of,
)
from samenplan.execution.rules.figure_files.answers import NoAnswers, count_answers, needed, tally
from samenplan.execution.rules.figure_files.files import answer_rows, workbook
from samenplan.execution.rules.figure_files.mapping import FileShape, UnreadableMapping, from_plain
from samenplan.execution.rules.figure_files.reading import read_figures
from samenplan.execution.rules.figure_files.report import FigureReport
from samenplan.execution.rules.kinds import ImportState

LEASE = timedelta(minutes=2)
"""How long a file stays with who claimed it, counted again at every word about progress."""

Told = Callable[[int], None]


def work(run_id: int, *, at: datetime, today: date, by: Actor) -> bool:
    """Read the file in, unless somebody else is doing so; whether it was this call that did."""
    if not _claimed(run_id, at=at, by=by):
        return False
    run = figure_imports(by).get(pk=run_id)

    def told(done: int) -> None:
        mine = FigureImport.objects.visible_to(by).filter(pk=run_id, state=ImportState.RUNNING)
        mine.update(rows_done=min(done, run.rows_total))

    try:
        apply_figures(run, understood(run, today=today, by=by, told=told), at=at, today=today, by=by)
    except (UnreadableFile, NoAnswers, UnreadableMapping, Unmeasurable) as error:
        _failed(run_id, [str(error)], by=by)
    except Refused as refusal:
        _failed(run_id, refusal.objections, by=by)
    return True


def understood(run: FigureImport, *, today: date, by: Actor, told: Told = lambda done: None) -> FigureReport:
    """What the file gives with the columns as they were chosen; nothing is kept.

    Raises:
        UnreadableFile, NoAnswers, UnreadableMapping, Unmeasurable: each with its sentence.
    """
    mapping, data = from_plain(run.mapping), bytes(run.file)
    if mapping.shape is FileShape.TABLE:
        document = workbook(run.file_name, data)
        return read_figures(document, mapping, town_of(run.plan, today), known_indicators(run.plan, by=by))
    asked = asked_indicators(run.plan, by=by)
    headers = list(next(answer_rows("antwoorden.csv", data), ()))
    columns = needed(headers, mapping, asked)
    if not columns:
        return FigureReport(remarks=("Kies bij minstens één kolom welke indicator ze is.",))
    places = [headers.index(column) for column in columns]
    said = tally(answer_rows("antwoorden.csv", data), places, told=told)
    return count_answers(said, columns, mapping, asked)


@transaction.atomic
def _claimed(run_id: int, *, at: datetime, by: Actor) -> bool:
    """Take it when it is free. The row is locked first: an update through a join would not look twice on PostgreSQL."""
    free = figure_imports(by).filter(free_to_claim(at), pk=run_id)
    run = free.select_for_update(of=("self",)).first()
    if run is None:
        return False
    run.state, run.claimed_until, run.rows_done = ImportState.RUNNING, at + LEASE, 0
    run.attempts += 1
    run.save(update_fields=["state", "claimed_until", "rows_done", "attempts"])
    return True


@transaction.atomic
def _failed(run_id: int, sentences: list[str], *, by: Actor) -> None:
    run = figure_imports(by).select_for_update(of=("self",)).get(pk=run_id)
    run.state, run.claimed_until = ImportState.FAILED, None
    run.report = [["Bestand", sentence, []] for sentence in sentences]
    run.save(update_fields=["state", "claimed_until", "report"])
