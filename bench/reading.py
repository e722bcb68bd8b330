"""Reading what a town has: a Word table of 60 rows, and what files that want to harm cost."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from itertools import count
from pathlib import Path

import docx

from bench.measuring import Line, Target, Unit, median, milliseconds, single, timed
from samenplan.documents.limited.parent import ROOT
from samenplan.documents.reading.gate import kind_of
from samenplan.documents.reading.limits import MAX_BYTES
from samenplan.documents.reading.reader import WORKER, read
from samenplan.documents.reading.refusal import UnreadableFile
from samenplan.documents.tests.reading.hostile import Hostile, hostile_files
from samenplan.plans.rules.importing.understanding import understand

ROWS, TIMES = 60, 15
MOST_MILLISECONDS, MOST_MEGABYTES = 1_000, 200
HEADER = ("Doelstelling", "Actie", "Trekker", "Partners", "Timing", "Budget", "Indicator")
PEAK = """
import resource, subprocess, sys
command = [sys.executable, "-m", sys.argv[1], sys.argv[2]]
subprocess.run(command, stdin=open(sys.argv[3], "rb"), stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def lines() -> Iterator[Line]:
    """A good file, and the worst of the bad ones."""
    data = word_table()
    numbers = count(1)
    found = understand(read("plan.docx", data), None, new_uid=lambda: f"u{next(numbers)}")
    actions = sum(node.is_action for node in found.content.nodes)
    if actions != ROWS:
        raise AssertionError(f"{actions} actions were understood, not {ROWS}.")
    document = read("plan.docx", data)
    both = timed(lambda: understand(read("plan.docx", data), None, new_uid=lambda: f"u{next(numbers)}"), TIMES)
    only = timed(lambda: understand(document, None, new_uid=lambda: f"u{next(numbers)}"), TIMES)
    yield milliseconds(f"Word-tabel van {ROWS} rijen: lezen en begrijpen", both.wall, Target(MOST_MILLISECONDS))
    yield milliseconds(f"Word-tabel van {ROWS} rijen: daarvan begrijpen", only.wall)
    peaks = [peak for file in hostile_files() if (peak := _megabytes(file)) is not None]
    yield Line(
        f"Geheugen van het kind bij {len(peaks)} geweigerde bestanden (doel geldt voor het hoogste)",
        Unit.MEGABYTES,
        tuple(sorted(peaks)),
        Target(MOST_MEGABYTES),
        max(peaks),
    )
    yield single("Hoogste geheugen bij een geweigerd bestand", max(peaks), Unit.MEGABYTES, Target(MOST_MEGABYTES))
    yield milliseconds("Weigeren van zo'n bestand", _refusals())


def word_table() -> bytes:
    """A town's table: a goal on the first of each ten rows, several leads, periods, amounts, success measures."""
    document = docx.Document()
    document.add_heading("Actieplan samenleven Brugwijk 2027-2029", 0)
    table = document.add_table(rows=1, cols=len(HEADER))
    for cell, text in zip(table.rows[0].cells, HEADER, strict=True):
        cell.text = text
    for row in range(ROWS):
        goal, place = row // 10 + 1, row % 10 + 1
        texts = (
            f"{goal}. Buren in wijk {goal} kennen elkaar" if place == 1 else "",
            f"{goal}.{place} Gesprekken in buurt {place}, met vaste gespreksleiders",
            "Dienst samenleven, Jeugddienst",
            "Buurtwerk De Brug",
            "1 maart 2027 - 30 juni 2028",
            f"€ {1500 + row * 10}",
            "40 deelnemers per avond",
        )
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _refusals() -> list[float]:
    """Seconds per hostile file."""
    seconds = []
    for file in hostile_files():
        seconds.append(median(timed(lambda file=file: _refused(file), 1, before=0).wall))
    return seconds


def _refused(file: Hostile) -> None:
    try:
        read(file.name, file.data)
    except UnreadableFile:
        return
    raise AssertionError(f"Not refused: {file.label}")


def _megabytes(file: Hostile) -> float | None:
    """The peak of the child that parses it; None when it is refused before there is a child."""
    try:
        kind = kind_of(file.name)
    except UnreadableFile:
        return None
    if not 0 < len(file.data) <= MAX_BYTES:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(file.data)
        command = [sys.executable, "-c", PEAK, WORKER, kind.value, str(path)]
        said = subprocess.run(command, env={"PYTHONPATH": ROOT}, capture_output=True, check=True, timeout=60).stdout
    return int(said) / 1024
