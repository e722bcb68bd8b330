"""Every shared conversation, voted again through the pages, gives what the engine gives."""

import json

import pytest
from django.utils.timezone import now

from samenplan.debate.engine import Votes
from samenplan.debate.engine import debate as computed
from samenplan.debate.engine.tests.conversations import NAMES, SMALL, conversation
from samenplan.debate.operations.computing import snapshot
from samenplan.debate.queries.mathematics import outcome_of
from samenplan.debate.rules.outcome import as_plain, outcome_from
from samenplan.debate.tests.replaying import replayed


def agree_with_the_engine(town, votes: Votes, name: str) -> None:
    replay = replayed(town, votes)
    direct = computed(Votes.from_arrays(votes.person + 1, votes.statement, votes.vote).without(votes.out))
    made = snapshot(replay.debate, now=now())
    print(f"\n{name}: {replay.votes} votes of {replay.people} people in {replay.seconds:.0f} s", end=" ")
    print(f"({replay.votes / replay.seconds:.0f} per second), {made.votes_hash[:12]}", flush=True)
    assert (made.votes_hash, made.people) == (direct.identity.sha256, direct.identity.people)
    assert outcome_from(made.outcome) == outcome_from(json.loads(json.dumps(as_plain(outcome_of(direct, 5)))))


def test_a_conversation_replayed_through_the_pages_gives_what_the_engine_gives(brugwijk):
    agree_with_the_engine(brugwijk, conversation(SMALL), SMALL)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES[1:])
def test_every_other_conversation_gives_the_same_too(brugwijk, name):
    agree_with_the_engine(brugwijk, conversation(name), name)
