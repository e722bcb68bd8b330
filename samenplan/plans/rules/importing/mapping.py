"""Which column means what: guessed, corrected by a person, remembered per kind of table."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from samenplan.plans.rules.importing.headers import folded
from samenplan.plans.rules.importing.meanings import ColumnMeaning

SURE = 100
"""The confidence of what a person chose."""

_MEANINGS = frozenset(meaning.value for meaning in ColumnMeaning)

Plain = dict[str, "str | int | list[Plain]"]


class UnreadableMapping(ValueError):
    """The stored mapping is not one of ours."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """One column: what stood above it, what it means, and how sure that is in percent."""

    header: str
    meaning: ColumnMeaning
    confidence: int = SURE


@dataclass(frozen=True, slots=True)
class TableMapping:
    """The columns of one kind of table, from left to right."""

    signature: str
    columns: tuple[ColumnMapping, ...]

    @property
    def meanings(self) -> tuple[ColumnMeaning, ...]:
        return tuple(column.meaning for column in self.columns)


@dataclass(frozen=True, slots=True)
class Mapping:
    """All kinds of tables in a file, or all that an authority has imported before."""

    tables: tuple[TableMapping, ...] = ()

    def of(self, signature: str) -> TableMapping | None:
        """The mapping of this kind of table; None when it was never seen."""
        return next((table for table in self.tables if table.signature == signature), None)

    def remembering(self, other: "Mapping") -> "Mapping":
        """This mapping with the tables of another added; for the same kind the other wins."""
        newer = {table.signature for table in other.tables}
        return Mapping((*(table for table in self.tables if table.signature not in newer), *other.tables))


def header_signature(headers: Sequence[str]) -> str:
    """The same 16 signs for the same headers, whatever their capitals, accents and spaces."""
    return sha256("|".join(folded(header) for header in headers).encode()).hexdigest()[:16]


def as_plain(mapping: Mapping) -> Plain:
    """The mapping as a dictionary that JSON can hold."""
    return {
        "tables": [
            {
                "signature": table.signature,
                "columns": [
                    {"header": column.header, "meaning": column.meaning.value, "confidence": column.confidence}
                    for column in table.columns
                ],
            }
            for table in mapping.tables
        ]
    }


def from_plain(facts: object) -> Mapping:
    """The mapping that `as_plain` gave.

    Raises:
        UnreadableMapping: it is something else.
    """
    match facts:
        case {"tables": [*tables]}:
            return Mapping(tuple(_table(table) for table in tables))
    raise UnreadableMapping("Deze kolomkeuze is niet leesbaar. Kies de kolommen opnieuw.")


def _table(facts: object) -> TableMapping:
    match facts:
        case {"signature": str(signature), "columns": [*columns]}:
            return TableMapping(signature, tuple(_column(column) for column in columns))
    raise UnreadableMapping("Deze kolomkeuze is niet leesbaar. Kies de kolommen opnieuw.")


def _column(facts: object) -> ColumnMapping:
    match facts:
        case {"header": str(header), "meaning": str(meaning), "confidence": int(confidence)} if meaning in _MEANINGS:
            return ColumnMapping(header, ColumnMeaning(meaning), confidence)
        case {"header": str(header), "meaning": str(meaning)} if meaning in _MEANINGS:
            return ColumnMapping(header, ColumnMeaning(meaning))
    raise UnreadableMapping("Deze kolomkeuze is niet leesbaar. Kies de kolommen opnieuw.")
