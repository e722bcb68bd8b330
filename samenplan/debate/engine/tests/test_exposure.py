"""Weights by exposure: nearer to the truth when people were shown what suits them, no harm when they were not."""

import numpy as np
import pytest

from samenplan.debate.engine import Showing, Votes, weighted_agreement
from samenplan.debate.engine.simulate import Plan, drawn_unevenly

PLAN = Plan(people=600, statements=30, density=0.3, leaving=0.5)


def errors(plan, tilt, seeds=range(6)):
    """How far the shares lie from the truth on average, in points: as voted, and weighted."""
    plain, weighted = [], []
    for seed in seeds:
        drawn = drawn_unevenly(plan, seed, tilt=tilt)
        for each in weighted_agreement(drawn.votes, drawn.showings):
            plain.append(abs(each.plain.value - drawn.agree[each.statement]))
            weighted.append(abs(each.weighted.value - drawn.agree[each.statement]))
    return 100 * np.mean(plain), 100 * np.mean(weighted)


def test_skewed_showing_is_undone_for_the_most_part():
    plain, weighted = errors(PLAN, tilt=0.8)
    assert plain > 9
    assert weighted < plain / 2


def test_people_who_leave_early_count_for_those_like_them():
    plain, weighted = errors(Plan(people=600, statements=30, density=0.3, leaving=1.0), tilt=0.0)
    assert weighted < 0.85 * plain


def test_even_showing_loses_little():
    plain, weighted = errors(Plan(people=600, statements=30, density=0.3), tilt=0.0)
    assert weighted < 1.5 * plain


def test_the_interval_holds_the_truth_about_as_often_as_it_says_and_the_plain_one_does_not():
    inside = {"plain": [], "weighted": []}
    for seed in range(6):
        drawn = drawn_unevenly(PLAN, seed, tilt=0.8)
        for each in weighted_agreement(drawn.votes, drawn.showings):
            for name, kept in inside.items():
                share = getattr(each, name)
                kept.append(share.low <= drawn.agree[each.statement] <= share.high)
    assert np.mean(inside["weighted"]) > 0.85
    assert np.mean(inside["plain"]) < 0.35


def test_one_draw_with_its_own_chance_weighs_exactly_as_much_as_the_chance_says():
    random = np.random.default_rng(2)
    agrees = np.arange(4000) < 2000  # half would agree, and they are shown it four times as often
    chance = np.where(agrees, 0.8, 0.2)
    shown = np.flatnonzero(random.random(4000) < chance)
    votes = Votes.from_arrays(shown, np.ones(len(shown)), np.where(agrees[shown], 1, -1))
    (found,) = weighted_agreement(votes, [Showing(int(person), 1, float(chance[person])) for person in shown])
    assert found.plain.value > 0.75 and abs(found.weighted.value - 0.5) < 0.04
    assert found.weighted.votes < found.plain.votes == len(shown)
    assert found.changes


def test_even_draws_give_the_share_that_was_seen_and_who_saw_all_counts_as_one():
    log = [Showing(1, n, 1 / (4 - n), n) for n in range(4)] + [Showing(2, 0, 0.25, 0), Showing(2, 1, 1 / 3, 1)]
    votes = Votes.of([(each.person, each.statement, 1 if each.person == 1 else -1, 0) for each in log])
    found = {each.statement: each for each in weighted_agreement(votes, reversed(log))}
    assert found[0].weighted.value == found[1].weighted.value == pytest.approx(1 / (1 + 2))  # seen two of four: 1 / 0.5
    assert found[0].weighted.votes == pytest.approx(9 / 5)
    assert found[2].weighted == found[2].plain and not found[2].changes


def test_votes_that_were_not_logged_and_statements_that_are_out_are_left_out():
    votes = Votes.of([(1, 1, 1, 0), (2, 1, -1, 0), (1, 2, 1, 0), (3, 3, 1, 0)], out={2})
    (found,) = weighted_agreement(votes, [Showing(1, 1, 0.5, 0), Showing(1, 2, 1.0, 1)])
    assert (found.statement, found.plain.votes, found.plain.value) == (1, 1.0, 1.0)
    assert weighted_agreement(votes, []) == weighted_agreement(Votes.of([]), [Showing(1, 1, 0.5)]) == ()


def test_a_pass_is_a_vote_that_does_not_agree():
    votes = Votes.of([(1, 1, 0, 0), (2, 1, 1, 0)])
    (found,) = weighted_agreement(votes, [Showing(1, 1, 1.0), Showing(2, 1, 1.0)])
    assert found.weighted.value == 0.5
