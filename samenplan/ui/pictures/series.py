"""A value over time: points with their interval, the line between them, the target across."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.safestring import SafeString

from samenplan.ui.pictures.frame import PAGE, Body, Look, Pen, frame

_TOP, _FOOT, _HEIGHT = 26.0, 190.0, 220.0
_LEFT, _RIGHT = 0.14, 0.95
_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Point:
    """One measurement. `low` and `high` bound it; a hollow point is a baseline as written."""

    day: date
    value: float
    low: float | None = None
    high: float | None = None
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """What is drawn. `written` says a value as readers do; `marks` are days with words, at most as many as fit."""

    title: str
    reading: str
    points: Sequence[Point]
    written: Callable[[float], str]
    target: float | None = None


def series_svg(series: Series, *, uid: str, pen: Pen = PAGE) -> SafeString:
    """The picture; nothing for a series without points."""
    if not series.points:
        return SafeString("")
    marks = "".join(_marks(series, _Scale.of(series), pen))
    return frame(uid, series.title, series.reading, Body(_HEIGHT, marks, pen))


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day and a value stand."""

    first: date
    days: int
    low: float
    high: float
    step: float

    @classmethod
    def of(cls, series: Series) -> "_Scale":
        days = [point.day for point in series.points]
        values = [
            value for point in series.points for value in (point.value, point.low, point.high) if value is not None
        ]
        values += [series.target] if series.target is not None else []
        low, high = min(values), max(values)
        step = _step((high - low) or abs(high) or 1)
        if 0 <= low <= (high - low) * 2:
            low = 0.0  # a scale that nearly reaches nought begins there
            step = _step(high or 1)
        low = step * int(low // step)
        return cls(min(days), (max(days) - min(days)).days, low, max(high, low + step), step)

    def x(self, day: date) -> float:
        if not self.days:
            return (_LEFT + _RIGHT) / 2
        inner = _RIGHT - _LEFT - 0.1
        return _LEFT + 0.05 + inner * (day - self.first).days / self.days

    def y(self, value: float) -> float:
        return _FOOT - (_FOOT - _TOP) * (value - self.low) / (self.high - self.low)

    def lines(self) -> Iterator[float]:
        """The values at which a line is drawn across."""
        for number in range(12):
            value = self.low + number * self.step
            if value > self.high + self.step * 1e-9:
                return
            yield value


def _step(reach: float) -> float:
    """A round step that gives some four lines over this reach."""
    power = 10.0 ** (len(str(int(reach / 4))) - 1) if reach >= 4 else 10.0 ** -_decimals(reach / 4)
    return next((power * step for step in _STEPS if power * step * 4 >= reach), power * 10)


def _decimals(small: float) -> int:
    """How many places after the comma the first digit of a number below one stands."""
    places = 0
    while small < 1 and places < 6:
        small, places = small * 10, places + 1
    return places


def _marks(series: Series, scale: _Scale, pen: Pen) -> Iterator[str]:
    for value in scale.lines():
        look = Look.AXIS if value == scale.low else Look.GRID
        yield pen.line(look, (_LEFT, 1.0), (scale.y(value), scale.y(value)))
        yield pen.words(Look.NOTE, series.written(value), (_LEFT - 0.015, scale.y(value) + 4), anchor="end")
    points = sorted(series.points, key=lambda point: point.day)
    for before, after in pairwise(points):
        across, down = (scale.x(before.day), scale.x(after.day)), (scale.y(before.value), scale.y(after.value))
        yield pen.line(Look.CURVE, across, down)
    if series.target is not None:
        yield from _target(series.target, series, scale, pen)
    for point in points:
        yield from _point(point, series, scale, pen)
    yield from _days(points, scale, pen)


def _target(target: float, series: Series, scale: _Scale, pen: Pen) -> Iterator[str]:
    y = scale.y(target)
    yield pen.line(Look.TARGET, (_LEFT, 1.0), (y, y))
    yield pen.words(Look.TARGET_WORDS, f"streefwaarde {series.written(target)}", (1.0, y - 6), anchor="end")


def _point(point: Point, series: Series, scale: _Scale, pen: Pen) -> Iterator[str]:
    x, y = scale.x(point.day), scale.y(point.value)
    if point.low is not None and point.high is not None:
        yield pen.line(Look.SPAN, (x, x), (scale.y(point.high), scale.y(point.low)))
    yield pen.dot(Look.HOLLOW if point.hollow else Look.POINT, x, y, says=series.written(point.value))


def _days(points: Sequence[Point], scale: _Scale, pen: Pen) -> Iterator[str]:
    """Month and year under the points, as far as they do not touch."""
    last = -1.0
    for point in points:
        x = scale.x(point.day)
        if x - last >= 0.18:
            yield pen.words(Look.NOTE, f"{point.day.month}/{point.day.year}", (x, _HEIGHT - 8), anchor="middle")
            last = x
