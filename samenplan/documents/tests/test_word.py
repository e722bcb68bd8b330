"""Papers as Word: real styles, texts that stay texts, nothing that XML cannot hold."""

import io
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from samenplan.documents.house_style import HouseStyle
from samenplan.documents.paper import Bullets, Heading, Note, Paper, Paragraph, Picture, Span, Table, plain
from samenplan.documents.paper import Column as Kind
from samenplan.documents.word import paper_docx

MADE = datetime(2026, 11, 23, tzinfo=UTC)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10"><circle r="5"/></svg>'


def _opened(*blocks, style: HouseStyle | None = None, title: str = "Proef", depth: int = 2):
    paper = Paper(title=title, kind="Proefstuk", author="Brugwijk", blocks=blocks, contents_depth=depth)
    return docx.Document(io.BytesIO(paper_docx(paper, style or HouseStyle("Brugwijk"), made_at=MADE)))


@pytest.mark.parametrize("text", ["<w:p/>&amp;\"'", "a\x00b\x0bc", "regel 1\nregel 2", "🎉 中 \ud83d", "{{ x }} =1+1"])
def test_any_text_stays_text(text: str) -> None:
    document = _opened(Heading(1, text), plain(text), title=text, depth=0)
    shown = text.replace("\x00", " ").replace("\x0b", " ").replace("\ud83d", " ")
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"] == [shown]
    assert document.paragraphs[-1].text == shown


def test_headings_lists_and_gaps_have_their_styles() -> None:
    document = _opened(
        Heading(2, "Kop", eyebrow="Doelstelling 1"),
        Bullets(((plain("een"), Bullets(((plain("diep"),),), numbered=True)),)),
        Note("[in te vullen]", is_gap=True),
        depth=0,
    )
    assert [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs[-4:]] == [
        ("Heading 2", "Doelstelling 1 Kop"),
        ("List Bullet", "een"),
        ("List Number 2", "diep"),
        ("In te vullen", "[in te vullen]"),
    ]


def test_a_table_repeats_its_header_row_and_has_its_words() -> None:
    kinds = (Kind.TEXT, Kind.NUMBER)
    document = _opened(Table("Bijschrift", ("A", "B"), (("1", "€ 2"),), (2, 1), kinds, ("Samen", "€ 2")))
    table = document.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["A", "B"], ["1", "€ 2"], ["Samen", "€ 2"]]
    headers = [row._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in table.rows]
    assert headers == [True, False, False]


def test_pictures_stand_in_place_and_say_what_they_show() -> None:
    logo = io.BytesIO()
    Image.new("RGB", (300, 100), "#7a1f5c").save(logo, "PNG")
    document = _opened(
        plain("voor"),
        Picture(SVG, "Een rondje", 10, 10),
        plain("na"),
        style=HouseStyle("Brugwijk", logo=logo.getvalue()),
    )
    alts = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert alts == ["Logo van Brugwijk", "Een rondje"]
    assert [paragraph.text for paragraph in document.paragraphs[-3:]] == ["voor", "", "na"]


def test_the_contents_field_holds_its_lines_already() -> None:
    document = _opened(Heading(1, "Eerste"), Heading(2, "Tweede"), Heading(3, "Derde"))
    xml = document.element.xml
    assert 'TOC \\o "1-2"' in xml
    words = [paragraph.text for paragraph in document.paragraphs]
    start = words.index("Inhoud")
    assert words[start + 1 : start + 3] == ["Eerste", "Tweede"]


def test_a_link_is_a_link_and_cannot_break_out_of_its_field() -> None:
    document = _opened(Paragraph((Span("hier", href='https://voorbeeld.be/"\\o "x'),)))
    field = document.element.body.find(f".//{qn('w:fldSimple')}")
    assert field is not None
    assert field.get(qn("w:instr")) == 'HYPERLINK "https://voorbeeld.be/%22%5Co %22x"'


def test_the_file_speaks_dutch_and_names_its_title_and_author() -> None:
    document = _opened(title="Een plan")
    known = document.core_properties
    assert (known.title, known.author, known.language, known.created) == ("Een plan", "Brugwijk", "nl-BE", MADE)
    language = document.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert language.get(qn("w:val")) == "nl-BE"
