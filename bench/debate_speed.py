"""P1 to P6: CPU seconds and memory, each in a process of its own, red-dwarf 0.4.0 beside it on the same input.

Each runs as it comes: the engine asks BLAS for one thread, red-dwarf lets it take a thread per core. What red-dwarf
does on one thread is measured too, for a large part of its CPU seconds is threads that wait.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bench.debate_data import NINE, conversation, invented
from bench.measuring import Line, Target, Unit, median, milliseconds, single, timed
from samenplan.debate.engine import Event, Live, Router, Votes, debate, next_statement
from samenplan.debate.engine.votes import Order, table

LARGE = ((1_000, 100, 0.16, 10), (10_000, 100, 0.16, 20), (100_000, 100, 0.089, 200))  # votes as in the baseline
GROWTH = (250_000, 500_000, 1_000_000)
RED_DWARF_SECONDS = 1_200


def lines() -> Iterator[Line]:
    """Real conversations, invented ones beside red-dwarf, the largest, growth, and a debate that goes on."""
    with tempfile.TemporaryDirectory(prefix="samenplan-debat-") as folder:
        file = Path(folder) / "votes.npz"
        yield from _real(file)
        yield from _beside(file)
        yield from _largest(file)
    yield from _live()


def _run(engine: str, file: Path, *, threads: str = "") -> dict[str, float]:
    """In a process of its own, with this many threads or as it comes."""
    told = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
    environment = {name: value for name, value in os.environ.items() if name not in told}
    environment |= dict.fromkeys(told, threads) if threads else {}
    done = subprocess.run(
        [sys.executable, "-m", "bench.debate_run", engine, str(file)],
        env=environment, capture_output=True, check=True, timeout=RED_DWARF_SECONDS,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


def _real(file: Path) -> Iterator[Line]:
    ours, compat, ratios = [], [], []
    for name in NINE:
        votes = conversation(name)
        last = table(votes, Order.FIRST_VOTE)  # red-dwarf takes one vote per person and statement
        people, statements = last.people[last.rows], last.statements[last.columns]
        np.savez(file, person=people, statement=statements, vote=last.values, out=last.statements[last.out])
        ours.append(_run("debat", file)["cpu"])
        compat.append(_run("compat", file)["cpu"])
        theirs = min(_run("red-dwarf", file)["cpu"] for _ in range(2))
        yield single(f"P2: {name}: debat", ours[-1] * 1000, Unit.MILLISECONDS)
        yield single(f"P2: {name}: red-dwarf", theirs * 1000, Unit.MILLISECONDS)
        alone = _run("red-dwarf", file, threads="1")["cpu"]
        yield single(f"P2: {name}: red-dwarf op één thread", alone * 1000, Unit.MILLISECONDS)
        aim = Target(10, at_least=True) if len(np.unique(votes.person)) >= 1000 else None
        ratios.append(theirs / ours[-1])
        yield single(f"P2: {name}: zo veel keer minder rekentijd dan red-dwarf", ratios[-1], Unit.TIMES, aim)
    yield single("P1: debat, traagste echte gesprek", max(ours) * 1000, Unit.MILLISECONDS, Target(150))
    yield single("P6: compat, traagste echte gesprek", max(compat) * 1000, Unit.MILLISECONDS, Target(600))


def _store(file: Path, people: int, statements: int, density: float) -> int:
    parts = [np.concatenate(each) for each in zip(*invented(people, statements, density), strict=True)]
    np.savez(file, person=parts[0], statement=parts[1], vote=parts[2].astype(np.int8), out=np.zeros(0, dtype=int))
    return len(parts[0])


def _beside(file: Path) -> Iterator[Line]:
    for people, statements, density, factor in LARGE:
        votes = _store(file, people, statements, density)
        ours, theirs = _run("debat", file), _run("red-dwarf", file)
        what = f"P2: {people} x {statements} ({votes} stemmen)"
        yield single(f"{what}: debat", ours["cpu"], Unit.FRACTION)
        yield single(f"{what}: red-dwarf", theirs["cpu"], Unit.FRACTION)
        aim = Target(factor, at_least=True)
        yield single(f"{what}: zo veel keer minder rekentijd", theirs["cpu"] / ours["cpu"], Unit.TIMES, aim)
        yield single(f"{what}: geheugen debat", ours["megabytes"], Unit.MEGABYTES)
        yield single(f"{what}: geheugen red-dwarf", theirs["megabytes"], Unit.MEGABYTES)


def _largest(file: Path) -> Iterator[Line]:
    before = None
    for people in GROWTH:
        votes = _store(file, people, 100, 0.089)
        spent = _run("debat", file)
        if before:
            yield single(f"P4: groei tot {people} mensen", spent["cpu"] / before, Unit.TIMES, Target(2.2))
        before = spent["cpu"]
    yield single(f"P3: 1 000 000 x 100 ({votes} stemmen), s", spent["cpu"], Unit.SECONDS, Target(5))
    yield single("P3: 1 000 000 x 100, geheugen", spent["megabytes"], Unit.MEGABYTES, Target(1024))
    votes = _store(file, 100_000, 1_000, 0.0476)
    spent = _run("debat", file)
    yield single(f"P3: 100 000 x 1 000 ({votes} stemmen), s", spent["cpu"], Unit.SECONDS, Target(2))
    yield single("P3: 100 000 x 1 000, geheugen", spent["megabytes"], Unit.MEGABYTES, Target(614))


def _live() -> Iterator[Line]:
    """A debate of 100,000 people and 200 statements that gets one vote more."""
    person, statement, vote = (np.concatenate(each) for each in zip(*invented(100_000, 200, 0.1), strict=True))
    votes = Votes.from_arrays(person, statement, vote)
    live, random = Live(votes), np.random.default_rng(0)
    result = debate(votes)
    live.follow(result)
    events = [Event(int(random.integers(100_000)), int(random.integers(200)), 1, 9) for _ in range(600)]
    for event in events[:100]:
        live.add(event)
    left = iter(events[100:])
    added = timed(lambda: live.add(next(left)), 500, before=0)
    yield milliseconds("P5: één stem bij in de tellingen", added.cpu, Target(0.2))
    drawn = timed(lambda: (live.model(), live.agreement()), 5)
    yield milliseconds("P5: nieuwe assen en groepscijfers uit de tellingen", drawn.cpu, Target(100))
    whole = timed(lambda: debate(votes), 1, before=0)
    yield milliseconds("alles opnieuw, met plaatsen en scores", whole.cpu)
    router = Router.of(result, votes)
    routed = timed(lambda: next_statement(router, live.ballot(5), range(200), random), 200)
    yield milliseconds("P5: volgende stelling", routed.cpu, Target(5))
    yield single("P5: stem bij, mediaan in microseconden", median(added.cpu) * 1e6, Unit.COUNT)
