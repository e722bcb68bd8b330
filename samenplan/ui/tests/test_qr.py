"""The QR code holds the address, as one path of ours."""

import re

from django.template import Context, Template
from qrcode.main import QRCode

from samenplan.ui.qr_code import drawn

LINK = "https://samenplan.brugwijk.example/mijn/0123456789abcdefghijklmnopqrstuv/"


def dark_modules(path: str) -> set[tuple[int, int]]:
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1H(\d+)z", path)
    assert "".join(f"M{x} {y}h{w}v1H{b}z" for x, y, w, b in runs) == path
    return {(int(x) + step, int(y)) for x, y, w, _ in runs for step in range(int(w))}


def test_the_path_draws_exactly_the_dark_modules():
    code = QRCode(error_correction=0, border=4)
    code.add_data(LINK)
    code.make(fit=True)
    matrix = code.get_matrix()
    expected = {(x, y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}
    found = drawn(LINK)
    assert found.size == len(matrix)
    assert dark_modules(found.path) == expected


def test_another_address_gives_another_code():
    assert drawn(LINK).path != drawn(LINK + "x").path


def test_it_is_a_picture_with_a_name_and_no_style():
    page = Template('{% qr "https://a.example/" "QR-code van de link" %}').render(Context())
    assert 'role="img" aria-label="QR-code van de link"' in page
    assert "style=" not in page
