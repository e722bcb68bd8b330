"""How a document passes from the child to the parent: as plain JSON, read back strictly."""

import json
from collections.abc import Iterable

from samenplan.documents.reading.blocks import Block, Cell, Document, FileKind, Heading, Merge, Paragraph, Table
from samenplan.documents.reading.refusal import Reason, UnreadableFile

Plain = str | int | list["Plain"]


def as_json(document: Document) -> str:
    """The document as compact JSON."""
    return json.dumps([document.kind.value, [_plain(block) for block in document.blocks]], ensure_ascii=False)


def refusal_as_json(refusal: UnreadableFile) -> str:
    """The refusal as compact JSON."""
    return json.dumps({"reason": refusal.reason.value})


def from_json(text: str, name: str) -> Document:
    """What the child said.

    Raises:
        UnreadableFile: the child refused, or said something that is no document.
    """
    try:
        facts = json.loads(text)
        if isinstance(facts, dict):
            raise UnreadableFile(Reason(facts["reason"]))
        kind, blocks = facts
        return Document(FileKind(kind), tuple(_block(block) for block in blocks), name)
    except (ValueError, TypeError, KeyError, IndexError):
        raise UnreadableFile(Reason.DAMAGED) from None


def _plain(block: Block) -> list[Plain]:
    if isinstance(block, Heading):
        return ["h", block.level, block.text]
    if isinstance(block, Paragraph):
        return ["p", block.text]
    return ["t", block.name, block.first_row, [[_plain_cell(cell) for cell in row] for row in block.rows]]


def _plain_cell(cell: Cell) -> Plain:
    if cell == Cell(cell.text):
        return cell.text
    return [cell.text, cell.col_span, cell.row_span, cell.merged.value, int(cell.is_formula), int(cell.is_date)]


def _block(facts: list[Plain]) -> Block:
    match facts:
        case ["h", int(level), str(text)]:
            return Heading(level, text)
        case ["p", str(text)]:
            return Paragraph(text)
        case ["t", str(name), int(first_row), list(rows)]:
            return Table(tuple(_row(row) for row in rows), name, first_row)
    raise ValueError("no block")


def _row(facts: Plain) -> tuple[Cell, ...]:
    if not isinstance(facts, list):
        raise TypeError("no row")
    return tuple(_cells(facts))


def _cells(facts: Iterable[Plain]) -> Iterable[Cell]:
    for fact in facts:
        match fact:
            case str(text):
                yield Cell(text)
            case [str(text), int(columns), int(rows), str(merged), int(formula), int(day)]:
                yield Cell(text, columns, rows, Merge(merged), bool(formula), bool(day))
            case _:
                raise ValueError("no cell")
