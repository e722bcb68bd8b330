"""The child process that opens a file: `python -m samenplan.documents.reading.worker KIND`, bytes in, JSON out.

It limits itself before it reads a byte: memory, processor time, size of what it writes, no further processes.
"""

import resource
import sys

from samenplan.documents.reading.blocks import FileKind
from samenplan.documents.reading.limits import (
    MAX_ADDRESS_SPACE,
    MAX_BYTES,
    MAX_RESULT_BYTES,
    MAX_SECONDS,
    MAX_WRITABLE_MEMORY,
)
from samenplan.documents.reading.parsing import parsed
from samenplan.documents.reading.passing import as_json, refusal_as_json
from samenplan.documents.reading.refusal import UnreadableFile

LIMITS = (
    (resource.RLIMIT_AS, MAX_ADDRESS_SPACE),
    (resource.RLIMIT_DATA, MAX_WRITABLE_MEMORY),
    (resource.RLIMIT_CPU, MAX_SECONDS),
    (resource.RLIMIT_FSIZE, MAX_RESULT_BYTES),
    (resource.RLIMIT_CORE, 0),
)


def limit_this_process() -> None:
    """Bounds on this process for the rest of its life; a system that lacks a limit keeps the others."""
    for kind, most in LIMITS:
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):  # macOS has no limit on address space
            continue


def answer(kind: FileKind, data: bytes) -> str:
    """The document or the refusal, as JSON."""
    try:
        return as_json(parsed(kind, data))
    except UnreadableFile as refusal:
        return refusal_as_json(refusal)


def main() -> None:
    limit_this_process()
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    sys.stdout.buffer.write(answer(FileKind(sys.argv[1]), data).encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
