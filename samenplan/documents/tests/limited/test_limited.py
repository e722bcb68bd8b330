"""A child that opens a file gets what it may have, and no more."""

import pytest

from samenplan.documents.limited.parent import TooHeavy, answer_of_child
from samenplan.documents.tests.limited.greedy import LIMITS, Wish

GREEDY = "samenplan.documents.tests.limited.greedy"


def asked(wish: Wish, data: bytes = b"") -> bytes:
    return answer_of_child(GREEDY, wish, data, limits=LIMITS)


def test_it_answers_in_bytes_as_they_are():
    assert asked(Wish.ECHO, b"\0\xff caf\xc3\xa9") == b"\0\xff caf\xc3\xa9"


def test_it_sees_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("SAMENPLAN_SECRET_KEY", "geheim")
    assert asked(Wish.ENVIRONMENT) == b"PYTHONDONTWRITEBYTECODE PYTHONPATH"


@pytest.mark.parametrize("wish", [Wish.MEMORY, Wish.TIME, Wish.RESULT, Wish.BREAK_DOWN])
def test_too_much_is_no_answer(wish):
    with pytest.raises(TooHeavy):
        asked(wish)
