"""Who has everything that a debate publishes, and tries to find a person in it.

The attacker knows the published figures, that groups and people without a group make up everyone, that nobody votes
twice on a statement, how many people a group with "at least 30" can hold, and how an interval follows from counts. He
has linear programming, and may know how some people voted. What he wants: a count of fewer people than the minimum
that follows exactly, 0 too (then each of them voted otherwise).
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from samenplan.debate.engine import Votes, privacy
from samenplan.debate.engine import debate as computed
from samenplan.debate.engine.simulate import Plan, invent
from samenplan.debate.engine.votes import table
from samenplan.debate.queries.mathematics import outcome_of
from samenplan.debate.rules.outcome import Cell, Outcome

KIND_OF = {1: 0, -1: 1, 0: 2}  # a vote, and the column of its count
KINDS = len(KIND_OF)
Ballots = dict[tuple[int, int], int]


@dataclass(frozen=True)
class World:
    """A debate with its truth: votes, who is in which group (-1: none), and the smallest count that may be shown."""

    votes: Votes
    outcome: Outcome
    people: int
    group_of: dict[int, int]
    minimum: int


@dataclass(frozen=True)
class Found:
    """A count that follows: of a statement, a group (-1: everyone) and a kind of vote."""

    statement: int
    group: int
    kind: int
    count: int


@dataclass
class _Puzzle:
    """A linear program of many small ones beside each other: one per count that is looked for."""

    width: int = 0
    rows: list[tuple[dict[int, float], float]] = field(default_factory=list)
    most: list[tuple[dict[int, float], float]] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)
    aims: list[int] = field(default_factory=list)

    def unknown(self, least: float = 0.0) -> int:
        self.width += 1
        self.floor.append(least)
        return self.width - 1

    def ends(self) -> tuple[np.ndarray, np.ndarray]:
        """The least and the most of every aim."""
        found = []
        for sign in (1, -1):
            cost = np.zeros(self.width)
            cost[self.aims] = sign
            solved = linprog(
                cost,
                A_eq=_matrix(self.rows, self.width), b_eq=[right for _, right in self.rows],
                A_ub=_matrix(self.most, self.width), b_ub=[right for _, right in self.most],
                bounds=[(least, None) for least in self.floor], method="highs",
            )  # fmt: skip
            assert solved.status == 0, solved.message
            found.append(solved.x[self.aims])
        return np.ceil(found[0] - 1e-6), np.floor(found[1] + 1e-6)


def _matrix(rows: list[tuple[dict[int, float], float]], width: int) -> csr_matrix:
    cells = [(place, at, value) for place, (row, _) in enumerate(rows) for at, value in row.items()]
    places, columns, values = zip(*cells, strict=True)
    return csr_matrix((values, (places, columns)), shape=(len(rows), width))


def invented(seed: int, minimum: int = 5) -> World:
    """A debate of 5 to 400 people: few or many statements, even or skewed groups, few votes on some."""
    random = np.random.default_rng([seed, 77])
    people = int(np.exp(random.uniform(np.log(5), np.log(400))))
    plan = Plan(
        people=people,
        statements=int(random.integers(5, 26)),
        groups=int(random.integers(1, 5)),
        separation=float(random.choice([2.0, 4.0, 7.0])),
        density=float(random.choice([0.15, 0.4, 0.8, 0.99])),
        skew=float(random.choice([0.0, 0.5, 1.5])),
        leaving=float(random.choice([0.0, 0.8])),
        slope=float(random.choice([0.5, 1.0, 3.0])),
    )
    return world(_with_odd_ones(invent(plan, seed).votes, random), minimum)


def _with_odd_ones(votes: Votes, random: np.random.Generator) -> Votes:
    """Some statements on which all agree, or all but one or two: what a count of few hides behind."""
    given, statement = votes.vote.copy(), votes.statement
    for number in random.permutation(np.unique(statement))[: int(random.integers(0, 4))]:
        rows = np.flatnonzero(statement == number)
        given[rows] = random.choice([1, -1])
        odd = random.permutation(rows)[: int(random.integers(0, 4))]
        given[odd] = random.choice([-1, 0, 1], len(odd))
    return Votes.from_arrays(votes.person, statement, given, votes.time)


def world(votes: Votes, minimum: int = 5) -> World:
    """What is published of these votes, with the truth beside it."""
    result = computed(votes)
    groups = dict(zip(result.people.numbers.tolist(), result.people.group.tolist(), strict=True))
    return World(votes, outcome_of(result, minimum), result.identity.people, groups, minimum)


def truth(of: World) -> dict[int, np.ndarray]:
    """Per statement the true counts, (groups + 1, 3): the groups, then who is in none."""
    live, k = table(of.votes).live(), len(of.outcome.groups)
    counts = {int(number): np.zeros((k + 1, KINDS), dtype=int) for number in live.statements}
    for row, column, value in zip(live.rows, live.columns, live.values, strict=True):
        group = of.group_of[int(live.people[row])]
        counts[int(live.statements[column])][group, KIND_OF[int(value)]] += 1  # group -1 is the last row
    return counts


def known_ballots(of: World, count: int, seed: int) -> dict[int, np.ndarray]:
    """Per statement what `count` people that work together know to be at least there."""
    live, random = table(of.votes).live(), np.random.default_rng(seed)
    chosen = set(random.permutation(len(live.people))[:count].tolist())
    least = {number: np.zeros_like(counts) for number, counts in truth(of).items()}
    for row, column, value in zip(live.rows, live.columns, live.values, strict=True):
        if int(row) in chosen:
            group = of.group_of[int(live.people[row])]
            least[int(live.statements[column])][group, KIND_OF[int(value)]] += 1
    return least


@dataclass(frozen=True)
class Loot:
    """What an attack gave: counts that follow exactly, hidden counts that must be few, and how many were looked for."""

    exact: list[Found]
    few: list[Found]
    tried: int


def attack(of: World, known: dict[int, np.ndarray] | None = None) -> Loot:
    """Everything below the minimum that follows. Where fewer people than that take part, all is about few."""
    reached, back = _reached(of, known), turned_back(of)
    exact = [one for one, least, most in reached if least == most] + back
    sizes = [one.size for one in of.outcome.groups]
    large = [each for each in reached if each[0].group < 0 or sizes[each[0].group] is not None]
    few = [one for one, _, most in large if most < of.minimum] if of.people >= of.minimum else []
    return Loot(exact, few, len(reached))


def _reached(of: World, known: dict[int, np.ndarray] | None) -> list[tuple[Found, float, float]]:
    """Every small count with the least and the most it can be for the attacker."""
    puzzle, aims, counts = _Puzzle(), [], truth(of)
    has_groups = of.outcome.has_groups
    ceilings = _ceilings(of)
    for opinion in of.outcome.opinions:
        shown = [_cells(each) for each in opinion.groups] if has_groups else []
        totals, true = _cells(opinion.total), counts[opinion.number]
        whole = true.sum(axis=0)
        sought = [(-1, kind) for kind in range(KINDS) if whole[kind] < of.minimum]
        sought += [(g, kind) for g in range(len(shown)) for kind in range(KINDS) if true[g, kind] < of.minimum]
        for group, kind in sought:
            least = known[opinion.number] if known else np.zeros_like(true)
            puzzle.aims.append(_statement(puzzle, of, (totals, shown), ceilings, least, (group, kind)))
            aims.append(Found(opinion.number, group, kind, int(whole[kind] if group < 0 else true[group, kind])))
    if not aims:
        return []
    low, high = puzzle.ends()
    return [(one, float(a), float(b)) for one, a, b in zip(aims, low, high, strict=True)]


def _statement(puzzle, of, published, ceilings, least, aim) -> int:
    """One statement as unknowns: each group by kind, people in no group, totals; and what is known of them."""
    totals, shown = published
    rows = len(shown) + 1
    floors = [*least[: len(shown)].tolist(), (least[len(shown) :].sum(axis=0)).tolist()]
    if not shown:
        floors = [least.sum(axis=0).tolist()]
    cells = [[puzzle.unknown(float(floors[g][kind])) for kind in range(KINDS)] for g in range(rows)]
    sums = [puzzle.unknown() for _ in range(KINDS)]
    for kind in range(KINDS):
        puzzle.rows.append(({**{row[kind]: 1.0 for row in cells}, sums[kind]: -1.0}, 0.0))
        if totals[kind] is not None:
            puzzle.rows.append(({sums[kind]: 1.0}, float(totals[kind])))
        for g, row in enumerate(shown):
            if row[kind] is not None:
                puzzle.rows.append(({cells[g][kind]: 1.0}, float(row[kind])))
    everyone = of.people if of.people >= of.minimum else of.minimum - 1
    puzzle.most.append((dict.fromkeys(sums, 1.0), float(everyone)))
    for row, most in zip(cells, ceilings, strict=False):
        if most is not None:
            puzzle.most.append((dict.fromkeys(row, 1.0), float(most)))
    group, kind = aim
    return sums[kind] if group < 0 else cells[group][kind]


def _ceilings(of: World) -> list[int | None]:
    """The most people that each group, and nobody's group at the end, can hold."""
    if not of.outcome.has_groups:
        return [None]
    sizes = [one.size for one in of.outcome.groups]
    floors = [0 if size is None else max(size, of.minimum) for size in sizes]
    spare = of.people - sum(floors)
    tops = [of.minimum - 1 if size is None else size + 9 for size in sizes]
    return [min(top, floor + spare) for top, floor in zip(tops, floors, strict=True)] + [spare]


