"""Nothing is published about few people: not in a cell, and not by subtracting what stands beside it.

Whoever holds the published figures knows that rows and columns add up to their totals and that no count is below zero.
After suppression every hidden count can, for all that reader knows, still be `minimum` or more, and has more than one
possible value. A count below the minimum is hidden, 0 too: "nobody of this group agreed" tells of each of them.

A list withstands even who knows these rules and tries which counts would have been hidden so; for a table with rows
and columns that is not proven. All this holds within one table. Two tables about the same people, or one table at two
moments, can still be subtracted: who publishes them keeps their steps at least `minimum` people apart (security.md, 8).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from samenplan.core.dutch import number

MINIMUM = 5
"""The fewest people a figure is about; sensitive debates ask 10."""
HIDDEN_TEXT = "niet getoond"
Cell = tuple[int, int]
Grid = tuple[tuple[int, ...], ...]


class Undisclosable(ValueError):
    """No table of counts: a negative number, rows of different lengths, nothing at all, or a minimum below 2."""


class TooFewPeople(ValueError):
    """A count of few was about to leave the house."""


@dataclass(frozen=True, slots=True)
class PublicCount:
    """A count that may leave the house. `value` is None when it is hidden; a small one cannot be made."""

    value: int | None
    minimum: int = MINIMUM

    def __post_init__(self) -> None:
        if self.value is not None and self.value < self.minimum:
            raise TooFewPeople("Dit aantal is te klein om te tonen.")

    def __str__(self) -> str:
        """The number as readers see it: 1.250, or "niet getoond"."""
        return HIDDEN_TEXT if self.value is None else number(self.value)


@dataclass(frozen=True, slots=True)
class PublicList:
    """Counts with their total, safe together."""

    cells: tuple[PublicCount, ...]
    total: PublicCount

    @property
    def values(self) -> tuple[int | None, ...]:
        """The cells as numbers, None where hidden."""
        return tuple(cell.value for cell in self.cells)


@dataclass(frozen=True, slots=True)
class PublicTable:
    """Rows and columns of counts with all their totals, safe together."""

    rows: tuple[tuple[PublicCount, ...], ...]
    row_totals: tuple[PublicCount, ...]
    column_totals: tuple[PublicCount, ...]
    total: PublicCount

    @property
    def values(self) -> tuple[tuple[int | None, ...], ...]:
        """The cells as numbers, None where hidden."""
        return tuple(tuple(cell.value for cell in row) for row in self.rows)


def public_count(count: int, *, minimum: int = MINIMUM) -> PublicCount:
    """A count that stands alone.

    Raises:
        Undisclosable: a negative count, or a minimum below 2.
    """
    _check([[count]], minimum)
    return PublicCount(count if count >= minimum else None, minimum)


def suppressed(counts: Sequence[int], *, minimum: int = MINIMUM) -> PublicList:
    """Counts that add up to a total, hidden so that no small one follows from it.

    Beside the small ones the smallest are hidden, equals together, until what is hidden is not all the same and makes
    at least the minimum: its sum follows from the total. When that cannot be, the total is hidden as well. The places
    play no part; so whoever knows these rules too can still exchange any two hidden counts.

    Raises:
        Undisclosable: a negative count, no counts, or a minimum below 2.
    """
    _check([counts], minimum)
    limit = minimum
    hidden = [count for count in counts if count < limit]
    while hidden and len(hidden) < len(counts) and not _is_safe(hidden, minimum):
        limit = min(count for count in counts if count >= limit) + 1
        hidden = [count for count in counts if count < limit]
    is_total_shown = not hidden or _is_safe(hidden, minimum)
    cells = tuple(PublicCount(None if hidden and count < limit else count, minimum) for count in counts)
    return PublicList(cells, PublicCount(sum(counts) if is_total_shown else None, minimum))


def _is_safe(hidden: Sequence[int], minimum: int) -> bool:
    """Whether the sum of these may be known."""
    return len(set(hidden)) > 1 and sum(hidden) >= minimum


def suppressed_table(counts: Sequence[Sequence[int]], *, minimum: int = MINIMUM) -> PublicTable:
    """A table with totals per row, per column and of all, hidden so that no small count follows by subtraction.

    Each small cell or total gets a rectangle of hidden cells along which people can be moved without any published
    figure changing, far enough that the small one reaches the minimum: the hypercube method (S. Giessing and
    D. Repsilber 2002, Tools and strategies to protect multiple tables with the GHQUAR cell suppression engine).
    The rectangle that hides the fewest people is taken, a total only when nothing else will do.

    Raises:
        Undisclosable: a negative count, rows of different lengths, no counts, or a minimum below 2.
    """
    _check(counts, minimum)
    grid = _with_totals(counts)
    hidden = {cell for cell in _cells(grid) if _at(grid, cell) < minimum}
    for small in sorted(hidden):
        hidden |= _rectangle(grid, small, hidden, minimum)
    shown = [
        [PublicCount(None if (i, j) in hidden else count, minimum) for j, count in enumerate(row)]
        for i, row in enumerate(grid)
    ]
    inner = tuple(tuple(row[:-1]) for row in shown[:-1])
    return PublicTable(inner, tuple(row[-1] for row in shown[:-1]), tuple(shown[-1][:-1]), shown[-1][-1])


def _check(counts: Sequence[Sequence[int]], minimum: int) -> None:
    lengths = {len(row) for row in counts}
    if len(lengths) != 1 or lengths == {0} or any(count < 0 for row in counts for count in row) or minimum < 2:
        raise Undisclosable("Dit is geen tabel met aantallen: elke rij is even lang en geen aantal is kleiner dan 0.")


def _with_totals(counts: Sequence[Sequence[int]]) -> Grid:
    """The table with a column and a row of totals at the end."""
    rows = [(*row, sum(row)) for row in counts]
    return (*rows, tuple(map(sum, zip(*rows, strict=True))))


def _cells(grid: Grid) -> Iterator[Cell]:
    return product(range(len(grid)), range(len(grid[0])))


def _at(grid: Grid, cell: Cell) -> int:
    return grid[cell[0]][cell[1]]


def _rectangle(grid: Grid, small: Cell, hidden: set[Cell], minimum: int) -> set[Cell]:
    """The cheapest rectangle with `small` in a corner that gives it room up to the minimum."""
    row, column = small
    room = minimum - _at(grid, small)
    fitting = [
        corners
        for i, j in _cells(grid)
        if i != row and j != column and all(room <= most for most in _room(grid, small, (i, j)))
        for corners in [{small, (row, j), (i, column), (i, j)}]
    ]
    return min(fitting, key=lambda corners: _cost(grid, corners - hidden))


def _room(grid: Grid, small: Cell, opposite: Cell) -> Iterator[int]:
    """How far each corner that sinks when `small` rises can sink.

    A total rises with the cells it adds up, so a corner in a line with a total moves the other way than among cells.
    """
    (row, column), (i, j) = small, opposite
    down = -_sign(row, len(grid)) * _sign(i, len(grid))
    across = -_sign(column, len(grid[0])) * _sign(j, len(grid[0]))
    for corner, moves in (((i, column), down), ((row, j), across), (opposite, down * across)):
        if moves < 0:
            yield _at(grid, corner)


def _sign(place: int, size: int) -> int:
    """A line of totals, the last one, counts negative: the cells less their total make nothing."""
    return -1 if place == size - 1 else 1


def _cost(grid: Grid, newly: set[Cell]) -> tuple[int, int, list[Cell]]:
    """Totals that would be hidden, then people, then the place, so that the same table always gives the same."""
    totals = sum((cell[0] == len(grid) - 1) + (cell[1] == len(grid[0]) - 1) for cell in newly)
    return totals, sum(_at(grid, cell) for cell in newly), sorted(newly)
