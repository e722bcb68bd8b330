"""A document cut into parts: the headings above, and the paragraphs and tables that stand under them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from samenplan.documents.reading.blocks import Document, Heading, Paragraph, Table
from samenplan.plans.rules.importing.goal_labels import is_generic, labelled, legend
from samenplan.plans.rules.importing.guessing import has_actions, mapped
from samenplan.plans.rules.importing.mapping import Mapping, TableMapping
from samenplan.plans.rules.importing.meanings import GOAL_MEANINGS, ColumnMeaning
from samenplan.plans.rules.importing.segments import Segment, SourceRow, segments, source_rows

LABEL_LEVEL = 10
"""The level of a paragraph that works as a heading ("Doelstelling 2: …"): below every real heading."""


@dataclass(slots=True)
class TableView:
    """A table with its parts and what their columns mean. `number` counts from 1 through the file."""

    number: int
    name: str
    rows: tuple[SourceRow, ...]
    parts: list[tuple[Segment, TableMapping]]

    @property
    def is_plan(self) -> bool:
        return any(has_actions(mapping) for _, mapping in self.parts)

    @property
    def has_goal_column(self) -> bool:
        return any(meaning in GOAL_MEANINGS for _, mapping in self.parts for meaning in mapping.meanings)


@dataclass(slots=True)
class Part:
    """What stands under one heading, up to the next; `path` holds the headings above, this one last."""

    path: tuple[Heading, ...]
    paragraphs: list[str] = field(default_factory=list)
    tables: list[TableView] = field(default_factory=list)


def parts_of(document: Document, known: Mapping | None) -> list[Part]:
    """The parts in reading order; the first has no heading."""
    parts = [Part(())]
    number = 0
    last: tuple[Segment, TableMapping] | None = None
    for block in document.blocks:
        if isinstance(block, Table):
            number += 1
            view = _view(block, number, known, last)
            last = view.parts[-1] if view.is_plan else last
            parts[-1].tables.append(view)
        elif isinstance(block, Heading):
            parts.append(Part(_path(parts[-1].path, block)))
        else:
            _add_paragraph(parts, block)
    return parts


def _add_paragraph(parts: list[Part], paragraph: Paragraph) -> None:
    label = labelled(paragraph.text)
    if label and label.meaning is not ColumnMeaning.SUCCESS_MEASURE:
        level = LABEL_LEVEL + GOAL_MEANINGS.index(label.meaning)
        parts.append(Part(_path(parts[-1].path, Heading(level, paragraph.text))))
        return
    parts[-1].paragraphs.append(paragraph.text)


def _path(above: Sequence[Heading], heading: Heading) -> tuple[Heading, ...]:
    return (*(one for one in above if one.level < heading.level), heading)


def _view(table: Table, number: int, known: Mapping | None, last: tuple[Segment, TableMapping] | None) -> TableView:
    rows = source_rows(table)
    found = segments(rows, known)
    if last and not found[0].headers and len(rows[0].slots) == len(last[0].headers):
        continued = replace(found[0], headers=last[0].headers)  # a table that Word cut in two
        return TableView(number, table.name, rows, [(continued, last[1])])
    return TableView(number, table.name, rows, [(segment, mapped(segment, known)) for segment in found])


def legends_of(parts: Sequence[Part]) -> dict[str, str]:
    """What asterisks mean, from the lines that explain them."""
    lines = [line for part in parts for line in part.paragraphs]
    lines += [
        row.filled[0].text for part in parts for table in part.tables for row in table.rows if len(row.filled) == 1
    ]
    found = [known for line in lines if (known := legend(line))]
    return {mark: text for mark, text in reversed(found) if len(text) <= 100}


def goal_headings(part: Part, parts: Sequence[Part]) -> Iterator[Heading]:
    """The headings above a part's plan tables that name goals: labelled ones, else those that tell tables apart."""
    tables = [table for table in part.tables if table.is_plan]
    with_goals = any(table.has_goal_column for table in tables)
    plan_parts = [one for one in parts if any(table.is_plan for table in one.tables)]
    for heading in part.path:
        is_plain = heading.level > 0 and not with_goals and not is_generic(heading.text)
        if _is_labelled(heading) or (is_plain and _tells_apart(heading, plan_parts)):
            yield heading


def _is_labelled(heading: Heading) -> bool:
    label = labelled(heading.text)
    return label is not None and label.meaning is not ColumnMeaning.SUCCESS_MEASURE


def _tells_apart(heading: Heading, plan_parts: Sequence[Part]) -> bool:
    """Whether a heading stands above some of the plan tables only; above the one table there is it may too."""
    return len(plan_parts) == 1 or any(heading not in one.path for one in plan_parts)
