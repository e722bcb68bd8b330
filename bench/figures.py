"""Figures: reading in 100,000 answers, a monitor workbook, and drawing pictures. One process, Django's test client."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from django.utils.timezone import now

from bench.measuring import Line, Target, Unit, milliseconds, single, timed
from samenplan.authorities.example import LIEN, place_person
from samenplan.authorities.queries import actor_for, memberships_of
from samenplan.core.actor import Actor
from samenplan.documents.limited.parent import ROOT
from samenplan.execution.models import FigureImport, Measurement
from samenplan.execution.operations import figure_importing, figure_work
from samenplan.execution.operations.figure_importing import Upload
from samenplan.execution.reports.indicator_page import pictures
from samenplan.execution.reports.pictures import StatusRow, status_svg
from samenplan.execution.rules.composite import as_plain
from samenplan.execution.rules.figure_files.files import stripped, workbook
from samenplan.execution.rules.figure_files.mapping import ColumnUse, FigureColumn, FileMapping, FileShape
from samenplan.execution.rules.figure_files.reading import Known, Town, guessed_mapping, read_figures
from samenplan.execution.tests.figure_files import answers_csv, monitor_workbook
from samenplan.execution.tests.figures import ANSWERS, a_measured_plan, a_measurement, an_indicator
from samenplan.execution.tests.test_figure_files import CONTACT
from samenplan.plans.models import Plan
from samenplan.plans.rules.status import ActionStatus

PEOPLE, TIMES = 100_000, 5
MOST_MILLISECONDS, PICTURE_MILLISECONDS, MOST_MEGABYTES = 3_000, 50, 200
PEAK = """
import resource, sys
from pathlib import Path
from samenplan.execution.rules.figure_files.answers import tally
from samenplan.execution.rules.figure_files.files import answer_rows, stripped
kept = stripped("a.csv", Path(sys.argv[1]).read_bytes())
tally(answer_rows("a.csv", kept.data), range(len(kept.closed.headers)), told=lambda done: None)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def lines() -> Iterator[Line]:
    """Answers, a workbook, pictures."""
    user = place_person(LIEN)
    lien = actor_for(user, memberships_of(user))
    plan = a_measured_plan(lien)
    yield from _answers(plan, lien)
    yield from _workbook()
    yield from _pictures(plan, lien)


def _answers(plan: Plan, lien: Actor) -> Iterator[Line]:
    """From the bytes that came in to the measurements: stripped, kept, counted for two indicators."""
    data = answers_csv(PEOPLE)
    question = an_indicator(plan, "Stelling", answers=list(ANSWERS))
    an_indicator(plan, "Contact", rule=as_plain(CONTACT.rule))
    days = (date(2026, 5, 1) + timedelta(days=number) for number in count())
    use = ColumnUse("v1", FigureColumn.VALUE, question.uid)
    took = timed(lambda: _read_in(plan, data, FileMapping(FileShape.ANSWERS, (use,), next(days)), lien), TIMES)
    counted = Measurement.objects.visible_to(lien).filter(indicator=question).first()
    if counted is None or counted.n != PEOPLE:
        raise AssertionError("The answers were not counted.")
    target = Target(MOST_MILLISECONDS)
    yield milliseconds(
        "100.000 antwoorden: van bestand tot meting (doel geldt voor p95)", took.wall, target, judge=0.95
    )
    yield milliseconds("100.000 antwoorden: rekentijd daarvan", took.cpu)
    yield single("100.000 antwoorden: hoogste geheugen (MB)", _peak(data), Unit.MEGABYTES, Target(MOST_MEGABYTES))


def _read_in(plan: Plan, data: bytes, mapping: FileMapping, lien: Actor) -> None:
    """One file, of a day of its own."""
    kept = stripped("antwoorden.csv", data)
    upload = Upload("antwoorden.csv", kept.data, mapping, kept.closed.rows)
    run: FigureImport = figure_importing.keep_figures(plan, upload, kept.texts, by=lien)
    figure_importing.queue_figures(run, at=now(), by=lien)
    if not figure_work.work(run.pk, at=now(), today=date(2026, 11, 25), by=lien):
        raise AssertionError("Nobody read it in.")


def _peak(data: bytes) -> float:
    """The memory of a process that strips and counts them, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "antwoorden.csv"
        path.write_bytes(data)
        command = [sys.executable, "-c", PEAK, str(path)]
        said = subprocess.run(command, env={"PYTHONPATH": ROOT}, capture_output=True, check=True, timeout=60).stdout
    return int(said) / 1024


def _workbook() -> Iterator[Line]:
    data, town = monitor_workbook(), Town("Brugwijk", ("41002",), date(2026, 11, 25))
    known = [Known("u1", "eens", "%")]

    def whole() -> None:
        document = workbook("monitor.xlsx", data)
        if len(read_figures(document, guessed_mapping(document, known), town, known).found) != 2:
            raise AssertionError("The workbook was not understood.")

    yield milliseconds("Werkboek met cijfers per gemeente: lezen en begrijpen", timed(whole, TIMES).wall)


def _pictures(plan: Plan, lien: Actor) -> Iterator[Line]:
    indicator = an_indicator(plan, "Vertrouwen", answers=list(ANSWERS), target_value=40)
    first = date(2024, 1, 1)
    for month in range(24):
        a_measurement(
            indicator, 20 + month % 12, by=lien, on=first + timedelta(days=31 * month), counts=(40, 20, 30, 60, 10)
        )
    values = list(indicator.measurements.order_by("measured_on"))
    goals = [StatusRow(f"Doel {place}", dict.fromkeys(ActionStatus, 1 + place % 7)) for place in range(60)]
    target = Target(PICTURE_MILLISECONDS)
    drawn = timed(lambda: pictures(indicator, values), 50)
    yield milliseconds("Alle beelden van een indicator met 24 metingen (p95)", drawn.wall, target, judge=0.95)
    stacked = timed(lambda: status_svg(goals), 50)
    yield milliseconds("Stand van 60 doelstellingen als beeld (p95)", stacked.wall, target, judge=0.95)
