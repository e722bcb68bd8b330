"""What the columns of a file with figures mean; kept per authority by the signature of the headers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256


class FileShape(StrEnum):
    """What a row of the file is."""

    TABLE = "table"
    ANSWERS = "answers"


class FigureColumn(StrEnum):
    """What a column of a table with figures holds."""

    IGNORE = "ignore"
    NAME = "name"
    CODE = "code"
    YEAR = "year"
    VALUE = "value"
    N = "n"
    NO_OPINION = "no_opinion"
    LOW = "low"
    HIGH = "high"


SHAPE_LABELS = {
    FileShape.TABLE: "cijfers: per gemeente of per jaar",
    FileShape.ANSWERS: "antwoorden: één rij per persoon",
}
COLUMN_LABELS = {
    FigureColumn.IGNORE: "laat weg",
    FigureColumn.NAME: "naam van de gemeente",
    FigureColumn.CODE: "NIS-code",
    FigureColumn.YEAR: "jaar of dag",
    FigureColumn.N: "aantal antwoorden",
    FigureColumn.NO_OPINION: "geen mening",
    FigureColumn.LOW: "ondergrens van de marge",
    FigureColumn.HIGH: "bovengrens van de marge",
}
"""The choices besides the indicators."""


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """One column (or the same column of several years): its label without the year, and what it is."""

    label: str
    meaning: FigureColumn = FigureColumn.IGNORE
    indicator: str = ""  # the uid, for a value or for answers


@dataclass(frozen=True, slots=True)
class FileMapping:
    """How one file is understood."""

    shape: FileShape = FileShape.TABLE
    uses: tuple[ColumnUse, ...] = ()
    measured_on: date | None = None  # of answers; a table says its own years

    def of(self, label: str) -> ColumnUse:
        """The use of the column with this label."""
        return next((use for use in self.uses if use.label == label), ColumnUse(label))

    @property
    def signature(self) -> str:
        return signature_of([use.label for use in self.uses], self.shape)


class UnreadableMapping(ValueError):
    """Kept data that is no mapping (any more)."""


def signature_of(labels: Sequence[str], shape: FileShape) -> str:
    """The same for next year's file with the same headers."""
    return sha256("\n".join([shape.value, *sorted(set(labels))]).encode()).hexdigest()


def as_plain(mapping: FileMapping) -> dict[str, object]:
    """The mapping as data."""
    return {
        "shape": mapping.shape.value,
        "uses": [[use.label, use.meaning.value, use.indicator] for use in mapping.uses],
        "measured_on": mapping.measured_on.isoformat() if mapping.measured_on else "",
    }


def from_plain(said: Mapping[str, object]) -> FileMapping:
    """The mapping of the data.

    Raises:
        UnreadableMapping: it is none.
    """
    try:
        uses = said["uses"]
        if not isinstance(uses, list):
            raise UnreadableMapping("no list of columns")
        day = str(said.get("measured_on") or "")
        return FileMapping(
            FileShape(str(said["shape"])),
            tuple(ColumnUse(str(label), FigureColumn(meaning), str(uid)) for label, meaning, uid in uses),
            date.fromisoformat(day) if day else None,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableMapping("no mapping") from error
