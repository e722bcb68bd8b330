"""The look of an authority on paper: its name, accent colour and logo."""

import io
import re
from dataclasses import dataclass
from fractions import Fraction

from PIL import Image, UnidentifiedImageError

DEFAULT_ACCENT = "#0a6770"
MIN_CONTRAST = Fraction(9, 2)
"""Contrast of text against white that WCAG 2.2 asks (1.4.3), 4.5 to 1."""

MAX_LOGO_BYTES = 2_000_000
MAX_LOGO_PIXELS = 20_000_000
LOGO_BOX = (720, 280)
"""Pixels that a logo is redrawn into: 60 by 24 mm at about 300 dots per inch."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class UnreadableLogo(ValueError):
    """The logo is no PNG or JPEG that can be drawn; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What a document takes over from the authority that makes it."""

    authority_name: str
    accent: str = DEFAULT_ACCENT  # "#rrggbb"; anything else falls back on the default
    logo: bytes | None = None  # PNG or JPEG
    website: str = ""

    @property
    def ink(self) -> str:
        """The accent colour, made darker until text in it can be read on white."""
        return readable_on_white(self.accent)


def readable_on_white(colour: str) -> str:
    """The same hue, darkened in steps of a twentieth until its contrast with white is 4.5 or more."""
    if not _COLOUR.fullmatch(colour):
        return DEFAULT_ACCENT
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    for step in range(20, 0, -1):
        darker = "#" + "".join(f"{part * step // 20:02x}" for part in parts)
        if contrast_with_white(darker) >= MIN_CONTRAST:
            return darker
    return "#000000"


def contrast_with_white(colour: str) -> float:
    """Contrast ratio of "#rrggbb" with white, 1 to 21; source: WCAG 2.2, relative luminance."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def redrawn_logo(data: bytes) -> bytes:
    """The logo as a new PNG of at most 720 by 280 pixels; nothing but its pixels goes along.

    Raises:
        UnreadableLogo: too large, damaged, or not a PNG or JPEG.
    """
    if len(data) > MAX_LOGO_BYTES:
        raise UnreadableLogo("Het logo is groter dan 2 MB. Kies een kleiner bestand.")
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MAX_LOGO_PIXELS:
                raise UnreadableLogo("Het logo heeft te veel beeldpunten. Kies een kleiner bestand.")
            image.thumbnail(LOGO_BOX)
            drawn = io.BytesIO()
            image.convert("RGBA").save(drawn, "PNG")
            return drawn.getvalue()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadableLogo("Dit logo is geen leesbaar PNG- of JPEG-bestand.") from error
