"""How the carrying out goes: counts in one sentence, what is late, whom nobody heard."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from samenplan.core.dutch import written_date
from samenplan.execution.rules.milestones import Step
from samenplan.plans.rules.content import Timing, TimingKind
from samenplan.plans.rules.status import CARRIED_OUT, ActionStatus
from samenplan.plans.rules.timing import span

_WITH_DAYS = (TimingKind.DATE, TimingKind.PERIOD)
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
class Days:
    """The days by which an action starts and ends, as far as its timings say. A rhythm says neither."""

    starts: tuple[date, ...] = ()
    ends: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Going:
    """What one must know of an action to see whether it is late or silent."""

    status: ActionStatus
    steps: Sequence[Step] = ()
    days: Days = Days()
    told_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether anything is still expected."""
        return self.status not in CARRIED_OUT and self.status is not ActionStatus.STOPPED


def days_of(timings: Sequence[Timing], plan_starts_on: date | None) -> Days:
    """When these timings start and end. "Binnen drie maanden" has an end only; "elk kwartaal" has neither."""
    starts = [one.starts_on for one in timings if one.kind in _WITH_DAYS]
    ends = [one.starts_on if one.kind is TimingKind.DATE else one.ends_on for one in timings if one.kind in _WITH_DAYS]
    relative = [span(one, plan_starts_on, None) for one in timings if one.kind is TimingKind.RELATIVE]
    return Days(
        tuple(day for day in starts if day),
        (*(day for day in ends if day), *(found[1] for found in relative if found)),
    )


def late_reasons(going: Going, today: date) -> list[str]:
    """Why this action is late; none means it is not."""
    if not going.is_open:
        return []
    reasons = [
        f"“{step.title}” moest klaar zijn op {written_date(step.due_on)}"
        for step in going.steps
        if step.due_on is not None and step.is_late(today)
    ]
    starts, ends = going.days.starts, going.days.ends
    if ends and max(ends) < today:
        return [*reasons, f"de actie moest klaar zijn op {written_date(max(ends))}"]
    if going.status is ActionStatus.NOT_STARTED and starts and min(starts) < today:
        return [*reasons, f"de actie moest starten op {written_date(min(starts))}"]
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
    starts = [(day, "begint") for day in going.days.starts if day not in going.days.ends]
    ends = [(day, "op die dag" if day in going.days.starts else "moet klaar zijn") for day in going.days.ends]
    return min((one for one in (*steps, *starts, *ends) if one[0] >= today), default=None)
