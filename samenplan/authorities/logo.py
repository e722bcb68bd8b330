"""An uploaded logo becomes a small PNG that we drew ourselves; nothing of the file itself is kept."""

import struct
import zlib
from io import BytesIO

from PIL import Image

from samenplan.core.errors import Refused

LARGEST_BYTES = 2 * 1024 * 1024
LARGEST_PIXELS = 20_000_000
LARGEST_SHOWN = (400, 160)
FORMATS = ("PNG", "JPEG")

NO_IMAGE = "Dit bestand is geen PNG of JPEG, of het is beschadigd."


class UnusableLogo(Refused):
    """The file cannot become a logo."""


def redrawn(upload: bytes) -> bytes:
    """The image as a PNG of at most 400 x 160 pixels, without metadata.

    Raises:
        UnusableLogo: too large in bytes or pixels, not PNG or JPEG, or damaged.
    """
    if len(upload) > LARGEST_BYTES:
        raise UnusableLogo("Dit bestand is groter dan 2 MB. Kies een kleiner bestand.")
    try:
        with Image.open(BytesIO(upload), formats=FORMATS) as image:
            if image.width * image.height > LARGEST_PIXELS:
                raise UnusableLogo("Deze afbeelding heeft meer dan 20 miljoen pixels. Kies een kleinere.")
            return _png(image)
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        struct.error,
        zlib.error,
        Image.DecompressionBombError,
    ) as error:
        raise UnusableLogo(NO_IMAGE) from error


def _png(image: Image.Image) -> bytes:
    """Pixels only: a new image has no metadata, and is never larger than what is shown."""
    image.draft("RGB", LARGEST_SHOWN)
    pixels = image.convert("RGBA")
    pixels.thumbnail(LARGEST_SHOWN)
    clean = Image.new("RGBA", pixels.size)
    clean.paste(pixels)
    kept = BytesIO()
    clean.save(kept, "PNG", optimize=True)
    return kept.getvalue()
