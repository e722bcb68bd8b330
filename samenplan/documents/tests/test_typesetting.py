"""Typst sets data, never source; what cannot be drawn is replaced; what is too large is refused."""

import io
from datetime import date
from pathlib import Path

import page
import pytest
import typst
from PIL import Image

from samenplan.documents import typesetting
from samenplan.documents.house_style import HouseStyle, UnreadableLogo
from samenplan.documents.paper import Bullets, Column, Facts, Heading, Note, Paper, Paragraph, Picture, Table, plain
from samenplan.documents.tests.pdf_words import needs_poppler, pages_of, words_of
from samenplan.documents.typesetting import UnsettableDocument, paper_pdf, pictures_png, typeset

STYLE = HouseStyle("Gemeente Brugwijk")
DAY = date(2026, 11, 23)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10"><circle r="5"/></svg>'


def _paper(*blocks, title: str = "Proef") -> Paper:
    return Paper(title=title, kind="Proefstuk", author="Brugwijk", blocks=blocks, contents_depth=2)


def _is_accessible(pdf: bytes) -> bool:
    return page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).is_compliant


EVERYTHING = _paper(
    Heading(1, "Hoofdstuk"),
    plain("Tekst"),
    Bullets(((plain("een"),), (plain("twee"), Bullets(((plain("diep"),),), numbered=True)))),
    Facts((("Trekker", "Dienst A\nDienst B"),)),
    Table("Bijschrift", ("A", "B"), (("1", "2"),), (1, 2), (Column.TEXT, Column.NUMBER), ("Samen", "2")),
    Picture(SVG, "Een rondje", 10, 10),
    Note("Rustig"),
    Note("[in te vullen]", is_gap=True),
)


def test_every_kind_of_block_makes_an_accessible_document() -> None:
    assert _is_accessible(paper_pdf(EVERYTHING, STYLE, dated_on=DAY))


def test_the_checker_does_find_a_document_that_is_not_accessible() -> None:
    untagged = typst.compile(b'#set document(title: "x")\nTekst', pdf_tags=False)
    assert not _is_accessible(untagged)


def test_a_paper_without_cover_contents_or_blocks_is_accessible_too() -> None:
    bare = Paper(title="Leeg", kind="", author="", blocks=(), has_cover=False)
    assert _is_accessible(paper_pdf(bare, HouseStyle(""), dated_on=DAY))


@needs_poppler
@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd")',
        "$x$ en #let a = 1",
        '#import "@preview/x"',
        "*ster* _streep_ `code` @ref <label>",
        "\\u{41} ~",
    ],
)
def test_what_looks_like_source_stays_text(text: str) -> None:
    paper = _paper(Heading(1, text), plain(text), Facts(((text, text),)), Note(text), title=text)
    words = words_of(paper_pdf(paper, STYLE, dated_on=DAY))
    assert words.count(text) >= 5
    assert "root:" not in words


@needs_poppler
def test_signs_without_a_letter_in_our_fonts_become_a_square_and_the_rest_stays() -> None:
    words = words_of(
        paper_pdf(_paper(plain("feest 🎉 中 \x07 \ue000 \ud83d klaar é ğ ш"), title="🎉"), STYLE, dated_on=DAY)
    )
    assert "feest □ □" in words
    assert "klaar é ğ ш" in words


@needs_poppler
@pytest.mark.parametrize(
    "block",
    [Facts((("Budget", "x\n" * 300 + "einde"),)), plain("x\n" * 300 + "einde"), Note("woord " * 3000 + "einde")],
    ids=["facts", "paragraph", "note"],
)
def test_what_is_longer_than_a_page_runs_on_to_the_next(block: Facts | Paragraph | Note) -> None:
    assert "einde" in words_of(paper_pdf(_paper(Heading(2, "Actie"), block), STYLE, dated_on=DAY))


@needs_poppler
def test_a_short_part_stays_with_its_heading_on_one_page() -> None:
    facts = Facts(tuple((f"Feit {number}", "waarde") for number in range(1, 9)))
    parts = (block for number in range(1, 40) for block in (Heading(2, f"Actie {number}."), plain("Tekst"), facts))
    pages = pages_of(paper_pdf(_paper(*parts), STYLE, dated_on=DAY))[2:]
    assert len(pages) > 5
    assert all(text.count("Actie ") == text.count("Feit 8") for text in pages)


def test_a_document_beyond_all_measure_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnsettableDocument, match="te groot"):
        paper_pdf(_paper(plain("x" * 6_100_000)), STYLE, dated_on=DAY)


def test_a_broken_logo_is_refused_and_a_good_one_drawn() -> None:
    logo = io.BytesIO()
    Image.new("RGB", (300, 100), "#7a1f5c").save(logo, "PNG")
    with pytest.raises(UnreadableLogo):
        paper_pdf(EVERYTHING, HouseStyle("Brugwijk", logo=b"geen plaatje"), dated_on=DAY)
    assert _is_accessible(paper_pdf(EVERYTHING, HouseStyle("Brugwijk", logo=logo.getvalue()), dated_on=DAY))


def test_a_drawing_becomes_a_picture_of_its_own_shape() -> None:
    with Image.open(io.BytesIO(pictures_png([SVG, SVG], pixels_per_inch=72)[1])) as image:
        assert image.format == "PNG"
        assert image.width == image.height


def test_no_drawings_make_no_pictures() -> None:
    assert pictures_png([], pixels_per_inch=72) == []


def test_a_template_out_of_reach_of_its_folder_is_refused_with_a_sentence(tmp_path: Path) -> None:
    """The planted hole: a template that reads outside its folder gets nothing, and the user a sentence."""
    (tmp_path / "secret.txt").write_text("geheim")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "bad.typ").write_text('#set document(title: "x")\n#read("/../secret.txt")')
    with pytest.raises(UnsettableDocument, match="Je tekst is ongewijzigd"):
        typeset(folder / "bad.typ", {})


def test_a_runaway_is_stopped_and_costs_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "MAX_SECONDS", 1)
    (tmp_path / "endless.typ").write_text("#let i = 0\n#while true { i = calc.rem(i + 1, 7) ; let a = range(100000) }")
    with pytest.raises(UnsettableDocument):
        typeset(tmp_path / "endless.typ", {})
