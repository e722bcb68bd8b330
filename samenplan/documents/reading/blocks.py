"""What a file says, whatever program made it: headings, paragraphs and tables, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class FileKind(StrEnum):
    """The files that are read; the value is the extension."""

    WORD = "docx"
    EXCEL = "xlsx"
    OPEN_SHEET = "ods"
    CSV = "csv"


class Merge(StrEnum):
    """Whether a cell is covered by a merged cell that starts elsewhere."""

    NONE = ""
    ABOVE = "above"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. Paragraphs are separated by a newline; a bullet of Word or ODS starts with "- ".

    The text of Excel and CSV is exactly what was typed; `words.cell_text` makes it uniform.
    A day is written as JJJJ-MM-DD with `is_date`. A formula is never worked out: `text` is the value that the
    other program left behind, else the formula itself.
    """

    text: str = ""
    col_span: int = 1
    row_span: int = 1
    merged: Merge = Merge.NONE
    is_formula: bool = False
    is_date: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is the title of the document, 1 the first level."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a bullet starts with "- "."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with rows of the same width. `name` is the sheet, `first_row` the number of its first row there."""

    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""
    first_row: int = 1

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file in reading order. `name` is the file's name as the user gave it."""

    kind: FileKind
    blocks: tuple[Block, ...] = field(default=())
    name: str = ""

    @property
    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))


def squared(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of one width: short rows are filled up, blank rows and columns at the end fall away."""
    filled = [_last_filled(row) for row in rows]
    height = max((index + 1 for index, last in enumerate(filled) if last), default=0)
    width = max(filled, default=0)
    return tuple((*row[:width], *(Cell() for _ in range(width - len(row)))) for row in rows[:height])


def _last_filled(row: Sequence[Cell]) -> int:
    """How many cells there are up to the last one that says or covers something."""
    return max((index + 1 for index, cell in enumerate(row) if not cell.is_blank or cell.merged), default=0)
