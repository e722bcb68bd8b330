"""A Word, Excel or ODS file as the zip it is, opened only when nothing about it is suspect. Runs in the child."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile, ZipInfo

from defusedxml.ElementTree import iterparse

from samenplan.documents.reading.blocks import FileKind
from samenplan.documents.reading.limits import MAX_PARTS, MAX_RATIO, MAX_UNZIPPED_BYTES, RATIO_FROM_BYTES
from samenplan.documents.reading.refusal import Reason, UnreadableFile

END_RECORD = b"PK\x05\x06"
END_RECORD_BYTES = 22
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
HEART = {
    FileKind.WORD: "word/document.xml",
    FileKind.EXCEL: "xl/workbook.xml",
    FileKind.OPEN_SHEET: "content.xml",
}
"""The part that makes a file of its kind."""


class Package:
    """The parts of a zip that passed every check."""

    def __init__(self, zipped: ZipFile) -> None:
        self._zip = zipped
        self._names = frozenset(zipped.namelist())

    @property
    def names(self) -> frozenset[str]:
        return self._names

    def has(self, name: str) -> bool:
        return name in self._names

    def elements(self, name: str, events: tuple[str, ...] = ("end",)) -> Iterator[tuple[str, Element]]:
        """The elements of an XML part while it streams by; a document type or an entity is refused."""
        with self._zip.open(name) as stream:
            yield from iterparse(stream, events=events, forbid_dtd=True)

    def root(self, name: str) -> Element:
        """The whole XML part; only for parts whose size was checked and that are needed whole."""
        events = self.elements(name, ("start", "end"))
        root = next(events)[1]
        for _ in events:
            pass
        return root


def opened(kind: FileKind, data: bytes) -> Package:
    """The zip, checked.

    Raises:
        UnreadableFile: it is encrypted, has macros, would blow up, hides something, or is of another kind.
    """
    try:
        zipped = ZipFile(BytesIO(data))
    except BadZipFile:
        raise UnreadableFile(Reason.DAMAGED) from None
    _check_ending(zipped, data)
    _check_sizes(zipped.infolist(), len(data))
    _check_names(zipped.infolist())
    _check_kind(zipped, kind)
    return Package(zipped)


def _check_ending(zipped: ZipFile, data: bytes) -> None:
    """Nothing may hang behind the zip or stand before it: a file of two kinds at once starts or ends differently."""
    if zipped.infolist() and min(part.header_offset for part in zipped.infolist()) != 0:
        raise UnreadableFile(Reason.WRONG_KIND)
    if data.rfind(END_RECORD) + END_RECORD_BYTES + len(zipped.comment) != len(data):
        raise UnreadableFile(Reason.WRONG_KIND)


def _check_sizes(parts: list[ZipInfo], packed: int) -> None:
    if len(parts) > MAX_PARTS:
        raise UnreadableFile(Reason.TOO_MANY_PARTS)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNZIPPED_BYTES or _is_bomb(unpacked, packed):
        raise UnreadableFile(Reason.BLOWN_UP)
    if any(_is_bomb(part.file_size, part.compress_size) for part in parts):
        raise UnreadableFile(Reason.BLOWN_UP)


def _is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked > RATIO_FROM_BYTES and unpacked > MAX_RATIO * max(packed, 1)


def _check_names(parts: list[ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if len(set(names)) != len(names):
        raise UnreadableFile(Reason.DAMAGED)
    for name in names:
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise UnreadableFile(Reason.UNSAFE_PATH)
        if name.lower().endswith("vbaproject.bin") or name.startswith("Basic/"):
            raise UnreadableFile(Reason.MACROS)
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile(Reason.ENCRYPTED)


def _check_kind(zipped: ZipFile, kind: FileKind) -> None:
    names = set(zipped.namelist())
    if HEART[kind] not in names:
        raise UnreadableFile(Reason.WRONG_KIND)
    if kind is FileKind.OPEN_SHEET:
        if "mimetype" not in names or zipped.read("mimetype").strip() != ODS_TYPE:
            raise UnreadableFile(Reason.WRONG_KIND)
        if "META-INF/manifest.xml" in names and b"encryption-data" in zipped.read("META-INF/manifest.xml"):
            raise UnreadableFile(Reason.ENCRYPTED)
        return
    if "[Content_Types].xml" not in names:
        raise UnreadableFile(Reason.WRONG_KIND)
    if b"macroEnabled" in zipped.read("[Content_Types].xml"):
        raise UnreadableFile(Reason.MACROS)
