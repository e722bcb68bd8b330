"""A row is only called low when its texts surely fit: measured against the letter itself."""

from importlib.resources import files

import pytest
from PIL import ImageFont

from samenplan.documents.one_line import _WIDTHS, CELL_LETTERS, CELL_SIDES, TEXT_WIDTH, most_width, rows_of_one_line
from samenplan.documents.paper import Column, Table

LETTER = ImageFont.truetype(str(files("font_source_sans_pro") / "files" / "SourceSansPro-Regular.otf"), 1000)
SIGNS = "".join(signs for _, signs in _WIDTHS)
TEXTS = (
    "van 1 februari 2026 tot 30 november 2026",
    "1.10 Actie: gespreksavonden in vier buurten, met vaste gespreksleiders",
    "TAVAToYoV.Ly WAVE (Ff) “Te” €\u00a01",
    "Bewonersbevraging “Hoe gaat het?” 2026–2028…",
)


def _table(*rows: tuple[str, ...], widths: tuple[int, ...] = (1, 1)) -> Table:
    return Table("Proef", ("A", "B"), rows, widths, (Column.TEXT,) * 2)


@pytest.mark.parametrize("sign", SIGNS)
def test_no_sign_is_wider_than_we_say(sign: str) -> None:
    assert LETTER.getlength(sign) / 1000 <= most_width(sign)


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_is_wider_than_we_say(text: str) -> None:
    assert LETTER.getlength(text) / 1000 <= most_width(text)


@pytest.mark.parametrize("text", ["中", "🎉", "een\ntwee", "\t", "ш"])
def test_of_a_sign_that_we_do_not_know_we_say_nothing(text: str) -> None:
    assert list(rows_of_one_line(_table(("kort", text)))) == [False]


def test_a_row_is_low_until_one_text_may_not_fit() -> None:
    room = int((TEXT_WIDTH / 2 - CELL_SIDES) / CELL_LETTERS / 0.95 * 0.97)
    rows = (("kort", "ook kort"), ("M" * room, ""), ("", "M" * (room + 1)))
    assert list(rows_of_one_line(_table(*rows))) == [True, True, False]


def test_a_wide_column_has_more_room_than_a_narrow_one() -> None:
    text = "Gespreksavonden in vier buurten"
    assert list(rows_of_one_line(_table((text, "1"), widths=(9, 1)))) == [True]
    assert list(rows_of_one_line(_table((text, "1"), widths=(1, 9)))) == [False]
