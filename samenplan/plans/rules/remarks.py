"""A remark as a person makes it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """Text, the section it is about ("" = a node or the whole plan), the answered remark, and who should look."""

    text: str
    section: str = ""
    reply_to: int | None = None
    mentions: tuple[int, ...] = ()
