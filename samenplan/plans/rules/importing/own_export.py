"""A spreadsheet or CSV that Samenplan made: read back exactly, with what people changed in it since."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from samenplan.documents.reading.blocks import Document, FileKind, Table
from samenplan.plans.rules.content import Node, Owner, PlanContent
from samenplan.plans.rules.importing.levels import levels_of
from samenplan.plans.rules.importing.mapping import Mapping, header_signature
from samenplan.plans.rules.importing.moments import moments
from samenplan.plans.rules.importing.report import CellReport, Fate, FoundTable, KeptText, ReadPlan, RowReport
from samenplan.plans.rules.table_cells import HEADERS, UnreadableRows, nodes_from_rows, unguarded
from samenplan.plans.rules.table_cells import is_own_export as has_own_headers

MAX_ROUNDS = 5
"""How often what cannot be read is set apart before the rows are read again."""
UID, PARENT = HEADERS.index("ID"), HEADERS.index("Bovenliggend ID")
OTHERWISE = {"Soort": "actie"}
"""What stands in a cell that cannot be read and may not be empty."""
OWN_FILE = "Dit bestand komt uit Samenplan: alle gegevens zijn teruggelezen."


def is_own_export(document: Document) -> bool:
    """Whether the first table of the file has exactly the headers of our export."""
    first = next(document.tables, None)
    if first is None or document.kind not in (FileKind.EXCEL, FileKind.CSV, FileKind.OPEN_SHEET):
        return False
    return has_own_headers([cell.text for cell in first.rows[0]][: len(HEADERS)])


def own_plan(document: Document, *, title: str, new_uid: Callable[[], str]) -> ReadPlan:
    """The plan as it was exported; a changed cell that cannot be read is kept as a note and flagged."""
    tables = list(document.tables)
    reading = _OwnRows(_rows(tables[0], is_csv=document.kind is FileKind.CSV), new_uid)
    nodes = reading.nodes()
    facts = _facts(tables[1:])
    return ReadPlan(
        content=_content(nodes, facts, title=title, uid=facts.get("ID van het plan") or new_uid()),
        rows=reading.reports(nodes),
        kept=tuple(reading.kept(nodes)),
        mapping=Mapping(),
        tables=(FoundTable(1, tables[0].name, HEADERS, header_signature(HEADERS), len(tables[0].rows), is_plan=True),),
        remarks=(OWN_FILE,),
    )


def _rows(table: Table, *, is_csv: bool) -> list[list[str]]:
    return [[unguarded(cell.text) if is_csv else cell.text for cell in row] for row in table.rows[1:]]


@dataclass(slots=True)
class _OwnRows:
    rows: list[list[str]]
    new_uid: Callable[[], str]
    flags: dict[int, list[str]] = field(default_factory=dict)
    apart: list[tuple[int, str, str]] = field(default_factory=list)

    def nodes(self) -> tuple[Node, ...]:
        """The nodes; a row that a person added gets a uid, a cell that cannot be read is set apart."""
        for row in self.rows:
            row += [""] * (len(HEADERS) - len(row))
            if any(row) and not row[UID]:
                row[UID] = self.new_uid()
        for _ in range(MAX_ROUNDS):
            try:
                return nodes_from_rows([row[: len(HEADERS)] for row in self.rows])
            except UnreadableRows as errors:
                for error in errors.errors:
                    self._set_apart(error.row - 2, error.column, str(error))
        for place in self.flags:
            self._drop(place)
        return nodes_from_rows([row[: len(HEADERS)] for row in self.rows])

    def _set_apart(self, place: int, column: str, flag: str) -> None:
        index = HEADERS.index(column)
        self.flags.setdefault(place, []).append(f"{flag} De tekst is bewaard als notitie.")
        self.apart.append((place, column, self.rows[place][index]))
        self.rows[place][index] = self.new_uid() if index == UID else OTHERWISE.get(column, "")

    def _drop(self, place: int) -> None:
        """A row that stays unreadable is kept whole as a note."""
        self.apart.append((place, "Rij", " | ".join(cell for cell in self.rows[place] if cell)))
        self.rows[place] = [""] * len(HEADERS)

    def kept(self, nodes: Sequence[Node]) -> list[KeptText]:
        """What was set apart, and cells beyond our own columns."""
        known = {node.uid for node in nodes}
        kept = [(place, column, text) for place, column, text in self.apart if text]
        kept += [
            (place, "Extra kolom", cell)
            for place, row in enumerate(self.rows)
            for cell in row[len(HEADERS) :]
            if cell.strip()
        ]
        uids = [row[UID] for row in self.rows]
        return [KeptText(uids[place] if uids[place] in known else "", column, text) for place, column, text in kept]

    def reports(self, nodes: Sequence[Node]) -> tuple[RowReport, ...]:
        """A line per filled row."""
        by_uid = {node.uid: node for node in nodes}
        return tuple(
            _report(place, row, by_uid.get(row[UID]), self.flags.get(place, []))
            for place, row in enumerate(self.rows)
            if any(row) or place in self.flags
        )


def _report(place: int, row: Sequence[str], node: Node | None, flags: Sequence[str]) -> RowReport:
    cells = tuple(
        CellReport(column, header, text, Fate.CONTENT if node else Fate.KEPT)
        for column, (header, text) in enumerate(zip(HEADERS, row, strict=False))
        if text
    )
    became = f"{node.level} “{node.title}”." if node else "Niet te lezen; bewaard als notitie."
    return RowReport(1, place + 2, cells, became, tuple(flags), node.uid if node else "")


def _facts(tables: Sequence[Table]) -> dict[str, str]:
    """The sheet "Over dit plan": two columns, a fact per row."""
    return {
        row[0].text: row[1].text
        for table in tables
        if table.name == "Over dit plan"
        for row in table.rows
        if len(row) > 1
    }


def _content(nodes: tuple[Node, ...], facts: dict[str, str], *, title: str, uid: str) -> PlanContent:
    levels = levels_of(nodes)
    return PlanContent(
        uid=uid,
        title=title or facts.get("Titel", ""),
        owner=Owner(facts.get("Bestuur", "")),
        starts_on=_day(facts.get("Begin", "")),
        ends_on=_day(facts.get("Einde", "")),
        level_names=levels.names,
        goal_levels=levels.goal_levels,
        nodes=nodes,
    )


def _day(text: str) -> date | None:
    found = moments(text)
    return found[0].days.first if found and found[0].days else None
