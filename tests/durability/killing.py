"""Kill the server at random moments while two people write, and count what was promised and is gone."""

import random
import threading
import time
from dataclasses import dataclass, field

from tests.durability import looking
from tests.durability.officer import LOST, Officer
from tests.durability.serving import Server

SHORTEST, LONGEST = 0.02, 1.2
"""Seconds between the first kept text after a start and the kill."""
FIRST_WORD_SECONDS = 90


@dataclass(slots=True)
class Tally:
    """What happened. `lost` names every promise that was broken."""

    kills: int = 0
    acknowledged: int = 0
    in_doubt: int = 0  # sent, and killed before the answer
    in_doubt_kept: int = 0
    lost: list[str] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)  # answers that were no promise
    broken: list[str] = field(default_factory=list)  # what the integrity check said


@dataclass(slots=True)
class Writer:
    """One officer with one field: what stands there, what she sent last, and how often the server said yes."""

    officer: Officer
    node_id: int
    address: str
    kept: str
    sent: str
    number: int = 0
    promises: int = 0
    refused: list[int] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def write_until_the_line_breaks(self) -> None:
        """One text after the other, each from what the server last said it kept."""
        while not self.stop.is_set():
            self.number += 1
            self.sent = f"Tekst {self.number} van {self.node_id}. " + "Wat we doen en waarom. " * (self.number % 40)
            self.sent = self.sent.strip()
            try:
                status = self.officer.write(self.address, self.kept, self.sent)
            except LOST:
                return
            if status != 200:
                self.refused.append(status)
                return
            self.kept, self.promises = self.sent, self.promises + 1


def kill_often(server: Server, times: int, *, seed: int = 1) -> Tally:
    """Start, write, kill, look; `times` times. The server must be set up; it is stopped at the end."""
    chance, tally = random.Random(seed), Tally()
    writers = _writers(server)
    for _ in range(times):
        _one_life(server, writers, chance.uniform(SHORTEST, LONGEST))
        _look(server, writers, tally)
        tally.kills += 1
    return tally


def _writers(server: Server) -> list[Writer]:
    server.start()
    found = looking.plan_of_example(server.database)
    made = []
    for email, node_id in zip(("lien@brugwijk.example", "bart@brugwijk.example"), found.node_ids, strict=False):
        officer = Officer(server.port)
        officer.sign_in(looking.person(server.database, email))
        stands = looking.description(server.database, node_id)
        made.append(Writer(officer, node_id, found.address(node_id), stands, stands))
    server.kill()
    return made


def _one_life(server: Server, writers: list[Writer], moment: float) -> None:
    """Kill `moment` seconds after the first text was kept."""
    server.start()
    promised = [writer.promises for writer in writers]
    threads = [threading.Thread(target=writer.write_until_the_line_breaks, daemon=True) for writer in writers]
    for writer, thread in zip(writers, threads, strict=True):
        writer.officer.hang_up()
        thread.start()
    until = time.monotonic() + FIRST_WORD_SECONDS
    while time.monotonic() < until and [writer.promises for writer in writers] == promised:
        time.sleep(0.005)
    time.sleep(moment)
    server.kill()
    for writer, thread in zip(writers, threads, strict=True):
        writer.stop.set()
        thread.join(FIRST_WORD_SECONDS)
        writer.stop.clear()


def _look(server: Server, writers: list[Writer], tally: Tally) -> None:
    """Compare what was promised with what is in the file; go on from what is there."""
    if (said := looking.integrity(server.database)) != "ok":
        tally.broken.append(said)
    for writer in writers:
        there = looking.description(server.database, writer.node_id)
        if there not in (writer.kept, writer.sent):
            tally.lost.append(f"after kill {tally.kills + 1}: promised “{writer.kept}”, found “{there}”")
        if writer.sent != writer.kept:
            tally.in_doubt += 1
            tally.in_doubt_kept += there == writer.sent
        writer.kept = writer.sent = there
    tally.acknowledged = sum(writer.promises for writer in writers)
    tally.refused = [status for writer in writers for status in writer.refused]
