"""Papers as Word files: real styles, a contents field, tables with repeated headers; meant to be edited."""

import io
from collections.abc import Iterable
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from samenplan.documents.house_style import HouseStyle, redrawn_logo
from samenplan.documents.paper import MAX_HEADING, Paper, Picture
from samenplan.documents.typesetting import pictures_png
from samenplan.documents.word_blocks import NAMESPACES, WordBody, cover_xml, paper_xml, runs_xml
from samenplan.documents.xml_text import xml_text

LANGUAGE = "nl-BE"
FACT = "Kenmerk"
GAP = "In te vullen"
TABLE_WORDS = "Tabeltekst"
LOGO_WIDTH = Cm(5)
PICTURE_WIDTH_CM = 16.2
PICTURE_DOTS = 130

_HEADING_POINTS = (20, 15, 12.5, 11.5, 11, 10.5)


def paper_docx(paper: Paper, style: HouseStyle, *, made_at: datetime) -> bytes:
    """The paper as .docx. `made_at` is what the file says about its own making.

    Raises:
        UnreadableLogo: the logo cannot be drawn.
    """
    document = Document()
    _set_styles(document, style)
    _set_page(document, paper)
    _set_properties(document, paper, made_at)
    if style.logo:
        document.add_picture(io.BytesIO(redrawn_logo(style.logo)), width=LOGO_WIDTH)
        _describe(document, f"Logo van {style.authority_name}")
    _append(document, cover_xml(paper))
    body = WordBody()
    drawings = [block.svg for block in paper.blocks if isinstance(block, Picture)]
    drawn = iter(pictures_png(drawings, pixels_per_inch=PICTURE_DOTS))
    for part in paper_xml(paper, body):
        if isinstance(part, str):
            _append(document, part)
            continue
        document.add_picture(io.BytesIO(next(drawn)), width=Cm(PICTURE_WIDTH_CM))
        _describe(document, part.alt)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _append(document: WordDocument, xml: str) -> None:
    """Paragraphs and tables, put before the section properties that must stay last."""
    root = parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")
    end = document.element.body.sectPr
    for child in list(root):
        end.addprevious(child)


def _describe(document: WordDocument, alt: str) -> None:
    """Alternative text for the picture that was added last."""
    properties = document.inline_shapes[-1]._inline.docPr  # noqa: SLF001 - python-docx has no door to alternative text
    properties.set("descr", xml_text(alt))
    properties.set("title", xml_text(alt[:60]))


def _set_properties(document: WordDocument, paper: Paper, made_at: datetime) -> None:
    known = document.core_properties
    author = xml_text(paper.author[:255])
    known.title, known.author, known.last_modified_by = xml_text(paper.title[:255]), author, author
    known.subject, known.language, known.comments = xml_text(paper.kind), LANGUAGE, ""
    known.created = known.modified = made_at
    known.content_status = "ontwerp" if paper.is_draft else "definitief"


def _set_styles(document: WordDocument, style: HouseStyle) -> None:
    ink = RGBColor.from_string(style.ink.lstrip("#").upper())
    normal = _style(document, "Normal")
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    _speak_dutch(normal)
    for level in range(1, MAX_HEADING + 1):
        heading = _style(document, f"Heading {level}")
        heading.font.name, heading.font.size = "Calibri", Pt(_HEADING_POINTS[level - 1])
        heading.font.bold, heading.font.italic, heading.font.color.rgb = True, False, ink
        heading.paragraph_format.space_before = Pt(20 if level == 1 else 14)
        heading.paragraph_format.space_after = Pt(6)
        heading.paragraph_format.keep_with_next = True
        _drop_theme_font(heading)
    title = _style(document, "Title")
    title.font.name, title.font.size, title.font.color.rgb = "Calibri", Pt(30), ink
    _drop_theme_font(title)
    _add_own_styles(document)


def _add_own_styles(document: WordDocument) -> None:
    fact = _new_style(document, FACT)
    fact.paragraph_format.left_indent, fact.paragraph_format.first_line_indent = Cm(4), Cm(-4)
    fact.paragraph_format.tab_stops.add_tab_stop(Cm(4))
    fact.paragraph_format.space_after = Pt(2)
    gap = _new_style(document, GAP)
    gap.font.color.rgb, gap.font.bold = RGBColor(0x6B, 0x40, 0x00), True
    words = _new_style(document, TABLE_WORDS)
    words.font.size, words.paragraph_format.space_after = Pt(9.5), Pt(0)


def _style(document: WordDocument, name: str) -> ParagraphStyle:
    found = document.styles[name]
    if not isinstance(found, ParagraphStyle):
        raise TypeError(f"{name} is no paragraph style")
    return found


def _new_style(document: WordDocument, name: str) -> ParagraphStyle:
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles["Normal"]
    return _style(document, name)


def _speak_dutch(normal: ParagraphStyle) -> None:
    run = normal.element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia"):
        language.set(qn(name), LANGUAGE)
    run.append(language)


def _drop_theme_font(style: ParagraphStyle) -> None:
    """The template names theme fonts, which would win over ours."""
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        if fonts is not None and fonts.get(qn(f"w:{name}")) is not None:
            del fonts.attrib[qn(f"w:{name}")]


def _set_page(document: WordDocument, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2.5)
    head = f"{paper.title[:90]}   ontwerp" if paper.is_draft else paper.title[:90]
    _fill(section.header.paragraphs[0]._p, runs_xml(head))  # noqa: SLF001 - XML goes in by the element
    pages = '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    total = '<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    foot = f"{runs_xml(paper.footer + '   pagina ')}{pages}{runs_xml(' van ')}{total}"
    _fill(section.footer.paragraphs[0]._p, foot)  # noqa: SLF001 - XML goes in by the element


def _fill(paragraph: Iterable[object], xml: str) -> None:
    root = parse_xml(f"<w:p {NAMESPACES}>{xml}</w:p>")
    for child in list(root):
        paragraph.append(child)  # type: ignore[attr-defined]  # an lxml element; python-docx types it loosely
