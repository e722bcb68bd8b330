"""From a document to a plan: goals from headings, actions from tables, and a report in which nothing is missing."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from samenplan.documents.reading.blocks import Document, Heading
from samenplan.plans.rules.content import Owner, PlanContent, Section, SectionKind
from samenplan.plans.rules.importing.figures import add_measures
from samenplan.plans.rules.importing.filling import Filling
from samenplan.plans.rules.importing.goal_labels import labelled, legend, section_of
from samenplan.plans.rules.importing.growing import Draft, Tree
from samenplan.plans.rules.importing.guessing import has_actions
from samenplan.plans.rules.importing.levels import levels_of
from samenplan.plans.rules.importing.mapping import Mapping
from samenplan.plans.rules.importing.meanings import LEVEL_NAMES, ColumnMeaning
from samenplan.plans.rules.importing.own_export import is_own_export, own_plan
from samenplan.plans.rules.importing.parts import Part, TableView, goal_headings, legends_of, parts_of
from samenplan.plans.rules.importing.report import CellReport, Fate, FoundTable, KeptText, ReadPlan, RowReport
from samenplan.plans.rules.importing.row_reading import RowReader
from samenplan.plans.rules.importing.segments import SourceRow

NO_ACTIONS = (
    "In dit bestand vonden we geen acties. De tekst is bewaard als notities bij het plan. "
    "Staan er toch acties in, kies dan zelf de kolom van de acties."
)
NO_TABLE = "In dit bestand staat geen tabel. De koppen en alinea’s zijn bewaard; kies zelf wat ervan in het plan hoort."
SAMPLE_ROWS = 3
_PERIOD = re.compile(r"\b(20\d\d)\s*(?:[-\u2013/]|tot)\s*(20\d\d)\b")


def understand(document: Document, mapping: Mapping | None, *, title: str = "", new_uid: Callable[[], str]) -> ReadPlan:
    """The plan in the document, what was kept beside it, and what became of every row.

    `mapping` holds what a person chose for tables with these headers; other tables are guessed. A file that
    Samenplan made itself comes back as it was, with its own uids; elsewhere `new_uid` gives them.
    """
    if is_own_export(document):
        return own_plan(document, title=title, new_uid=new_uid)
    reading = _Reading(document, parts_of(document, mapping), Tree(new_uid))
    for part in reading.parts:
        reading.read_part(part)
    return reading.finished(title)


@dataclass(slots=True)
class _Reading:
    """A document that is being read."""

    document: Document
    parts: list[Part]
    tree: Tree
    rows: list[RowReport] = field(default_factory=list)
    kept: list[KeptText] = field(default_factory=list)
    sections: dict[SectionKind, list[str]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    title: str = ""
    goals: dict[Heading, Draft] = field(default_factory=dict)

    def read_part(self, part: Part) -> None:
        """Reads what stands under one heading."""
        plan_tables = [table for table in part.tables if table.is_plan]
        above = self._goals_above(part) if self._leads_to_actions(part) else []
        if part.path and not above:
            self._keep_heading(part)
        self._read_paragraphs(part, above[-1] if above else None)
        for table in part.tables:
            if table in plan_tables:
                self._read_plan_table(table, above)
            else:
                self._keep_table(table, part)

    def _leads_to_actions(self, part: Part) -> bool:
        """Whether this heading has a plan table under it, at once or deeper."""
        depth = len(part.path)
        return any(one.path[:depth] == part.path and any(table.is_plan for table in one.tables) for one in self.parts)

    def _goals_above(self, part: Part) -> list[Draft]:
        below = next(
            one
            for one in self.parts
            if one.path[: len(part.path)] == part.path and any(table.is_plan for table in one.tables)
        )
        goals: list[Draft] = []
        for heading in goal_headings(below, self.parts):
            if heading in part.path and len(goals) < 3:
                goals.append(self._goal(heading, goals[-1] if goals else None))
        return goals

    def _goal(self, heading: Heading, parent: Draft | None) -> Draft:
        label = labelled(heading.text)
        if heading not in self.goals:
            title = label.title if label else heading.text
            level = (label.level if label else "") or LEVEL_NAMES[ColumnMeaning.GOAL]
            goal = self.tree.goal(parent, title, level)
            goal.reference = label.code if label else ""
            self.goals[heading] = goal
        return self.goals[heading]

    def _keep_heading(self, part: Part) -> None:
        """A heading that is no goal: the title, a fixed section, or a note with what stands below it."""
        heading = part.path[-1]
        if not self.title and (heading.level == 0 or (len(self.parts) > 1 and part is self.parts[1])):
            self.title = heading.text
        elif section_of(heading.text) is None and not part.paragraphs:
            self.kept.append(KeptText("", "Kop", heading.text))

    def _read_paragraphs(self, part: Part, goal: Draft | None) -> None:
        explanations = [line for line in part.paragraphs if legend(line)]
        self.kept += [KeptText("", "Uitleg bij een sterretje", line) for line in explanations]
        paragraphs = [line for line in part.paragraphs if line not in explanations]
        if paragraphs and goal:
            self._describe(goal, paragraphs)
        elif paragraphs:
            self._keep_paragraphs(part, "\n\n".join(paragraphs))

    def _describe(self, goal: Draft, paragraphs: Sequence[str]) -> None:
        """The text under a goal's heading: its success measures, and its description."""
        filling = Filling(goal, self.tree)
        plain = []
        for line in paragraphs:
            label = labelled(line)
            if label:
                add_measures(filling, label.title)
            else:
                plain.append(line)
        goal.description += ["\n".join(plain)] if plain else []
        self.remarks += [f"Bij “{goal.title}”: {flag}" for flag in filling.flags]

    def _keep_paragraphs(self, part: Part, text: str) -> None:
        heading = part.path[-1].text if part.path else ""
        kind = section_of(heading) if heading else None
        if kind:
            self.sections.setdefault(kind, []).append(text)
        else:
            self.kept.append(KeptText("", heading or "Tekst", text))

    def _read_plan_table(self, table: TableView, above: list[Draft]) -> None:
        legends = legends_of(self.parts)
        labels: list[tuple[ColumnMeaning, Draft]] = []
        for segment, mapping in table.parts:
            if not has_actions(mapping):
                self._keep_rows(table, segment.rows, table.name)
                continue
            if not self.title and segment.before and len(segment.before[0].filled) == 1:
                self.title = segment.before[0].filled[0].text.replace("\n", " ")
            reader = RowReader(self.tree, table.number, segment, mapping, above, legends, labels=labels)
            self.rows += reader.read()
            self.kept += reader.kept
            labels = reader.labels

    def _keep_table(self, table: TableView, part: Part) -> None:
        heading = part.path[-1].text if part.path else ""
        self._keep_rows(table, table.rows, table.name or heading)

    def _keep_rows(self, table: TableView, rows: Sequence[SourceRow], name: str) -> None:
        for row in rows:
            if not row.filled:
                continue
            text = " | ".join(slot.text for slot in row.filled)
            self.kept.append(KeptText("", name or f"Tabel {table.number}", text))
            cells = tuple(
                CellReport(place, "", slot.text, Fate.CARRIED if slot.is_carried else Fate.KEPT)
                for place, slot in enumerate(row.slots)
                if slot.text
            )
            became = "Geen rij met een actie; bewaard als notitie."
            self.rows.append(RowReport(table.number, row.number, cells, became))

    def finished(self, title: str) -> ReadPlan:
        """Everything together."""
        tables = [table for part in self.parts for table in part.tables]
        mappings = {
            mapping.signature: mapping for table in tables for segment, mapping in table.parts if segment.headers
        }
        content = self._content(title or self.title or PurePath(self.document.name).stem)
        absent = [NO_TABLE] if not tables else [NO_ACTIONS] if not any(content.actions) else []
        return ReadPlan(
            content=content,
            rows=tuple(self.rows),
            kept=tuple(self.kept),
            mapping=Mapping(tuple(mappings.values())),
            tables=tuple(_found(table) for table in tables),
            remarks=(*absent, *self.remarks),
        )

    def _content(self, title: str) -> PlanContent:
        nodes = self.tree.nodes()
        period = _PERIOD.search(title)
        levels = levels_of(nodes)
        return PlanContent(
            uid=self.tree.new_uid(),
            title=title,
            owner=Owner(""),
            starts_on=date(int(period[1]), 1, 1) if period else None,
            ends_on=date(int(period[2]), 12, 31) if period else None,
            level_names=levels.names,
            goal_levels=levels.goal_levels,
            sections=tuple(Section(kind, "\n\n".join(texts)) for kind, texts in self.sections.items()),
            nodes=nodes,
        )


def _found(table: TableView) -> FoundTable:
    segment, mapping = table.parts[0]
    sample = tuple(tuple(slot.text for slot in row.slots) for row in segment.rows[:SAMPLE_ROWS])
    return FoundTable(
        table.number, table.name, segment.headers, mapping.signature, len(table.rows), table.is_plan, sample
    )
