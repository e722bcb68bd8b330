"""Papers as PDF, by Typst.

Why Typst runs in our own process and not in a child, as `security.md` asks of parsers of foreign files:
the source is one file of the house; what users typed comes in as one JSON string and is only shown, never
evaluated; packages, system fonts and files outside the template folder are out of reach (no network, no
other root); pictures are redrawn by us first. What is left is size, and that is bounded here before Typst
starts. A child costs its start and its fonts on every document; both ways are measured in
`tests/test_typesetting.py::test_own_process_and_child_give_the_same_document`.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst

from samenplan.documents.house_style import HouseStyle, redrawn_logo
from samenplan.documents.paper import (
    MAX_HEADING,
    Block,
    Bullets,
    Facts,
    Heading,
    NewPage,
    Note,
    Paper,
    Paragraph,
    Picture,
    Span,
    Table,
)

Plain = str | int | bool | list["Plain"] | dict[str, "Plain"]
"""What JSON can say."""

TEMPLATE = Path(__file__).parent / "templates" / "paper.typ"
MAX_CHARACTERS = 6_000_000
"""Of JSON for one document; a plan of 200 actions takes about 200,000."""

MAX_RUNNING_TITLE = 90
MAX_TITLE_WORD = 22
"""Letters of a word that fit on one line of the cover; longer ones are hyphenated."""

UNKNOWN_SIGN = "□"
"""Stands for a character that our fonts do not have (emoji, some scripts): PDF/UA refuses a missing one."""

_TRIES = 4
_WITHOUT_GLYPH = re.compile(r'(?:the text|the codepoint) `"((?:[^"\\]|\\.){1,40})"`')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]{1,6})\}")


class UnsettableDocument(ValueError):
    """The document cannot be made; the message is a sentence for the user."""


def paper_pdf(paper: Paper, style: HouseStyle, *, dated_on: date) -> bytes:
    """The paper as PDF/UA-1 and PDF/A-2a: tagged, in Dutch, with bookmarks.

    Raises:
        UnsettableDocument: the paper is larger than one document may be, or Typst refuses it.
        UnreadableLogo: the logo cannot be drawn.
    """
    return typeset(TEMPLATE, {**_plain_paper(paper), "style": _plain_style(style), "date": _plain_day(dated_on)})


def typeset(template: Path, facts: Mapping[str, Plain]) -> bytes:
    """The template's PDF for these facts, which it reads as `json(bytes(sys.inputs.paper))`.

    A character that no font has is shown as a small square, so that the document is never refused for it.

    Raises:
        UnsettableDocument: see `paper_pdf`.
    """
    told: Plain = dict(facts)
    for _ in range(_TRIES):
        text = json.dumps(told, ensure_ascii=False).encode("utf-8", "replace").decode()  # no lone surrogates
        if len(text) > MAX_CHARACTERS:
            raise UnsettableDocument("Dit document is te groot voor één PDF. Maak het korter of kies Word.")
        try:
            return _compiled(template, text)
        except typst.TypstError as error:
            missing = _missing_characters(error)
            if not missing:
                raise UnsettableDocument("Deze PDF kon niet gemaakt worden. Je plan is ongewijzigd.") from error
            told = _replaced(told, missing)
    raise UnsettableDocument("Deze PDF kon niet gemaakt worden: te veel onbekende tekens. Je plan is ongewijzigd.")


def picture_png(svg: str, *, pixels_per_inch: int) -> bytes:
    """A drawing of ours (SVG text) as PNG, at its own width of 170 mm; for Word, that shows no SVG everywhere."""
    source = TEMPLATE.parent / "picture.typ"
    return typst.compile(
        source,
        root=source.parent,
        font_paths=_fonts(),
        format="png",
        ppi=pixels_per_inch,
        sys_inputs={"svg": svg},
    )


@cache
def _fonts() -> typst.Fonts:
    """Source Sans Pro from its package and Typst's own Libertinus; looked up once, never from the system."""
    folder = str(files("font_source_sans_pro") / "files")
    return typst.Fonts(include_system_fonts=False, font_paths=[folder])


