"""A photo drawn again: its pixels and nothing else of the file. Runs in the child; tests that need speed call it."""

from io import BytesIO

from PIL import Image, ImageOps

from samenplan.documents.evidence.limits import JPEG_QUALITY, LONGEST_SIDE, MAX_PIXELS
from samenplan.documents.evidence.refusal import Flaw, UnusableFile

FORMATS = ("JPEG", "PNG", "WEBP")
UPRIGHT = 274
"""The EXIF tag that says which side is up."""


def redrawn(data: bytes) -> bytes:
    """A JPEG (a PNG where something shines through) of at most 2,000 pixels, upright, without metadata.

    Raises:
        UnusableFile: too many pixels, or whatever a damaged file makes the decoder raise.
    """
    try:
        return _drawn(data)
    except UnusableFile:
        raise
    except MemoryError:
        raise UnusableFile(Flaw.TOO_HEAVY) from None
    except Exception:  # security.md: any exception of a parser means a damaged file
        raise UnusableFile(Flaw.DAMAGED) from None


def _drawn(data: bytes) -> bytes:
    with Image.open(BytesIO(data), formats=FORMATS) as image:
        if image.width * image.height > MAX_PIXELS:
            raise UnusableFile(Flaw.TOO_MANY_PIXELS)
        turned = Image.Exif()
        turned[UPRIGHT] = image.getexif().get(UPRIGHT, 1)
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        shines = image.has_transparency_data
        pixels = image.convert("RGBA" if shines else "RGB")
    pixels.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
    clean = Image.new(pixels.mode, pixels.size)
    clean.paste(pixels)
    clean.info["exif"] = turned.tobytes()
    upright = ImageOps.exif_transpose(clean)
    upright.info = {}
    kept = BytesIO()
    if shines:
        upright.save(kept, "PNG")
    else:
        upright.save(kept, "JPEG", quality=JPEG_QUALITY)
    return kept.getvalue()
