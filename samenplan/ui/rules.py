"""Colours that can be read, by the formulas of WCAG 2.2 (relative luminance, contrast ratio). Plain Python.

Source: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance and #dfn-contrast-ratio.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

READABLE = 4.5
"""The contrast that text of ordinary size needs: WCAG 2.2, success criterion 1.4.3 (level AA)."""

_HEX = re.compile(r"#[0-9a-f]{6}\Z")
_STEPS = 100


class NotAColour(ValueError):
    """This is not written as #rrggbb."""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour in sRGB, each part 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def of(cls, written: str) -> Self:
        """The colour that is written as #rrggbb, in small or capital letters.

        Raises:
            NotAColour: it is written differently.
        """
        small = written.lower()
        if not _HEX.match(small):
            raise NotAColour(written)
        return cls(int(small[1:3], 16), int(small[3:5], 16), int(small[5:7], 16))

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    def mixed(self, other: "Colour", parts: int) -> "Colour":
        """This colour with `parts` of a hundred of the other."""
        ours, theirs = (self.red, self.green, self.blue), (other.red, other.green, other.blue)
        red, green, blue = (
            round((a * (_STEPS - parts) + b * parts) / _STEPS) for a, b in zip(ours, theirs, strict=True)
        )
        return Colour(red, green, blue)


BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


def luminance(colour: Colour) -> float:
    """Relative luminance: 0 for black, 1 for white."""
    red, green, blue = (_linear(part / 255) for part in (colour.red, colour.green, colour.blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio, from 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(surface: Colour) -> Colour:
    """White where it can be read on this surface, else black (which then always can)."""
    return WHITE if contrast(WHITE, surface) >= READABLE else BLACK


def readable(colour: Colour, surfaces: Sequence[Colour], towards: Colour) -> Colour:
    """The nearest colour on the way to `towards` that reads on every surface; `towards` itself when none does."""
    for parts in range(_STEPS):
        tried = colour.mixed(towards, parts)
        if all(contrast(tried, surface) >= READABLE for surface in surfaces):
            return tried
    return towards


@dataclass(frozen=True, slots=True)
class Scheme:
    """The surfaces of a colour scheme, and the end of the scale that its text lies at."""

    paper: Colour
    sheet: Colour
    towards: Colour
    soft_parts: int  # of a hundred: how much sheet there is in the soft accent


LIGHT = Scheme(Colour.of("#fbfaf6"), Colour.of("#ffffff"), BLACK, soft_parts=88)
DARK = Scheme(Colour.of("#16191b"), Colour.of("#1f2326"), WHITE, soft_parts=80)


@dataclass(frozen=True, slots=True)
class Palette:
    """What an accent becomes in one scheme: a surface with its ink, a text colour, a soft surface for that text."""

    accent: Colour
    ink: Colour
    text: Colour
    soft: Colour


def palette(accent: Colour, scheme: Scheme) -> Palette:
    """The accent's palette; every text in it has a contrast of at least `READABLE` on what it stands on."""
    soft = scheme.sheet.mixed(accent, _STEPS - scheme.soft_parts)
    text = readable(accent, (scheme.paper, scheme.sheet, soft), scheme.towards)
    return Palette(accent=accent, ink=ink_on(accent), text=text, soft=soft)
