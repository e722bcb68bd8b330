"""An address as a QR code."""

from io import BytesIO

import qrcode  # type: ignore[import-untyped]
from django.utils.safestring import SafeString
from qrcode.image.svg import SvgPathFillImage  # type: ignore[import-untyped]


def qr_svg(address: str) -> SafeString:
    """A QR code of the address as SVG: attributes only, on white, so that every phone reads it."""
    kept = BytesIO()
    qrcode.make(address, image_factory=SvgPathFillImage).save(kept)
    return SafeString(kept.getvalue().decode().partition("?>")[2])
