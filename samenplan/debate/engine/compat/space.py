"""The map of Polis: who is placed, the axes by power iteration, and where people and statements stand on them."""

from dataclasses import dataclass

import numpy as np

from samenplan.debate.engine.arrays import Floats, Ints, times
from samenplan.debate.engine.blocks import pair_counts
from samenplan.debate.engine.votes import Table

LEAST_VOTES, LEAST_PEOPLE, STEPS = 7, 15, 100


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """`center` (T,), `axes` (2, T), `people` (P, 2), `statements` (T, 2), `extremity` (T,)."""

    center: Floats
    axes: Floats
    people: Floats
    statements: Floats
    extremity: Floats


def placed_people(table: Table) -> Ints:
    """Rows of the people who get a group: seven votes, or all there are; the most active up to fifteen."""
    counts = table.votes_per_person
    enough = counts >= min(LEAST_VOTES, len(table.statements))
    missing = LEAST_PEOPLE - int(enough.sum())
    if missing > 0:
        others = np.flatnonzero(~enough)
        enough[others[np.argsort(-counts[others], kind="stable")][:missing]] = True
    return np.flatnonzero(enough)


def space(table: Table) -> Space:
    """The map of these votes; a statement that is out lies in the middle."""
    people, width = len(table.people), len(table.statements)
    kept = ~table.out[table.columns]
    rows, columns, values = table.rows[kept], table.columns[kept], -table.values[kept].astype(np.float64)
    seen = np.bincount(columns, minlength=width)
    center = np.bincount(columns, values, minlength=width) / np.maximum(seen, 1)
    axes = _axes(table, center)
    off = values - center[columns]
    seen_by = np.bincount(rows, minlength=people) + int(table.out.sum())
    stretch = np.sqrt(width / np.maximum(seen_by, 1))
    placed = np.stack([stretch * np.bincount(rows, off * axis[columns], minlength=people) for axis in axes], axis=1)
    statements = np.sqrt(width) * (-1 - center)[:, None] * axes.T
    return Space(
        center,
        axes,
        np.asarray(placed, dtype=np.float64).reshape(people, 2),
        statements,
        np.hypot(statements[:, 0], statements[:, 1]),
    )


def _axes(table: Table, center: Floats) -> Floats:
    """The first two axes of the people's votes around the average, (2, T)."""
    width = len(table.statements)
    if len(table.people) < 2 or width < 2:
        return np.zeros((2, width))
    scatter = pair_counts(table).scatter(-center)
    scatter[table.out] = 0
    scatter[:, table.out] = 0
    first = _strongest(scatter)
    left = times(scatter, first)
    scatter = scatter - np.outer(first, left) - np.outer(left, first) + (first @ left) * np.outer(first, first)
    return np.stack([first, _strongest(scatter)])


def _strongest(scatter: Floats) -> Floats:
    """The axis along which votes differ most; nothing when they do not differ."""
    axis, before = np.ones(len(scatter)), 0.0
    for left in range(STEPS, -1, -1):
        product = times(scatter, axis)
        length = float(np.sqrt(np.einsum("i,i->", product, product)))
        if length == 0:
            return np.zeros(len(scatter))
        axis = product / length
        if length == before or left == 0:
            break
        before = length
    return axis
