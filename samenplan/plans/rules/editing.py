"""Two people at once: a change knows what it started from, and never overwrites silently."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Generic, TypeVar

from samenplan.core.errors import Refused
from samenplan.plans.rules.frozen import plain

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Change(Generic[Value]):
    """A new value for one field, with the mark of the value it started from ("" = whatever stands there)."""

    value: Value
    base: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that somebody else changed meanwhile."""

    field: str
    mine: object
    theirs: object


class ChangedMeanwhile(Refused):
    """Somebody else changed the same field since it was read. Nothing was saved; both texts are here."""

    def __init__(self, clashes: Sequence[Clash]) -> None:
        self.clashes = tuple(clashes)
        super().__init__(
            "Iemand anders heeft dit intussen ook gewijzigd. Kies welke tekst blijft; er is niets verloren."
        )


def mark(value: object) -> str:
    """A short mark of a value: equal values have equal marks."""
    canonical = json.dumps(plain(value), ensure_ascii=False, sort_keys=True)
    return sha256(canonical.encode()).hexdigest()[:16]


def one_kind_of_line_end(text: str) -> str:
    """The text with line feeds only: a browser sends CRLF, and untouched text must not look changed."""
    return text.replace("\r\n", "\n")


def conflict(field: str, change: Change[Value], current: Value) -> Clash | None:
    """What clashes, if the value was changed by somebody else and not to the same."""
    if change.base in ("", mark(current)) or change.value == current:
        return None
    return Clash(field, change.value, current)
