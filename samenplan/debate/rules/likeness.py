"""Which statements say nearly the same: shown to a writer before hers goes in, so that she can vote on them instead."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from samenplan.debate.rules.entering import tidy

LEAST_ALIKE = 0.3
MOST_SHOWN = 3
_SMALL_WORDS = frozenset(
    word
    for words in (
        "de het een en of in op van voor met te dat die dit is zijn er om aan we je moet moeten meer niet ook als",
        "le la les un une des et ou dans sur du pour avec que qui est sont il faut plus pas aussi",
        "the a an and or on for with to that this are there must should more not also",
    )
    for word in words.split()
)


@dataclass(frozen=True, slots=True)
class Known:
    """A statement that is there already."""

    number: int
    text: str


def alike(text: str, known: Iterable[Known]) -> list[Known]:
    """The statements most like this text, the most alike first; none when nothing comes near."""
    mine = _pieces(text)
    if not mine:
        return []
    scored = [(_share(mine, _pieces(each.text)), each) for each in known]
    near = sorted((pair for pair in scored if pair[0] >= LEAST_ALIKE), key=lambda pair: (-pair[0], pair[1].number))
    return [each for _, each in near[:MOST_SHOWN]]


def _pieces(text: str) -> frozenset[str]:
    """Runs of four letters of the words that carry meaning, without accents and without signs that nobody sees."""
    plain = unicodedata.normalize("NFKD", tidy(text).casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in bare).split()
    kept = [word for word in words if word not in _SMALL_WORDS][:60]
    return frozenset(word[at : at + 4] for word in kept for at in range(max(1, len(word) - 3)))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the smaller is in the other (overlap), weighed with how much they share in all."""
    both = len(one & other)
    if not both:
        return 0.0
    return (both / min(len(one), len(other)) + both / len(one | other)) / 2
