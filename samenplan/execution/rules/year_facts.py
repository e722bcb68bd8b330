"""What a yearly report is made of: the facts of one period, and the report itself as data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256

from samenplan.execution.rules.kinds import Continuation
from samenplan.execution.rules.reached import GroupReach
from samenplan.plans.rules.status import ActionStatus

FORMAT = 1
"""Raised when the shape of the JSON changes; older reports stay readable."""


class ReportPart(StrEnum):
    """The parts of a report, in their order."""

    SHORT = "short"
    GOALS = "goals"
    INDICATORS = "indicators"
    MILESTONES = "milestones"
    MONEY = "money"
    DIFFICULT = "difficult"
    LESSONS = "lessons"
    CONTINUES = "continues"


PART_TITLES = {
    ReportPart.SHORT: "In het kort",
    ReportPart.GOALS: "Wat we deden, per doel",
    ReportPart.INDICATORS: "Wat we maten",
    ReportPart.MILESTONES: "Mijlpalen",
    ReportPart.MONEY: "Geld",
    ReportPart.DIFFICULT: "Wat niet lukte",
    ReportPart.LESSONS: "Wat we leerden",
    ReportPart.CONTINUES: "Wat doorloopt",
}


@dataclass(frozen=True, slots=True)
class Table:
    """Figures beside a text; never edited. `more`: rows that were left out."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    numbers: bool = False  # all columns but the first
    more: int = 0

    @property
    def named_rows(self) -> list[list[tuple[str, str]]]:
        """Each cell with the head of its column, for a table that stands on a telephone."""
        return [list(zip(self.headers, row, strict=True)) for row in self.rows]

    @property
    def named_total(self) -> list[tuple[str, str]]:
        """The sums with the head of their column; nothing without sums."""
        return list(zip(self.headers, self.total, strict=True)) if self.total else []


@dataclass(frozen=True, slots=True)
class Part:
    """One part: small Markdown, and possibly a table under it."""

    kind: ReportPart
    text: str
    table: Table | None = None

    @property
    def title(self) -> str:
        return PART_TITLES[self.kind]


@dataclass(frozen=True, slots=True)
class ActionYear:
    """One action in the period."""

    label: str
    title: str
    status: ActionStatus
    activities: int = 0
    reached: tuple[GroupReach, ...] = ()
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class GoalYear:
    """A goal with the actions right below it."""

    label: str
    title: str
    actions: tuple[ActionYear, ...]


@dataclass(frozen=True, slots=True)
class IndicatorYear:
    """An indicator with its newest value up to the end of the period."""

    name: str
    unit: str = ""
    baseline: str = ""
    target: str = ""
    current: str = ""
    measured_on: date | None = None
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class MilestoneYear:
    """A milestone that was due or reached in the period."""

    title: str
    action: str
    due_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class MoneyYear:
    """Money of one source: planned in all, spent in the period, spent up to its end."""

    source: str
    planned_cents: int
    spent_cents: int
    spent_ever_cents: int

    @property
    def cents(self) -> tuple[int, int, int]:
        return self.planned_cents, self.spent_cents, self.spent_ever_cents


@dataclass(frozen=True, slots=True)
class LessonYear:
    """A lesson, and the action in which it lives on."""

    text: str
    lives_on: str = ""


@dataclass(frozen=True, slots=True)
class ContinuationYear:
    """What becomes of one action."""

    action: str
    continues: Continuation
    owner: str = ""
    budget: str = ""


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """Everything that the record tells of one period. `as_of`: the day of which the statuses are."""

    first: date
    last: date
    as_of: date
    goals: tuple[GoalYear, ...] = ()
    reached: tuple[GroupReach, ...] = ()
    indicators: tuple[IndicatorYear, ...] = ()
    milestones: tuple[MilestoneYear, ...] = ()
    money: tuple[MoneyYear, ...] = ()
    lessons: tuple[LessonYear, ...] = ()
    continuing: tuple[ContinuationYear, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalBar:
    """A bar of the picture: finished, running, to start, stopped."""

    label: str
    counts: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report: what is shown, set on paper and frozen."""

    title: str
    authority: str
    plan: str
    first: date
    last: date
    as_of: date
    reading: str  # of the picture
    bars: tuple[GoalBar, ...]
    parts: tuple[Part, ...] = field(default=())


def report_json(report: Report) -> str:
    """Canonical JSON: sorted keys, no spaces, days as JJJJ-MM-DD."""
    facts = {
        "format": FORMAT,
        "title": report.title,
        "authority": report.authority,
        "plan": report.plan,
        "first": report.first.isoformat(),
        "last": report.last.isoformat(),
        "as_of": report.as_of.isoformat(),
        "reading": report.reading,
        "bars": [[bar.label, list(bar.counts)] for bar in report.bars],
        "parts": [_part(part) for part in report.parts],
    }
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def report_fingerprint(canonical: str) -> str:
    """SHA-256 of the canonical JSON."""
    return sha256(canonical.encode()).hexdigest()


def report_from_json(text: str) -> Report:
    """The report that `report_json` wrote."""
    facts = json.loads(text)
    return Report(
        title=facts["title"],
        authority=facts["authority"],
        plan=facts["plan"],
        first=date.fromisoformat(facts["first"]),
        last=date.fromisoformat(facts["last"]),
        as_of=date.fromisoformat(facts["as_of"]),
        reading=facts["reading"],
        bars=tuple(GoalBar(label, tuple(counts)) for label, counts in facts["bars"]),
        parts=tuple(_read_part(part) for part in facts["parts"]),
    )


def _part(part: Part) -> dict[str, object]:
    table = part.table
    if table is None:
        return {"part": part.kind.value, "text": part.text}
    rows, total = [list(row) for row in table.rows], list(table.total)
    said = {"caption": table.caption, "headers": list(table.headers), "rows": rows, "total": total}
    return {
        "part": part.kind.value,
        "text": part.text,
        "table": {**said, "numbers": table.numbers, "more": table.more},
    }


def _read_part(facts: Mapping[str, object]) -> Part:
    kind, text, table = ReportPart(str(facts["part"])), str(facts["text"]), facts.get("table")
    return Part(kind, text, _read_table(table) if isinstance(table, dict) else None)


def _read_table(facts: Mapping[str, object]) -> Table:
    rows, headers, total = facts["rows"], facts["headers"], facts["total"]
    if not (isinstance(rows, list) and isinstance(headers, list) and isinstance(total, list)):
        raise ValueError("a table without rows")
    return Table(
        caption=str(facts["caption"]),
        headers=tuple(headers),
        rows=tuple(tuple(row) for row in rows),
        total=tuple(total),
        numbers=bool(facts["numbers"]),
        more=int(str(facts["more"])),
    )
