"""A file with figures becomes measurements: kept, understood by a person, applied as a whole, undone as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.dutch import listed
from samenplan.core.errors import Refused
from samenplan.core.fields import objections_to_text
from samenplan.core.permissions import Permission
from samenplan.execution.models import FigureImport, FigureMapping, Measurement
from samenplan.execution.operations.measuring import new_row
from samenplan.execution.queries.figure_imports import figure_imports
from samenplan.execution.queries.figures import in_force, indicators, measured
from samenplan.execution.rules.figure_files.mapping import FileMapping, as_plain
from samenplan.execution.rules.figure_files.report import FigureReport, FoundMeasurement, ReportLine
from samenplan.execution.rules.kinds import ImportState
from samenplan.execution.rules.measuring import NewMeasurement, completed, objections_to_measurement, same_value
from samenplan.plans.models import Plan
from samenplan.plans.models.details import Indicator
from samenplan.plans.operations.locking import locked

OPEN = (ImportState.MAPPING, ImportState.FAILED)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it is kept until it is applied."""

    name: str
    data: bytes
    mapping: FileMapping
    rows: int = 0
    dropped: tuple[str, ...] = ()  # headers of columns that are not kept


@transaction.atomic
def keep_figures(plan: Plan, upload: Upload, texts: Sequence[str], *, by: Actor) -> FigureImport:
    """Keep an uploaded file until somebody has looked at what it becomes.

    Raises:
        Refused: one of its texts holds what never belongs here; nothing is kept.
    """
    by.require(Permission.PROGRESS_MANAGE)
    fresh = locked(plan, by)
    if any(objections_to_text(text) for text in texts):
        raise Refused(
            "In dit bestand staat een rijksregisternummer, een nummerplaat of een account. Zulke gegevens horen hier "
            "niet. Er is niets bewaard: haal die kolom weg en probeer opnieuw."
        )
    run = FigureImport(plan=fresh, file_name=upload.name[:200], file=upload.data, rows_total=upload.rows)
    run.mapping, run.by_id = as_plain(upload.mapping), by.person
    run.report = [["Niet bewaard", listed(upload.dropped), []]] if upload.dropped else []
    run.save(force_insert=True)
    record(by, "figures.uploaded", fresh, run=run.pk)
    return run


@transaction.atomic
def choose_figures(run: FigureImport, mapping: FileMapping, *, by: Actor) -> None:
    """Say what the columns mean; remembered for the next file with the same headers.

    Raises:
        Refused: the file is being read in, or was.
    """
    by.require(Permission.PROGRESS_MANAGE)
    fresh = _in_state(run, OPEN, by)
    fresh.mapping = as_plain(mapping)
    fresh.save(update_fields=["mapping"])
    kept = {"mapping": as_plain(replace(mapping, measured_on=None))}
    rows = FigureMapping.objects.visible_to(by)
    rows.update_or_create(authority_id=by.home, signature=mapping.signature, defaults=kept)
    record(by, "figures.mapped", fresh.plan, run=fresh.pk)


@transaction.atomic
def queue_figures(run: FigureImport, *, at: datetime, by: Actor) -> None:
    """Ask for it to be read in; whoever claims it first does. A reading that was broken off can be asked again.

    Raises:
        Refused: it is being read in, or was.
    """
    by.require(Permission.PROGRESS_MANAGE)
    fresh = _in_state(run, (*OPEN, ImportState.WAITING, ImportState.RUNNING), by)
    if fresh.state == ImportState.RUNNING and fresh.claimed_until and fresh.claimed_until >= at:
        raise Refused("Dit bestand wordt al ingelezen. Kijk straks opnieuw.")
    fresh.state, fresh.attempts, fresh.rows_done, fresh.claimed_until = ImportState.WAITING, 0, 0, None
    fresh.save(update_fields=["state", "attempts", "rows_done", "claimed_until"])
    record(by, "figures.queued", fresh.plan, run=fresh.pk)