def turned_back(of: World) -> list[Found]:
    """Intervals turned back to counts, where they follow from counts: when there are no groups."""
    if of.outcome.has_groups:
        return []
    found, counts = [], truth(of)
    for opinion in of.outcome.opinions:
        one = opinion.agreement[0] if opinion.agreement else None
        if one is None:
            continue
        fits = _classes(of.people, of.minimum)[round(one.low, 4), round(one.high, 4)]
        agree, seen = counts[opinion.number][0, 0], counts[opinion.number][0].sum()
        assert (agree, seen) in fits
        for kind, value, values in (
            (0, agree, {a for a, _ in fits}),
            (1, seen - agree, {n - a for a, n in fits}),
        ):
            if value < of.minimum and len(values) == 1:
                found.append(Found(opinion.number, 0, kind, int(value)))
    return found


@cache
def _classes(people: int, minimum: int) -> dict[tuple[float, float], list[tuple[int, int]]]:
    """Every interval that so many people can give, with the (agree, seen) that it can stand for."""
    pairs = [(a, n) for n in range(minimum, people + 1) for a in range(n + 1)]
    agree, seen = (np.array(each) for each in zip(*pairs, strict=True))
    least, low, high = privacy.told_as_one(agree, seen, people)
    made = defaultdict(list)
    for pair, votes, one, other in zip(pairs, least, low, high, strict=True):
        shown = privacy.outwards(float(one), float(other))
        if votes >= minimum:
            made[round(shown.low, 4), round(shown.high, 4)].append(pair)
    return dict(made)


def _cells(one: Cell) -> list[int | None]:
    return [one.agree, one.disagree, one.passed]
