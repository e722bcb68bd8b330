"""Who belongs to which group, by how the groups vote: more than a place on a map of straight lines can tell.

The groups found on the map each have a way of voting: per statement the chances of agree, pass and disagree, counted,
and drawn towards what the map predicts as the scores are. A person belongs to the group under whose chances his own
votes are likeliest (naive Bayes). One step, not repeated: that would sharpen the groups on themselves.
"""

from collections.abc import Iterator

import numpy as np

from samenplan.debate.engine.arrays import Floats, Ints, on_grid, shuffled
from samenplan.debate.engine.attempts import Standing
from samenplan.debate.engine.bridging import DRAWN, expected, tally
from samenplan.debate.engine.positions import Positions
from samenplan.debate.engine.votes import Table

LEAST_CHANCE, BITS = 0.01, 20
MOST_VOTES, AT_ONCE = 1_000_000, 65_536


def ways(standing: Standing, labels: Ints, k: int) -> Floats:
    """How much likelier each vote is in each group than in the first, as a logarithm; (k, 3 T + 1), 0 for the first.

    The last column is for a person of whom no vote is known: the sizes of the groups.
    """
    rows = some_rows(standing.table)
    found = Positions(standing.found.mean[rows], standing.found.covariance[rows])
    counts = tally(standing.table.of_rows(rows), labels[rows], k)
    forward, backward = expected(found, standing.model, labels[rows], counts)
    by_map = np.maximum(np.stack([backward, 1 - forward - backward, forward], axis=2), LEAST_CHANCE)
    counted = np.stack([counts.disagree, counts.passed, counts.agree], axis=2)
    chance = (counted + DRAWN * by_map) / (counts.seen + DRAWN)[..., None]
    size = np.maximum(np.bincount(labels + 1, minlength=k + 1)[1:], 1)
    logs = np.log(np.concatenate([chance.reshape(k, -1), size[:, None]], axis=1))
    return on_grid(logs - logs[:1], BITS)


def fit(table: Table, way: Floats) -> Floats:
    """How much better each person's votes fit each group than the first; (k, P), sums of numbers on a grid."""
    found = np.zeros((len(way), len(table.people)))
    found += way[:, -1:]
    for first, last in _parts(table):
        entries = slice(table.starts[first], table.starts[last])
        rows, cells = table.rows[entries] - first, table.cells[entries]
        for group in range(1, len(way)):
            found[group, first:last] += np.bincount(rows, way[group][cells], minlength=last - first)
    return found


def _parts(table: Table) -> Iterator[tuple[int, int]]:
    """Rows of people, some at a time."""
    people = len(table.people)
    step = max(AT_ONCE * people // max(len(table.values), 1), 1)
    return ((first, min(first + step, people)) for first in range(0, people, step))


def some_rows(table: Table) -> Ints:
    """Rows of everyone, or in a very large debate of enough people, the same in any order."""
    people = len(table.people)
    if len(table.values) <= MOST_VOTES:
        return np.arange(people)
    size = max(people * MOST_VOTES // len(table.values), 1)
    return np.sort(np.argpartition(shuffled(table.people, 0), size)[:size])
