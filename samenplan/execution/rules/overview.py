"""How the carrying out goes: counts in one sentence, what is late, whom nobody heard."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from samenplan.core.dutch import written_date
from samenplan.execution.rules.milestones import Step
from samenplan.plans.rules.content import Timing
from samenplan.plans.rules.status import CARRIED_OUT, ActionStatus
from samenplan.plans.rules.timing import span

SILENT_DAYS = 91
"""Three months without a word."""


class Look(StrEnum):
    """Which actions of the overview one wants to see."""

    ALL = "alles"
    MINE_TO_ASK = "vraag"
    LATE = "laat"
    SILENT = "stil"


LOOK_LABELS = {
    Look.ALL: "Alle acties",
    Look.MINE_TO_ASK: "Zelf te vragen",
    Look.LATE: "Te laat",
    Look.SILENT: "3 maanden niets gehoord",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many actions stand where."""

    finished: int = 0
    running: int = 0
    to_start: int = 0
    stopped: int = 0

    @property
    def total(self) -> int:
        return self.finished + self.running + self.to_start + self.stopped

    @property
    def sentence(self) -> str:
        """Finished, running, to start, and stopped when there are any: Van 14 acties zijn er 2 klaar, …"""
        if not self.total:
            return "Dit plan heeft nog geen acties."
        if self.total == 1:
            return f"De enige actie {self._only}."
        sentence = (
            f"Van {self.total} acties {_verb(self.finished, 'is', 'zijn')} er {self.finished} klaar, "
            f"{_verb(self.running, 'loopt', 'lopen')} er {self.running} "
            f"en {_verb(self.to_start, 'moet', 'moeten')} er {self.to_start} nog starten."
        )
        stopped = f" Er {_verb(self.stopped, 'werd', 'werden')} er {self.stopped} stopgezet." if self.stopped else ""
        return sentence + stopped

    @property
    def _only(self) -> str:
        if self.finished:
            return "is klaar"
        if self.running:
            return "loopt"
        return "is stopgezet" if self.stopped else "moet nog starten"


def _verb(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def counts_of(statuses: Iterable[ActionStatus]) -> Counts:
    """The statuses, counted."""
    counts = Counts()
    for status in statuses:
        counts = _with(counts, status)
    return counts


def _with(counts: Counts, status: ActionStatus) -> Counts:
    if status in CARRIED_OUT:
        return replace(counts, finished=counts.finished + 1)
    if status is ActionStatus.RUNNING:
        return replace(counts, running=counts.running + 1)
    if status is ActionStatus.STOPPED:
        return replace(counts, stopped=counts.stopped + 1)
    return replace(counts, to_start=counts.to_start + 1)


@dataclass(frozen=True, slots=True)
class Going:
    """What one must know of an action to see whether it is late or silent."""

    status: ActionStatus
    steps: Sequence[Step] = ()
    spans: Sequence[tuple[date, date]] = ()  # first and last days of its timings, as far as they can be placed
    told_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether anything is still expected."""
        return self.status not in CARRIED_OUT and self.status is not ActionStatus.STOPPED


def spans_of(timings: Iterable[Timing], starts_on: date | None, ends_on: date | None) -> tuple[tuple[date, date], ...]:
    """The days that these timings cover within a plan of this period."""
    found = (span(timing, starts_on, ends_on) for timing in timings)
    return tuple(one for one in found if one is not None)


def late_reasons(going: Going, today: date) -> list[str]:
    """Why this action is late; none means it is not."""
    if not going.is_open:
        return []
    reasons = [
        f"“{step.title}” moest klaar zijn op {written_date(step.due_on)}"
        for step in going.steps
        if step.due_on is not None and step.is_late(today)
    ]
    if going.spans and (last := max(end for _, end in going.spans)) < today:
        return [*reasons, f"de actie liep tot {written_date(last)}"]
    if going.status is ActionStatus.NOT_STARTED and going.spans:
        first = min(start for start, _ in going.spans)
        reasons += [f"de actie moest starten op {written_date(first)}"] if first < today else []
    return reasons


def is_silent(going: Going, plan_starts_on: date | None, today: date) -> bool:
    """Whether nobody told anything for three months, counted from the first day of the plan when nobody ever did."""
    since = going.told_on or plan_starts_on
    return going.is_open and since is not None and since < today - timedelta(days=SILENT_DAYS)


def next_day(going: Going, today: date) -> tuple[date, str] | None:
    """The first day that still comes, and what it is; None when nothing is expected."""
    if not going.is_open:
        return None
    steps = [(step.due_on, step.title) for step in going.steps if step.due_on and not step.done_on]
    starts = [(start, "start") for start, _ in going.spans]
    ends = [(end, "laatste dag") for start, end in going.spans]
    return min((day for day in (*steps, *starts, *ends) if day[0] >= today), default=None)
