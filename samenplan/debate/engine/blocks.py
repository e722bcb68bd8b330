"""The votes as small full matrices, block of people after block, and the counts over pairs of statements.

A full matrix of a block costs less than an index per vote, and sums over it of whole numbers are exact, so that the
order of people and the number of threads change nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from samenplan.debate.engine.arrays import Floats
from samenplan.debate.engine.votes import Table

CELLS = 1_000_000  # of one block


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Votes of some people: `votes` (p, T) with 0 where none was cast, `seen` (p, T) with 1 where one was."""

    rows: slice
    votes: npt.NDArray[np.float64]
    seen: npt.NDArray[np.float64]


def blocks(table: Table, kind: npt.DTypeLike = np.float64) -> Iterator[Block]:
    """All people, some at a time."""
    people, width = len(table.people), len(table.statements)
    step = max(CELLS // max(width, 1), 1)
    for first in range(0, people, step):
        last = min(first + step, people)
        entries = slice(table.starts[first], table.starts[last])
        place = (table.rows[entries] - first) * width + table.columns[entries]
        votes, seen = np.zeros((last - first) * width, dtype=kind), np.zeros((last - first) * width, dtype=kind)
        votes[place], seen[place] = table.values[entries], 1
        yield Block(slice(first, last), votes.reshape(-1, width), seen.reshape(-1, width))


@dataclass(frozen=True, slots=True, eq=False)
class PairCounts:
    """Over the people who voted on both j and k: `product` sum of v_j v_k, `vote` sum of v_k, `both` how many; (T, T).

    Agree is +1. All are whole numbers, kept as floats for the sums that follow. On the diagonal of `vote` stands the
    sum of the votes on a statement, on that of `both` how many there are.
    """

    product: Floats
    vote: Floats
    both: Floats

    def scatter(self, center: Floats) -> Floats:
        """X'X of the votes around this centre (T,), with 0 in X where no vote was cast."""
        shifted = self.vote * center[:, None]
        return self.product - shifted - shifted.T + np.outer(center, center) * self.both


def pair_counts(table: Table) -> PairCounts:
    """Counted over all people; whole numbers, so exact in any order."""
    width = len(table.statements)
    product, vote, both = (np.zeros((width, width)) for _ in range(3))
    for block in blocks(table, np.float32):  # a block has fewer than 2**24 people, so 32 bits count exactly
        votes, seen = block.votes, block.seen
        product += votes.T @ votes
        vote += seen.T @ votes
        both += seen.T @ seen
    return PairCounts(product, vote, both)
