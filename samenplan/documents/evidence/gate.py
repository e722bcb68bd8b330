"""The gate: what can be told from a file's name, size and bytes, before anything opens it."""

import re
from enum import StrEnum
from pathlib import PurePath

from samenplan.documents.evidence.limits import MAX_FILE_BYTES, MAX_PHOTO_BYTES
from samenplan.documents.evidence.refusal import Flaw, UnusableFile

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
ACTIVE = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])"
    rb"|/JS\s*(?:[(<]|\d+\s+\d+\s+R)"  # with what must follow: three bytes alone stand in any large picture
    rb"|/AA\s*(?:<<|\d+\s+\d+\s+R)"
    rb"|/OpenAction(?![A-Za-z0-9])(?!\s*\[)"  # a list only says at which page to open; LibreOffice writes one always
)
HEX_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
MARKUP = re.compile(rb"<\s*(?:script|html|svg|!doctype\s+html|iframe)\b", re.IGNORECASE)
FAR_START = 2_048
"""In so many first bytes a browser looks for signs of a page."""
BLANK = b"\r\n\t \0\x1a"
"""What may stand behind the last %%EOF of a PDF."""


class KeptKind(StrEnum):
    """The files that are kept; the value is what stands in a name."""

    JPEG = "jpg"
    PNG = "png"
    WEBP = "webp"
    PDF = "pdf"
    WORD = "docx"
    EXCEL = "xlsx"


PHOTOS = frozenset({KeptKind.JPEG, KeptKind.PNG, KeptKind.WEBP})
OFFICE = frozenset({KeptKind.WORD, KeptKind.EXCEL})
OTHER_NAMES = {"jpeg": KeptKind.JPEG, "jpe": KeptKind.JPEG, "jfif": KeptKind.JPEG}
HEIC_NAMES = frozenset({"heic", "heif", "hif", "avif"})
OLD_NAMES = frozenset({"doc", "xls", "ppt"})


def kind_of(name: str) -> KeptKind:
    """The kind that the name promises.

    Raises:
        UnusableFile: the extension is not on the list.
    """
    extension = PurePath(name).suffix.lower().removeprefix(".")
    if extension in HEIC_NAMES:
        raise UnusableFile(Flaw.HEIC)
    if extension in OLD_NAMES:
        raise UnusableFile(Flaw.OLD_OFFICE)
    if extension in OTHER_NAMES:
        return OTHER_NAMES[extension]
    if extension not in list(KeptKind):
        raise UnusableFile(Flaw.UNKNOWN_KIND)
    return KeptKind(extension)


def most_bytes(kind: KeptKind) -> int:
    """How large a file of this kind may be."""
    return MAX_PHOTO_BYTES if kind in PHOTOS else MAX_FILE_BYTES


def check_size(kind: KeptKind, size: int) -> None:
    """There is something, and not too much.

    Raises:
        UnusableFile: empty or too big.
    """
    if size == 0:
        raise UnusableFile(Flaw.EMPTY)
    if size > most_bytes(kind):
        raise UnusableFile(Flaw.PHOTO_TOO_BIG if kind in PHOTOS else Flaw.FILE_TOO_BIG)


def check_bytes(kind: KeptKind, data: bytes) -> None:
    """The bytes are those of the promised kind, and a PDF does nothing by itself.

    Raises:
        UnusableFile: they are not.
    """
    if data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS:
        raise UnusableFile(Flaw.HEIC)
    if data.startswith(OLE) and kind in OFFICE:
        raise UnusableFile(Flaw.LOCKED if ENCRYPTED_PACKAGE in data else Flaw.OLD_OFFICE)
    if not _has_signature(kind, data):
        raise UnusableFile(Flaw.OTHER_CONTENT)
    if kind is KeptKind.PDF:
        _check_pdf(data)


def _has_signature(kind: KeptKind, data: bytes) -> bool:
    match kind:
        case KeptKind.JPEG:
            return data.startswith(b"\xff\xd8\xff")
        case KeptKind.PNG:
            return data.startswith(b"\x89PNG\r\n\x1a\n")
        case KeptKind.WEBP:
            return data.startswith(b"RIFF") and data[8:12] == b"WEBP"
        case KeptKind.PDF:
            return data.startswith(b"%PDF-")
        case _:
            return data.startswith(ZIP)


def _check_pdf(data: bytes) -> None:
    """What can be told from its clear bytes; a PDF is only ever given as a download, in a sandbox."""
    end = data.rfind(b"%%EOF")
    if end < 0:
        raise UnusableFile(Flaw.DAMAGED)
    if data[end + len(b"%%EOF") :].strip(BLANK) or MARKUP.search(data[:FAR_START]):
        raise UnusableFile(Flaw.OTHER_CONTENT)
    if ACTIVE.search(HEX_NAME.sub(lambda found: bytes([int(found[1], 16)]), data)):
        raise UnusableFile(Flaw.ACTIVE_PDF)
    if re.search(rb"/Encrypt(?![A-Za-z0-9])", data):
        raise UnusableFile(Flaw.LOCKED)
