"""A debate that goes on: counts that follow every vote at once, and the axes from them without looking at people."""

from collections.abc import Mapping

import numpy as np

from samenplan.debate.engine.arrays import Floats, Ints
from samenplan.debate.engine.blocks import PairCounts, pair_counts
from samenplan.debate.engine.factors import Loadings, loadings
from samenplan.debate.engine.intervals import share_interval
from samenplan.debate.engine.result import DebateResult
from samenplan.debate.engine.votes import Event, Order, Votes, table

ROOM = 16


class Live:
    """The counts of a debate, exactly those of all votes at once, whatever the order in which they came.

    One vote costs as much as this person has votes. Kept in the memory of one process; from the votes it can always be
    made again, and is then the same.
    """

    def __init__(self, votes: Votes) -> None:
        whole = table(votes, Order.NUMBER)
        self._table = whole
        self._row = {int(person): row for row, person in enumerate(whole.people)}
        self._column = {int(statement): column for column, statement in enumerate(whole.statements)}
        self._numbers = [int(statement) for statement in whole.statements]
        self._changed: dict[int, dict[int, int]] = {}
        self._out = set(votes.out)
        found = pair_counts(whole)
        counted = (found.product, found.vote, found.both)
        self._product, self._vote, self._both = (each.astype(np.int64) for each in counted)
        self._group: dict[int, int] = {}
        self._tally: Ints = np.zeros((0, len(self._numbers), 3), dtype=np.int64)

    def add(self, event: Event) -> None:
        """Count one vote; an earlier one of this person on this statement is replaced."""
        ballot = self._ballot(event.person)
        column = self._place(event.statement)
        before = ballot.get(column)
        ballot.pop(column, None)
        others = np.fromiter(ballot.keys(), dtype=np.int64, count=len(ballot))
        votes = np.fromiter(ballot.values(), dtype=np.int64, count=len(ballot))
        old, is_new = before or 0, before is None
        step = event.vote - old
        self._product[column, others] += step * votes
        self._product[others, column] += step * votes
        self._product[column, column] += event.vote**2 - old**2
        self._vote[others, column] += step
        self._vote[column, column] += step
        if is_new:
            self._vote[column, others] += votes
            self._both[column, others] += 1
            self._both[others, column] += 1
            self._both[column, column] += 1
        ballot[column] = event.vote
        self._count_in_group(event, before, column)

    def moderate(self, out: frozenset[int]) -> None:
        """From now on these statements are out, and no others; nothing is counted again."""
        self._out = set(out)

    def ballot(self, person: int) -> Mapping[int, int]:
        """The last vote of this person per statement."""
        return {self._numbers[column]: vote for column, vote in self._ballot(person).items()}

    def counts(self) -> tuple[Ints, PairCounts]:
        """The live statements that have votes, in order of number, and the counts over them."""
        seen = np.diag(self._both)
        columns = [c for n, c in sorted(self._column.items()) if n not in self._out and seen[c] > 0]
        chosen = np.ix_(columns, columns)
        found = (each[chosen].astype(np.float64) for each in (self._product, self._vote, self._both))
        return np.array([self._numbers[c] for c in columns], dtype=np.int64), PairCounts(*found)

    def model(self) -> tuple[Ints, Loadings]:
        """The live statements and their axes, from the counts alone."""
        numbers, counts = self.counts()
        return numbers, loadings(counts)

    def follow(self, result: DebateResult) -> None:
        """Keep counting inside the groups of this result."""
        labels = zip(result.people.numbers.tolist(), result.people.group.tolist(), strict=True)
        self._group = {person: group for person, group in labels if group >= 0}
        votes = result.figures.votes
        self._tally = np.zeros((len(votes.agree), len(self._both), 3), dtype=np.int64)
        columns = [self._column[int(number)] for number in result.statements.numbers]
        self._tally[:, columns] = np.stack([votes.disagree, votes.passed, votes.agree], axis=2)

    def agreement(self) -> tuple[Ints, Floats, Floats, Floats]:
        """Statements (T,) and per group the share that agrees with the ends of its 90 % interval, (G, T) each."""
        numbers = np.array(self._numbers, dtype=np.int64)
        tally = self._tally[:, : len(numbers)]
        seen = tally.sum(axis=2)
        low, high = share_interval(tally[..., 2], seen)
        return numbers, (tally[..., 2] + 1) / (seen + 2), low, high

    def _ballot(self, person: int) -> dict[int, int]:
        """Votes by column, to be changed in place."""
        if person not in self._changed:
            row = self._row.get(person)
            mine = slice(0, 0) if row is None else slice(self._table.starts[row], self._table.starts[row + 1])
            columns, values = self._table.columns[mine].tolist(), self._table.values[mine].tolist()
            self._changed[person] = dict(zip(columns, values, strict=True))
        return self._changed[person]

    def _place(self, statement: int) -> int:
        """The column of this statement, a new one if need be."""
        if statement in self._column:
            return self._column[statement]
        column = self._column[statement] = len(self._numbers)
        self._numbers.append(statement)
        if column >= len(self._both):
            more = (0, max(ROOM, column // 2))
            self._product, self._vote, self._both = (
                np.pad(each, (more, more)) for each in (self._product, self._vote, self._both)
            )
            self._tally = np.pad(self._tally, ((0, 0), more, (0, 0)))
        return column

    def _count_in_group(self, event: Event, before: int | None, column: int) -> None:
        group = self._group.get(event.person)
        if group is None:
            return
        if before is not None:
            self._tally[group, column, before + 1] -= 1
        self._tally[group, column, event.vote + 1] += 1
