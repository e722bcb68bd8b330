"""Kill the command that reads figures in: afterwards every measurement of the file is there, or none."""

import random
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.durability import looking
from tests.durability.serving import Server

PEOPLE = 60_000
ROWS = 5
"""Measurements that one file gives: all of them or none."""

HAND_OVER = f"""
from datetime import date
from django.utils.timezone import now
from samenplan.authorities.models import User
from samenplan.authorities.queries import actor_for, memberships_of
from samenplan.execution.models import IndicatorProfile
from samenplan.execution.operations.figure_importing import Upload, keep_figures, queue_figures
from samenplan.execution.rules.figure_files.files import stripped
from samenplan.execution.rules.figure_files.mapping import ColumnUse, FigureColumn, FileMapping, FileShape
from samenplan.execution.tests.figure_files import answers_csv
from samenplan.plans.models import Plan
user = User.objects.get(email="lien@brugwijk.example")
lien = actor_for(user, memberships_of(user))
plan = Plan.objects.visible_to(lien).order_by("pk").first()
node = plan.nodes.filter(kind="action").first()
kept = stripped("a.csv", answers_csv({PEOPLE}))
uses = []
for header in kept.closed.headers[1:]:
    indicator = node.indicators.create(name=header, unit="x")
    IndicatorProfile(indicator=indicator, answers=list("abcdefg")).save()
    uses.append(ColumnUse(header, FigureColumn.VALUE, indicator.uid))
mapping = FileMapping(FileShape.ANSWERS, tuple(uses), date(2026, 5, 1))
run = keep_figures(plan, Upload("a.csv", kept.data, mapping, kept.closed.rows), [], by=lien)
queue_figures(run, at=now(), by=lien)
"""


@dataclass(slots=True)
class FigureTally:
    """What became of the files. `halves` names those that were neither whole nor absent."""

    kills: int = 0
    whole: int = 0
    absent: int = 0
    halves: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def kill_readings(server: Server, times: int, *, seed: int = 1) -> FigureTally:
    """Hand over files, read one in in peace, then read in and kill somewhere in that, `times` times."""
    server.manage("shell", "-c", HAND_OVER)
    began = time.monotonic()
    server.manage("lees_cijfers")
    took, chance, tally = time.monotonic() - began, random.Random(seed), FigureTally()
    for _ in range(times):
        server.manage("shell", "-c", HAND_OVER)
        running = server.begin("lees_cijfers")
        time.sleep(chance.uniform(took * 0.6, took * 1.2))
        running.send_signal(signal.SIGKILL)
        running.wait()
        _judge(server.database, tally)
    return tally


def _judge(database: Path, tally: FigureTally) -> None:
    """The newest file and what came from it."""
    tally.kills += 1
    with looking.opened(database) as connection:
        state, run = connection.execute(
            "select state, id from execution_figureimport order by id desc limit 1"
        ).fetchone()
        rows = "select count(*) from execution_measurement where read_from_id = ?"
        (many,) = connection.execute(rows, [run]).fetchone()
    if (state, many) == ("done", ROWS):
        tally.whole += 1
    elif state in ("waiting", "running") and many == 0:
        tally.absent += 1
    else:
        tally.halves.append(f"kill {tally.kills}: {state}, {many} measurements")
    if (integrity := looking.integrity(database)) != "ok":
        tally.broken.append(integrity)
