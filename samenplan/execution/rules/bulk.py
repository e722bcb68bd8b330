"""Many rows in one form, two people at once: each row knows what it started from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from samenplan.plans.rules.editing import Change, conflict, mark

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Sorted(Generic[Value]):
    """What a form with many rows comes to: what is written, and what somebody else changed meanwhile."""

    written: Mapping[int, Value]
    clashed: frozenset[int]


def sorted_out(typed: Mapping[int, Change[Value]], current: Mapping[int, Value]) -> Sorted[Value]:
    """Hold every typed row against what stands there now.

    A row that its writer left alone is not written, even when its page was old. A row that is no longer there counts
    as clashed: nothing can be kept of it.
    """
    written: dict[int, Value] = {}
    clashed = set()
    for key, change in typed.items():
        if change.base == mark(change.value):
            continue
        if key not in current or conflict(str(key), change, current[key]):
            clashed.add(key)
        elif change.value != current[key]:
            written[key] = change.value
    return Sorted(written, frozenset(clashed))
