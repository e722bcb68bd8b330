"""A cell that says when it worked, read as the target of an indicator; values stay as written."""

import re
from dataclasses import dataclass

from samenplan.plans.rules.content import TbdField
from samenplan.plans.rules.importing.open_values import is_open, mentions_open

_VALUE = re.compile(
    r"\?\s?%|(?<![\w.,/])\d+(?:[.,]\d+)*\s?%|(?<![\w.,/-])(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)*(?![\w%/-])"
)
_BASELINE_OPEN = re.compile(
    r"(?:nulmeting|baseline|uitgangs\w+|startwaarde)[^.;\n]{0,40}(?:te bepalen|n\.?t\.?b|to be (?:established"
    r"|determined|set)|ontbreekt)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MeasureReading:
    """One success measure: its whole sentence, the value in it, and what is still open."""

    name: str
    target: str = ""
    still_open: tuple[TbdField, ...] = ()
    flags: tuple[str, ...] = ()


def read_measures(text: str) -> tuple[MeasureReading, ...]:
    """A measure per line of the cell."""
    lines = (line.strip().removeprefix("- ").strip() for line in text.split("\n"))
    return tuple(_measure(line) for line in lines if line)


def _measure(line: str) -> MeasureReading:
    found = _VALUE.search(line)
    target = found[0] if found else ""
    still_open: list[TbdField] = []
    flags: list[str] = []
    if "?" in target or is_open(line) or (mentions_open(line) and not target):
        still_open.append(TbdField.TARGET)
        flags.append(f"In “{line}” staat nog geen getal; de streefwaarde staat op “nog te bepalen”.")
    if _BASELINE_OPEN.search(line):
        still_open.append(TbdField.BASELINE)
        flags.append("De nulmeting moet nog gebeuren; ze staat op “nog te bepalen”.")
    return MeasureReading(line, target, tuple(still_open), tuple(flags))
