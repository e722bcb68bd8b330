"""The child process that opens a file: `python -m samenplan.documents.evidence.worker KIND`, bytes in, bytes out.

It limits itself before it reads a byte. The answer starts with one line: "ok", or the flaw.
"""

import sys

from samenplan.documents.evidence.gate import PHOTOS, KeptKind, most_bytes
from samenplan.documents.evidence.limits import LIMITS
from samenplan.documents.evidence.refusal import UnusableFile
from samenplan.documents.limited.child import limit_this_process


def cleaned(kind: KeptKind, data: bytes) -> bytes:
    """The photo drawn again; another file as it came, after it was looked through.

    Raises:
        UnusableFile: it is not kept.
    """
    if kind in PHOTOS:
        from samenplan.documents.evidence.drawing import redrawn  # late: a document spares Pillow

        return redrawn(data)
    from samenplan.documents.evidence.office import check_office  # late: a photo spares the XML

    check_office(kind, data)
    return data


def answer(kind: KeptKind, data: bytes) -> bytes:
    """One line that says how it went, and the bytes to keep."""
    try:
        return b"ok\n" + cleaned(kind, data)
    except UnusableFile as refusal:
        return refusal.flaw.encode() + b"\n"


def main() -> None:
    limit_this_process(LIMITS)
    kind = KeptKind(sys.argv[1])
    data = sys.stdin.buffer.read(most_bytes(kind) + 1)
    sys.stdout.buffer.write(answer(kind, data))


if __name__ == "__main__":
    main()
