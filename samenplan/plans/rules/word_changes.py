"""Which words of a text came, went and stayed: runs that a reader can follow."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
_EXACT_UP_TO = 60_000
"""Product of two token counts up to which every match is sought; above it difflib skips very common tokens."""


class Fate(StrEnum):
    """What happened to words, or to a node."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class WordRun:
    """Words next to each other that share a fate, spaces included."""

    fate: Fate
    text: str


def word_changes(before: str, after: str) -> tuple[WordRun, ...]:
    """The two texts as runs: kept and removed give `before` back, kept and added give `after`.

    Within a change what went stands before what came. A space between two changed words counts as changed with them,
    so that a rewritten sentence reads as one change.
    """
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    middle = _compared(old[head : len(old) - tail], new[head : len(new) - tail])
    pieces = [("", "", "".join(old[:head])), *middle, ("", "", "".join(old[len(old) - tail :]))]
    return tuple(_runs(_joined(pieces)))


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens both start with."""
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))


Piece = tuple[str, str, str]
"""What was removed, what was added, what was kept; either the last or the first two are filled."""


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) * len(new) > _EXACT_UP_TO)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        left, right = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        yield ("", "", left) if tag == "equal" else (left, right, "")


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Changes with nothing but a space between them become one change."""
    joined: list[Piece] = []
    for index, (removed, added, kept) in enumerate(pieces):
        between = 0 < index < len(pieces) - 1
        if between and kept.isspace() and joined and not joined[-1][2]:
            removed, added, kept = kept, kept, ""
        if kept or not joined or joined[-1][2]:
            joined.append((removed, added, kept))
        else:
            joined[-1] = (joined[-1][0] + removed, joined[-1][1] + added, "")
    return joined


def _runs(pieces: Sequence[Piece]) -> Iterator[WordRun]:
    for removed, added, kept in pieces:
        if removed:
            yield WordRun(Fate.REMOVED, removed)
        if added:
            yield WordRun(Fate.ADDED, added)
        if kept:
            yield WordRun(Fate.KEPT, kept)
