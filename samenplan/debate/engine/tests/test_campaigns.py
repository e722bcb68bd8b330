"""Near copies that were made for one vote are found; a statement that everyone who comes votes on is no campaign."""

import numpy as np
import pytest
from scipy import stats

from samenplan.debate.engine import Votes, clusters, debate
from samenplan.debate.engine.campaigns import Moments, campaign_bits, unlikely
from samenplan.debate.engine.simulate import FIRST_FALSE, Attack, promotion
from samenplan.debate.engine.tests.conversations import conversation
from samenplan.debate.engine.twins import Pairs
from samenplan.debate.engine.votes import table

NEW, OLD = 99, 7


def _debate(late: dict[int, int], others: int) -> Votes:
    """100 people with ballots of their own on 20 of 40 statements; then copies of the first of them with one vote more.

    `late` says how many copies have which statement more; `others` came late as well and voted on the new one.
    """
    random, events = np.random.default_rng(1), []
    ballots = [dict.fromkeys(random.permutation(np.r_[0:OLD, OLD + 1 : 41])[:20].tolist(), 0) for _ in range(100)]
    for ballot in ballots:
        ballot.update((statement, int(random.integers(-1, 2))) for statement in ballot)
    for person in (0, 1):
        events.append((person, OLD, -1))
    for person, ballot in enumerate(ballots):
        events += [(person, statement, vote) for statement, vote in ballot.items()]
    extra = [statement for statement, count in late.items() for _ in range(count)]
    for place, statement in enumerate(extra):
        events += [(FIRST_FALSE + place, *vote) for vote in {**ballots[2 + place], statement: 1}.items()]
    for place in range(others):
        chosen = random.permutation(41)[:20].tolist()
        events += [(1000 + place, statement, int(random.integers(-1, 2))) for statement in chosen]
        events.append((1000 + place, NEW, int(random.integers(0, 2)) * 2 - 1))
    return Votes.of([(*event, moment) for moment, event in enumerate(events)])


def _bits(votes: Votes, couples: int) -> np.ndarray:
    live = table(votes).live()
    one = np.searchsorted(live.people, np.arange(2, 2 + couples))
    other = np.searchsorted(live.people, FIRST_FALSE + np.arange(couples))
    shared = np.full(couples, 20)
    pairs = Pairs(one, other, shared, shared + 1, shared * 0, np.full(couples, 9.0))
    return campaign_bits(live, Moments.of(votes, live), pairs)


def test_copies_that_all_agree_with_one_old_statement_are_a_campaign():
    assert (_bits(_debate({OLD: 12}, 60), 12) > 16).all()


def test_a_new_statement_that_everyone_votes_on_is_none():
    assert (_bits(_debate({NEW: 12}, 60), 12) == 0).all()


def test_copies_that_each_have_another_vote_more_are_none():
    assert (_bits(_debate(dict.fromkeys(range(12), 1), 60), 12) == 0).all()


def test_without_couples_there_is_none():
    assert len(_bits(_debate({}, 10), 0)) == 0


def test_the_bound_is_never_more_unlikely_than_it_is():
    times, expected = (each.ravel() for each in np.meshgrid(np.arange(0, 40), np.geomspace(0.01, 30, 40)))
    assert (unlikely(times, expected) <= -np.log2(stats.poisson.sf(times - 1, expected)) + 1e-9).all()
    assert unlikely(np.array([5]), np.array([0.03]))[0] == pytest.approx(29.7, abs=0.1)


@pytest.mark.parametrize("name", ["brexit-consensus", "canadian-electoral-reform"])
def test_copies_of_real_people_that_promote_a_statement_are_nearly_all_found(name):
    votes = conversation(name)
    ordered = debate(votes).statements.uniting
    target = int(debate(votes).statements.numbers[ordered[len(ordered) // 2]])
    attacked = promotion(votes, Attack(0.05, 1.0, 11), target)
    false = {person for person in np.unique(attacked.person).tolist() if person >= FIRST_FALSE}
    found = {person for cluster in clusters(attacked) for person in cluster.surplus}
    assert len(found & false) >= 0.9 * len(false)
    assert len(found - false) <= 0.01 * len(np.unique(votes.person))
