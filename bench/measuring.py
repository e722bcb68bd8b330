"""Measuring something often, and saying it in one line of a table."""

import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a figure counts."""

    MILLISECONDS = "ms"
    MEGABYTES = "MB"
    TIMES = "×"
    COUNT = ""
    PER_SECOND = "per s"
    SECONDS = "s"
    FRACTION = " "  # a share, a ratio or a likeness, in three digits


@dataclass(frozen=True, slots=True)
class Target:
    """What the figure must stay under, or reach."""

    limit: float
    at_least: bool = False

    def is_met(self, value: float) -> bool:
        return value >= self.limit if self.at_least else value <= self.limit


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table. `values` are sorted; `judged` is the one that is held against the target."""

    what: str
    unit: Unit
    values: tuple[float, ...]
    target: Target | None = None
    judged: float | None = None

    @property
    def verdict(self) -> str:
        """Nothing, "ja" or "NEE"."""
        if self.target is None:
            return ""
        return "ja" if self.target.is_met(self.judged if self.judged is not None else self.values[0]) else "NEE"


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of every run, by the clock on the wall and by the processor."""

    wall: tuple[float, ...]
    cpu: tuple[float, ...]


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share lies, without interpolation."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def median(values: Sequence[float]) -> float:
    return percentile(values, 0.5)


def timed(work: Callable[[], object], times: int, *, before: int = 2) -> Timing:
    """Do the work `before` times unmeasured and `times` times measured. Children count in the processor time."""
    for _ in range(before):
        work()
    wall, cpu = [], []
    for _ in range(times):
        began, used = time.perf_counter(), _processor()
        work()
        wall.append(time.perf_counter() - began)
        cpu.append(_processor() - used)
    return Timing(tuple(wall), tuple(cpu))


def _processor() -> float:
    spent = os.times()
    if not spent.children_user:
        return time.process_time()  # finer than the ticks of os.times, and the same without children
    return time.process_time() + spent.children_user + spent.children_system


def milliseconds(what: str, seconds: Sequence[float], target: Target | None = None, *, judge: float = 0.5) -> Line:
    """A line about time; the target is held against the percentile `judge`."""
    values = tuple(sorted(value * 1000 for value in seconds))
    return Line(what, Unit.MILLISECONDS, values, target, percentile(values, judge))


def single(what: str, value: float, unit: Unit, target: Target | None = None) -> Line:
    """A line with one figure."""
    return Line(what, unit, (value,), target, value)


def table(lines: Iterable[Line]) -> list[str]:
    """The lines as a Markdown table."""
    rows = ["| Wat | min | mediaan | p95 | doel | gehaald |", "|---|--:|--:|--:|--:|---|"]
    return rows + [_row(line) for line in lines]


def _row(line: Line) -> str:
    shown = [_written(percentile(line.values, share), line.unit) for share in (0, 0.5, 0.95)]
    if len(line.values) == 1:
        shown = ["", shown[1], ""]
    target = ""
    if line.target:
        target = ("≥ " if line.target.at_least else "≤ ") + _written(line.target.limit, line.unit)
    return f"| {line.what} | {' | '.join(shown)} | {target} | {line.verdict} |"


def _written(value: float, unit: Unit) -> str:
    digits = 3 if unit is Unit.FRACTION else 0 if value >= 100 or unit is Unit.COUNT else 1
    number = f"{value:,.{digits}f}".replace(",", " ").replace(".", ",")
    return f"{number} {unit.value}".strip()
