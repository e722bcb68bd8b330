"""Starts a child that opens one file, and waits no longer than it may take."""

import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryFile

from samenplan.documents.limited.limits import Limits

ROOT = str(Path(__file__).resolve().parents[3])


class TooHeavy(Exception):
    """The child needed more time or memory than it may, or broke down over the file."""


def answer_of_child(worker: str, kind: StrEnum, data: bytes, *, limits: Limits) -> bytes:
    """What the module `worker` wrote about a file of this kind; it gets no secrets of ours in its environment.

    Raises:
        TooHeavy: it gave no answer.
    """
    with TemporaryFile() as output:
        try:
            child = subprocess.run(  # noqa: S603  our own module, the kind is an enum
                [sys.executable, "-m", worker, kind.value],
                input=data,
                stdout=output,
                stderr=subprocess.DEVNULL,
                timeout=limits.seconds,
                check=False,
                cwd="/",
                env={"PYTHONPATH": ROOT, "PYTHONDONTWRITEBYTECODE": "1"},
            )
        except subprocess.TimeoutExpired:
            raise TooHeavy from None
        if child.returncode != 0:
            raise TooHeavy
        output.seek(0)
        return output.read(limits.result_bytes)
