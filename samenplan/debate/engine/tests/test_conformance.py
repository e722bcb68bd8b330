"""Mode compat against the original Polis, field by field: the same choices, and numbers to the last digits."""

from functools import cache

import numpy as np
import pytest

from samenplan.debate.engine.compat.polis import GroupVotes, Polis, polis, priority
from samenplan.debate.engine.tests.conversations import NAMES, conversation, reference

pytestmark = pytest.mark.parametrize("name", NAMES)


@cache
def _ours(name: str) -> Polis:
    return polis(conversation(name))


def _numbers(values) -> list[int]:
    return [int(value) for value in values]


def test_the_same_people_and_statements_stand_in_the_same_order(name):
    ours, theirs = _ours(name), reference(name)
    assert _numbers(ours.table.statements) == theirs["tids"]
    assert _numbers(ours.table.people) == theirs["pids"]
    assert set(_numbers(ours.table.people[ours.placed])) == set(theirs["in-conv"])
    counts = dict(zip(_numbers(ours.table.people), _numbers(ours.table.votes_per_person), strict=True))
    assert counts == {int(person): count for person, count in theirs["user-vote-counts"].items()}


def test_the_map_is_the_same_but_for_its_sign(name):
    ours, theirs = _ours(name).space, reference(name)
    assert np.abs(ours.center - theirs["pca"]["center"]).max() <= 1e-12
    axes = np.array(theirs["pca"]["comps"])
    signs = np.sign((ours.axes * axes).sum(axis=1))
    assert np.abs(ours.people * signs - theirs["proj"]).max() <= 1e-5
    assert np.abs(ours.statements * signs - np.array(theirs["pca"]["comment-projection"]).T).max() <= 1e-5
    assert np.abs(ours.extremity - theirs["pca"]["comment-extremity"]).max() <= 1e-5


def test_the_same_people_are_in_the_same_base_clusters(name):
    ours, theirs = _ours(name), reference(name)["base-clusters"]
    people = ours.table.people[ours.placed]
    found = {int(n): set(_numbers(people[ours.groups.base.labels == n])) for n in ours.groups.base.numbers}
    assert found == {number: set(who) for number, who in zip(theirs["id"], theirs["members"], strict=True)}


def test_the_number_of_groups_and_everyones_group_are_the_same(name):
    ours, theirs = _ours(name), reference(name)
    assert {str(k) for k, _ in ours.groups.silhouettes} == theirs["silhouettes"].keys()
    assert max(abs(score - theirs["silhouettes"][str(k)]) for k, score in ours.groups.silhouettes) <= 1e-6
    assert len(ours.group_numbers) == theirs["group-k-smoother"]["smoothed-k"]
    people = ours.table.people[ours.placed]
    found = {str(person): int(label) for person, label in zip(people, ours.labels, strict=True)}
    assert found == theirs["group-labels"]


def test_votes_per_group_and_agreement_over_groups_are_the_same(name):
    ours, theirs = _ours(name), reference(name)
    statements = [str(statement) for statement in ours.table.statements]
    for place, number in enumerate(ours.group_numbers):
        votes = theirs["group-votes"][str(number)]["votes"]
        for kind, counts in (("A", ours.votes.agree), ("D", ours.votes.disagree), ("S", ours.votes.seen)):
            assert _numbers(counts[place]) == [votes[statement][kind] for statement in statements]
    wanted = [theirs["group-aware-consensus"][statement] for statement in statements]
    assert np.abs(ours.group_consensus - wanted).max() <= 1e-12


def test_the_same_statements_stand_for_each_group_in_the_same_order(name):
    ours, theirs = _ours(name), reference(name)
    for number, found in zip(ours.group_numbers, ours.representative, strict=True):
        wanted = theirs["repness"][str(number)]
        assert [(each.statement, each.agrees) for each in found] == [
            (each["tid"], each["repful-for"] == "agree") for each in wanted
        ]
        for each, other in zip(found, wanted, strict=True):
            assert (each.successes, each.trials) == (other["n-success"], other["n-trials"])
            assert each.is_best_agree == other.get("best-agree", False)
            values = (each.success, each.test, each.repness)
            wanted_values = (other["p-success"], other["p-test"], other["repness"])
            assert np.abs(np.subtract(values, wanted_values)).max() <= 1e-9
            assert np.float32(each.repness_test) == np.float32(other["repness-test"])  # 32 bits, in Polis itself


def test_the_same_statements_are_agreed_on_by_all(name):
    ours, theirs = _ours(name), reference(name)["consensus"]
    for found, wanted in ((ours.agreed, theirs["agree"]), (ours.rejected, theirs["disagree"])):
        assert [(each.statement, each.successes, each.trials) for each in found] == [
            (each["tid"], each["n-success"], each["n-trials"]) for each in wanted
        ]
        for each, other in zip(found, wanted, strict=True):
            assert np.abs(np.subtract([each.success, each.test], [other["p-success"], other["p-test"]])).max() <= 1e-9


def test_priorities_are_the_same_from_the_same_extremity_and_counts(name):
    ours, theirs = _ours(name), reference(name)
    statements = theirs["tids-tick2"]
    kinds = ("A", "D", "S")
    counts = [
        np.array([[votes["votes"][str(j)][kind] for j in statements] for votes in theirs["group-votes"].values()])
        for kind in kinds
    ]
    meta = np.isin(statements, theirs["meta-tids"])
    found = priority(np.array(theirs["comment-extremity-tick2"]), GroupVotes(*counts), meta)
    wanted = np.array([theirs["comment-priorities-tick2"][str(j)] for j in statements])
    assert (np.abs(found - wanted) / wanted).max() <= 1e-9
    own = dict(zip(_numbers(ours.table.statements), ours.priority, strict=True))
    assert np.allclose([own[j] for j in statements], wanted, rtol=1e-2)
