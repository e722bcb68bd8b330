"""The timeline as SVG: for a page (classes only, as the content policy asks) or for paper (attributes only).

On a page the drawing has no viewBox: places are percentages and letters keep their size, so that it can be
read at 375 px as well as on a wide screen. Labels stand above their bars and are broken over two lines.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from textwrap import wrap
from xml.sax.saxutils import escape

from samenplan.documents.xml_text import xml_text
from samenplan.plans.rules.timeline import Bar, BarKind, Tick, Timeline, TimelineRow

PAPER_WIDTH = 520
"""Units across on paper; one unit is about 0.31 mm on A4."""

ROWS_PER_SHEET = 30
"""As many rows fit under one heading on an A4 page."""

_INK, _QUIET, _LINE = "#1c2430", "#55606e", "#dcd8cd"


@dataclass(frozen=True, slots=True)
class _Kind:
    """How this drawing is sized and coloured; heights in px (page) or units (paper)."""

    styled: bool
    accent: str
    head: int = 26
    row: int = 50
    line: int = 17
    bar: int = 9
    gap: int = 6
    letters: int = 44  # per line of a label
    lines: int = 2


_PAGE = _Kind(styled=True, accent="")
_PAPER = _Kind(styled=False, accent="#0a6770", head=18, row=22, line=10, bar=5, gap=3, letters=100, lines=1)


def timeline_svg(timeline: Timeline, *, uid: str, styled: bool, accent: str = "#0a6770") -> str:
    """The drawing with its title and description; `uid` makes its ids unique on a page.

    `styled`: for a page, coloured by the classes `timeline-*`; else for paper, in `accent`.
    """
    kind = _PAGE if styled else replace(_PAPER, accent=_attribute(accent))
    height = kind.head + kind.row * len(timeline.rows) + 4
    frame = 'width="100%"' if styled else f'width="{PAPER_WIDTH}" viewBox="0 0 {PAPER_WIDTH} {height}"'
    name = _attribute(uid)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {_class(kind, "timeline")}role="img" '
        f'aria-labelledby="{name}-t {name}-d" {frame} height="{height}">'
        f'<title id="{name}-t">{_text(timeline.title)}</title><desc id="{name}-d">{_text(timeline.reading)}</desc>'
        f"{''.join(_body(timeline, kind, height))}</svg>"
    )


def sheets(timeline: Timeline) -> Iterator[Timeline]:
    """The timeline cut into pieces that each fit on a page of paper."""
    for first in range(0, len(timeline.rows), ROWS_PER_SHEET):
        yield replace(timeline, rows=timeline.rows[first : first + ROWS_PER_SHEET])


def sheet_height(timeline: Timeline) -> int:
    """Height of the paper drawing in units, for a width of `PAPER_WIDTH`."""
    return _PAPER.head + _PAPER.row * len(timeline.rows) + 4


def _body(timeline: Timeline, kind: _Kind, height: int) -> Iterable[str]:
    if timeline.today is not None:
        yield from _today(timeline, kind, height)
    for tick in _apart(timeline.ticks):
        yield from _tick(tick, kind)
    years = [tick.at for tick in timeline.ticks if tick.is_year and tick.at]
    for index, row in enumerate(timeline.rows):
        yield from _row(row, kind, kind.head + index * kind.row)
        yield from _years(years, kind, kind.head + index * kind.row)


def _apart(ticks: tuple[Tick, ...]) -> Iterable[Tick]:
    """The ticks, without the words of one that stands too near the one before."""
    last = Fraction(-1)
    for tick in ticks:
        if tick.label and tick.at - last < Fraction(1, 10):
            yield replace(tick, label="")
            continue
        last = tick.at if tick.label else last
        yield tick


def _tick(tick: Tick, kind: _Kind) -> Iterable[str]:
    """In the head only: a long stroke with the year, a short one for a quarter. No line crosses a label."""
    x = _x(tick.at, kind)
    part = _look(kind, "timeline-year" if tick.is_year else "timeline-quarter", f'stroke="{_LINE}" stroke-width="1"')
    yield f'<line x1="{x}" x2="{x}" y1="{0 if tick.label else kind.head - 9}" y2="{kind.head - 4}" {part}/>'
    if tick.label:
        words = _look(kind, "timeline-tick", _letters(_QUIET, 9))
        yield f'<text x="{x}" dx="4" y="{kind.line - 4 if kind.styled else 9}" {words}>{_text(tick.label)}</text>'


def _years(years: list[Fraction], kind: _Kind, top: int) -> Iterable[str]:
    """A notch in the track where a year begins."""
    look = _look(kind, "timeline-notch", 'fill="#ffffff"')
    y = top + kind.row - kind.bar - kind.gap
    return (f'<rect x="{_x(at, kind)}" y="{y}" width="1.5" height="{kind.bar}" {look}/>' for at in years)


def _row(row: TimelineRow, kind: _Kind, top: int) -> Iterable[str]:
    words = f"{row.label} {row.title}" if row.bars else f"{row.label} {row.title} (buiten de looptijd)"
    lines = _broken(words, kind)
    look = _look(kind, "timeline-label", _letters(_INK, 9.5))
    bar_top = top + kind.row - kind.bar - kind.gap
    first = bar_top - 4 - kind.line * (len(lines) - 1)
    for index, line in enumerate(lines):
        yield f'<text x="{_x(Fraction(0), kind)}" y="{first + index * kind.line}" {look}>{_text(line)}</text>'
    track = _look(kind, "timeline-track", 'fill="#f3f1ea"')
    yield f'<rect x="0" y="{bar_top}" width="{_x(Fraction(1), kind)}" height="{kind.bar}" rx="2" {track}/>'
    for bar in row.bars:
        yield _bar(bar, kind, bar_top)


def _broken(words: str, kind: _Kind) -> list[str]:
    """The label in as many lines as fit; most fit in one, which spares a slow break."""
    if len(words) <= kind.letters and words.isprintable():
        return [words]
    return wrap(words, kind.letters, max_lines=kind.lines, placeholder=" …") or [""]


def _bar(bar: Bar, kind: _Kind, top: int) -> str:
    title = f"<title>{_text(bar.words)}</title>" if kind.styled else ""
    look = _look(kind, f"timeline-bar timeline-{bar.kind.value}", _paint(bar.kind, kind.accent))
    if bar.kind is BarKind.MOMENT:
        middle = min(max((bar.start + bar.end) / 2, Fraction(1, 100)), Fraction(99, 100))
        half = Fraction(kind.bar, 2)
        place = f'cx="{_x(middle, kind)}" cy="{float(top + half):g}" r="{float(half + 1):g}"'
        return f"<circle {place} {look}>{title}</circle>"
    width = _x(max(bar.end - bar.start, Fraction(1, 100)), kind)
    return f'<rect x="{_x(bar.start, kind)}" y="{top}" width="{width}" height="{kind.bar}" rx="2" {look}>{title}</rect>'


def _paint(kind: BarKind, accent: str) -> str:
    """Never by colour alone: a rhythm is dashed, a term after the start is open, a period is full."""
    if kind is BarKind.RECURRING:
        return f'fill="#ffffff" stroke="{accent}" stroke-width="1" stroke-dasharray="4 2"'
    if kind is BarKind.RELATIVE:
        return f'fill="#ffffff" stroke="{accent}" stroke-width="1"'
    return f'fill="{accent}"'


def _today(timeline: Timeline, kind: _Kind, height: int) -> Iterable[str]:
    at = timeline.today or Fraction(0)
    x = _x(at, kind)
    look = _look(kind, "timeline-today", 'stroke="#c98a2b" stroke-width="1" stroke-dasharray="2 2"')
    yield f'<line x1="{x}" x2="{x}" y1="{kind.head - 4}" y2="{height}" {look}/>'
    if all(not tick.label or abs(tick.at - at) > Fraction(1, 8) for tick in timeline.ticks):
        words = _look(kind, "timeline-today-label", _letters("#8a5300", 9))
        yield f'<text x="{x}" y="{kind.line - 4 if kind.styled else 9}" text-anchor="middle" {words}>vandaag</text>'


def _x(at: Fraction, kind: _Kind) -> str:
    return f"{float(at) * 100:.2f}%" if kind.styled else f"{float(at) * PAPER_WIDTH:.1f}"


def _look(kind: _Kind, names: str, attributes: str) -> str:
    return f'class="{names}"' if kind.styled else attributes


def _class(kind: _Kind, name: str) -> str:
    return f'class="{name}" ' if kind.styled else ""


def _letters(colour: str, size: float) -> str:
    return f'font-family="Source Sans Pro" font-size="{size:g}" fill="{colour}"'


def _attribute(words: str) -> str:
    return escape(xml_text(words), {'"': "&quot;"})


def _text(words: str) -> str:
    """Escaped, and without the signs that XML cannot hold."""
    return escape(xml_text(words))
