"""Blocks of a paper as WordprocessingML. Texts are escaped here, and nowhere else joined to markup."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from samenplan.documents.paper import (
    MAX_HEADING,
    Block,
    Bullets,
    Column,
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
from samenplan.documents.xml_text import xml_text

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TEXT_WIDTH = 9185
"""Twentieths of a point across: 16.2 cm."""

_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFBAAE"/>' for side in ("top", "bottom", "insideH")
)


@dataclass(slots=True)
class WordBody:
    """What counts up while a body is written."""

    tables: int = 0
    pending: list[str] = field(default_factory=list)


def paper_xml(paper: Paper, body: WordBody) -> Iterator[str | Picture]:
    """Runs of XML, and between them the pictures that the caller must draw."""
    if paper.contents_depth:
        yield _contents_xml(paper)
    for block in paper.blocks:
        if isinstance(block, Picture):
            yield "".join(body.pending)
            body.pending.clear()
            yield block
            continue
        body.pending.append(_block_xml(block, depth=0))
    yield "".join(body.pending)
    body.pending.clear()


def cover_xml(paper: Paper) -> str:
    """Kind, title, subtitle and facts; the contents or the text follow on a new page if there is a cover."""
    parts = [_styled("Subtitle", paper.kind), _styled("Title", paper.title)]
    if paper.subtitle:
        parts.append(_styled("Subtitle", paper.subtitle))
    if paper.cover:
        parts.append(_facts_xml(Facts(paper.cover)))
    if paper.has_cover:
        parts.append(_PAGE)
    return "".join(parts)


_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def runs_xml(text: str, *, strong: bool = False, emphasis: bool = False) -> str:
    """Text as runs; a newline is a line break, characters that XML cannot hold become spaces."""
    look = ("<w:b/>" if strong else "") + ("<w:i/>" if emphasis else "")
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    lines = (f'<w:t xml:space="preserve">{escape(xml_text(line))}</w:t>' for line in text.split("\n"))
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>"


def _styled(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs_xml(text)}</w:p>'


def _contents_xml(paper: Paper) -> str:
    """A contents field with its present lines in it: readable at once, renewed by Word with F9."""
    heads = [block for block in paper.blocks if isinstance(block, Heading) and block.level <= paper.contents_depth]
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{paper.contents_depth}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    lines = [runs_xml(f"{head.eyebrow} {head.text}".strip()) for head in heads] or [runs_xml("")]
    indents = [f'<w:pPr><w:ind w:left="{(head.level - 1) * 360}"/></w:pPr>' for head in heads] or [""]
    filled = [f"<w:p>{indents[0]}{begin}{lines[0]}</w:p>"]
    filled += [f"<w:p>{indent}{line}</w:p>" for indent, line in zip(indents[1:], lines[1:], strict=True)]
    end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    return f"{_styled('TOCHeading', 'Inhoud')}{''.join(filled)}{end}{_PAGE}"


def _block_xml(block: Block, *, depth: int) -> str:
    match block:
        case Heading():
            words = f"{block.eyebrow} {block.text}".strip()
            return _styled(f"Heading{min(block.level, MAX_HEADING)}", words)
        case Paragraph():
            return f"<w:p>{_spans_xml(block.spans)}</w:p>"
        case Bullets():
            return "".join(_item_xml(item, block, depth) for item in block.items)
        case Facts():
            return _facts_xml(block)
        case Table():
            return _table_xml(block)
        case Note():
            return _styled("Intevullen", block.text) if block.is_gap else f"<w:p>{runs_xml(block.text)}</w:p>"
        case NewPage():
            return ""
        case Picture():
            return ""


def _spans_xml(spans: Iterable[Span]) -> str:
    return "".join(_span_xml(span) for span in spans)


def _span_xml(span: Span) -> str:
    run = runs_xml(span.text, strong=span.strong, emphasis=span.emphasis)
    if not span.href:
        return run
    address = span.href.replace('"', "%22").replace("\\", "%5C")
    field = f'HYPERLINK "{address}"'
    return f"<w:fldSimple w:instr={quoteattr(field)}>{run}</w:fldSimple>"


def _item_xml(item: tuple[Block, ...], bullets: Bullets, depth: int) -> str:
    style = ("ListNumber" if bullets.numbered else "ListBullet") + ("" if depth == 0 else str(min(depth + 1, 3)))
    parts = []
    for block in item:
        if isinstance(block, Paragraph):
            parts.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_spans_xml(block.spans)}</w:p>')
        else:
            parts.append(_block_xml(block, depth=depth + 1))
    return "".join(parts)


def _facts_xml(facts: Facts) -> str:
    return "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Kenmerk"/></w:pPr>{runs_xml(name, strong=True)}<w:r><w:tab/></w:r>'
        f"{runs_xml(value)}</w:p>"
        for name, value in facts.rows
    )


def _table_xml(table: Table) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _widths(table))
    head = _row_xml(table.headers, table, properties="<w:cantSplit/><w:tblHeader/>", strong=True)
    rows = "".join(_row_xml(row, table, properties="<w:cantSplit/>", strong=False) for row in table.rows)
    total = _row_xml(table.total, table, properties="<w:cantSplit/>", strong=True) if table.total else ""
    return (
        f'{_styled("Caption", table.caption)}<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
        f'<w:tblBorders>{_LINES}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:val="0020"/>'
        f"<w:tblCaption w:val={quoteattr(xml_text(table.caption))}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{rows}{total}</w:tbl><w:p/>"
    )


def _row_xml(cells: tuple[str, ...], table: Table, *, properties: str, strong: bool) -> str:
    drawn = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Tabeltekst"/>'
        f"{_RIGHT if column is Column.NUMBER else ''}</w:pPr>{runs_xml(words, strong=strong)}</w:p></w:tc>"
        for words, width, column in zip(cells, _widths(table), table.columns, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(drawn)}</w:tr>"


def _widths(table: Table) -> list[int]:
    return [TEXT_WIDTH * width // sum(table.widths) for width in table.widths]


_RIGHT = '<w:jc w:val="right"/>'
