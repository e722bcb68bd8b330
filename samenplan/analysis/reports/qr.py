"""A QR code as SVG, drawn by us: black on white, with its quiet edge, in one path."""

from django.utils.safestring import SafeString
from qrcode.constants import ERROR_CORRECT_M  # type: ignore[import-untyped]
from qrcode.main import QRCode  # type: ignore[import-untyped]

from samenplan.ui.pictures.frame import text

EDGE = 4
"""Modules of white around it, as ISO/IEC 18004 asks."""


def qr_svg(address: str, *, title: str) -> SafeString:
    """The code of an address; it can be as large or small as its place."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=EDGE)
    code.add_data(address)
    code.make(fit=True)
    rows = code.get_matrix()
    size = len(rows)
    dark = "".join(_row(row, down) for down, row in enumerate(rows))
    return SafeString(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="qr" role="img" viewBox="0 0 {size} {size}" '
        f'width="{size * 8}" height="{size * 8}" shape-rendering="crispEdges"><title>{text(title)}</title>'
        f'<path fill="#ffffff" d="M0 0h{size}v{size}H0z"/><path fill="#000000" d="{dark}"/></svg>'
    )


def _row(row: list[bool], down: int) -> str:
    """The dark runs of one row, each as one rectangle."""
    drawn, start = [], None
    for across, is_dark in enumerate([*row, False]):
        if is_dark and start is None:
            start = across
        elif not is_dark and start is not None:
            drawn.append(f"M{start} {down}h{across - start}v1h-{across - start}z")
            start = None
    return "".join(drawn)
