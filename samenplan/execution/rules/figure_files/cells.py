"""One cell of a table with figures: a value, or why there is none."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from samenplan.documents.reading.words import cleaned
from samenplan.execution.rules.figures import LARGEST, read_number


class Absence(StrEnum):
    """Why a cell holds no value; source: the legends of the Gemeente-Stadsmonitor's workbooks."""

    BLANK = "blank"
    MISSING = "missing"
    SUPPRESSED = "suppressed"
    UNREADABLE = "unreadable"


ABSENCE_SENTENCES = {
    Absence.BLANK: "Deze cel is leeg.",
    Absence.MISSING: "Er is geen cijfer (“-”).",
    Absence.SUPPRESSED: "Het cijfer is niet vrijgegeven: het gaat over te weinig mensen.",
    Absence.UNREADABLE: "Dit is geen getal; de cel is overgeslagen.",
}
_MISSING = re.compile(r"[-\u2013\u2014.…]+|n\.?b\.?|n\.?v\.?t\.?|nvt|na|n/a|geen", re.IGNORECASE)
_SUPPRESSED = re.compile(r"\(?x+\)?|\*+|<\s?\d+|c", re.IGNORECASE)
_ENGLISH = re.compile(r"-?\d{1,10}\.(?:\d{1,2}|\d{4,})")
_NOTE_MARK = re.compile(r"(?:\s*(?:\*+|\(\d{1,2}\)|[\u00b9\u00b2\u00b3\u2070-\u2079]))+$")
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A value, or an absence; `is_percentage` when a percent sign stood with it."""

    value: Decimal | None = None
    absence: Absence | None = None
    is_percentage: bool = False


def read_cell(text: str) -> FigureCell:
    """What a cell says: 26,4 %, 1.250, 26.4 (English), a dash, an x."""
    said = cleaned(text.replace("\n", " "))
    if not said:
        return FigureCell(absence=Absence.BLANK)
    if _MISSING.fullmatch(said):
        return FigureCell(absence=Absence.MISSING)
    if _SUPPRESSED.fullmatch(said):
        return FigureCell(absence=Absence.SUPPRESSED)
    plain = _NOTE_MARK.sub("", said)
    is_percentage, bare = plain.endswith("%"), plain.removesuffix("%").strip()
    value = Decimal(bare) if _ENGLISH.fullmatch(bare) else read_number(bare)
    if value is None or abs(value) >= LARGEST:
        return FigureCell(absence=Absence.UNREADABLE)
    return FigureCell(value, is_percentage=is_percentage)


def is_figure(text: str) -> bool:
    """Whether a cell holds a value or a mark that stands for one; a bare year is none."""
    found = read_cell(text)
    if found.value is not None:
        return not is_year(text)
    return found.absence in (Absence.MISSING, Absence.SUPPRESSED)


def is_year(text: str) -> bool:
    """Whether the cell is just a year."""
    return bool(YEAR.fullmatch(text.strip()))


def bare_name(text: str) -> str:
    """A name for comparing: without footnote marks, in small letters."""
    return _NOTE_MARK.sub("", cleaned(text.replace("\n", " "))).casefold()
