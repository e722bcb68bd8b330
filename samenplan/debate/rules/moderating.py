"""How the reading of statements goes: what waits and since when, how fast people got an answer, why not. No Django."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_high

from samenplan.debate.rules.kinds import ModerationKind, RefusalReason

LATELY = timedelta(days=7)
SLOW = timedelta(days=2)
"""Whoever waits longer has left: our own measure, from no source."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision about a statement; `came_on` is None for the town's own statements."""

    kind: ModerationKind
    reason: str
    on: date
    came_on: date | None
    by: str


@dataclass(frozen=True, slots=True)
class Load:
    """What waits and how it went: `oldest` is the day on which the oldest came in, `days` the usual wait."""

    waiting: int
    appeals: int
    oldest: date | None
    lately: int
    days: int | None
    reasons: tuple[tuple[RefusalReason, int], ...]
    readers: tuple[tuple[str, int], ...]

    def is_slow(self, today: date) -> bool:
        """Whether somebody waits for longer than a resident stays interested."""
        return self.oldest is not None and today - self.oldest > SLOW


def load_of(decisions: Sequence[Decision], *, waiting: int, appeals: int, oldest: date | None, today: date) -> Load:
    """The workload from the log; the usual wait is the median (the higher of two) over statements of participants."""
    judged = [one for one in decisions if one.kind is not ModerationKind.APPEALED]
    waits = [max(0, (one.on - one.came_on).days) for one in judged if one.came_on is not None]
    reasons = Counter(RefusalReason(one.reason) for one in judged if one.reason)
    lately = [one for one in judged if today - one.on < LATELY]
    return Load(
        waiting=waiting,
        appeals=appeals,
        oldest=oldest,
        lately=len(lately),
        days=median_high(waits) if waits else None,
        reasons=tuple(reasons.most_common()),
        readers=tuple(Counter(one.by for one in lately).most_common()),
    )
