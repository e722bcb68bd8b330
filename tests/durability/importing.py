"""Kill the server while it takes over a file: afterwards everything of it is in the plan, or nothing."""

import random
import re
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.durability import looking
from tests.durability.officer import LOST, Officer
from tests.durability.serving import Server

RUN = re.compile(r"/plannen/(\d+)/invoer/(\d+)/")
MOST_ROWS = 60
JOIN_SECONDS = 90


@dataclass(slots=True)
class ImportTally:
    """What happened to the imports. `halves` names those that were neither whole nor absent."""

    kills: int = 0
    whole: int = 0
    absent: int = 0
    halves: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)  # the server said it was done, and it is not there
    broken: list[str] = field(default_factory=list)


def a_table(rows: int = MOST_ROWS) -> bytes:
    """A table of a town as CSV: a goal per ten rows, an action per row."""
    lines = ["Doelstelling;Actie;Trekker;Timing;Budget"]
    for row in range(rows):
        goal, place = row // 10 + 1, row % 10 + 1
        lines.append(f"Doel {goal};Gesprekken in buurt {goal}.{place};Dienst samenleven;2027;{1000 + row}")
    return "\n".join(lines).encode()


def kill_imports(server: Server, times: int, *, seed: int = 1) -> ImportTally:
    """Hand over a file, take it over, kill somewhere in that; `times` times, after one import left in peace."""
    chance, tally = random.Random(seed), ImportTally()
    server.start()
    officer = Officer(server.port)
    officer.sign_in(looking.person(server.database, "lien@brugwijk.example"))
    took, whole = _in_peace(server.database, officer)
    for _ in range(times):
        plan_id, run_id = _handed_over(officer)
        said = _killed_while_applying(server, officer, (plan_id, run_id), chance.uniform(0, took * 1.2))
        _judge(tally, said, looking.imported(server.database, plan_id, run_id), whole)
        if (integrity := looking.integrity(server.database)) != "ok":
            tally.broken.append(integrity)
        server.start()
    server.kill()
    return tally


def _in_peace(database: Path, officer: Officer) -> tuple[float, int]:
    """How many seconds an import takes, and how many goals and actions it makes."""
    plan_id, run_id = _handed_over(officer)
    began = time.monotonic()
    status = officer.post(_apply(plan_id, run_id), {}).status
    took = time.monotonic() - began
    applied, many = looking.imported(database, plan_id, run_id)
    if status != 302 or not applied:
        raise AssertionError(f"The import did not go through: {status}")
    return took, many


def _handed_over(officer: Officer) -> tuple[int, int]:
    answer = officer.hand_over("/brugwijk/plannen/nieuw/bestand/", "plan.csv", a_table())
    found = RUN.search(answer.location)
    if found is None:
        raise AssertionError(f"The file was not taken: {answer.status}")
    return int(found[1]), int(found[2])


def _apply(plan_id: int, run_id: int) -> str:
    return f"/brugwijk/plannen/{plan_id}/invoer/{run_id}/toepassen/"


def _killed_while_applying(server: Server, officer: Officer, run: tuple[int, int], moment: float) -> int:
    """The status of the answer, or 0 when there was none."""
    answers = [0]

    def apply() -> None:
        try:
            answers.append(officer.post(_apply(*run), {}).status)
        except LOST:
            return

    asking = threading.Thread(target=apply, daemon=True)
    asking.start()
    time.sleep(moment)
    server.kill()
    asking.join(JOIN_SECONDS)
    officer.hang_up()
    return answers[-1]


def _judge(tally: ImportTally, said: int, found: tuple[bool, int], whole: int) -> None:
    tally.kills += 1
    if found == (True, whole):
        tally.whole += 1
    elif found == (False, 0):
        tally.absent += 1
        if said:
            tally.lost.append(f"kill {tally.kills}: answered {said}, nothing there")
    else:
        tally.halves.append(f"kill {tally.kills}: applied={found[0]}, {found[1]} of {whole}")
