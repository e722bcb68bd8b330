"""Which Word paragraphs are headings and which are bullets. Runs in the child."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from samenplan.documents.reading.package import Package
from samenplan.documents.reading.word_text import W

_HEADING = re.compile(r"^(?:heading|kop|titre|überschrift) ?([1-9])\b", re.IGNORECASE)
_LIST = re.compile(r"^(?:list (?:bullet|number)|lijstopsom|lijstnummer)", re.IGNORECASE)
MAX_INHERITANCE = 10
BODY_TEXT = 9  # the outline level that means "no heading"


def value(element: Element | None) -> str:
    """The `val` of an element, "" when there is none."""
    return "" if element is None else element.get(f"{W}val", "")


@dataclass(frozen=True, slots=True)
class Style:
    """What matters here of a paragraph style."""

    name: str
    parent: str
    level: int | None
    listed: bool


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document, by their id."""

    known: dict[str, Style] = field(default_factory=dict)

    def heading_level(self, paragraph: Element) -> int | None:
        """0 for the title, 1-9 for a heading, None for other text."""
        layout = paragraph.find(f"{W}pPr")
        if layout is None:
            return None
        own = _outline_level(layout)
        if own is not None:
            return own
        for style in self._lineage(value(layout.find(f"{W}pStyle"))):
            if style.level is not None:
                return style.level
        return None

    def is_listed(self, paragraph: Element) -> bool:
        """Whether the paragraph is a bullet or a numbered item."""
        layout = paragraph.find(f"{W}pPr")
        if layout is None:
            return False
        number = layout.find(f"{W}numPr/{W}numId")
        if number is not None:
            return value(number) != "0"
        return any(style.listed for style in self._lineage(value(layout.find(f"{W}pStyle"))))

    def _lineage(self, style_id: str) -> list[Style]:
        lineage: list[Style] = []
        while style_id in self.known and len(lineage) < MAX_INHERITANCE:
            lineage.append(self.known[style_id])
            style_id = lineage[-1].parent
        return lineage


def styles_of(package: Package) -> Styles:
    """The paragraph styles; a file without styles has none."""
    if not package.has("word/styles.xml"):
        return Styles()
    elements = package.root("word/styles.xml").iter(f"{W}style")
    return Styles({element.get(f"{W}styleId", ""): _style(element) for element in elements})


def _style(element: Element) -> Style:
    name = value(element.find(f"{W}name"))
    listed = bool(_LIST.match(name)) or element.find(f"{W}pPr/{W}numPr") is not None
    return Style(name, value(element.find(f"{W}basedOn")), _level(name, element), listed)


def _level(name: str, element: Element) -> int | None:
    if name.lower() in ("title", "titel"):
        return 0
    if found := _HEADING.match(name):
        return int(found[1])
    layout = element.find(f"{W}pPr")
    return None if layout is None else _outline_level(layout)


def _outline_level(layout: Element) -> int | None:
    stated = value(layout.find(f"{W}outlineLvl"))
    if not stated.isdigit() or int(stated) >= BODY_TEXT:
        return None
    return int(stated) + 1
