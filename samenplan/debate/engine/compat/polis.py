"""The whole result of Polis from these votes."""

from dataclasses import dataclass

import numpy as np

from samenplan.debate.engine.arrays import Flags, Floats, Ints
from samenplan.debate.engine.compat.clusters import Groups, find_groups
from samenplan.debate.engine.compat.representative import (
    Consensus,
    Representative,
    consensus,
    representatives,
    side,
)
from samenplan.debate.engine.compat.space import Space, placed_people, space
from samenplan.debate.engine.votes import Order, Table, Votes, table

META_PRIORITY = 49.0


@dataclass(frozen=True, slots=True, eq=False)
class GroupVotes:
    """Votes inside every group on every statement: (G, T) each; passes count in `seen`."""

    agree: Ints
    disagree: Ints
    seen: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Polis:
    """All Polis computes at its first update. `placed` are rows of people, `labels` their groups in that order."""

    table: Table
    space: Space
    placed: Ints
    groups: Groups | None
    group_numbers: Ints
    labels: Ints
    votes: GroupVotes
    group_consensus: Floats
    representative: tuple[tuple[Representative, ...], ...]
    agreed: tuple[Consensus, ...]
    rejected: tuple[Consensus, ...]
    priority: Floats


def polis(votes: Votes) -> Polis:
    """Cold start, all votes at once."""
    found = table(votes, Order.FIRST_VOTE)
    where = space(found)
    placed = placed_people(found)
    groups = find_groups(where.people[placed]) if len(placed) > 1 else None
    numbers, labels = _labels(groups, len(placed))
    counted = group_votes(found, placed, np.searchsorted(numbers, labels), len(numbers))
    agreed, rejected = _consensus(found)
    chance = (counted.agree + 1) / (counted.seen + 2)
    return Polis(
        found, where, placed, groups, numbers, labels, counted, chance.prod(axis=0),
        _representatives(found, counted), agreed, rejected,
        priority(where.extremity, counted, np.zeros(len(found.statements), dtype=bool)),
    )  # fmt: skip


def _labels(groups: Groups | None, people: int) -> tuple[Ints, Ints]:
    if groups is None:
        return np.arange(min(people, 1)), np.zeros(people, dtype=np.int64)
    labels = groups.groups.labels[np.searchsorted(groups.base.numbers, groups.base.labels)]
    return np.unique(labels), labels


def group_votes(found: Table, placed: Ints, place: Ints, groups: int) -> GroupVotes:
    """Counts per group over all statements, also those that are out."""
    group = np.full(len(found.people), -1, dtype=np.int64)
    group[placed] = place
    width = len(found.statements)
    inside = group[found.rows] >= 0
    cell = group[found.rows[inside]] * width + found.columns[inside]
    values = found.values[inside]

    def count(chosen: Flags) -> Ints:
        return np.bincount(cell[chosen], minlength=groups * width).reshape(groups, width)

    return GroupVotes(count(values > 0), count(values < 0), count(values < 2))


def _representatives(found: Table, votes: GroupVotes) -> tuple[tuple[Representative, ...], ...]:
    live = ~found.out
    agree, disagree, seen = votes.agree[:, live], votes.disagree[:, live], votes.seen[:, live]
    return tuple(
        representatives(found.statements[live], seen[group], side(agree, seen, group), side(disagree, seen, group))
        for group in range(len(seen))
    )


def _consensus(found: Table) -> tuple[tuple[Consensus, ...], tuple[Consensus, ...]]:
    width = len(found.statements)
    seen = np.bincount(found.columns, minlength=width)
    agree, disagree = (np.bincount(found.columns[found.values == vote], minlength=width) for vote in (1, -1))
    skip = found.out.tolist()
    return (
        consensus(found.statements, agree, seen, skip=skip),
        consensus(found.statements, disagree, seen, skip=skip),
    )


def priority(extremity: Floats, votes: GroupVotes, meta: Flags) -> Floats:
    """How eagerly Polis shows a statement next."""
    agree, disagree, seen = (each.sum(axis=0) for each in (votes.agree, votes.disagree, votes.seen))
    passed = seen - agree - disagree
    importance = (1 - (passed + 1) / (seen + 2)) * (1 + extremity) * (agree + 1) / (seen + 2)
    return np.where(meta, META_PRIORITY, (importance * (1 + 8 * 2.0 ** (-seen / 5))) ** 2)
