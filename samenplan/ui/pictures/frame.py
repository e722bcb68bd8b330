"""The frame of every picture, and the pen: on a page by class and percentage, on paper by attribute and unit."""

import re
import textwrap
from dataclasses import dataclass
from enum import StrEnum
from xml.sax.saxutils import escape

from django.utils.safestring import SafeString

PAPER_WIDTH = 520
"""Units across on paper; one unit is about 0.31 mm on A4."""

LETTERS_PER_LINE, LETTERS_ON_PAPER = 38, 84
"""As many letters of a label fit on one line of a telephone, and across the paper."""

MOST_LINES = 3
"""As many lines a label takes on a page; on paper, where a page is measured, it takes one."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INK, _QUIET, _LINE, _EDGE, _WELL = "#1c2430", "#55606e", "#dcd8cd", "#7d786c", "#f3f1ea"


class Look(StrEnum):
    """What a mark is; on a page its class is `pic-<value>`, on paper its attributes stand below."""

    LABEL = "label"
    NOTE = "note"
    IN_DARK = "in-dark"  # letters on a dark bar
    GRID = "grid"
    AXIS = "axis"
    TARGET = "target"
    TARGET_WORDS = "target-words"
    SPAN = "span"  # an interval
    CURVE = "curve"
    POINT = "point"
    HOLLOW = "hollow"
    TRACK = "track"
    BAR = "bar"
    BEFORE = "before"
    FULL = "full"
    HALF = "half"
    EMPTY = "empty"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Pen:
    """How one picture is drawn."""

    styled: bool = True
    accent: str = "#0a6770"

    @property
    def letters(self) -> int:
        """How many letters of a label fit on one line."""
        return LETTERS_PER_LINE if self.styled else LETTERS_ON_PAPER

    def label_lines(self, words: str) -> list[str]:
        """A label in the lines it takes, broken between words; the table beside the picture has it whole."""
        most = MOST_LINES if self.styled else 1
        return textwrap.wrap(" ".join(words.split()), self.letters, max_lines=most, placeholder="…") or [""]

    def x(self, share: float) -> str:
        """A place across, from 0 to 1."""
        return f"{share * 100:.2f}%" if self.styled else f"{share * PAPER_WIDTH:.1f}"

    def look(self, look: Look) -> str:
        """The attributes that make a mark look so."""
        return f'class="pic-{look.value}"' if self.styled else _paper(look, self.accent)

    def line(self, look: Look, across: tuple[float, float], down: tuple[float, float]) -> str:
        """A line from one place to another."""
        return (
            f'<line x1="{self.x(across[0])}" x2="{self.x(across[1])}" y1="{down[0]:g}" y2="{down[1]:g}" '
            f"{self.look(look)}/>"
        )

    def rect(self, look: Look, across: tuple[float, float], down: tuple[float, float], *, says: str = "") -> str:
        """A bar; `says` is read when one points at it."""
        title = f"<title>{text(says)}</title>" if says and self.styled else ""
        width = self.x(max(across[1] - across[0], 0.004))
        place = f'x="{self.x(across[0])}" y="{down[0]:g}" width="{width}" height="{down[1] - down[0]:g}"'
        return f"<rect {place} {self.look(look)}>{title}</rect>"

    def dot(self, look: Look, across: float, down: float, *, says: str = "") -> str:
        """A round point."""
        title = f"<title>{text(says)}</title>" if says and self.styled else ""
        return f'<circle cx="{self.x(across)}" cy="{down:g}" r="5" {self.look(look)}>{title}</circle>'

    def words(self, look: Look, words: str, place: tuple[float, float], *, anchor: str = "start") -> str:
        """A line of letters with its foot at this place."""
        side = f' text-anchor="{anchor}"' if anchor != "start" else ""
        return f'<text x="{self.x(place[0])}" y="{place[1]:g}"{side} {self.look(look)}>{text(words)}</text>'


PAGE = Pen()
PAPER = Pen(styled=False)


@dataclass(frozen=True, slots=True)
class Body:
    """What stands inside the frame, its height, and the pen it was drawn with."""

    height: float
    marks: str
    pen: Pen = PAGE


def frame(uid: str, title: str, desc: str, body: Body) -> SafeString:
    """The whole picture, with its title and description for who does not see it; `uid` makes its ids unique."""
    name = text(uid).replace('"', "")
    size = f'width="100%" height="{body.height:g}"'
    if not body.pen.styled:
        size = f'width="{PAPER_WIDTH}" height="{body.height:g}" viewBox="0 0 {PAPER_WIDTH} {body.height:g}"'
    drawn = ' class="picture"' if body.pen.styled else ""
    return SafeString(
        f'<svg xmlns="http://www.w3.org/2000/svg"{drawn} role="img" aria-labelledby="{name}-t {name}-d" {size}>'
        f'<title id="{name}-t">{text(title)}</title><desc id="{name}-d">{text(desc)}</desc>{body.marks}</svg>'
    )


def text(words: str) -> str:
    """Escaped, and without the signs that XML cannot hold."""
    return escape(_NO_XML.sub(" ", words))


def shortened(words: str, most: int = LETTERS_PER_LINE) -> str:
    """A label that fits on one line; the table beside the picture has it whole."""
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _paper(look: Look, accent: str) -> str:
    """Attributes only. Never by colour alone: half is light with an edge, empty is pale, ended is dashed."""
    font = 'font-family="Source Sans Pro" '
    attributes = {
        Look.LABEL: f'{font}font-size="10" fill="{_INK}"',
        Look.NOTE: f'{font}font-size="9" fill="{_QUIET}"',
        Look.IN_DARK: f'{font}font-size="9" fill="#ffffff"',
        Look.GRID: f'stroke="{_LINE}" stroke-width="1"',
        Look.AXIS: f'stroke="{_EDGE}" stroke-width="1"',
        Look.TARGET: 'stroke="#8a5300" stroke-width="1.5" stroke-dasharray="5 3"',
        Look.TARGET_WORDS: f'{font}font-size="9" fill="#8a5300"',
        Look.SPAN: f'stroke="{accent}" stroke-width="8" stroke-opacity="0.25"',
        Look.CURVE: f'stroke="{accent}" stroke-width="1.5"',
        Look.POINT: f'fill="{accent}"',
        Look.HOLLOW: f'fill="#ffffff" stroke="{accent}" stroke-width="1.5"',
        Look.TRACK: f'fill="{_WELL}"',
        Look.BAR: f'fill="{accent}"',
        Look.BEFORE: f'fill="{_EDGE}"',
        Look.FULL: f'fill="{accent}"',
        Look.HALF: f'fill="#e2edee" stroke="{accent}" stroke-width="1"',
        Look.EMPTY: f'fill="{_WELL}" stroke="{_EDGE}" stroke-width="1"',
        Look.ENDED: f'fill="#ffffff" stroke="{_EDGE}" stroke-width="1" stroke-dasharray="3 2"',
    }
    return attributes[look]
