"""The best possible reader of an invented debate: right by another way of computing, and nobody does better."""

import numpy as np
import pytest

from samenplan.debate.engine import Votes, debate
from samenplan.debate.engine.best_reader import best_reader, chances, log_chances
from samenplan.debate.engine.lloyd import likeness
from samenplan.debate.engine.simulate import Invented, Plan, invent

PLAN = Plan(people=1000, statements=80, groups=3, separation=5.0, density=0.4)


def test_the_chances_are_those_of_places_drawn_at_random():
    made = invent(Plan(people=40, statements=12, groups=3, separation=4.0, density=0.5), 1)
    random, drawn = np.random.default_rng(0), []
    for middle in made.truth.middles:
        logs = log_chances(made.truth, middle + made.truth.spread * random.standard_normal((40_000, 2)))
        cast = np.zeros((40, len(logs)))
        cast[made.votes.person, 3 * made.votes.statement + made.votes.vote + 1] = 1
        drawn.append(np.exp(cast @ logs).mean(axis=1))
    wanted = np.stack(drawn) / np.sum(drawn, axis=0)
    assert np.abs(chances(made) - wanted).max() < 0.02


def test_without_votes_no_group_is_likelier():
    made = invent(Plan(people=10, statements=5, groups=2), 1)
    silent = Invented(Votes.of([]), made.places, made.labels, made.agree, made.truth)
    assert chances(silent) == pytest.approx(0.5)


def test_its_chances_are_honest():
    """Of those it gives 70 %, about 70 % are in that group."""
    made = invent(PLAN, 8)
    told = chances(made)
    sure, is_right = told.max(axis=0), told.argmax(axis=0) == made.labels
    for low, high in ((0.34, 0.8), (0.8, 0.99), (0.99, 1.01)):
        chosen = (sure >= low) & (sure < high)
        assert abs(is_right[chosen].mean() - sure[chosen].mean()) < 3 / np.sqrt(4 * chosen.sum()) + 0.01


@pytest.mark.parametrize("seed", [20, 21])
def test_the_engine_comes_near_it_and_not_above_it(seed):
    made = invent(PLAN, seed)
    result = debate(made.votes)
    placed = result.people.group >= 0
    ours = likeness(made.labels[result.people.numbers][placed], result.people.group[placed])
    best = likeness(made.labels, best_reader(made))
    assert result.groups.k == PLAN.groups
    assert best - 0.06 <= ours <= best + 0.02