def _compiled(template: Path, text: str) -> bytes:
    return typst.compile(
        template,
        root=template.parent,
        font_paths=_fonts(),
        pdf_standards=["ua-1", "a-2a"],
        sys_inputs={"paper": text},
    )


def _missing_characters(error: typst.TypstError) -> dict[int, str]:
    """The characters that no font has, as a table for `str.translate`."""
    found = _WITHOUT_GLYPH.findall(str(error.diagnostic))
    words = "".join(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), part) for part in found)
    return {ord(character): _stand_in(character) for character in words}


def _stand_in(character: str) -> str:
    return "" if unicodedata.category(character) in ("Cc", "Cf", "Mn", "Me", "Sk") else UNKNOWN_SIGN


def _replaced(value: Plain, table: dict[int, str]) -> Plain:
    if isinstance(value, str):
        return value.translate(table)
    if isinstance(value, list):
        return [_replaced(part, table) for part in value]
    if isinstance(value, dict):
        return {key: _replaced(part, table) for key, part in value.items()}
    return value


def _plain_day(day: date) -> Plain:
    return {"year": day.year, "month": day.month, "day": day.day}


def _plain_style(style: HouseStyle) -> Plain:
    logo = redrawn_logo(style.logo) if style.logo else b""
    return {"name": style.authority_name, "ink": style.ink, "logo": [*logo]}


def _plain_paper(paper: Paper) -> dict[str, Plain]:
    return {
        "title": paper.title,
        "title_size": _title_size(paper.title),
        "breaks_title": any(len(word) > MAX_TITLE_WORD for word in paper.title.split()),
        "running_title": _shortened(paper.title),
        "kind": paper.kind,
        "author": paper.author,
        "subtitle": paper.subtitle,
        "footer": paper.footer,
        "is_draft": paper.is_draft,
        "has_cover": paper.has_cover,
        "contents_depth": paper.contents_depth,
        "cover": [_plain_fact(row) for row in paper.cover],
        "blocks": [_plain_block(block) for block in paper.blocks],
    }


def _title_size(title: str) -> int:
    """Points that let a title of any length fit on its cover."""
    return next((size for length, size in ((45, 34), (90, 28), (180, 22)) if len(title) <= length), 15)


def _shortened(title: str) -> str:
    return title if len(title) <= MAX_RUNNING_TITLE else title[: MAX_RUNNING_TITLE - 1].rstrip() + "…"


def _plain_block(block: Block) -> Plain:
    match block:
        case Heading():
            return {"t": "h", "level": min(block.level, MAX_HEADING), "text": block.text, "eyebrow": block.eyebrow}
        case Paragraph():
            return {"t": "p", "spans": [_plain_span(span) for span in block.spans]}
        case Bullets():
            items: list[Plain] = [[_plain_block(part) for part in item] for item in block.items]
            return {"t": "bullets", "numbered": block.numbered, "items": items}
        case Facts():
            return {"t": "facts", "rows": [_plain_fact(row) for row in block.rows]}
        case Table():
            return _plain_table(block)
        case Picture():
            return {"t": "picture", "svg": block.svg, "alt": block.alt}
        case Note():
            return {"t": "note", "text": block.text, "gap": block.is_gap}
        case NewPage():
            return {"t": "page"}


def _plain_span(span: Span) -> Plain:
    if not (span.strong or span.emphasis or span.href):
        return span.text
    return {"text": span.text, "strong": span.strong, "emphasis": span.emphasis, "href": span.href}


def _plain_fact(row: tuple[str, str]) -> Plain:
    lines: list[Plain] = [*row[1].split("\n")]
    return [row[0], lines]


def _plain_table(table: Table) -> Plain:
    return {
        "t": "table",
        "caption": table.caption,
        "headers": [*table.headers],
        "rows": [[*row] for row in table.rows],
        "total": [*table.total],
        "widths": [*table.widths],
        "columns": [column.value for column in table.columns],
    }
