"""The gate: what can be told from a file's name, size and first bytes, before anything opens it."""

from pathlib import Path, PurePath
from typing import BinaryIO

from samenplan.documents.reading.blocks import FileKind
from samenplan.documents.reading.limits import MAX_BYTES
from samenplan.documents.reading.refusal import Reason, UnreadableFile

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
NOT_CSV = (b"PK", b"%PDF", OLE, b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ", b"\x7fELF", b"\x1f\x8b")
MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<svg", b"<script")

Source = bytes | Path | BinaryIO


def kind_of(name: str) -> FileKind:
    """The kind that the name promises.

    Raises:
        UnreadableFile: the extension is not on the list.
    """
    extension = PurePath(name).suffix.lower().removeprefix(".")
    if extension in ("doc", "xls"):
        raise UnreadableFile(Reason.OLD_FORMAT)
    if extension in ("docm", "xlsm", "dotm", "xltm"):
        raise UnreadableFile(Reason.MACROS)
    if extension not in list(FileKind):
        raise UnreadableFile(Reason.UNKNOWN_KIND)
    return FileKind(extension)


def bytes_of(source: Source) -> bytes:
    """The bytes, at most 10 MB; of a larger file on disk or stream no more than that is read.

    Raises:
        UnreadableFile: the file is empty or too big.
    """
    if isinstance(source, Path):
        if source.stat().st_size > MAX_BYTES:
            raise UnreadableFile(Reason.TOO_BIG)
        with source.open("rb") as stream:
            return bytes_of(stream)
    data = source if isinstance(source, bytes) else source.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableFile(Reason.TOO_BIG)
    if not data:
        raise UnreadableFile(Reason.EMPTY)
    return data


def check_first_bytes(kind: FileKind, data: bytes) -> None:
    """The first bytes are those of the promised kind.

    Raises:
        UnreadableFile: they are not.
    """
    if data.startswith(OLE) and kind is not FileKind.CSV:
        raise UnreadableFile(Reason.ENCRYPTED if ENCRYPTED_PACKAGE in data else Reason.OLD_FORMAT)
    if kind is FileKind.CSV:
        if data.startswith(NOT_CSV) or data.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower().startswith(MARKUP):
            raise UnreadableFile(Reason.WRONG_KIND)
        return
    if not data.startswith(ZIP):
        raise UnreadableFile(Reason.WRONG_KIND)
