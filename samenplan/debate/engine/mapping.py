"""From votes to a map with groups: the steps in their order, and which people the axes are learnt from."""

from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from samenplan.debate.engine.arrays import Ints, shuffled
from samenplan.debate.engine.attempts import LEAST_STABLE, Standing, mean_until_clear
from samenplan.debate.engine.blocks import pair_counts
from samenplan.debate.engine.factors import Loadings, loadings
from samenplan.debate.engine.groups import Grouping, Groups, State, again, doubted, find_groups
from samenplan.debate.engine.positions import Positions, positions, refined
from samenplan.debate.engine.votes import Table

CELLS_LEARNT, FEWEST_LEARNT = 2_000_000, 4_000  # people times statements: enough that more changes little
AGAIN_CELLS, AGAIN_TIMES, AGAIN_ROUNDS, AGAIN_SHARE = 20_000, 6, 4, 0.8


@dataclass(frozen=True, slots=True, eq=False)
class Mapped:
    """The live statements of a debate with everything that is known of where people stand."""

    table: Table
    model: Loadings
    found: Positions
    groups: Groups


def mapped(table: Table, *, seed: int, state: State) -> Mapped:
    """The map and the groups. Small debates are computed again on parts of the people, to see if the groups return."""
    model = aligned(learnt(table, seed), table.statements, state)
    found = positions(table, model)
    groups = find_groups(Standing(table, found, model), seed=seed, state=state)
    if groups.grouping is Grouping.STABLE and len(table.people) * len(table.statements) <= AGAIN_CELLS:
        groups = doubted(groups, _returns(table, groups, seed))
    return Mapped(table, model, found, groups)


def learnt(table: Table, seed: int) -> Loadings:
    """The axes: from everyone, or in a large debate from enough people, the same ones in any order."""
    part = table.of_rows(learners(table, seed))
    found = loadings(pair_counts(part))
    return refined(part, found) if len(part.people) and len(part.statements) > 1 else found


def learners(table: Table, seed: int) -> Ints:
    """Rows of the people that the axes are learnt from."""
    width = max(len(table.statements), 1)
    most = max(CELLS_LEARNT // width, FEWEST_LEARNT)
    return _sample(table, most, seed)


def _sample(table: Table, size: int, seed: int) -> Ints:
    if len(table.people) <= size:
        return np.arange(len(table.people))
    return np.sort(np.argpartition(shuffled(table.people, seed), size)[:size])


def _returns(table: Table, groups: Groups, seed: int) -> float:
    """Mean likeness of the groups to those of parts of the people, map and all."""
    size = max(int(AGAIN_SHARE * len(table.people)), 1)
    turns = iter(range(AGAIN_TIMES * AGAIN_ROUNDS))

    def drawn() -> list[float]:
        found = []
        for turn in islice(turns, AGAIN_TIMES):
            rows = _sample(table, size, seed + 1 + turn)
            part = table.of_rows(rows)
            model = learnt(part, seed)
            found.append(again(groups, rows, Standing(part, positions(part, model), model), seed=seed))
        return found

    return mean_until_clear(drawn, LEAST_STABLE, AGAIN_ROUNDS)


def aligned(model: Loadings, statements: Ints, state: State) -> Loadings:
    """The same model, its first two axes pointing the way they pointed before, so that the map does not flip."""
    before = {number: (x, y) for number, x, y in state.axes}
    known = [place for place, number in enumerate(statements.tolist()) if number in before]
    if not known:
        return model
    old = np.array([before[int(statements[place])] for place in known])
    signs = np.where(np.einsum("ja,ja->a", old, model.loading[known, :2]) < 0, -1.0, 1.0)
    loading = model.loading.copy()
    loading[:, :2] *= signs
    return replace(model, loading=loading)
