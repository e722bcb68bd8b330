"""The tokens themselves: every pair of text and surface that the style sheets use, in both schemes."""

import re
from pathlib import Path

import pytest

from samenplan.ui.rules import DARK, LIGHT, Colour, Scheme, contrast, palette

CSS = Path(__file__).parent.parent / "static" / "ui" / "css"
TEXT, GRAPHIC = 4.5, 3.0  # WCAG 2.2: 1.4.3 for text, 1.4.11 for edges of controls and parts of pictures
PAIRS = [
    *[(ink, surface, TEXT) for ink in ("ink", "ink-2", "accent-text") for surface in ("paper", "sheet")],
    *[(ink, "well", TEXT) for ink in ("ink", "ink-2")],
    ("accent-ink", "accent", TEXT),
    ("bad-ink", "bad", TEXT),
    ("accent-text", "accent-soft", TEXT),
    *[(tone, surface, TEXT) for tone in ("good", "warn", "bad") for surface in ("paper", "sheet", f"{tone}-soft")],
    ("info", "info-soft", TEXT),
    *[("ink", f"{tone}-soft", TEXT) for tone in ("good", "warn", "bad", "info", "accent")],
    *[("edge", surface, GRAPHIC) for surface in ("paper", "sheet", "well")],
    ("accent-text", "well", GRAPHIC),
]


def _tokens(block: str) -> dict[str, Colour]:
    return {name: Colour.of(value) for name, value in re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", block)}


def _schemes() -> dict[str, dict[str, Colour]]:
    light, dark = (CSS / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")
    return {"light": _tokens(light), "dark": _tokens(light) | _tokens(dark)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "surface", "needed"), PAIRS)
def test_a_token_can_be_read_on_its_surface(scheme, ink, surface, needed):
    tokens = _schemes()[scheme]
    assert contrast(tokens[ink], tokens[surface]) >= needed


def test_the_dark_scheme_sets_every_colour_anew():
    light, dark = (CSS / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")
    assert _tokens(dark).keys() == _tokens(light).keys()


@pytest.mark.parametrize(("name", "scheme"), [("light", LIGHT), ("dark", DARK)])
def test_the_tokens_and_the_rules_know_the_same_surfaces(name: str, scheme: Scheme):
    tokens = _schemes()[name]
    made = palette(tokens["accent"], scheme)
    assert (tokens["paper"], tokens["sheet"]) == (scheme.paper, scheme.sheet)
    assert (tokens["accent-ink"], tokens["accent-text"], tokens["accent-soft"]) == (made.ink, made.text, made.soft)


def test_no_style_sheet_brings_a_colour_of_its_own():
    """Colours are tokens; paper (print.css) and shadows have their own few."""
    sheets = [path for path in CSS.glob("*.css") if path.name not in ("tokens.css", "print.css")]
    found = {path.name: re.findall(r"#[0-9a-f]{3,8}\b(?![^{]*\{)", path.read_text()) for path in sheets}
    assert sheets and {name: colours for name, colours in found.items() if colours} == {}


def test_every_name_that_a_style_sheet_uses_exists():
    known = set(re.findall(r"--([\w-]+):", (CSS / "tokens.css").read_text()))
    used = {name for path in CSS.glob("*.css") for name in re.findall(r"var\(--([\w-]+)", path.read_text())}
    assert used and used - known == set()
