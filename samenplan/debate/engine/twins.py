"""Couples of people with nearly the same ballot, found without comparing everyone with everyone.

Every ballot gets signatures: the smallest of its (statement, vote) items under some fixed shuffles. Ballots that share
most items share most signatures, so only people who share a band of four are compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from samenplan.debate.engine.arrays import Flags, Floats, Ints, shuffled
from samenplan.debate.engine.votes import Table

BANDS, PER_BAND, NEIGHBOURS = 10, 3, 8


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Couples of rows: on how many statements both voted, either voted, and their votes differ; `bits` of likeness."""

    one: Ints
    other: Ints
    shared: Ints
    either: Ints
    different: Ints
    bits: Floats

    def of(self, kept: Flags) -> "Pairs":
        """Only these couples."""
        one, other, shared, either, different = (
            column[kept] for column in (self.one, self.other, self.shared, self.either, self.different)
        )
        return Pairs(one, other, shared, either, different, self.bits[kept])


def alike_pairs(live: Table, surprise: Floats) -> Pairs:
    """Couples worth a look; `surprise` (n,) is what each vote in the table tells, in bits."""
    couples = np.array(sorted(set(_candidates(live))), dtype=np.int64).reshape(-1, 2)
    compared = np.array([_compared(live, surprise, one, other) for one, other in couples.tolist()]).reshape(-1, 4)
    whole = compared[:, :3].astype(np.int64)
    return Pairs(couples[:, 0], couples[:, 1], whole[:, 0], whole[:, 1], whole[:, 2], compared[:, 3])


def _candidates(live: Table) -> Iterator[tuple[int, int]]:
    """Couples that share a band of signatures; in a crowd of equals everyone is compared with a few before him."""
    if not len(live.rows):
        return
    items = live.columns * 3 + live.values + 1
    for band in range(BANDS):
        key = np.zeros(len(live.people), dtype=np.uint64)
        for turn in range(PER_BAND):
            smallest = np.minimum.reduceat(shuffled(items, band * PER_BAND + turn), live.starts[:-1])
            key = shuffled((key ^ smallest).view(np.int64), turn)
        order = np.argsort(key, kind="stable")
        for step in range(1, NEIGHBOURS + 1):
            same = key[order[step:]] == key[order[:-step]]
            ahead, behind = order[:-step][same].tolist(), order[step:][same].tolist()
            yield from zip(ahead, behind, strict=True)


def _compared(live: Table, surprise: Floats, one: int, other: int) -> tuple[float, float, float, float]:
    ours, theirs = (slice(live.starts[row], live.starts[row + 1]) for row in (one, other))
    shared, mine, yours = np.intersect1d(
        live.columns[ours], live.columns[theirs], assume_unique=True, return_indices=True
    )
    same = live.values[ours][mine] == live.values[theirs][yours]
    bits = np.minimum(surprise[ours][mine], surprise[theirs][yours])[same].sum()
    either = (ours.stop - ours.start) + (theirs.stop - theirs.start) - len(shared)
    return len(shared), either, int((~same).sum()), float(bits)


def joined(pairs: Pairs) -> list[tuple[Ints, float]]:
    """Rows that hang together by these couples, with the weakest bits among them."""
    parent: dict[int, int] = {}

    def root(row: int) -> int:
        while parent.setdefault(row, row) != row:
            row = parent[row]
        return row

    for one, other in zip(pairs.one.tolist(), pairs.other.tolist(), strict=True):
        ours, theirs = root(one), root(other)
        parent[max(ours, theirs)] = min(ours, theirs)
    bits: dict[int, float] = {}
    for one, told in zip(pairs.one.tolist(), pairs.bits.tolist(), strict=True):
        bits[root(one)] = min(told, bits.get(root(one), told))
    members: dict[int, list[int]] = {}
    for row in sorted(parent):
        members.setdefault(root(row), []).append(row)
    return [(np.array(rows, dtype=np.int64), bits[first]) for first, rows in members.items()]
