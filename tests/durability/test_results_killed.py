"""Whoever computes a result can be killed at any moment: there is a whole result or none, and the next takes over."""

import json
import random
import time

import pytest

from samenplan.debate.rules.recomputing import CLAIM_MINUTES
from tests.durability import looking
from tests.durability.serving import Server

ENOUGH, MOST = 2, 10
"""Kills in the middle that are wanted, and how often that may be tried: a fast machine can be done before the kill."""
LONG_AGO = "2001-01-01 00:00:00+00:00"
LONGEST, WAIT_SECONDS = 0.03, 60


def claims(server: Server) -> list[tuple]:
    """Debates that somebody computes, or died computing, as far as anybody can know."""
    return looking.rows(server, f"select id from debate_debate where computing_since > '{LONG_AGO}'")


def killed_in_the_middle(server: Server, chance: random.Random) -> bool:
    """Begin to compute, and kill that soon after it claimed the debate; whether it was still at it."""
    computing = server.begin("reken_debatten")
    until = time.monotonic() + WAIT_SECONDS
    while computing.poll() is None and time.monotonic() < until and not claims(server):
        time.sleep(0.001)
    time.sleep(chance.uniform(0, LONGEST))
    computing.kill()
    computing.wait(WAIT_SECONDS)
    return bool(claims(server))


def time_passes(server: Server) -> None:
    """Long enough for every claim to be void."""
    looking.rows(server, f"update debate_debate set computing_since = '{LONG_AGO}' where computing_since is not null")


def results(server: Server) -> list[tuple]:
    wanted = "select sequence, votes_hash, people, outcome, routing, state from debate_snapshot order by id"
    return looking.rows(server, wanted)


def whole(result: tuple) -> bool:
    """Every part is there, as the computation always makes it."""
    read = [part if isinstance(part, dict) else json.loads(part) for part in result[3:]]
    return len(result[1]) == 64 and result[2] > 0 and all(read) and len(read[0]["opinions"]) == 12


def test_the_one_that_computes_is_killed_and_the_next_takes_over(debating: Server):
    (example,) = results(debating)
    chance, in_the_middle = random.Random(20261126), 0
    for _ in range(MOST):
        looking.rows(debating, "delete from debate_snapshot")  # so that a first result is due
        in_the_middle += killed_in_the_middle(debating, chance)
        assert all(map(whole, results(debating)))
        if in_the_middle == ENOUGH:
            break
        time_passes(debating)
    assert in_the_middle == ENOUGH, "the kills came too early or too late to mean anything"
    looking.rows(debating, "delete from debate_snapshot")
    debating.manage("reken_debatten")  # whoever claimed it may still be alive
    assert (results(debating), len(claims(debating))) == ([], 1)
    time_passes(debating)
    debating.manage("reken_debatten")
    (made,), free = results(debating), looking.rows(debating, "select computing_since from debate_debate")
    assert (made[:3], free) == (example[:3], [(None,)])
    assert whole(made) and json.dumps(made[3]) == json.dumps(example[3])


def test_a_claim_is_void_in_time_to_be_taken_over_within_a_debate():
    assert CLAIM_MINUTES <= 5


@pytest.mark.parametrize("part", [3, 4, 5])
def test_half_a_result_is_recognised(part: int):
    result = (1, "f" * 64, 60, {"opinions": [1] * 12}, {"base": [1]}, {"k": 2})
    assert whole(result)
    assert not whole((*result[:part], {}, *result[part + 1 :]))
