"""The subtraction attacker: who adds and subtracts published figures finds no count of few people.

The attacker knows that rows and columns add up to their totals and that no count is below zero, and has linear
programming: the least and the most that every hidden figure can be.
"""

from collections import defaultdict
from itertools import product

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from samenplan.core.disclosure import MINIMUM, suppressed, suppressed_table

people = st.one_of(st.integers(0, 8), st.integers(0, 60))
lists = st.lists(people, min_size=1, max_size=7)
tables = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
    lambda size: st.lists(st.lists(people, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0])
)


def what_follows(grid):
    """The least and the most of every hidden cell of a grid whose last row and column are totals."""
    hidden = [(i, j) for i, row in enumerate(grid) for j, value in enumerate(row) if value is None]
    lines = [[(i, j) for j in range(len(grid[0]))] for i in range(len(grid))]
    lines += [[(i, j) for i in range(len(grid))] for j in range(len(grid[0]))]
    known = [[0 if (i, j) in hidden else value for j, value in enumerate(row)] for i, row in enumerate(grid)]
    sums, rest = [], []
    for line in lines:
        signs = {cell: -1 if cell == line[-1] else 1 for cell in line}
        sums.append([signs.get(cell, 0) for cell in hidden])
        rest.append(-sum(sign * known[i][j] for (i, j), sign in signs.items()))
    return {cell: _reach(place, np.array(sums), rest) for place, cell in enumerate(hidden)}


def _reach(place, sums, rest):
    aim = np.zeros(sums.shape[1])
    aim[place] = 1
    least = linprog(aim, A_eq=sums, b_eq=rest)
    most = linprog(-aim, A_eq=sums, b_eq=rest)
    assert least.status == 0
    return round(least.fun), float("inf") if most.status == 3 else round(-most.fun)


def grid_of_table(public):
    rows = [[*row, total.value] for row, total in zip(public.values, public.row_totals, strict=True)]
    return [*rows, [*(count.value for count in public.column_totals), public.total.value]]


def grid_of_list(public):
    """One row with its total, above an empty row of totals that says nothing."""
    return [[*public.values, public.total.value], [None] * (len(public.values) + 1)]


def given_away(grid):
    """Hidden cells of which the attacker knows the value, or that it is below the minimum."""
    return [cell for cell, (least, most) in what_follows(grid).items() if least == most or most < MINIMUM]


def small_and_shown(grid):
    return [value for row in grid for value in row if value is not None and value < MINIMUM]


@settings(max_examples=120, deadline=None)
@given(lists)
def test_nothing_follows_from_a_list_and_its_total(counts):
    grid = grid_of_list(suppressed(counts))
    assert small_and_shown(grid) == []
    assert [cell for cell in given_away(grid) if cell[0] == 0] == []


@settings(max_examples=120, deadline=None)
@given(tables)
def test_nothing_follows_from_a_table_and_its_totals(counts):
    grid = grid_of_table(suppressed_table(counts))
    assert small_and_shown(grid) == []
    assert given_away(grid) == []


@settings(max_examples=60, deadline=None)
@given(tables)
def test_what_is_shown_is_true(counts):
    shown = suppressed_table(counts)
    pairs = [pair for rows in zip(shown.values, counts, strict=True) for pair in zip(*rows, strict=True)]
    assert [pair for pair in pairs if pair[0] not in (None, pair[1])] == []
    assert shown.total.value in (None, sum(map(sum, counts)))


def naive(counts):
    """A planted hole: only the small cells are hidden, the totals stay."""
    rows = [[*row, sum(row)] for row in counts]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    return [[None if value < MINIMUM else value for value in row] for row in rows]


def test_a_cell_hidden_alone_is_found():
    table = ((3, 20, 30), (25, 40, 12), (9, 18, 22))
    assert what_follows(naive(table)) == {(0, 0): (3, 3)}
    assert given_away(naive(table)) == [(0, 0)]


def test_a_pair_hidden_in_one_row_only_is_found():
    table = naive(((3, 20, 30), (25, 40, 12)))
    table[0][1] = None
    assert given_away(table) == [(0, 0), (0, 1)]


def test_a_rectangle_that_is_too_tight_is_found():
    """Four hidden cells in a square, but 0 above 1: nothing can move further than 1, so all of them are few."""
    table = naive(((2, 1, 40), (0, 1, 40), (30, 30, 30)))
    assert set(given_away(table)) >= {(0, 0), (0, 1), (1, 0), (1, 1)}


def small_alone(counts):
    """One cell is small, and every total is not."""
    totals = [sum(row) for row in counts] + [sum(column) for column in zip(*counts, strict=True)]
    return sum(value < MINIMUM for row in counts for value in row) == 1 and min(totals) >= MINIMUM


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(tables.filter(small_alone))
def test_the_naive_way_loses_every_cell_that_is_small_alone(counts):
    assert len(given_away(naive(counts))) == 1


def test_who_knows_the_rules_of_a_list_still_learns_no_hidden_count():
    """Every list of up to 4 counts is published; equal publications must leave more than one value per hidden cell."""
    for size, highest in ((1, 12), (2, 14), (3, 10), (4, 7)):
        worlds = defaultdict(list)
        for counts in product(range(highest + 1), repeat=size):
            public = suppressed(counts, minimum=3)
            worlds[public.values, public.total.value].append(counts)
        for (shown, _), possible in worlds.items():
            told = [place for place, value in enumerate(shown) if value is None and _is_one(possible, place)]
            assert told == [], (shown, possible)


def _is_one(possible, place):
    return len({counts[place] for counts in possible}) == 1
