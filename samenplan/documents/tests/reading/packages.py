"""Small Word, Excel and ODS files made from their XML, whole or hostile, for the tests of the reader."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
TYPES = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
ODS_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip with these parts."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def word(body: str, **more: str | bytes) -> bytes:
    """A Word file with this body; `more` replaces or adds parts."""
    parts = {"[Content_Types].xml": TYPES, "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    return zipped(parts | more)


def paragraph(text: str) -> str:
    """A Word paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def excel(rows: str, **more: str | bytes) -> bytes:
    """An Excel file with one sheet with these rows; `more` replaces or adds parts."""
    parts = {
        "[Content_Types].xml": TYPES,
        "xl/workbook.xml": f'<workbook {S} {R}><sheets><sheet name="Blad" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
        ),
        "xl/worksheets/sheet1.xml": f"<worksheet {S}><sheetData>{rows}</sheetData></worksheet>",
    }
    return zipped(parts | more)


def text_cell(text: str) -> str:
    """An Excel cell with its text inside."""
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def open_sheet(rows: str, **more: str | bytes) -> bytes:
    """An ODS file with one sheet with these rows; `more` replaces or adds parts."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Blad">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": ODS_MIMETYPE, "content.xml": content} | more)
