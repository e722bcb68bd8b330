"""Files that want to harm or mislead, each with the reason it must be refused for."""

from collections.abc import Iterator
from dataclasses import dataclass

from samenplan.documents.reading.refusal import Reason
from samenplan.documents.tests.reading.packages import (
    R,
    S,
    W,
    excel,
    open_sheet,
    paragraph,
    text_cell,
    word,
    zipped,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
TEN_TIMES = '<!ENTITY {b} "' + "&{a};" * 10 + '">'
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(TEN_TIMES.format(a=a, b=b) for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file, its name, and why it must be refused."""

    label: str
    name: str
    data: bytes
    reason: Reason


def _word_with(doctype: str) -> bytes:
    document = f"{doctype}<w:document {W}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
    return word("", **{"word/document.xml": document})


def hostile_files() -> Iterator[Hostile]:
    """Every hostile file, small enough to make in a moment."""
    yield from _bombs()
    yield from _disguises()
    yield from _too_large()
    yield from _damaged()


def _bombs() -> Iterator[Hostile]:
    zeros = b"0" * 60_000_000
    yield Hostile("zip bomb", "a.docx", word("", **{"word/media/a.png": zeros}), Reason.BLOWN_UP)
    part = b" " * 20_000_000
    yield Hostile("high ratio in one part", "a.xlsx", excel("", **{"xl/media/a": part}), Reason.BLOWN_UP)
    nested = zipped({"bomb": b"0" * 30_000_000})
    twice = {f"word/embeddings/{place}.zip": nested + bytes([place]) for place in range(3)}
    yield Hostile("nested bombs under the text that is damaged", "a.docx", word("<w:p>", **twice), Reason.DAMAGED)
    yield Hostile("2,500 parts", "a.docx", word("", **{f"word/{n}": "" for n in range(2_500)}), Reason.TOO_MANY_PARTS)
    yield Hostile("a thousand million laughs", "a.docx", _word_with(LAUGHS), Reason.EXTERNAL_ENTITY)
    yield Hostile("external entity", "a.docx", _word_with(OUTSIDE), Reason.EXTERNAL_ENTITY)
    row = "<row><c t='inlineStr'><is><t>&a;</t></is></c></row>"
    sheet = f"{OUTSIDE}<worksheet {S}><sheetData>{row}</sheetData></worksheet>"
    yield Hostile(
        "external entity in a sheet", "a.xlsx", excel("", **{"xl/worksheets/sheet1.xml": sheet}), Reason.EXTERNAL_ENTITY
    )
    yield Hostile(
        "external entity in ODS",
        "a.ods",
        open_sheet("", **{"content.xml": f"{OUTSIDE}<a>&a;</a>"}),
        Reason.EXTERNAL_ENTITY,
    )


def _disguises() -> Iterator[Hostile]:
    macro = {"word/vbaProject.bin": b"x"}
    yield Hostile("docm as docx", "a.docx", word("", **macro), Reason.MACROS)
    yield Hostile(
        "macro type only", "a.docx", word("", **{"[Content_Types].xml": "<Types>macroEnabled</Types>"}), Reason.MACROS
    )
    yield Hostile("macros in ODS", "a.ods", open_sheet("", **{"Basic/Standard/a.xml": ""}), Reason.MACROS)
    yield Hostile("honest macro file", "a.xlsm", excel(""), Reason.MACROS)
    yield Hostile("Excel called Word", "a.docx", excel(""), Reason.WRONG_KIND)
    yield Hostile("Word called ODS", "a.ods", word(""), Reason.WRONG_KIND)
    yield Hostile("PDF called Word", "a.docx", b"%PDF-1.7 ...", Reason.WRONG_KIND)
    yield Hostile("PDF before a zip", "a.docx", b"%PDF-1.7\n" + word(""), Reason.WRONG_KIND)
    yield Hostile("page behind a zip", "a.docx", word("") + b"<html><script>alert(1)</script>", Reason.WRONG_KIND)
    yield Hostile("page called CSV", "a.csv", b"\xef\xbb\xbf <!DOCTYPE html><p>", Reason.WRONG_KIND)
    yield Hostile("zip called CSV", "a.csv", word(""), Reason.WRONG_KIND)
    yield Hostile("program", "a.exe", b"MZ", Reason.UNKNOWN_KIND)
    yield Hostile("no extension", "plan", word(""), Reason.UNKNOWN_KIND)
    yield Hostile("old Word", "a.doc", OLE, Reason.OLD_FORMAT)
    yield Hostile("old Excel called new", "a.xlsx", OLE, Reason.OLD_FORMAT)
    yield Hostile("password on Excel", "a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), Reason.ENCRYPTED)
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    yield Hostile("password on ODS", "a.ods", open_sheet("", **{"META-INF/manifest.xml": manifest}), Reason.ENCRYPTED)
    yield Hostile("part above its folder", "a.docx", word("", **{"word/../../x": ""}), Reason.UNSAFE_PATH)
    yield Hostile("part at the root", "a.docx", word("", **{"/etc/x": ""}), Reason.UNSAFE_PATH)


def _too_large() -> Iterator[Hostile]:
    yield Hostile("empty", "a.docx", b"", Reason.EMPTY)
    yield Hostile("100 MB", "a.docx", b"PK\x03\x04" + b"\0" * 100_000_000, Reason.TOO_BIG)
    yield Hostile("200,000 rows of CSV", "a.csv", b"Actie;Wie\n" + b"a;b\n" * 200_000, Reason.TOO_MANY_ROWS)
    rows = f"<row>{text_cell('a')}</row>" * 200_000
    many = {"xl/media/noise": bytes(range(256)) * 10}
    yield Hostile("200,000 rows of Excel", "a.xlsx", excel(rows, **many), Reason.BLOWN_UP)
    varied = "".join(f"<row>{text_cell(str(n * 7919 % 999_983 * 999_979))}</row>" for n in range(200_000))
    yield Hostile("200,000 different rows of Excel", "a.xlsx", excel(varied), Reason.TOO_MANY_ROWS)
    far = '<row r="6000"><c r="A6000" t="inlineStr"><is><t>ver</t></is></c></row>'
    yield Hostile("one row far down", "a.xlsx", excel(far), Reason.TOO_MANY_ROWS)
    wide = '<row r="1"><c r="XFD1" t="inlineStr"><is><t>ver</t></is></c></row>'
    yield Hostile("one column far right", "a.xlsx", excel(wide), Reason.TOO_MANY_COLUMNS)
    cell = "<table:table-cell{times}><text:p>a</text:p></table:table-cell></table:table-row>"
    row = '<table:table-row table:number-rows-repeated="900000">' + cell.format(times="")
    yield Hostile("repeated rows of ODS", "a.ods", open_sheet(row), Reason.TOO_MANY_ROWS)
    row = "<table:table-row>" + cell.format(times=' table:number-columns-repeated="90000"')
    yield Hostile("repeated columns of ODS", "a.ods", open_sheet(row), Reason.TOO_MANY_COLUMNS)
    span = f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="9999999"/></w:tcPr>{paragraph("a")}</w:tc></w:tr></w:tbl>'
    yield Hostile("a cell over ten million columns", "a.docx", word(span), Reason.TOO_MANY_COLUMNS)
    text = "".join(f"{n:x} " for n in range(1_200_000))
    yield Hostile("more text than a plan", "a.docx", word(paragraph(text)), Reason.TOO_MUCH_TEXT)
    elements = "".join(f'<w:p w:a="{n * 7919 % 999983}"/>' for n in range(600_000))
    yield Hostile("more elements than memory", "a.docx", word(elements), Reason.TOO_HEAVY)


def _damaged() -> Iterator[Hostile]:
    whole = word(paragraph("a"))
    yield Hostile("cut zip", "a.docx", whole[: len(whole) // 2], Reason.DAMAGED)
    yield Hostile("no zip behind the signature", "a.docx", b"PK\x03\x04" + b"x" * 99, Reason.DAMAGED)
    yield Hostile("XML that does not close", "a.docx", word("<w:p>"), Reason.DAMAGED)
    deep = "<w:sdt>" * 60_000 + "</w:sdt>" * 60_000
    yield Hostile("very deep", "a.docx", word(deep), Reason.DAMAGED)
    yield Hostile("string that is not there", "a.xlsx", excel('<row><c t="s"><v>9</v></c></row>'), Reason.DAMAGED)
    yield Hostile("sheet without number", "a.xlsx", excel('<row r="één"/>'), Reason.DAMAGED)
    yield Hostile("NUL in CSV", "a.csv", b"Actie;Wie\na\0;b\n", Reason.NOT_TEXT)
    yield Hostile("bytes that are no text", "a.csv", b"Actie;Wie\n\x81\x8d;b\n", Reason.NOT_TEXT)
    strict = f'<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" {R}/>'
    yield Hostile("strict variant", "a.xlsx", excel("", **{"xl/workbook.xml": strict}), Reason.WRONG_KIND)
