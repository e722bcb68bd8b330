"""A QR code as our own SVG: one path, in colours of the house, with the address as text beside it."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from samenplan.ui.pictures.frame import text

QUIET = 4
"""Light modules around it; a reader needs them."""


@dataclass(frozen=True, slots=True)
class QrDrawing:
    """What an SVG needs: the number of modules at one side, and the path of the dark ones."""

    size: int
    path: str


@lru_cache(maxsize=64)
def drawn(address: str) -> QrDrawing:
    """The code of this address, a rectangle per run of dark modules."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(address)
    code.make(fit=True)
    matrix = code.get_matrix()
    path = "".join(_row(place, row) for place, row in enumerate(matrix))
    return QrDrawing(len(matrix), path)


def qr_svg(address: str, *, title: str) -> SafeString:
    """The code of an address as one SVG for page and poster: black on white, as large or small as its place."""
    code = drawn(address)
    size = code.size
    return SafeString(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="qr" role="img" viewBox="0 0 {size} {size}" '
        f'width="{size * 8}" height="{size * 8}" shape-rendering="crispEdges"><title>{text(title)}</title>'
        f'<path fill="#ffffff" d="M0 0h{size}v{size}H0z"/><path fill="#000000" d="{code.path}"/></svg>'
    )


def _row(place: int, row: list[bool]) -> str:
    parts, start = [], None
    for column, dark in enumerate([*row, False]):
        if dark and start is None:
            start = column
        if not dark and start is not None:
            parts.append(f"M{start} {place}h{column - start}v1H{start}z")
            start = None
    return "".join(parts)
