"""Mode debat as a whole: the same in any order, on any number of threads, after a restart; and on odd input."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenplan.debate.engine import (
    Event,
    Grouping,
    Mode,
    State,
    Votes,
    as_json,
    compute,
    debate,
    state_as_json,
    state_from_json,
)
from samenplan.debate.engine.simulate import Plan, invent
from samenplan.debate.engine.tests.conversations import NAMES, conversation, folder

SMALL_PLAN = Plan(people=120, statements=20, density=0.5)


def _shuffled(votes: Votes, seed: int) -> Votes:
    """The last votes only, in another order of everything, each at its own moment."""
    from samenplan.debate.engine.votes import table

    found = table(votes)
    order = np.random.default_rng(seed).permutation(len(found.values))
    people, statements = found.people[found.rows][order], found.statements[found.columns][order]
    return Votes.from_arrays(people, statements, found.values[order], np.arange(len(order))).without(votes.out)


def _without_hash(votes: Votes) -> str:
    return as_json(debate(votes), people=True)


@pytest.mark.parametrize("name", NAMES)
def test_no_order_of_people_statements_and_votes_changes_a_byte(name):
    votes = conversation(name)
    assert _without_hash(_shuffled(votes, 1)) == _without_hash(votes) == _without_hash(_shuffled(votes, 2))


@pytest.mark.parametrize("mode", list(Mode))
def test_one_thread_or_two_give_the_same_bytes(mode):
    where = folder("london-youth-policing") / "votes.csv"
    code = (
        "import sys; from pathlib import Path; from samenplan.debate.engine import *;"
        "from samenplan.debate.engine.simulate import Plan, invent;"
        f"mode = Mode('{mode}'); found = [read_votes(Path(sys.argv[1])), invent(Plan(people=3000), 1).votes];"
        "print(*[as_json(compute(votes, mode), people=True) for votes in found])"
    )

    def run(threads: str) -> bytes:
        settings = os.environ | {"OPENBLAS_NUM_THREADS": threads}
        return subprocess.run(
            [sys.executable, "-c", code, str(where)], env=settings, capture_output=True, check=True
        ).stdout

    assert run("1") == run("2") != b""


def test_the_identity_names_version_mode_seed_and_votes():
    votes = conversation("london-youth-policing")
    identity = debate(votes, seed=4).identity
    assert (identity.mode, identity.seed, identity.people, identity.statements, identity.votes) == (
        Mode.DEBAT, 4, 26, 36, 638,
    )  # fmt: skip
    assert len(identity.sha256) == 64
    assert compute(votes, Mode.COMPAT).identity.mode is Mode.COMPAT


def test_a_restart_in_the_middle_of_a_stream_changes_nothing():
    votes = invent(SMALL_PLAN, 3).votes
    parts = np.array_split(np.arange(len(votes)), 6)

    def stream(*, restarts: bool) -> str:
        state, so_far, result = State(), Votes.of([]), None
        for part in parts:
            columns = (votes.person[part], votes.statement[part], votes.vote[part], votes.time[part])
            so_far = so_far.add(Event(*map(int, row)) for row in zip(*columns, strict=True))
            result = debate(so_far, state=state)
            state = state_from_json(state_as_json(result.state)) if restarts else result.state
        return as_json(result, people=True)

    assert stream(restarts=False) == stream(restarts=True)


def test_the_number_of_groups_shown_changes_only_after_it_was_beaten_three_times():
    from samenplan.debate.engine.groups import Attempt, _best, _kept, _streak

    two, three = (Attempt(k, 0.95, score, 20, np.zeros((k, 4))) for k, score in ((2, 0.2), (3, 0.5)))
    assert _best([two, three]) is three
    state = State(k=2)
    for _ in range(2):
        assert _kept(three, [two, three], state) is two
        state = State(2, 3, _streak(3, state))
    assert _kept(three, [two, three], state) is three


ODD = {
    "nothing": [],
    "one voter": [(1, j, (j % 3) - 1) for j in range(5)],
    "one statement": [(i, 1, (i % 3) - 1) for i in range(40)],
    "one vote": [(1, 1, 1)],
    "all pass": [(i, j, 0) for i in range(40) for j in range(6)],
    "all agree": [(i, j, 1) for i in range(40) for j in range(6)],
    "identical voters": [(i, j, (j % 3) - 1) for i in range(40) for j in range(6)],
    "two camps of equals": [(i, j, 1 if i % 2 else -1) for i in range(40) for j in range(6)],
    "everyone votes on something else": [(i, i, 1) for i in range(40)],
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("name", ODD)
def test_odd_debates_have_a_result_without_warnings(name, mode):
    json.loads(as_json(compute(Votes.of(ODD[name]), mode), people=True))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("mode", list(Mode))
def test_a_debate_of_which_everything_is_moderated_out_has_a_result(mode):
    votes = Votes.of(ODD["two camps of equals"], out=range(6))
    json.loads(as_json(compute(votes, mode), people=True))
    assert debate(votes).groups.grouping is Grouping.ONE


def test_two_camps_of_equals_are_two_groups():
    votes = Votes.of(ODD["two camps of equals"])
    groups = debate(votes).groups
    assert (groups.grouping, groups.k) == (Grouping.STABLE, 2)
    assert {tuple(groups.labels[::2]), tuple(groups.labels[1::2])} == {(0,) * 20, (1,) * 20}


def test_noise_is_not_called_groups():
    random = np.random.default_rng(0)
    for _ in range(5):
        people, statements = np.divmod(np.arange(200 * 30), 30)
        votes = Votes.from_arrays(people, statements, random.integers(-1, 2, 6000))
        assert debate(votes).groups.grouping is not Grouping.STABLE


SWAPPABLE = st.builds(
    Plan, people=st.integers(30, 150), statements=st.integers(3, 25), groups=st.integers(1, 3),
    density=st.floats(0.2, 0.9), separation=st.floats(2.0, 6.0),
)  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SWAPPABLE, st.integers(0, 1000))
def test_swapping_agree_and_disagree_mirrors_the_result(plan, seed):
    votes = invent(plan, seed).votes
    swapped = Votes.from_arrays(votes.person, votes.statement, -votes.vote, votes.time)
    one, other = debate(votes), debate(swapped)
    assert np.allclose(one.people.point, -other.people.point, atol=1e-4)
    ours, theirs = one.statements.bridging, other.statements.bridging
    assert np.allclose(ours.united.low, theirs.rejected.low, atol=1e-4)
    assert np.allclose(ours.divided.low, theirs.divided.low, atol=1e-4)
    assert (one.groups.grouping, one.groups.k) == (other.groups.grouping, other.groups.k)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SWAPPABLE, st.integers(0, 1000))
def test_a_statement_without_votes_changes_nothing(plan, seed):
    votes = invent(plan, seed).votes
    silent = votes.add([Event(0, 999_999, 1, 0)]).without({999_999})
    one, other = debate(votes), debate(silent)
    assert np.array_equal(one.people.point, other.people.point)
    assert np.array_equal(one.statements.bridging.united.low, other.statements.bridging.united.low)
    assert np.array_equal(one.groups.labels, other.groups.labels)


@pytest.mark.parametrize("name", ["brexit-consensus", "nz-taxes", "canadian-electoral-reform", "vtaiwan-uberx"])
def test_everyone_twice_leaves_the_map_and_the_number_of_groups(name):
    votes = conversation(name)
    again = Votes.from_arrays(votes.person + 10**6, votes.statement, votes.vote, votes.time)
    twice = Votes.from_arrays(
        *(np.concatenate([getattr(each, column) for each in (votes, again)]) for column in
          ("person", "statement", "vote", "time"))
    ).without(votes.out)  # fmt: skip
    one, other = debate(votes), debate(twice)
    count = len(one.people.numbers)
    assert np.array_equal(other.people.point[:count], other.people.point[count:])
    likeness = [abs(np.corrcoef(one.people.point[:, a], other.people.point[:count, a])[0, 1]) for a in (0, 1)]
    assert likeness[0] > 0.99
    assert one.groups.k == other.groups.k
