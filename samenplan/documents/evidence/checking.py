"""A file of evidence made fit to keep: the gate here, what opens it in a limited child process."""

from dataclasses import dataclass
from hashlib import sha256

from samenplan.documents.evidence.gate import OFFICE, PHOTOS, KeptKind, check_bytes, check_size, kind_of
from samenplan.documents.evidence.limits import LIMITS
from samenplan.documents.evidence.refusal import Flaw, UnusableFile
from samenplan.documents.limited.parent import TooHeavy, answer_of_child

WORKER = "samenplan.documents.evidence.worker"
PNG_START = b"\x89PNG\r\n\x1a\n"
CONTENT_TYPES = {
    KeptKind.JPEG: "image/jpeg",
    KeptKind.PNG: "image/png",
    KeptKind.PDF: "application/pdf",
    KeptKind.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    KeptKind.EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class CleanFile:
    """A file as it is kept. `kind` is what its bytes are now, which for a photo need not be what came in."""

    name: str
    kind: KeptKind
    data: bytes

    @property
    def is_photo(self) -> bool:
        return self.kind in PHOTOS

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self.kind]

    @property
    def sha256(self) -> str:
        return sha256(self.data).hexdigest()


def checked(name: str, data: bytes) -> CleanFile:
    """The file, fit to keep: a photo drawn again without metadata, a document that does nothing by itself.

    Raises:
        UnusableFile: with one Dutch sentence that says what is wrong and what to do.
    """
    kind = kind_of(name)
    check_size(kind, len(data))
    check_bytes(kind, data)
    if kind in PHOTOS:
        drawn = _answer_of_child(kind, data)
        return CleanFile(name, KeptKind.PNG if drawn.startswith(PNG_START) else KeptKind.JPEG, drawn)
    if kind in OFFICE:
        _answer_of_child(kind, data)
    return CleanFile(name, kind, data)


def _answer_of_child(kind: KeptKind, data: bytes) -> bytes:
    """What the child made of it.

    Raises:
        UnusableFile: the child refused, or needed more than it may.
    """
    try:
        said, _, kept = answer_of_child(WORKER, kind, data, limits=LIMITS).partition(b"\n")
    except TooHeavy:
        raise UnusableFile(Flaw.TOO_HEAVY) from None
    if said != b"ok":
        raise UnusableFile(Flaw(said.decode()))
    return kept
