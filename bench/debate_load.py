"""Voting under load: 200 people on one server, 20 votes a second, while results are computed beside it.

`python -m bench.debate_load [SECONDS]` runs alone (60 seconds when nothing is said; the target asks 300). Votes are
sent at fixed moments, whether the server keeps up or not, and a vote's time counts from the moment it should have
gone out. One in twenty forms is sent twice. Afterwards every acknowledged vote must be in the database, once.
"""

import http.client
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from bench.measuring import Line, Target, Unit, single
from tests.durability.serving import Server

VOTERS, PER_SECOND, SECONDS, HANDS = 200, 20, 60, 48
TWICE_EVERY, COMPUTED_EVERY = 20, 5
CHOICES = ("eens", "oneens", "geen")
LOOK = (
    "from samenplan.debate.models import Debate, Snapshot, Vote; r='a measurement';"
    "d=Debate.objects.unscoped(reason=r).get(); v=Vote.objects.unscoped(reason=r);"
    "print(d.token, d.last_sequence, v.count(), v.exclude(key__startswith='druk-').count(),"
    "v.values('sequence').distinct().count(), Snapshot.objects.unscoped(reason=r).latest('pk').pk)"
)


@dataclass
class Voter:
    """A browser that keeps its connection."""

    port: int
    home: str
    cookie: str = ""
    token: str = ""
    line: http.client.HTTPConnection | None = field(default=None, repr=False)

    def ask(self, method: str, where: str, body: str = "") -> tuple[int, str]:
        """One request; a connection that the server let go is made again, as browsers do."""
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        for last in (False, True):
            try:
                self.line = self.line or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                self.line.request(method, self.home + where, body, headers)
                answer = self.line.getresponse()
                text = answer.read().decode()
                self.cookie = (answer.getheader("Set-Cookie") or self.cookie).split(";")[0]
                return answer.status, text
            except (http.client.HTTPException, ConnectionError):
                self.line = None
                if last:
                    raise
        raise AssertionError

    def come_in(self) -> float:
        """Open the first statement; how long it took."""
        began = time.perf_counter()
        status, text = self.ask("GET", "stem/")
        if status != 200:
            raise AssertionError(f"the first statement answered {status}")
        self.token = re.findall(r'name="bewijs" value="(\w+)"', text)[0]
        return time.perf_counter() - began

    def vote(self, turn: int, due: float) -> tuple[float, float]:
        """A vote and the page after it: both times, the vote's from when it was due."""
        fields = {"bewijs": self.token, "stelling": turn % 12 + 1, "eenmalig": f"druk-{turn}"}
        body = urlencode({**fields, "keuze": CHOICES[turn // 12 % 3]})
        for _ in range(2 if turn % TWICE_EVERY == 0 else 1):
            status, _text = self.ask("POST", "stem/", body)
            if status != 302:
                raise AssertionError(f"a vote answered {status}")
        voted = time.perf_counter()
        self.ask("GET", "stem/")
        return voted - due, time.perf_counter() - voted


def lines(seconds: int = SECONDS) -> Iterator[Line]:
    """The times of votes, and whether any was lost or doubled."""
    with tempfile.TemporaryDirectory(prefix="samenplan-druk-") as folder:
        server = Server(Path(folder))
        server.set_up()
        server.start()
        try:
            yield from _pressed(server, seconds)
        finally:
            server.stop()


def _pressed(server: Server, seconds: int) -> Iterator[Line]:
    token, before = _looked(server)[0], int(_looked(server)[2])
    voters = [Voter(server.port, f"/debat/{token}/") for _ in range(VOTERS)]
    with ThreadPoolExecutor(HANDS) as hands:
        came = sorted(hands.map(Voter.come_in, voters))
    beside = _computing(server)
    try:
        votes, pages = _votes(voters, seconds)
    finally:
        beside.terminate()
        beside.wait(30)
    _, last, kept, _, numbers, results = _looked(server)
    sent = seconds * PER_SECOND
    yield single("200 mensen openen samen de eerste stelling, de traagste", came[-1] * 1000, Unit.MILLISECONDS)
    yield single("stem, p50", _at(votes, 0.5), Unit.MILLISECONDS)
    yield single("stem, p99", _at(votes, 0.99), Unit.MILLISECONDS, Target(150))
    yield single("volgende stelling na een stem, p99", _at(pages, 0.99), Unit.MILLISECONDS)
    yield single("stemmen per seconde", sent / seconds, Unit.PER_SECOND)
    yield single("resultaten gerekend onderweg", int(results) - 1, Unit.COUNT)
    yield single("stemmen verloren", max(0, before + sent - int(kept)), Unit.COUNT, Target(0))
    yield single("stemmen dubbel", max(0, int(kept) - before - sent), Unit.COUNT, Target(0))
    yield single("gaten of dubbels in de nummering", int(last) - int(numbers), Unit.COUNT, Target(0))


def _votes(voters: list[Voter], seconds: int) -> tuple[list[float], list[float]]:
    """Send every vote at its moment; each voter in turn, so that nobody votes twice at once."""
    start = time.perf_counter() + 0.5

    def one(place: int) -> tuple[float, float]:
        due = start + place / PER_SECOND
        time.sleep(max(0.0, due - time.perf_counter()))
        return voters[place % VOTERS].vote(place // VOTERS + 1, due)

    with ThreadPoolExecutor(HANDS) as hands:
        found = list(hands.map(one, range(seconds * PER_SECOND)))
    return sorted(each[0] for each in found), sorted(each[1] for each in found)


def _computing(server: Server) -> "subprocess.Popen[bytes]":
    """The command that computes results, beside the server."""
    command = [sys.executable, "manage.py", "reken_debatten", "--loop", str(COMPUTED_EVERY)]
    surroundings = {**os.environ, "SAMENPLAN_LOCAL": "1", "SAMENPLAN_EXAMPLE": "1", "SAMENPLAN_DATA": str(server.data)}
    return subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL)


def _looked(server: Server) -> list[str]:
    """Token, newest sequence, votes, votes of the example, distinct numbers, results."""
    return server.manage("shell", "-v", "0", "-c", LOOK).split()


def _at(values: list[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))] * 1000


if __name__ == "__main__":
    from bench.measuring import table

    asked = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    print(*table(list(lines(asked))), sep="\n")
    print(f"load: {os.getloadavg()[0]:.1f}")
