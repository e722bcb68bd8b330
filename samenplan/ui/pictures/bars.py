"""Bars: what was reached of a target, how many chose each answer, and wholes in their parts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from samenplan.core.dutch import number
from samenplan.ui.pictures.frame import PAGE, Body, Look, Pen, frame, shortened

_ROW, _BAR, _LINE = 52.0, 18.0, 18.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a picture is called, the sentence that reads it, and how it is drawn; `uid` makes its ids unique."""

    uid: str
    title: str
    reading: str
    pen: Pen = PAGE

    def framed(self, height: float, marks: Iterable[str]) -> SafeString:
        """The whole picture."""
        return frame(self.uid, self.title, self.reading, Body(height, "".join(marks), self.pen))


@dataclass(frozen=True, slots=True)
class ReachRow:
    """A count and what was aimed at."""

    label: str
    reached: float
    target: float
    words: str = ""  # "48 van 120" unless given


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer: the share (0 to 1) that chose it now, and before, and how readers see it."""

    label: str
    share: float
    words: str
    before: float | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of part in a stack: its word and its look (full, half, empty, ended)."""

    word: str
    look: Look


@dataclass(frozen=True, slots=True)
class StackRow:
    """A whole in parts: a count per part, in the order of the parts."""

    label: str
    counts: Sequence[int]


def reach_svg(rows: Sequence[ReachRow], drawing: Drawing) -> SafeString:
    """A bar per row against its target; more than the target fills the bar."""
    marks = (mark for place, row in enumerate(rows) for mark in _reach(row, place * _ROW, drawing.pen))
    return drawing.framed(len(rows) * _ROW, marks)


def _reach(row: ReachRow, top: float, pen: Pen) -> Iterator[str]:
    said = row.words or f"{number(round(row.reached))} van {number(round(row.target))}"
    yield pen.words(Look.LABEL, f"{shortened(row.label, 24)}: {said}", (0, top + 15))
    yield pen.rect(Look.TRACK, (0, 1), (top + 22, top + 22 + _BAR))
    share = min(1.0, max(0.0, row.reached / row.target)) if row.target else 0.0
    if share:
        yield pen.rect(Look.BAR, (0, share), (top + 22, top + 22 + _BAR), says=said)


def answers_svg(rows: Sequence[AnswerRow], drawing: Drawing) -> SafeString:
    """A bar per answer, in the order of the scale; a thin bar under it for the time before."""
    height = _ROW + (9 if any(row.before is not None for row in rows) else 0)
    most = max((share for row in rows for share in (row.share, row.before or 0)), default=0) or 1
    marks = (mark for place, row in enumerate(rows) for mark in _answer(row, place * height, most, drawing.pen))
    return drawing.framed(len(rows) * height, marks)


def _answer(row: AnswerRow, top: float, most: float, pen: Pen) -> Iterator[str]:
    yield pen.words(Look.LABEL, shortened(row.label, 30), (0, top + 15))
    yield pen.words(Look.NOTE, row.words, (1, top + 15), anchor="end")
    yield pen.rect(Look.BAR, (0, row.share / most), (top + 22, top + 22 + _BAR), says=row.words)
    if row.before is not None:
        yield pen.rect(Look.BEFORE, (0, row.before / most), (top + 24 + _BAR, top + 29 + _BAR))


def stacked_svg(rows: Sequence[StackRow], parts: Sequence[Part], drawing: Drawing) -> SafeString:
    """A bar per row, cut in its parts, with what the looks mean below."""
    pen = drawing.pen
    marks, top = [], 0.0
    for row in rows:
        lines = pen.label_lines(row.label)
        marks += [pen.words(Look.LABEL, line, (0, top + 15 + place * _LINE)) for place, line in enumerate(lines)]
        top += (len(lines) - 1) * _LINE
        marks += _stack(row, parts, top, pen)
        top += _ROW
    top += 6
    for place, part in enumerate(parts):
        marks += _meaning(part, (place % 2 / 2, top + place // 2 * 24), pen)
    return drawing.framed(top + (len(parts) + 1) // 2 * 24, marks)


def _stack(row: StackRow, parts: Sequence[Part], top: float, pen: Pen) -> Iterator[str]:
    total = sum(row.counts)
    if not total:
        yield pen.rect(Look.TRACK, (0, 1), (top + 22, top + 22 + _BAR), says="niets")
        return
    start = 0
    for part, count in zip(parts, row.counts, strict=True):
        if count:
            yield from _segment(part, count, (start / total, (start + count) / total, top + 22), pen)
        start += count


def _segment(part: Part, count: int, place: tuple[float, float, float], pen: Pen) -> Iterator[str]:
    """One part, from left to right and its top; its number where that fits."""
    left, right, top = place
    yield pen.rect(part.look, (left, right), (top, top + _BAR), says=f"{number(count)} {part.word}")
    if right - left >= 0.08:
        look = Look.IN_DARK if part.look is Look.FULL else Look.NOTE
        yield pen.words(look, number(count), ((left + right) / 2, top + 13.5), anchor="middle")


def _meaning(part: Part, place: tuple[float, float], pen: Pen) -> Iterator[str]:
    yield pen.rect(part.look, (place[0], place[0] + 0.045), (place[1], place[1] + 12))
    yield pen.words(Look.NOTE, part.word, (place[0] + 0.06, place[1] + 11))