@transaction.atomic
def apply_figures(run: FigureImport, report: FigureReport, *, at: datetime, today: date, by: Actor) -> int:
    """Keep every measurement of the file, or none; gives how many came.

    Raises:
        Refused: the file was not claimed, gives nothing, or a figure contradicts itself.
    """
    by.require(Permission.PROGRESS_MANAGE)
    fresh = _in_state(run, (ImportState.RUNNING,), by)
    locked(fresh.plan, by)  # two files at once would not see each other's measurements
    if not report.found:
        raise Refused(["In dit bestand staat niets om over te nemen.", *report.remarks])
    known = {one.uid: one for one in indicators(by).filter(node__plan=fresh.plan)}
    there = in_force(by, known.values())
    rows, notes = [], []
    for number, found in enumerate(report.found):
        indicator = known.get(found.indicator)
        told, note = _taken(found, indicator, there, today)
        notes += [note] if note else []
        if told and indicator:
            row = new_row(indicator, replace(told, source=told.source or fresh.file_name))
            row.key, row.by_id, row.read_from = f"r{fresh.pk}-{number}", by.person, fresh
            rows.append(row)
    Measurement.objects.visible_to(by).bulk_create(rows, batch_size=500)
    fresh.report = [[line.where, line.became, list(line.flags)] for line in (*report.lines, *notes)]
    fresh.report += [["Bestand", remark, []] for remark in report.remarks]
    fresh.state, fresh.applied_at, fresh.file, fresh.claimed_until = ImportState.DONE, at, b"", None
    fresh.rows_done = fresh.rows_total
    fresh.save(update_fields=["state", "applied_at", "file", "claimed_until", "report", "rows_done"])
    record(by, "figures.applied", fresh.plan, run=fresh.pk, measurements=len(rows))
    return len(rows)


def _taken(
    found: FoundMeasurement, indicator: Indicator | None, there: dict[int, list[Measurement]], today: date
) -> tuple[NewMeasurement | None, ReportLine | None]:
    """The measurement to keep, or why it is left out; what was there already is not kept twice."""
    if indicator is None:
        return None, ReportLine("Indicator", "niets", ("Deze indicator staat niet meer in het plan.",))
    about = measured(indicator)
    if objections := objections_to_measurement(found.told, about, today):
        raise Refused([f"{indicator.name}: {objection}" for objection in objections])
    told = completed(found.told, about)
    same_day = [row for row in there.get(indicator.pk, []) if row.measured_on == told.measured_on]
    if any(same_value(row.value, told.value) and list(row.counts) == list(told.counts) for row in same_day):
        return None, ReportLine(indicator.name, "niets", ("Deze meting stond er al; ze is niet twee keer bewaard.",))
    if same_day:
        flag = "Op deze dag staat er al een andere waarde. Kijk na welke juist is en trek de andere in."
        return told, ReportLine(indicator.name, "een meting erbij", (flag,))
    return told, None


@transaction.atomic
def undo_figures(run: FigureImport, *, at: datetime, by: Actor) -> int:
    """Withdraw everything that came from this file; gives how many measurements.

    Raises:
        Refused: it was not read in, or undone already.
    """
    by.require(Permission.PROGRESS_MANAGE)
    fresh = _in_state(run, (ImportState.DONE,), by)
    if fresh.undone_at is not None:
        raise Refused("Deze cijfers zijn al ingetrokken.")
    many = fresh.rows.filter(withdrawn_at=None).update(withdrawn_at=at, withdrawn_by=by.person)
    fresh.undone_at = at
    fresh.save(update_fields=["undone_at"])
    record(by, "figures.undone", fresh.plan, run=fresh.pk, measurements=many)
    return many


def _in_state(run: FigureImport, states: Sequence[ImportState], by: Actor) -> FigureImport:
    """The run, re-read as the actor and locked, when it is in one of these states.

    Raises:
        Refused: it is not, or it is gone.
    """
    fresh = figure_imports(by).select_for_update(of=("self",)).filter(pk=run.pk).first()
    if fresh is None or fresh.state not in states:
        raise Refused("Dit bestand is al ingelezen, of iemand is er nu mee bezig. Er is niets veranderd.")
    return fresh
