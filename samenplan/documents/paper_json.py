"""A paper as the JSON that the template reads: texts as values, never as markup."""

from datetime import date

from samenplan.documents.house_style import HouseStyle, redrawn_logo
from samenplan.documents.one_line import rows_of_one_line
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

MAX_RUNNING_TITLE = 90
MAX_TITLE_WORD = 22
"""Letters of a word that fit on one line of the cover; longer ones are hyphenated."""


def plain_facts(paper: Paper, style: HouseStyle, *, dated_on: date) -> dict[str, Plain]:
    """Everything that `templates/paper.typ` reads.

    Raises:
        UnreadableLogo: the logo cannot be drawn.
    """
    return {**_plain_paper(paper), "style": _plain_style(style), "date": _plain_day(dated_on)}


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
        "low": [*rows_of_one_line(table)],
        "total": [*table.total],
        "widths": [*table.widths],
        "columns": [column.value for column in table.columns],
    }
