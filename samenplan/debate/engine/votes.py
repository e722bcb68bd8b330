"""Votes as they came in, and the table that follows from them."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from samenplan.debate.engine.arrays import Flags, Ints, Small, frozen

AGREE, PASS, DISAGREE = 1, 0, -1
AT_ONCE = 500_000


class Event(NamedTuple):
    """One vote as it came in: agree +1, pass 0, disagree -1; time in milliseconds or any other rising number."""

    person: int
    statement: int
    vote: int
    time: int = 0


class InvalidVotes(ValueError):
    """The votes cannot be counted; the message says why, in Dutch."""


class Order(Enum):
    """In which order people and statements stand in a table."""

    FIRST_VOTE = "first vote"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """Every vote that came in, never changed, only added to: four arrays of length n, in order of time.

    Of one person on one statement the last vote counts; at the same moment, the one that stands last. Statements in
    `out` are moderated out or are no statement (meta): they are left out of every result.
    """

    person: Ints
    statement: Ints
    vote: Small
    time: Ints
    out: frozenset[int] = frozenset()

    @classmethod
    def of(cls, events: Iterable[Event | tuple[int, ...]], out: Iterable[int] = ()) -> "Votes":
        """From events, in whatever order they come."""
        rows = [Event(*event) for event in events]
        columns = np.array(rows, dtype=np.int64).reshape(len(rows), 4)
        return cls.from_arrays(columns[:, 0], columns[:, 1], columns[:, 2], columns[:, 3]).without(out)

    @classmethod
    def from_arrays(
        cls,
        person: npt.ArrayLike,
        statement: npt.ArrayLike,
        vote: npt.ArrayLike,
        time: npt.ArrayLike | None = None,
    ) -> "Votes":
        """From four columns of the same length; without times the order of the rows is the order of time."""
        people, statements, given = (np.array(each, dtype=np.int64) for each in (person, statement, vote))
        always: Ints = np.broadcast_to(np.int64(0), people.shape)  # takes no room
        moments = always if time is None else np.array(time, dtype=np.int64)
        if not len(people) == len(statements) == len(given) == len(moments):
            raise InvalidVotes("De kolommen van de stemmen zijn niet even lang.")
        if given.size and (given.min() < DISAGREE or given.max() > AGREE):
            raise InvalidVotes("Een stem is 1 (eens), -1 (oneens) of 0 (geen mening).")
        if len(moments) and (moments[1:] < moments[:-1]).any():
            order = np.argsort(moments, kind="stable")
            people, statements, given, moments = people[order], statements[order], given[order], moments[order]
        kept = (people, statements, given.astype(np.int8), moments)
        for column in kept:
            frozen(column)
        return cls(*kept)

    def without(self, out: Iterable[int]) -> "Votes":
        """The same votes with these statements left out of the results, and no others."""
        return Votes(self.person, self.statement, self.vote, self.time, frozenset(int(each) for each in out))

    def add(self, events: Iterable[Event | tuple[int, ...]]) -> "Votes":
        """These votes and the new ones."""
        new = Votes.of(events)
        joined = (
            np.concatenate([ours, theirs])
            for ours, theirs in zip(
                (self.person, self.statement, self.vote, self.time),
                (new.person, new.statement, new.vote, new.time),
                strict=True,
            )
        )
        return Votes.from_arrays(*joined).without(self.out)

    def of_people(self, kept: Ints, *, inside: bool = True) -> "Votes":
        """Only the votes of these people (or, with `inside` off, of all others)."""
        chosen = np.isin(self.person, kept, invert=not inside)
        columns = (self.person[chosen], self.statement[chosen], self.vote[chosen], self.time[chosen])
        return Votes(*columns, self.out)

    def __len__(self) -> int:
        return len(self.person)


@dataclass(frozen=True, eq=False)
class Table:
    """The last vote of every person on every statement: one entry per cell that was voted on, row after row.

    `people` (P,) and `statements` (T,) are numbers as they came in; `rows` and `columns` (n,) point into them;
    `values` (n,) are the votes; `out` (T,) marks columns that are moderated out.
    """

    people: Ints
    statements: Ints
    rows: Ints
    columns: Ints
    values: Small
    out: Flags = field(repr=False)

    @cached_property
    def starts(self) -> Ints:
        """Where the entries of each person begin, and the end: (P + 1,)."""
        return np.searchsorted(self.rows, np.arange(len(self.people) + 1))

    @cached_property
    def votes_per_person(self) -> Ints:
        return np.bincount(self.rows, minlength=len(self.people))

    @cached_property
    def cells(self) -> Ints:
        """Statement and vote of every entry as one number: 3 x column + 0 disagree, 1 pass, 2 agree; (n,)."""
        cells = self.columns * 3
        cells += self.values
        cells += 1
        return cells

    def live(self) -> "Table":
        """Without the statements that are out, and without people who voted on nothing else."""
        if not self.out.any():
            return self
        kept = ~self.out[self.columns]
        present = np.zeros(len(self.people), dtype=bool)
        present[self.rows[kept]] = True
        row, column = np.cumsum(present) - 1, np.cumsum(~self.out) - 1
        return Table(
            self.people[present], self.statements[~self.out], row[self.rows[kept]], column[self.columns[kept]],
            self.values[kept], np.zeros(int((~self.out).sum()), dtype=bool),
        )  # fmt: skip

    def of_rows(self, rows: Ints) -> "Table":
        """Only these people, given as rising rows; all statements stay."""
        if len(rows) == len(self.people):
            return self
        counts = self.starts[rows + 1] - self.starts[rows]
        ends = np.cumsum(counts)
        entries = np.arange(ends[-1] if len(ends) else 0) + np.repeat(self.starts[rows] - ends + counts, counts)
        place = np.repeat(np.arange(len(rows)), counts)
        return Table(
            self.people[rows], self.statements, place, self.columns[entries], self.values[entries], self.out
        )  # fmt: skip

    @cached_property
    def sha256(self) -> str:
        """Of the numbers, the last votes and what is out, in the order of this table."""
        found = hashlib.sha256()
        for part in (self.people, self.statements, self.rows, self.columns):
            found.update(np.int64(len(part)).tobytes())
            kind = "<i8" if len(part) < _MANY else "<i4"
            for first in range(0, len(part), AT_ONCE):
                found.update(np.ascontiguousarray(part[first : first + AT_ONCE], dtype=kind).data)
        found.update(np.ascontiguousarray(self.values).data)
        found.update(self.out.tobytes())
        return found.hexdigest()


_MANY = 1_000_000


def table(votes: Votes, order: Order = Order.NUMBER) -> Table:
    """The last votes as a table, people and statements in this order."""
    people, rows = _numbered(votes.person, order)
    statements, columns = _numbered(votes.statement, order)
    width = max(len(statements) - 1, 0).bit_length()
    rows <<= width  # in place: of a large debate each copy takes much room
    rows |= columns
    del columns
    code, values = _last_votes(rows, votes.vote)
    out = np.isin(statements, np.fromiter(sorted(votes.out), dtype=np.int64))
    return Table(people, statements, code >> width, code & (1 << width) - 1, values, out)


def _numbered(given: Ints, order: Order) -> tuple[Ints, Ints]:
    """The distinct numbers in this order, and for every entry its place among them."""
    if not given.size:
        return given, given.copy()
    least, span = int(given.min()), int(given.max()) - int(given.min()) + 1
    if span > 4 * len(given) + 1024:
        distinct, first, places = np.unique(given, return_index=True, return_inverse=True)
        return (distinct, places) if order is Order.NUMBER else _by_first(distinct, first, places)
    shifted = given - least
    if order is Order.NUMBER:
        return _by_number(shifted, span, least)
    first = np.full(span, -1, dtype=np.int64)
    first[shifted[::-1]] = np.arange(len(given) - 1, -1, -1)
    present = np.flatnonzero(first >= 0)
    place = np.zeros(span, dtype=np.int64)
    place[present] = np.arange(len(present))
    return _by_first(present + least, first[present], place[shifted])


def _by_number(shifted: Ints, span: int, least: int) -> tuple[Ints, Ints]:
    present = np.zeros(span, dtype=bool)
    present[shifted] = True
    distinct = np.flatnonzero(present)
    if len(distinct) == span:
        return distinct + least, shifted
    return distinct + least, (np.cumsum(present) - 1)[shifted]


def _by_first(distinct: Ints, first: Ints, places: Ints) -> tuple[Ints, Ints]:
    by_first = np.argsort(first)
    place = np.empty(len(distinct), dtype=np.int64)
    place[by_first] = np.arange(len(distinct))
    return distinct[by_first], place[places]


def _last_votes(code: Ints, vote: Small) -> tuple[Ints, Small]:
    """Every code once, in order, with the vote that stands last with it. The codes given are used up."""
    if not code.size:
        return code, vote
    room = len(code).bit_length() + 2
    if int(code.max()).bit_length() + room > 62:
        order = np.argsort(code, kind="stable")
        ordered = code[order]
        last = np.append(ordered[1:] != ordered[:-1], True)
        return ordered[last], vote[order][last]
    packed = code
    packed <<= room  # in place, as below: of a large debate each copy takes much room and time
    for first in range(0, len(packed), AT_ONCE):
        part = slice(first, first + AT_ONCE)
        packed[part] |= np.arange(4 * first, 4 * first + 4 * len(packed[part]), 4)
        packed[part] |= vote[part] + np.int8(1)
    packed.sort()  # plain numbers sort many times faster than an argsort
    last = np.append((packed[1:] ^ packed[:-1]) >> room != 0, True)
    if not last.all():
        packed = packed[last]
    values = (packed & 3).astype(np.int8)
    values -= 1
    packed >>= room
    return packed, values
