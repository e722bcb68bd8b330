"""What stands around a result: the next statement, organised votes, and what everyone may see."""

import json

import numpy as np
import pytest

from samenplan.debate.engine import (
    Router,
    Votes,
    as_json,
    bursts,
    chances,
    clusters,
    counted_once,
    debate,
    next_statement,
    published,
    report,
)
from samenplan.debate.engine.privacy import shown_counts
from samenplan.debate.engine.simulate import FIRST_FALSE, Attack, Plan, block, invent, promotion, veto
from samenplan.debate.engine.tests.conversations import NAMES, conversation

DEBATE = Plan(people=300, statements=30, density=0.4)


def test_every_accepted_statement_keeps_its_floor_and_the_chances_are_one():
    votes = invent(DEBATE, 1).votes
    router = Router.of(debate(votes), votes)
    accepted = [*range(30), 500]  # 500 is new: nobody voted on it
    for ballot in ({}, {3: 1, 4: -1, 5: 0}, dict.fromkeys(range(29), 1)):
        candidates, chance = chances(router, ballot, accepted)
        assert candidates == sorted(set(accepted) - set(ballot))
        assert chance.sum() == pytest.approx(1)
        assert chance.min() >= 1 / (4 * len(accepted))
    assert next_statement(router, dict.fromkeys(accepted, 1), accepted, np.random.default_rng(0)) is None


def test_a_new_statement_is_drawn_more_often_than_one_that_many_saw():
    votes = invent(DEBATE, 1).votes
    router = Router.of(debate(votes), votes)
    candidates, chance = chances(router, {}, [*range(30), 500])
    assert chance[candidates.index(500)] > 2 * np.median(chance)


def test_a_statement_is_drawn_as_often_as_its_chance_says():
    votes = invent(DEBATE, 1).votes
    router = Router.of(debate(votes), votes)
    random = np.random.default_rng(0)
    drawn = [next_statement(router, {}, range(5), random) for _ in range(4000)]
    _, chance = chances(router, {}, range(5))
    counts = np.bincount([statement for statement, _ in drawn], minlength=5) / 4000
    assert np.abs(counts - chance).max() < 0.03
    assert all(told == chance[statement] for statement, told in drawn)


def test_routing_works_in_an_empty_debate():
    votes = Votes.of([])
    router = Router.of(debate(votes), votes)
    assert next_statement(router, {}, [4], np.random.default_rng(0)) == (4, 1.0)


@pytest.mark.parametrize("name", NAMES)
def test_at_most_one_in_a_hundred_real_people_is_in_a_cluster(name):
    votes = conversation(name)
    found = {person for cluster in clusters(votes) for person in cluster.people}
    assert len(found) <= max(2, len(np.unique(votes.person)) / 100)


def test_a_block_is_found_and_counts_as_one_person():
    votes = invent(DEBATE, 5).votes
    attacked = block(votes, Attack(0.1))
    false = {person for person in np.unique(attacked.person).tolist() if person >= FIRST_FALSE}
    found = clusters(attacked)
    assert set(found[0].people) == false
    before, after = debate(votes), debate(counted_once(attacked, found))
    assert len(np.unique(counted_once(attacked, found).person)) == len(np.unique(votes.person)) + 1
    top = before.statements.numbers[before.statements.uniting[:10]]
    again = after.statements.numbers[after.statements.uniting[:10]]
    assert len(set(top) & set(again)) >= 9


def test_every_cluster_comes_with_the_outcome_with_and_without_it():
    votes = invent(DEBATE, 5).votes
    attacked = block(votes, Attack(0.3))
    effects = report(attacked, clusters(attacked))
    assert [effect.cluster for effect in effects] == list(clusters(attacked))
    assert effects[0].with_all != effects[0].counted_once
    assert effects[0].changed == len(set(effects[0].with_all) - set(effects[0].counted_once))


def test_copies_that_change_one_vote_are_found_with_the_original_first():
    votes = invent(Plan(people=300, statements=60, density=0.5), 6).votes
    people = debate(votes).people
    copied = people.numbers[(people.group == 0) & (people.certainty > 0.7)]
    for attacked in (veto(votes, Attack(0.05), copied, 3), promotion(votes, Attack(0.05), 3)):
        found = clusters(attacked)
        surplus = {person for cluster in found for person in cluster.surplus}
        assert all(person >= FIRST_FALSE for person in surplus)
        assert len(surplus) >= 8


def test_people_who_come_together_and_agree_are_pointed_at():
    plan = invent(Plan(people=400, statements=30, density=0.5), 7)
    votes = plan.votes
    camp = np.flatnonzero(plan.labels == 0)[:40]
    hour = np.where(np.isin(votes.person, camp), 500_000 + votes.person, votes.person * 10_000)
    found = bursts(Votes.from_arrays(votes.person, votes.statement, votes.vote, hour))
    assert len(found) == 1
    assert len(set(found[0].people) & set(camp.tolist())) >= 38
    assert bursts(Votes.from_arrays(votes.person, votes.statement, votes.vote, votes.person * 10_000)) == ()


def test_nothing_of_a_person_is_in_what_is_published_or_plain():
    result = debate(conversation("london-youth-policing"))
    assert "people" not in json.loads(as_json(result))
    text = as_json(published(result))
    assert not {"point", "numbers", "label", "group"} & set(json.loads(text)["statements"][0])


def test_counts_and_groups_under_five_are_left_out():
    votes = invent(Plan(people=90, statements=25, groups=3, separation=6, density=0.3), 3).votes
    shown = published(debate(votes))
    counts = [
        value
        for statement in shown.statements
        for each in (statement.total, *statement.groups)
        for value in (each.agree, each.disagree, each.passed)
    ]
    assert None in counts
    assert min(value for value in counts if value is not None) >= 5
    assert all(size is None or size % 10 == 0 for size in shown.sizes)


def test_a_count_left_out_does_not_follow_by_subtraction():
    random = np.random.default_rng(1)
    for _ in range(300):
        groups = int(random.integers(1, 5))
        parts = random.integers(0, 12, (groups, 6, 3))
        totals = parts.sum(axis=0) + random.integers(0, 4, (6, 3)) * random.integers(0, 2)
        kept = shown_counts(parts, totals, 5)
        assert (parts[kept] >= 5).all()
        hidden = totals - np.where(kept, parts, 0).sum(axis=0)
        unknown = (~kept).sum(axis=0) + (totals - parts.sum(axis=0) > 0)
        leaks = (hidden > 0) & ((hidden < 5) | (unknown < 2)) & kept.any(axis=0)
        assert not leaks.any()
