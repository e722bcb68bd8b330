"""Which files are kept as evidence, as what, and in which words the others are refused."""

from io import BytesIO

import pytest
from PIL import Image

from samenplan.documents.evidence.checking import checked
from samenplan.documents.evidence.drawing import redrawn
from samenplan.documents.evidence.gate import KeptKind
from samenplan.documents.evidence.limits import MAX_FILE_BYTES, MAX_PHOTO_BYTES
from samenplan.documents.evidence.refusal import SENTENCES, Flaw, UnusableFile
from samenplan.documents.tests.reading.packages import excel, paragraph, word

GPS, UPRIGHT = 0x8825, 274
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog{}>>endobj\n%%EOF\n"
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 99


def photo(kind: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", turned: int = 1) -> bytes:
    """A photo, red at the left and blue at the right, with the place where it was taken."""
    image = Image.new("RGB", size, "#0000ff")
    image.paste((255, 0, 0), (0, 0, size[0] // 2, size[1]))
    image = image.convert(mode)
    exif = Image.Exif()
    exif[UPRIGHT], exif[GPS] = turned, {1: "N", 2: (51.0, 12.0, 33.0)}
    kept = BytesIO()
    image.save(kept, kind, exif=exif, **({"quality": 95} if kind == "JPEG" else {}))
    return kept.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize(
    ("name", "data", "kind", "content_type"),
    [
        ("a.jpg", photo(), KeptKind.JPEG, "image/jpeg"),
        ("A.JPEG", photo(), KeptKind.JPEG, "image/jpeg"),
        ("a.png", photo("PNG"), KeptKind.JPEG, "image/jpeg"),
        ("a.png", photo("PNG", mode="RGBA"), KeptKind.PNG, "image/png"),
        ("a.webp", photo("WEBP"), KeptKind.JPEG, "image/jpeg"),
        ("a.jpg", photo(mode="L"), KeptKind.JPEG, "image/jpeg"),
        ("a.jpg", photo(mode="CMYK"), KeptKind.JPEG, "image/jpeg"),
        ("a.png", photo("PNG", mode="P"), KeptKind.JPEG, "image/jpeg"),
        ("a.pdf", PDF.replace(b"{}", b""), KeptKind.PDF, "application/pdf"),
        ("a.pdf", PDF.replace(b"{}", b"/OpenAction[3 0 R /XYZ null null 0]"), KeptKind.PDF, "application/pdf"),
    ],
)
def test_these_are_kept(name, data, kind, content_type):
    clean = checked(name, data)
    assert (clean.kind, clean.content_type) == (kind, content_type)


@pytest.mark.parametrize(("name", "data"), [("a.docx", word(paragraph("a"))), ("a.xlsx", excel(""))])
def test_an_office_file_is_kept_as_it_came(name, data):
    assert checked(name, data).data == data


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_place_where_a_photo_was_taken_is_gone(kind):
    data = photo(kind)
    assert dict(opened(data).getexif())[GPS]  # it was there
    kept = opened(redrawn(data))
    assert (dict(kept.getexif()), "exif" in kept.info, "xmp" in kept.info) == ({}, False, False)


@pytest.mark.parametrize(("turned", "size"), [(1, (60, 40)), (3, (60, 40)), (6, (40, 60)), (8, (40, 60))])
def test_a_photo_stands_upright(turned, size):
    kept = opened(redrawn(photo(turned=turned)))
    assert kept.size == size
    red_at = {1: (3, 20), 3: (56, 20), 6: (20, 3), 8: (20, 56)}[turned]
    assert kept.getpixel(red_at)[0] > 200


def test_a_large_photo_becomes_2000_pixels_at_most():
    assert opened(redrawn(photo(size=(4_000, 3_000)))).size == (2_000, 1_500)


def test_what_hangs_behind_a_photo_is_gone():
    kept = checked("a.jpg", photo() + b"<script>alert(1)</script>" + word(paragraph("a"))).data
    assert b"<script" not in kept
    assert b"PK\x03\x04" not in kept
    assert kept.endswith(b"\xff\xd9")


@pytest.mark.parametrize(
    ("name", "data", "flaw"),
    [
        ("a.svg", b"<svg/>", Flaw.UNKNOWN_KIND),
        ("a.html", b"<html>", Flaw.UNKNOWN_KIND),
        ("a.gif", b"GIF89a", Flaw.UNKNOWN_KIND),
        ("a", photo(), Flaw.UNKNOWN_KIND),
        ("a.heic", HEIC, Flaw.HEIC),
        ("a.jpg", HEIC, Flaw.HEIC),
        ("a.doc", b"\xd0\xcf\x11\xe0", Flaw.OLD_OFFICE),
        ("a.jpg", b"", Flaw.EMPTY),
        ("a.jpg", photo() + b"\0" * MAX_PHOTO_BYTES, Flaw.PHOTO_TOO_BIG),
        ("a.pdf", PDF + b"\0" * MAX_FILE_BYTES, Flaw.FILE_TOO_BIG),
        ("a.jpg", photo(size=(5_000, 4_001)), Flaw.TOO_MANY_PIXELS),
        ("a.jpg", photo("PNG"), Flaw.OTHER_CONTENT),
        ("a.png", b"<svg onload=alert(1)>", Flaw.OTHER_CONTENT),
        ("a.pdf", b"\n" + PDF, Flaw.OTHER_CONTENT),
        ("a.pdf", b"%PDF-1.4\n<script>alert(1)</script>" + PDF, Flaw.OTHER_CONTENT),
        ("a.pdf", PDF + b"PK\x03\x04", Flaw.OTHER_CONTENT),
        ("a.pdf", b"%PDF-1.4\n", Flaw.DAMAGED),
        ("a.pdf", PDF.replace(b"{}", b"/OpenAction 4 0 R"), Flaw.ACTIVE_PDF),
        ("a.pdf", PDF.replace(b"{}", b"/Names<</J#61vaScript 9 0 R>>"), Flaw.ACTIVE_PDF),
        ("a.pdf", PDF.replace(b"{}", b"/A<</S/Launch>>"), Flaw.ACTIVE_PDF),
        ("a.pdf", PDF.replace(b"{}", b"/Names<</EmbeddedFiles 9 0 R>>"), Flaw.ACTIVE_PDF),
        ("a.pdf", PDF.replace(b"{}", b"/A<</JS(x)>>"), Flaw.ACTIVE_PDF),
        ("a.pdf", PDF.replace(b"{}", b"/Encrypt 5 0 R"), Flaw.LOCKED),
        ("a.jpg", photo()[:300], Flaw.DAMAGED),
        ("a.docx", excel(""), Flaw.OTHER_CONTENT),
        ("a.docx", word(paragraph("a")) + b"<html>", Flaw.OTHER_CONTENT),
        ("a.docx", word(paragraph("a")) + word(paragraph("b")), Flaw.OTHER_CONTENT),
        ("a.docx", word("", **{"word/vbaProject.bin": b"x"}), Flaw.ACTIVE_OFFICE),
        ("a.docx", word("", **{"word/activeX/activeX1.xml": b"x"}), Flaw.ACTIVE_OFFICE),
        ("a.docx", word("", **{"word/media/a.png": b"0" * 60_000_000}), Flaw.BLOWN_UP),
        ("a.docx", b"PK\x03\x04" + b"x" * 99, Flaw.DAMAGED),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Flaw.LOCKED),
    ],
)
def test_these_are_refused(name, data, flaw):
    with pytest.raises(UnusableFile) as refused:
        checked(name, data)
    assert refused.value.flaw is flaw


RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="https://a.example/" '
    'TargetMode="External"/></Relationships>'
)


def test_a_link_in_a_document_may_lead_outside_and_a_template_may_not():
    linked = word(paragraph("a"), **{"word/_rels/document.xml.rels": RELATION.format("hyperlink")})
    assert checked("a.docx", linked).data == linked
    template = word(paragraph("a"), **{"word/_rels/settings.xml.rels": RELATION.format("attachedTemplate")})
    with pytest.raises(UnusableFile) as refused:
        checked("a.docx", template)
    assert refused.value.flaw is Flaw.ACTIVE_OFFICE


def test_every_flaw_has_a_sentence_that_says_what_to_do():
    assert SENTENCES.keys() == set(Flaw)
    words = ("kies", "bewaar", "druk", "verklein")
    assert [flaw for flaw, line in SENTENCES.items() if not any(word in line.lower() for word in words)] == []
