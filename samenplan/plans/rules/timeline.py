"""When the actions of a plan run, as a picture: pure layout, in fractions of the plan's period."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from samenplan.core.dutch import MONTHS, counted, listed
from samenplan.plans.rules.content import Node, PlanContent, Timing, TimingKind
from samenplan.plans.rules.timing import span, timing_sentence

MAX_YEARS = 30
"""A longer period is drawn as far as this; a mistyped year must not give ten thousand ticks."""

_MOST = 2
"""As many years at most are named in the reading; with more, "de meeste" says nothing."""


class BarKind(StrEnum):
    """How a bar is drawn."""

    MOMENT = "moment"
    PERIOD = "period"
    RELATIVE = "relative"
    RECURRING = "recurring"


_BARS = {
    TimingKind.DATE: BarKind.MOMENT,
    TimingKind.PERIOD: BarKind.PERIOD,
    TimingKind.RELATIVE: BarKind.RELATIVE,
    TimingKind.RECURRING: BarKind.RECURRING,
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the period; `start` and `end` from 0 (its first day) to 1 (the day after its last)."""

    kind: BarKind
    start: Fraction
    end: Fraction
    words: str  # the timing in Dutch


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One action with at least one timing that can be placed."""

    uid: str
    label: str
    title: str
    bars: tuple[Bar, ...]  # empty: it falls wholly outside the period
    words: str  # all its timings in Dutch


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a year or a quarter begins."""

    at: Fraction
    label: str  # "2027", "april"; "" for a quarter without words
    is_year: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture as data. Without a period (nothing has a date) there are no rows and no ticks."""

    title: str
    reading: str  # one sentence
    starts_on: date | None
    ends_on: date | None
    rows: tuple[TimelineRow, ...]
    ticks: tuple[Tick, ...]
    today: Fraction | None  # None when today is outside the period
    undated: tuple[str, ...]  # label and title of the actions without a date


@dataclass(frozen=True, slots=True)
class _Period:
    first: date
    last: date

    def place(self, day: date) -> Fraction:
        share = Fraction((day - self.first).days, (self.last - self.first).days + 1)
        return min(max(share, Fraction(0)), Fraction(1))

    def holds(self, first: date, last: date) -> bool:
        return first <= self.last and last >= self.first


def timeline(content: PlanContent, today: date) -> Timeline:
    """The actions of a plan along its period, or along their own dates when the plan has none."""
    period = _period(content)
    dated = [action for action in content.actions if _spans(action, content)]
    undated = tuple(_pointed(action) for action in content.actions if not _spans(action, content))
    return Timeline(
        title=f"Tijdlijn van {content.title}",
        reading=_reading(content, dated),
        starts_on=period.first if period else None,
        ends_on=period.last if period else None,
        rows=tuple(_row(action, content, period) for action in dated) if period else (),
        ticks=tuple(_ticks(period)) if period else (),
        today=period.place(today) if period and period.first <= today <= period.last else None,
        undated=undated,
    )


def _spans(node: Node, content: PlanContent) -> list[tuple[Timing, date, date]]:
    found = ((timing, span(timing, content.starts_on, content.ends_on)) for timing in node.timings)
    return [(timing, *days) for timing, days in found if days]


def _period(content: PlanContent) -> _Period | None:
    days = [day for node in content.actions for _, *both in _spans(node, content) for day in both]
    first = content.starts_on or min(days, default=content.ends_on)
    last = content.ends_on or max(days, default=content.starts_on)
    if not first or not last or first > last:
        return None
    return _Period(first, min(last, date(min(first.year + MAX_YEARS, 9999), 12, 31)))


def _row(node: Node, content: PlanContent, period: _Period) -> TimelineRow:
    spans = [found for found in _spans(node, content) if period.holds(found[1], found[2])]
    return TimelineRow(
        uid=node.uid,
        label=node.label,
        title=node.title,
        bars=tuple(_bar(timing, (first, last), period) for timing, first, last in spans),
        words=listed([timing_sentence(timing) for timing in node.timings]),
    )


def _bar(timing: Timing, days: tuple[date, date], period: _Period) -> Bar:
    after = days[1] + timedelta(days=1) if days[1] < date.max else date.max
    return Bar(_BARS[timing.kind], period.place(days[0]), period.place(after), timing_sentence(timing))


def _ticks(period: _Period) -> Iterable[Tick]:
    years = period.last.year - period.first.year + 1
    yield Tick(Fraction(0), str(period.first.year), is_year=True)
    for year in range(period.first.year, period.last.year + 1):
        for month in (1, 4, 7, 10):
            day = date(year, month, 1)
            if not period.first < day <= period.last:
                continue
            if month == 1:
                yield Tick(period.place(day), str(year), is_year=True)
            elif years <= 4:
                yield Tick(period.place(day), MONTHS[month - 1] if years == 1 else "", is_year=False)


def _reading(content: PlanContent, dated: list[Node]) -> str:
    total = sum(1 for _ in content.actions)
    if not total:
        return "Dit plan heeft nog geen acties."
    if not dated:
        return "Nog geen enkele actie heeft een datum."
    busiest = _busiest_years(content, dated)
    have = "heeft" if len(dated) == 1 else "hebben"
    head = f"{len(dated)} van de {counted(total, 'actie', 'acties')} {have} een datum"
    if len(dated) < 2 or not busiest:
        return f"{head}."
    return f"{head}; de meeste lopen in {listed(busiest)}."


def _busiest_years(content: PlanContent, dated: list[Node]) -> list[str]:
    """The one or two years in which most actions run; none when the actions are spread evenly over more."""
    years: Counter[int] = Counter()
    for node in dated:
        spans = _spans(node, content)
        years.update({year for _, first, last in spans for year in _years(first, last)})
    most = max(years.values(), default=0)
    busiest = sorted(year for year, count in years.items() if count == most)
    return [str(year) for year in busiest] if len(busiest) <= _MOST else []


def _years(first: date, last: date) -> range:
    return range(first.year, min(last.year, first.year + MAX_YEARS) + 1)


def _pointed(node: Node) -> str:
    return f"{node.label} {node.title}"
