"""What became of a file: the plan, what was kept beside it, and a line per row that says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from samenplan.plans.rules.content import PlanContent
from samenplan.plans.rules.importing.mapping import Mapping


class Fate(StrEnum):
    """What became of one cell."""

    CONTENT = "content"  # its words are in the plan
    KEPT = "kept"  # its words are kept as an internal note
    RECOGNISED = "recognised"  # read as a value (amount, choice) or as saying that there is nothing
    CARRIED = "carried"  # a merged cell, already read higher up
    HEADER = "header"  # names the columns
    IGNORED = "ignored"  # the user chose to leave the column out


FATE_LABELS = {
    Fate.CONTENT: "in het plan",
    Fate.KEPT: "bewaard als interne notitie",
    Fate.RECOGNISED: "herkend",
    Fate.CARRIED: "hoort bij de rij erboven",
    Fate.HEADER: "kop van de tabel",
    Fate.IGNORED: "niet overgenomen",
}


@dataclass(frozen=True, slots=True)
class CellReport:
    """One filled cell: the column above it, what it says, and what became of it."""

    column: int
    header: str
    text: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class RowReport:
    """One row of a table; `table` and `row` count from 1, as people do."""

    table: int
    row: int
    cells: tuple[CellReport, ...]
    became: str
    flags: tuple[str, ...] = ()
    node_uid: str = ""


@dataclass(frozen=True, slots=True)
class KeptText:
    """Text that is no part of the plan; `node_uid` is "" when it belongs to the plan as a whole."""

    node_uid: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table in the file: its headers, how many rows, and whether actions were read from it."""

    number: int
    name: str
    headers: tuple[str, ...]
    signature: str
    row_count: int
    is_plan: bool
    sample: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A whole file, understood. `remarks` are about the file as a whole; `mapping` is what was used."""

    content: PlanContent
    rows: tuple[RowReport, ...]
    kept: tuple[KeptText, ...]
    mapping: Mapping
    tables: tuple[FoundTable, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def flags(self) -> Iterator[tuple[RowReport, str]]:
        """Every flag with the row it is about."""
        return ((row, flag) for row in self.rows for flag in row.flags)
