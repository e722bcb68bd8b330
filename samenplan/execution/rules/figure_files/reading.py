"""From a workbook with figures to measurements of one town: only its own rows, with what was wrong per cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from samenplan.core.dutch import counted, written_date
from samenplan.documents.reading.blocks import Document
from samenplan.execution.rules.figure_files.cells import (
    ABSENCE_SENTENCES,
    YEAR,
    Absence,
    FigureCell,
    bare_name,
    read_cell,
)
from samenplan.execution.rules.figure_files.mapping import ColumnUse, FigureColumn, FileMapping
from samenplan.execution.rules.figure_files.report import FigureReport, FoundMeasurement, ReportLine
from samenplan.execution.rules.figure_files.tables import FigureHeader, FigureTable, figure_tables, guessed
from samenplan.execution.rules.figures import written_value
from samenplan.execution.rules.measuring import NewMeasurement

_COUNTS = (FigureColumn.N, FigureColumn.NO_OPINION, FigureColumn.LOW, FigureColumn.HIGH)


@dataclass(frozen=True, slots=True)
class Town:
    """Whose rows are wanted, and until when something can have been measured."""

    name: str
    codes: tuple[str, ...]
    today: date


@dataclass(frozen=True, slots=True)
class Known:
    """An indicator of the plan, as far as a file can point at it."""

    uid: str
    name: str
    unit: str = ""


def guessed_mapping(document: Document, indicators: Sequence[Known]) -> FileMapping:
    """What each column probably holds; an indicator only where its name is that of the column."""
    by_name = {bare_name(one.name): one.uid for one in indicators}
    uses: dict[str, ColumnUse] = {}
    for table in figure_tables(document):
        for column in table.columns:
            meaning = guessed(column)
            uid = by_name.get(bare_name(column.label), "") if meaning is FigureColumn.VALUE else ""
            if meaning is FigureColumn.VALUE and not uid:
                meaning = FigureColumn.IGNORE
            uses.setdefault(column.label, ColumnUse(column.label, meaning, uid))
    return FileMapping(uses=tuple(uses.values()))


def read_figures(document: Document, mapping: FileMapping, town: Town, indicators: Sequence[Known]) -> FigureReport:
    """Every measurement of this town that the file gives."""
    found: list[FoundMeasurement] = []
    lines: list[ReportLine] = []
    remarks: list[str] = []
    tables = figure_tables(document)
    if not tables:
        remarks.append("In dit bestand vonden we geen tabel met cijfers.")
    names = {one.uid: one for one in indicators}
    for table in tables:
        reader = _TableReader(table, mapping, town, names)
        own = list(reader.own_rows())
        remarks += reader.remarks(own)
        for number, row in own:
            for one, line in reader.row(number, row):
                lines.append(line)
                found += [one] if one else []
    return FigureReport(tuple(found), tuple(lines), tuple(remarks))


@dataclass(frozen=True, slots=True)
class _TableReader:
    """Reads one table."""

    table: FigureTable
    mapping: FileMapping
    town: Town
    known: dict[str, Known]

    def own_rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The rows of this town; all of them where a row is a year."""
        codes, names = self._places(FigureColumn.CODE), self._places(FigureColumn.NAME)
        for number, row in self.table.rows:
            by_code = any(row[place].strip() in self.town.codes for place in codes)
            by_name = any(bare_name(row[place]) == self.town.name.casefold() for place in names)
            if by_code or by_name or not (codes or names):
                yield number, row

    def remarks(self, own: Sequence[object]) -> list[str]:
        """What there is to say about the table as a whole."""
        said, name = [], self.table.name or "zonder naam"
        if not any(use.meaning is FigureColumn.VALUE for use in map(self._use, self.table.columns)):
            return [f"Tabel “{name}”: kies bij een kolom van welke indicator ze de waarde is."]
        if not own:
            return [
                f"Tabel “{name}”: {self.town.name} staat er niet in. Kies welke kolom de gemeente of de NIS-code is."
            ]
        if self._places(FigureColumn.NAME) or self._places(FigureColumn.CODE):
            others = len(self.table.rows) - len(own)
            said.append(f"Tabel “{name}”: {counted(others, 'rij', 'rijen')} van andere gebieden overgeslagen.")
            if len(own) > 1 and not self._places(FigureColumn.YEAR):
                said.append(f"Tabel “{name}”: {self.town.name} staat er {len(own)} keer in. Kijk na welke rij telt.")
        return said

    def row(self, number: int, row: tuple[str, ...]) -> Iterator[tuple[FoundMeasurement | None, ReportLine]]:
        """A measurement and a line of report per column with a value."""
        for column in self.table.columns:
            use = self._use(column)
            if use.meaning is FigureColumn.VALUE and use.indicator in self.known:
                where = f"{self.table.name or 'tabel'}, rij {number}, {column.label}"
                where += f" {column.year}" if column.year else ""
                yield self._value(row, column, where)

    def _value(
        self, row: tuple[str, ...], column: FigureHeader, where: str
    ) -> tuple[FoundMeasurement | None, ReportLine]:
        one, cell = self.known[self._use(column).indicator], read_cell(row[column.place])
        day = self._day(row, column)
        if cell.value is None:
            return None, ReportLine(where, "niets", (ABSENCE_SENTENCES[cell.absence or Absence.BLANK],))
        if day is None:
            return None, ReportLine(where, "niets", ("We vinden geen jaar of dag bij deze waarde.",))
        if day.year > self.town.today.year:
            return None, ReportLine(where, "niets", (f"{day.year} ligt in de toekomst.",))
        told, flags = self._told(row, column, cell, min(day, self.town.today))
        said = f"{one.name}: {written_value(cell.value, one.unit)} op {written_date(told.measured_on)}"
        return FoundMeasurement(one.uid, told), ReportLine(where, said, tuple(flags))

    def _told(
        self, row: tuple[str, ...], column: FigureHeader, cell: FigureCell, day: date
    ) -> tuple[NewMeasurement, list[str]]:
        beside = {meaning: self._beside(row, column, meaning) for meaning in _COUNTS}
        n, flags = _whole(beside[FigureColumn.N].value), []
        base = _base(n, beside[FigureColumn.NO_OPINION])
        if base is not None and beside[FigureColumn.NO_OPINION].is_percentage:
            flags.append(f"Het aantal met een mening ({base}) is berekend uit het percentage “geen mening”.")
        low, high = beside[FigureColumn.LOW].value, beside[FigureColumn.HIGH].value
        told = NewMeasurement(day, cell.value, n, base, source="", note="")
        if low is not None and high is not None and cell.value is not None and low <= cell.value <= high:
            told = replace(told, low=low, high=high)
        elif low is not None or high is not None:
            flags.append("De grenzen van de marge passen niet bij de waarde; ze zijn weggelaten.")
        return told, flags

    def _beside(self, row: tuple[str, ...], column: FigureHeader, meaning: FigureColumn) -> FigureCell:
        """The cell of this meaning that goes with a value: of the same year and heading, else of the same year."""
        places = [one for one in self.table.columns if self._use(one).meaning is meaning and one.year == column.year]
        if meaning in (FigureColumn.LOW, FigureColumn.HIGH):
            values = [one for one in self.table.columns if self._use(one).meaning is FigureColumn.VALUE]
            places = places if len([one for one in values if one.year == column.year]) == 1 else []
        if not places:
            return FigureCell(absence=Absence.BLANK)
        cell = read_cell(row[places[0].place])
        return replace(cell, is_percentage=cell.is_percentage or "%" in places[0].label)

    def _day(self, row: tuple[str, ...], column: FigureHeader) -> date | None:
        """The last day of the year of the column, else of the year or day in the row."""
        if column.year:
            return date(column.year, 12, 31)
        for place in self._places(FigureColumn.YEAR):
            if day := _written_day(row[place]):
                return day
        return _written_day(self.table.name)

    def _places(self, meaning: FigureColumn) -> list[int]:
        return [column.place for column in self.table.columns if self._use(column).meaning is meaning]

    def _use(self, column: FigureHeader) -> ColumnUse:
        return self.mapping.of(column.label)


def _written_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        found = YEAR.search(text)
        return date(int(found[0]), 12, 31) if found else None


def _whole(value: Decimal | None) -> int | None:
    return int(value) if value is not None and 0 <= value < 10**9 else None


def _base(n: int | None, no_opinion: FigureCell) -> int | None:
    """How many had an opinion, from how many did not: as a number or as a percentage."""
    if n is None or no_opinion.value is None:
        return n
    without = Decimal(n) * no_opinion.value / 100 if no_opinion.is_percentage else no_opinion.value
    return max(0, n - round(without))
