"""Reading a file that came from outside: the gate here, the parsing in a limited child process."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile

from samenplan.documents.reading.blocks import Document, FileKind
from samenplan.documents.reading.gate import Source, bytes_of, check_first_bytes, kind_of
from samenplan.documents.reading.limits import MAX_RESULT_BYTES, MAX_SECONDS
from samenplan.documents.reading.passing import from_json
from samenplan.documents.reading.refusal import Reason, UnreadableFile

WORKER = "samenplan.documents.reading.worker"
ROOT = str(Path(__file__).resolve().parents[3])


def read(name: str, source: Source) -> Document:
    """What the file says. `source` is its bytes, its path, or an open binary stream.

    Raises:
        UnreadableFile: with one Dutch sentence that says what is wrong and what to do; nothing was kept.
    """
    kind = kind_of(name)
    data = bytes_of(source)
    check_first_bytes(kind, data)
    return from_json(_answer_of_child(kind, data), name)


def _answer_of_child(kind: FileKind, data: bytes) -> str:
    """What the child wrote; it gets no secrets of ours in its environment."""
    with TemporaryFile() as output:
        try:
            child = subprocess.run(  # noqa: S603  our own module, the kind is an enum
                [sys.executable, "-m", WORKER, kind.value],
                input=data,
                stdout=output,
                stderr=subprocess.DEVNULL,
                timeout=MAX_SECONDS,
                check=False,
                cwd="/",
                env={"PYTHONPATH": ROOT, "PYTHONDONTWRITEBYTECODE": "1"},
            )
        except subprocess.TimeoutExpired:
            raise UnreadableFile(Reason.TOO_HEAVY) from None
        if child.returncode != 0:
            raise UnreadableFile(Reason.TOO_HEAVY)
        output.seek(0)
        return output.read(MAX_RESULT_BYTES).decode()
