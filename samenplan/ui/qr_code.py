"""A QR code as our own SVG: one path, in colours of the house, with the address as text beside it."""

from dataclasses import dataclass
from functools import lru_cache

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

QUIET = 4
"""Light modules around it; a reader needs them."""


@dataclass(frozen=True, slots=True)
class QrDrawing:
    """What an SVG needs: the number of modules at one side, and the path of the dark ones."""

    size: int
    path: str


@lru_cache(maxsize=64)
def drawn(text: str) -> QrDrawing:
    """The code of this text, a rectangle per run of dark modules."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    matrix = code.get_matrix()
    path = "".join(_row(place, row) for place, row in enumerate(matrix))
    return QrDrawing(len(matrix), path)


def _row(place: int, row: list[bool]) -> str:
    parts, start = [], None
    for column, dark in enumerate([*row, False]):
        if dark and start is None:
            start = column
        if not dark and start is not None:
            parts.append(f"M{start} {place}h{column - start}v1H{start}z")
            start = None
    return "".join(parts)
