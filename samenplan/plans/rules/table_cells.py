"""A plan's goals and actions as rows of text and back, exactly: what the spreadsheet and the CSV hold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from samenplan.documents.formula_guard import guarded, unguarded
from samenplan.plans.rules.cell_text import UnreadableCell, lines, texts, texts_cell
from samenplan.plans.rules.content import (
    CONTENT_LINE_LABELS,
    MAX_DEPTH,
    PREVENTION_LABELS,
    BbcCodes,
    Node,
    NodeKind,
    PlanContent,
    PreventionLevel,
)
from samenplan.plans.rules.record_cells import (
    budget_line,
    budget_of,
    chosen,
    indicator_line,
    indicator_of,
    risk_line,
    risk_of,
    tbd_line,
    tbd_of,
    timing_line,
    timing_of,
)

__all__ = [
    "HEADERS",
    "RowError",
    "UnreadableRows",
    "guarded",
    "is_own_export",
    "nodes_from_rows",
    "rows_of",
    "unguarded",
]

KIND_LABELS = {NodeKind.GOAL: "doel", NodeKind.ACTION: "actie"}

HEADERS = (
    "ID", "Nummer", "Niveau", "Bovenliggend ID", "Soort", "Code", "Titel", "Omschrijving", "Trekkers", "Partners",
    "Doelgroepen", "Inhoudslijnen", "Preventie", "Thema's", "Trefwoorden", "Dient ook", "Timing", "Budget",
    "Indicatoren", "Risico's", "Nog te bepalen", "BBC beleidsdoelstelling", "BBC actieplan", "BBC actie",
    "Externe rapporteringscode",
)  # fmt: skip
"""The first row of every export; a file with exactly these headers is read back exactly."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with one row; `row` counts as the spreadsheet does, the header row is 1."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        return f"Rij {self.row}, kolom “{self.column}”: {self.message}"


class UnreadableRows(ValueError):
    """Rows that do not say a plan. Nothing was taken over; `errors` says which row and why."""

    def __init__(self, errors: Sequence[RowError]) -> None:
        super().__init__(f"{len(errors)} rijen konden niet gelezen worden. Er is niets gewijzigd. {errors[0]}")
        self.errors = tuple(errors)


def is_own_export(headers: Sequence[str]) -> bool:
    """Whether a table is our own export: its first row says exactly our headers."""
    return tuple(header.strip() for header in headers) == HEADERS


def rows_of(content: PlanContent) -> tuple[tuple[str, ...], ...]:
    """One row per goal and action, in tree order, under `HEADERS`."""
    return tuple(_row(node) for node in content.nodes)


def _row(node: Node) -> tuple[str, ...]:
    return (
        node.uid,
        node.number,
        node.level,
        node.parent,
        KIND_LABELS[node.kind],
        node.reference,
        node.title,
        node.description,
        texts_cell(node.leads),
        texts_cell(node.partners),
        texts_cell(node.target_groups),
        "\n".join(CONTENT_LINE_LABELS[line] for line in node.content_lines),
        PREVENTION_LABELS[node.prevention] if node.prevention else "",
        texts_cell(node.themes),
        texts_cell(node.tags),
        texts_cell(node.also_serves),
        "\n".join(timing_line(timing) for timing in node.timings),
        "\n".join(budget_line(line) for line in node.budget),
        "\n".join(indicator_line(indicator) for indicator in node.indicators),
        "\n".join(risk_line(risk) for risk in node.risks),
        "\n".join(tbd_line(tbd) for tbd in node.tbd),
        node.bbc.policy_goal,
        node.bbc.action_plan,
        node.bbc.action,
        node.bbc.reporting_code,
    )


def nodes_from_rows(rows: Sequence[Sequence[str]]) -> tuple[Node, ...]:
    """The nodes that `rows_of` wrote, from the rows under the header row; wholly empty rows are skipped.

    Raises:
        UnreadableRows: something cannot be read; all errors are named, with their row.
    """
    nodes: dict[str, Node] = {}
    errors: list[RowError] = []
    for index, row in enumerate(rows):
        cells = [*row, *[""] * (len(HEADERS) - len(row))]
        if not any(cells):
            continue
        reader = _RowReader(index + 2, dict(zip(HEADERS, cells, strict=False)), errors)
        node = reader.node(nodes)
        nodes[node.uid] = node
    if errors:
        raise UnreadableRows(errors)
    return tuple(nodes.values())


@dataclass(frozen=True, slots=True)
class _RowReader:
    row: int
    cells: Mapping[str, str]
    errors: list[RowError]

    def node(self, above: Mapping[str, Node]) -> Node:
        """The node of this row; what cannot be read is noted in `errors` and left empty."""
        return Node(
            uid=self._uid(above),
            parent=self.cells["Bovenliggend ID"],
            depth=self._depth(above),
            kind=self._read("Soort", lambda text: chosen(KIND_LABELS, text, "soort"), NodeKind.ACTION),
            level=self.cells["Niveau"],
            number=self.cells["Nummer"],
            title=self.cells["Titel"],
            reference=self.cells["Code"],
            description=self.cells["Omschrijving"],
            leads=self._texts("Trekkers"),
            partners=self._texts("Partners"),
            target_groups=self._texts("Doelgroepen"),
            content_lines=self._each("Inhoudslijnen", lambda text: chosen(CONTENT_LINE_LABELS, text, "inhoudslijn")),
            prevention=self._read("Preventie", _prevention, None),
            themes=self._texts("Thema's"),
            tags=self._texts("Trefwoorden"),
            also_serves=self._texts("Dient ook"),
            timings=self._each("Timing", timing_of),
            budget=self._each("Budget", budget_of),
            risks=self._each("Risico's", risk_of),
            indicators=self._each("Indicatoren", indicator_of),
            tbd=self._each("Nog te bepalen", tbd_of),
            bbc=self._bbc(),
        )

    def _uid(self, above: Mapping[str, Node]) -> str:
        uid = self.cells["ID"]
        if not uid:
            self._object("ID", "deze rij heeft geen ID.")
        elif uid in above:
            self._object("ID", f"“{uid}” staat al op een rij hierboven.")
        return uid

    def _depth(self, above: Mapping[str, Node]) -> int:
        parent = self.cells["Bovenliggend ID"]
        if not parent:
            return 1
        if parent not in above:
            self._object("Bovenliggend ID", f"“{parent}” staat niet op een rij hierboven.")
            return 1
        depth = above[parent].depth + 1
        if depth > MAX_DEPTH:
            self._object("Bovenliggend ID", f"een plan heeft hoogstens {MAX_DEPTH} niveaus.")
        return depth

    def _bbc(self) -> BbcCodes:
        return BbcCodes(
            policy_goal=self.cells["BBC beleidsdoelstelling"],
            action_plan=self.cells["BBC actieplan"],
            action=self.cells["BBC actie"],
            reporting_code=self.cells["Externe rapporteringscode"],
        )

    def _texts(self, column: str) -> tuple[str, ...]:
        return self._read(column, texts, ())

    def _each(self, column: str, read: Callable[[str], Value]) -> tuple[Value, ...]:
        return self._read(column, lambda cell: tuple(read(line) for line in lines(cell)), ())

    def _read(self, column: str, read: Callable[[str], Value], otherwise: Value) -> Value:
        try:
            return read(self.cells[column])
        except UnreadableCell as error:
            self._object(column, str(error))
            return otherwise

    def _object(self, column: str, message: str) -> None:
        self.errors.append(RowError(self.row, column, message))


def _prevention(text: str) -> PreventionLevel | None:
    return chosen(PREVENTION_LABELS, text, "niveau van preventie") if text else None
