"""A QR code as one SVG for page and poster: black on white, with its quiet edge."""

from django.utils.safestring import SafeString

from samenplan.ui.pictures.frame import text
from samenplan.ui.qr_code import drawn


def qr_svg(address: str, *, title: str) -> SafeString:
    """The code of an address; it can be as large or small as its place."""
    code = drawn(address)
    size = code.size
    return SafeString(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="qr" role="img" viewBox="0 0 {size} {size}" '
        f'width="{size * 8}" height="{size * 8}" shape-rendering="crispEdges"><title>{text(title)}</title>'
        f'<path fill="#ffffff" d="M0 0h{size}v{size}H0z"/><path fill="#000000" d="{code.path}"/></svg>'
    )
