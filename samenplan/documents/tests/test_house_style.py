"""The look of an authority: colours that can be read, logos that are only pixels."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from samenplan.documents.house_style import (
    DEFAULT_ACCENT,
    HouseStyle,
    UnreadableLogo,
    contrast_with_white,
    readable_on_white,
    redrawn_logo,
)


def test_contrast_is_that_of_the_norm() -> None:
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#ffffff") == pytest.approx(1)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)


@given(st.integers(0, 0xFFFFFF))
def test_any_accent_becomes_readable_on_white(colour: int) -> None:
    assert contrast_with_white(readable_on_white(f"#{colour:06x}")) >= 4.5


def test_a_dark_accent_stays_as_it_is_and_a_light_one_gets_darker() -> None:
    assert HouseStyle("Brugwijk", "#0a6770").ink == "#0a6770"
    assert HouseStyle("Brugwijk", "#ffd200").ink != "#ffd200"


@pytest.mark.parametrize("colour", ["", "red", "#fff", "#12345g", '#000000"); read("x")'])
def test_what_is_no_colour_falls_back_on_ours(colour: str) -> None:
    assert HouseStyle("Brugwijk", colour).ink == DEFAULT_ACCENT


def _picture(kind: str, size: tuple[int, int] = (900, 600)) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, "#0a6770").save(data, kind, comment=b"51.05N 3.73E")
    return data.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_is_redrawn_small_and_without_what_else_the_file_said(kind: str) -> None:
    drawn = redrawn_logo(_picture(kind))
    with Image.open(io.BytesIO(drawn)) as image:
        assert (image.format, image.size) == ("PNG", (420, 280))
    assert b"51.05N" not in drawn


@pytest.mark.parametrize("data", [b"", b"<svg onload='x'/>", _picture("GIF"), _picture("PNG")[:200], b"x" * 2_000_001])
def test_what_is_no_logo_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableLogo, match="logo"):
        redrawn_logo(data)
