"""Reading a file that came from outside: the gate here, the parsing in a limited child process."""

from samenplan.documents.limited.parent import TooHeavy, answer_of_child
from samenplan.documents.reading.blocks import Document
from samenplan.documents.reading.gate import Source, bytes_of, check_first_bytes, kind_of
from samenplan.documents.reading.limits import LIMITS
from samenplan.documents.reading.passing import from_json
from samenplan.documents.reading.refusal import Reason, UnreadableFile

WORKER = "samenplan.documents.reading.worker"


def read(name: str, source: Source) -> Document:
    """What the file says. `source` is its bytes, its path, or an open binary stream.

    Raises:
        UnreadableFile: with one Dutch sentence that says what is wrong and what to do; nothing was kept.
    """
    kind = kind_of(name)
    data = bytes_of(source)
    check_first_bytes(kind, data)
    try:
        answer = answer_of_child(WORKER, kind, data, limits=LIMITS)
    except TooHeavy:
        raise UnreadableFile(Reason.TOO_HEAVY) from None
    return from_json(answer.decode(), name)
