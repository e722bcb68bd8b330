import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenplan.ui.rules import (
    BLACK,
    DARK,
    LIGHT,
    READABLE,
    WHITE,
    Colour,
    NotAColour,
    Scheme,
    contrast,
    ink_on,
    luminance,
    palette,
    readable,
)

PART = st.integers(min_value=0, max_value=255)
COLOURS = st.builds(Colour, PART, PART, PART)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("#000000", 0.0), ("#ffffff", 1.0), ("#ff0000", 0.2126), ("#00ff00", 0.7152), ("#0000ff", 0.0722)],
)
def test_luminance_follows_the_weights_of_wcag(written, expected):
    assert luminance(Colour.of(written)) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#0a6770", "#0a6770", 1.0),
    ],
)
def test_contrast_gives_the_published_ratios_in_either_order(one, other, expected):
    assert contrast(Colour.of(one), Colour.of(other)) == pytest.approx(expected, abs=0.005)
    assert contrast(Colour.of(other), Colour.of(one)) == pytest.approx(expected, abs=0.005)


@given(COLOURS)
def test_ink_on_any_colour_can_be_read(surface):
    assert contrast(ink_on(surface), surface) >= READABLE


@pytest.mark.parametrize(
    ("surface", "ink"), [("#0a6770", WHITE), ("#ffcc00", BLACK), ("#777777", BLACK), ("#767676", WHITE)]
)
def test_ink_is_white_where_white_can_be_read_and_else_black(surface, ink):
    assert ink_on(Colour.of(surface)) == ink


@given(COLOURS, st.sampled_from([LIGHT, DARK]))
def test_every_accent_becomes_a_text_that_can_be_read_on_every_surface(accent: Colour, scheme: Scheme):
    made = palette(accent, scheme)
    assert min(contrast(made.text, surface) for surface in (scheme.paper, scheme.sheet, made.soft)) >= READABLE
    assert contrast(made.ink, made.accent) >= READABLE


def test_a_readable_accent_stays_itself():
    assert palette(Colour.of("#0a6770"), LIGHT).text == Colour.of("#0a6770")


def test_what_no_mixture_can_mend_becomes_the_end_of_the_scale():
    assert readable(WHITE, (WHITE, Colour.of("#808080"), BLACK), BLACK) == BLACK


@pytest.mark.parametrize("written", ["", "0a6770", "#0a677", "#0a67700", "#0a677g", "red", "#0a6770;}", "#0a6770\n"])
def test_anything_but_six_digits_is_no_colour(written):
    with pytest.raises(NotAColour):
        Colour.of(written)


def test_a_colour_is_written_as_it_was_read_in_small_letters():
    assert str(Colour.of("#0A6770")) == "#0a6770"
