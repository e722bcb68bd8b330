"""Kill what serves a debate at random moments while people vote, and count the promises that were broken."""

import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.durability import looking
from tests.durability.serving import Server
from tests.durability.voter import Persistent, Voter

LONGEST = 0.15
"""Seconds between votes that come through again and the next kill."""
BACK_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Faults:
    """Promises that were broken; all must be empty."""

    lost: tuple[str, ...]  # acknowledged, and not there
    doubled: tuple[str, ...]
    uninvited: tuple[str, ...]  # there, and never acknowledged
    numbers: tuple[int, ...]  # of votes, that are missing or there twice


NONE = Faults((), (), (), ())


@dataclass(frozen=True, slots=True)
class Tally:
    """What happened."""

    kills: int
    acknowledged: int
    interrupted: int  # times that somebody waited for a yes, and got an error or a connection that broke
    gave_up: tuple[str, ...]  # voters who got no answer any more, with the last they heard
    faults: Faults


def faults_of(promised: Sequence[str], stored: Sequence[str], numbers: Sequence[int]) -> Faults:
    """Keys of votes that were acknowledged, keys that are there, and the numbers of all votes that are there."""
    there, wanted, found = Counter(stored), Counter(range(1, len(numbers) + 1)), Counter(numbers)
    return Faults(
        lost=tuple(sorted(set(promised) - set(there))),
        doubled=tuple(sorted(key for key, times in there.items() if times > 1)),
        uninvited=tuple(sorted(set(there) - set(promised))),
        numbers=tuple(sorted((wanted - found) + (found - wanted))),
    )


def home_of(server: Server) -> str:
    """The address of the debate of the example."""
    return f"/debat/{looking.rows(server, 'select token from debate_debate')[0][0]}/"


def kill_while_voting(
    server: Server, kill: Callable[[], object], times: int, *, voters: int = 6, seed: int = 1
) -> Tally:
    """Let people vote on a server that runs, and call `kill` so often; `kill` sees to it that it comes back."""
    chance, home = random.Random(seed), home_of(server)
    people = [Persistent(Voter(server.port, home, f"dood{number}")) for number in range(voters)]
    for each in people:
        each.start()
    for _ in range(times):
        _votes_come_through(people)
        time.sleep(chance.uniform(0, LONGEST))
        kill()
    _votes_come_through(people)
    for each in people:
        each.finish()
    return _told(server, people, times)


def _votes_come_through(people: list[Persistent]) -> None:
    """Wait until as many votes as there are people came in after now, or somebody gave up."""
    wanted = sum(len(each.acknowledged) for each in people) + len(people)
    until = time.monotonic() + BACK_SECONDS
    while time.monotonic() < until and not any(each.gave_up for each in people):
        if sum(len(each.acknowledged) for each in people) >= wanted:
            return
        time.sleep(0.002)


def _told(server: Server, people: list[Persistent], kills: int) -> Tally:
    promised = [key for each in people for key in each.acknowledged]
    stored = [row[0] for row in looking.rows(server, "select key from debate_vote where key like 'dood%'")]
    numbers = [row[0] for row in looking.rows(server, "select sequence from debate_vote")]
    interrupted = sum(each.voter.broken + each.refused for each in people)
    gave_up = tuple(each.gave_up for each in people if each.gave_up)
    return Tally(kills, len(promised), interrupted, gave_up, faults_of(promised, stored, numbers))
