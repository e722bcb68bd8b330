"""Voting under load: 200 people, one server process, 20 votes a second, while results are computed and the map is read.

`python -m bench.debate_load --seconds 300 --write` measures as long as the target asks, on both databases, and keeps
the tables. Votes are sent at fixed moments, whether the server keeps up or not; the time of a vote counts from when it
should have gone out. One in twenty forms is sent twice. Afterwards every acknowledged vote must be in the database,
once; then the server is killed in the middle of voting, and again every acknowledged vote must be there.
"""

import argparse
import os
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import samenplan.config  # noqa: F401 - brings a sound SQLite, with which we look into the file
from bench.measuring import Line, Target, Unit, milliseconds, percentile, single, table
from bench.report import write_section
from tests.durability import looking
from tests.durability.killing_votes import faults_of, home_of, kill_while_voting
from tests.durability.postgres import temporary_cluster
from tests.durability.serving import Server
from tests.durability.voter import Voter

VOTERS, PER_SECOND, SECONDS, HANDS, WORKERS = 200, 20, 60, 48, 1
TWICE_EVERY, COMPUTED_EVERY, READERS, VOTES_FOR_MAP, KILLS = 20, 5, 10, 8, 3
TITLES = {
    "sqlite": "Stemmen in een debat onder druk, op SQLite",
    "postgresql": "Stemmen in een debat onder druk, op PostgreSQL",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of every request, and the keys of the votes that were acknowledged."""

    opened: Sequence[float]
    votes: Sequence[float]
    pages: Sequence[float]
    maps: Sequence[float]
    acknowledged: Sequence[str]
    wall: float  # from the first vote to the last
    processor: float  # of the server, in that time


def on_sqlite(seconds: int = SECONDS) -> Iterator[Line]:
    """One server process with an SQLite file."""
    with tempfile.TemporaryDirectory(prefix="samenplan-druk-") as folder:
        yield from _lines(Server(Path(folder), workers=WORKERS), seconds)


def on_postgresql(seconds: int = SECONDS) -> Iterator[Line]:
    """One server process with a PostgreSQL that writes to the disk before it says yes."""
    with temporary_cluster(durable=True) as cluster, tempfile.TemporaryDirectory(prefix="samenplan-druk-") as folder:
        yield from _lines(Server(Path(folder), cluster.address, workers=WORKERS), seconds)


def _lines(server: Server, seconds: int) -> Iterator[Line]:
    server.set_up()
    server.start()
    try:
        before = _results(server)
        found = _pressed(server, seconds)
        yield single("Duur van de meting", seconds, Unit.SECONDS)
        yield single("Serverprocessen", server.workers, Unit.COUNT)
        yield from _times(found)
        yield single("Stemmen per seconde", len(found.acknowledged) / found.wall, Unit.PER_SECOND)
        yield single("Rekentijd van de server, deel van één kern", found.processor / found.wall, Unit.FRACTION)
        made = _results(server) - before
        yield single("Resultaten opnieuw gerekend tijdens de meting", made, Unit.COUNT, Target(seconds // 60, True))
        yield from _kept(server, found)
        yield from _killed(server)
    finally:
        server.stop()


def _times(found: Measured) -> Iterator[Line]:
    yield milliseconds(f"{VOTERS} mensen openen samen de eerste stelling", found.opened)
    yield _p99(f"{VOTERS} mensen openen samen de eerste stelling", found.opened)
    yield milliseconds("Stem bevestigd, vanaf het moment dat ze moest vertrekken", found.votes)
    yield _p99("Stem bevestigd", found.votes, Target(150))
    yield milliseconds("Volgende stelling na een stem", found.pages)
    yield _p99("Volgende stelling na een stem", found.pages)
    yield milliseconds("Kaart van het open debat, elke seconde bekeken", found.maps)
    yield _p99("Kaart van het open debat", found.maps)


def _p99(what: str, seconds: Sequence[float], target: Target | None = None) -> Line:
    return single(f"{what}: p99", percentile(seconds, 0.99) * 1000, Unit.MILLISECONDS, target)


def _kept(server: Server, found: Measured) -> Iterator[Line]:
    """Every acknowledged vote against what is in the database."""
    stored = [row[0] for row in looking.rows(server, "select key from debate_vote where key like 'druk%'")]
    numbers = [row[0] for row in looking.rows(server, "select sequence from debate_vote")]
    faults = faults_of(found.acknowledged, stored, numbers)
    yield single("Stemmen bevestigd (één op twintig twee keer verstuurd)", len(found.acknowledged), Unit.COUNT)
    yield single("Bevestigde stemmen verloren", len(faults.lost), Unit.COUNT, Target(0))
    yield single("Stemmen dubbel", len(faults.doubled), Unit.COUNT, Target(0))
    yield single("Gaten of dubbels in de nummering", len(faults.numbers), Unit.COUNT, Target(0))


def _killed(server: Server) -> Iterator[Line]:
    """The server killed in the middle of voting, started again, and again."""

    def restart() -> None:
        server.kill()
        server.start()

    tally = kill_while_voting(server, restart, KILLS, voters=20)
    faults, people = tally.faults, f"{KILLS} keer gedood (kill -9) terwijl 20 mensen stemmen"
    yield single(f"{people}: stemmen bevestigd", tally.acknowledged, Unit.COUNT)
    broken = len(faults.lost) + len(faults.doubled) + len(faults.numbers) + len(tally.gave_up)
    yield single(f"{people}: verloren, dubbel of zonder nummer", broken, Unit.COUNT, Target(0))


def _pressed(server: Server, seconds: int) -> Measured:
    home = home_of(server)
    voters = [Voter(server.port, home, f"druk{place}") for place in range(VOTERS)]
    readers = _readers(server, home)
    with ThreadPoolExecutor(HANDS) as hands:
        opened = list(hands.map(_opened, voters))
    with _computing(server), ThreadPoolExecutor(1) as beside:
        start = time.perf_counter() + 0.5
        used = server.processor_seconds()
        maps = beside.submit(_read, readers, start, seconds)
        votes, pages = _votes(voters, start, seconds)
        wall, used = time.perf_counter() - start, server.processor_seconds() - used
        keys = [voter.key(turn) for place, voter in enumerate(voters) for turn in _turns(place, seconds)]
        return Measured(opened, votes, pages, maps.result(), keys, wall, used)


def _readers(server: Server, home: str) -> list[Voter]:
    """People who voted often enough to see the map; they also are the first visitors of a server that just started."""
    readers = [Voter(server.port, home, f"lezer{place}") for place in range(READERS)]
    for each in readers:
        each.come_in()
        for turn in range(VOTES_FOR_MAP):
            _expect(each.send(turn), 302)
    return readers


def _opened(voter: Voter) -> float:
    """How long it took to see the first statement."""
    began = time.perf_counter()
    voter.come_in()
    return time.perf_counter() - began


def _turns(place: int, seconds: int) -> range:
    """The turns of the voter at this place, when all vote one after the other."""
    return range(len(range(place, seconds * PER_SECOND, VOTERS)))


def _votes(voters: list[Voter], start: float, seconds: int) -> tuple[list[float], list[float]]:
    """Send every vote at its moment; each voter in turn, so that nobody votes twice at once."""
    busy = [threading.Lock() for _ in voters]

    def one(place: int) -> tuple[float, float]:
        due, who = start + place / PER_SECOND, place % VOTERS
        time.sleep(max(0.0, due - time.perf_counter()))
        with busy[who]:
            return _vote(voters[who], place, due)

    with ThreadPoolExecutor(HANDS) as hands:
        found = list(hands.map(one, range(seconds * PER_SECOND)))
    return [each[0] for each in found], [each[1] for each in found]


def _vote(voter: Voter, place: int, due: float) -> tuple[float, float]:
    """A vote, counted from when it was due, and the page after it. Every twentieth form is sent twice."""
    for _ in range(2 if place % TWICE_EVERY == 0 else 1):
        _expect(voter.send(place // VOTERS), 302)
    voted = time.perf_counter()
    _expect(voter.ask("GET", "stem/")[0], 200)
    return voted - due, time.perf_counter() - voted


def _read(readers: list[Voter], start: float, seconds: int) -> list[float]:
    """The map, once a second, each time by another."""
    taken = []
    for place in range(seconds):
        time.sleep(max(0.0, start + place - time.perf_counter()))
        began = time.perf_counter()
        status, text = readers[place % READERS].ask("GET", "kaart/")
        _expect(status, 200)
        if "debate-map" not in text:
            raise AssertionError("the map was not on its page")
        taken.append(time.perf_counter() - began)
    return taken


def _expect(status: int, wanted: int) -> None:
    if status != wanted:
        raise AssertionError(f"the server answered {status} where {wanted} was due")


@contextmanager
def _computing(server: Server) -> Iterator[None]:
    """The command that computes results, beside the server."""
    beside = server.begin("reken_debatten", "--loop", str(COMPUTED_EVERY))
    try:
        yield
    finally:
        beside.terminate()
        beside.wait(30)


def _results(server: Server) -> int:
    """How many results were made since the beginning, also those that are gone again."""
    return int(looking.rows(server, "select max(id) from debate_snapshot")[0][0])


def main() -> None:
    """Measure on both databases, or on one."""
    words = argparse.ArgumentParser(prog="python -m bench.debate_load", description=__doc__)
    words.add_argument("--seconds", type=int, default=SECONDS)
    words.add_argument("--only", choices=TITLES, help="one database")
    words.add_argument("--write", action="store_true", help="keep the tables in docs/metingen.md")
    chosen = words.parse_args()
    for key, measure in (("sqlite", on_sqlite), ("postgresql", on_postgresql)):
        if chosen.only in (None, key):
            before = os.getloadavg()[0]
            lines = table(list(measure(chosen.seconds)))
            busy = f"Andere drukte op de machine bij de start (load): {before:.1f}.".replace(".", ",", 1)
            print(f"\n## {TITLES[key]}\n", *lines, "", busy, sep="\n", flush=True)
            if chosen.write:
                write_section(TITLES[key], [*lines, "", busy])


if __name__ == "__main__":
    main()
