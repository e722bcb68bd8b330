"""Every shared conversation, voted again through the pages, gives what the engine gives."""

import pytest

from samenplan.debate.engine.tests.conversations import NAMES, SMALL, conversation
from samenplan.debate.tests.replaying import beside_the_engine, replayed


def agree_with_the_engine(town, name: str) -> None:
    votes = conversation(name)
    replay = replayed(town, votes)
    print(f"\n{name}: {replay.votes} votes of {replay.people} people in {replay.seconds:.0f} s", flush=True)
    stored, direct = beside_the_engine(replay.debate, votes)
    assert stored[0] == direct[0]
    assert stored[1] == direct[1]


def test_a_conversation_replayed_through_the_pages_gives_what_the_engine_gives(brugwijk):
    agree_with_the_engine(brugwijk, SMALL)


def test_one_other_vote_is_another_result(brugwijk):
    """The comparison itself: it sees one vote that differs among hundreds."""
    votes = conversation(SMALL)
    debate = replayed(brugwijk, votes).debate
    given = debate.votes.order_by("sequence").last()
    debate.votes.filter(pk=given.pk).update(value=1 if given.value != 1 else -1)
    stored, direct = beside_the_engine(debate, votes)
    assert stored[0] != direct[0]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES[1:])
def test_every_other_conversation_gives_the_same_too(brugwijk, name):
    agree_with_the_engine(brugwijk, name)
