"""Debates to start from: a question, why one would ask it, and statements from several sides, to change at will."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

STARTER = "voorbeeld"
"""The name in an address under which one is asked for."""
FILE = Path(__file__).parent / "data" / "voorbeelden.toml"


@dataclass(frozen=True, slots=True)
class Starter:
    """One debate to start from; `name` is what it is called in an address."""

    name: str
    title: str
    question: str
    why: str
    statements: tuple[str, ...]


@cache
def starters() -> tuple[Starter, ...]:
    """All of them, in the order of the file."""
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(Starter(name, **{**said, "statements": tuple(said["statements"])}) for name, said in found.items())


def starter(name: str) -> Starter | None:
    """The one of this name; None for any other name."""
    return next((each for each in starters() if each.name == name), None)
