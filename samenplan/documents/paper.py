"""A document as data: what the PDF and the Word file are both drawn from.

A paper holds text, never markup: whatever a user typed travels as a value and is only ever shown.
"""

from dataclasses import dataclass
from enum import StrEnum

MAX_HEADING = 6
"""PDF/UA and Word both know six levels; deeper headings are drawn at the sixth."""


class Column(StrEnum):
    """How a column of a table is set."""

    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""  # https:// or mailto:, checked where it is read


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that stands in the contents and the bookmarks. Levels never skip one going down."""

    level: int
    text: str
    eyebrow: str = ""  # small words before it: "Doelstelling 1"


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered or not; an item is a sequence of blocks."""

    items: tuple[tuple["Block", ...], ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts with their names; set as a list of terms, each value a paragraph per line."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row and, optionally, a last row of totals.

    `widths` are relative; every row has as many cells as `headers`.
    """

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    columns: tuple[Column, ...]
    total: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with what it says, for who does not see it."""

    svg: str
    alt: str
    width: int  # units of the drawing; the page gives it its full width
    height: int


@dataclass(frozen=True, slots=True)
class Note:
    """A quiet remark: an empty part, where a table is continued, what is still to be filled in."""

    text: str
    is_gap: bool = False  # a place that somebody must still fill in; drawn so that nobody overlooks it


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts on a new page."""


Block = Heading | Paragraph | Bullets | Facts | Table | Picture | Note | NewPage


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document. `footer` stands on every page; a draft says so on every page too."""

    title: str
    kind: str  # above the title: "Lokaal actieplan polarisatie"
    author: str
    blocks: tuple[Block, ...]
    cover: tuple[tuple[str, str], ...] = ()  # facts under the title
    subtitle: str = ""
    footer: str = ""
    is_draft: bool = False
    contents_depth: int = 0  # 0: no table of contents
    has_cover: bool = True


def plain(text: str) -> Paragraph:
    """A paragraph without any style."""
    return Paragraph((Span(text),))
