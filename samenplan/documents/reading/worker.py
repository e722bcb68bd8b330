"""The child process that opens a file: `python -m samenplan.documents.reading.worker KIND`, bytes in, JSON out.

It limits itself before it reads a byte: memory, processor time, size of what it writes, no further processes.
"""

import sys

from samenplan.documents.limited.child import limit_this_process
from samenplan.documents.reading.blocks import FileKind
from samenplan.documents.reading.limits import LIMITS, MAX_BYTES
from samenplan.documents.reading.parsing import parsed
from samenplan.documents.reading.passing import as_json, refusal_as_json
from samenplan.documents.reading.refusal import UnreadableFile


def answer(kind: FileKind, data: bytes) -> str:
    """The document or the refusal, as JSON."""
    try:
        return as_json(parsed(kind, data))
    except UnreadableFile as refusal:
        return refusal_as_json(refusal)


def main() -> None:
    limit_this_process(LIMITS)
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    sys.stdout.buffer.write(answer(FileKind(sys.argv[1]), data).encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
