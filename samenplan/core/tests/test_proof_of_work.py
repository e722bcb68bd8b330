"""Work counts once, for what it was asked for, for an hour."""

import base64
import json
import random
from datetime import timedelta

import altcha
import pytest
from django.core.cache import cache
from django.utils.timezone import now

from samenplan.core import proof_of_work
from samenplan.core.proof_of_work import FEWEST_TRIES, MOST_TRIES, VALID, Work, new_challenge, spend

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _little_work(monkeypatch):
    monkeypatch.setattr(proof_of_work, "ROUNDS", 10)


def solved(text: str, **changed) -> str:
    challenge = altcha.Challenge.from_dict(json.loads(text))
    solution = altcha.solve_challenge(challenge)
    said = {
        "challenge": json.loads(text),
        "solution": {"counter": solution.counter, "derivedKey": solution.derived_key},
    }
    return base64.b64encode(json.dumps({**said, **changed}).encode()).decode()


def a_challenge(**given) -> str:
    return new_challenge(**{"purpose": "debat", "subject": "a1", "now": now(), **given})


def test_the_same_work_counts_once():
    sent = solved(a_challenge())
    assert [spend(sent, "debat", "a1") for _ in range(3)] == [Work.DONE, Work.WORTHLESS, Work.WORTHLESS]
    assert spend(solved(a_challenge()), "debat", "a1") is Work.DONE


def test_a_replay_counts_when_nothing_remembers_it():
    """The control: it is the memory that refuses."""
    sent = solved(a_challenge())
    spend(sent, "debat", "a1")
    cache.clear()
    assert spend(sent, "debat", "a1") is Work.DONE


def test_work_for_another_debate_or_purpose_is_not_ours_and_stays_good():
    sent = solved(a_challenge())
    assert spend(sent, "debat", "b2") is spend(sent, "ander", "a1") is Work.NOT_OURS
    assert spend(sent, "debat", "a1") is Work.DONE


def test_after_an_hour_it_is_worth_nothing():
    assert spend(solved(a_challenge(now=now() - VALID - timedelta(seconds=2))), "debat", "a1") is Work.WORTHLESS
    assert spend(solved(a_challenge(now=now() - VALID + timedelta(minutes=1))), "debat", "a1") is Work.DONE


def test_a_guessed_solution_is_worth_nothing():
    text = a_challenge()
    for solution in ({"counter": 1, "derivedKey": "00" * 32}, {"counter": -1, "derivedKey": ""}):
        assert spend(solved(text, solution=solution), "debat", "a1") is Work.WORTHLESS
    prefix = json.loads(text)["parameters"]["keyPrefix"]  # what the page itself tells
    assert spend(solved(text, solution={"counter": 50, "derivedKey": prefix}), "debat", "a1") is Work.WORTHLESS


@pytest.mark.parametrize(
    "changed", [{"cost": 1}, {"expiresAt": 9_999_999_999}, {"keyPrefix": ""}, {"keySignature": None}]
)
def test_an_easier_challenge_is_not_ours(changed):
    challenge = json.loads(a_challenge())
    solution = json.loads(base64.b64decode(solved(json.dumps(challenge))))["solution"]
    challenge["parameters"].update(changed)
    sent = base64.b64encode(json.dumps({"challenge": challenge, "solution": solution}).encode()).decode()
    assert spend(sent, "debat", "a1") is Work.NOT_OURS


@pytest.mark.parametrize(
    "sent", ["", "x", "é", "e30=", "bnVsbA==", "W10=", "MQ==", base64.b64encode(b"[" * 3000).decode()]
)
def test_what_is_no_work_at_all_is_not_ours(sent):
    assert spend(sent, "debat", "a1") is Work.NOT_OURS


def test_no_damaged_form_makes_it_stumble():
    """Values of every kind in every place; what is not exactly the form that was given counts for nothing."""
    drawn = random.Random(11)
    good = json.loads(base64.b64decode(solved(a_challenge())))
    strange = [None, True, 0, -1, 1e308, 10**30, "", "zz", "é", [], {}, [[]], {"for": "debat:a1"}, {"a": {"b": []}}]
    found = set()
    for _ in range(600):
        spoilt = json.loads(json.dumps(good))
        place = drawn.choice([spoilt, spoilt["challenge"], spoilt["challenge"]["parameters"], spoilt["solution"]])
        key = drawn.choice(list(place))
        place[key] = drawn.choice(strange)
        sent = base64.b64encode(json.dumps(spoilt).encode()).decode()
        if key != "counter" and spoilt != good:  # the signed key decides, not the number by which it was found
            found.add(spend(sent, "debat", "a1"))
    assert found == {Work.NOT_OURS, Work.WORTHLESS}
    assert spend(base64.b64encode(json.dumps(good).encode()).decode(), "debat", "a1") is Work.DONE


def test_the_number_to_find_lies_between_the_bounds(monkeypatch):
    found = [altcha.solve_challenge(altcha.Challenge.from_dict(json.loads(a_challenge()))).counter for _ in range(60)]
    assert min(found) >= FEWEST_TRIES and max(found) < MOST_TRIES
    assert len(set(found)) > 20
