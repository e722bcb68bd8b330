"""Groups of people who vote alike: as many as hold when people are drawn again, or none when none do."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np

from samenplan.debate.engine.arrays import Flags, Floats, Ints, on_grid, shuffled
from samenplan.debate.engine.factors import AXES, Loadings
from samenplan.debate.engine.lloyd import GRID, Clouds, best_of, likeness, nearest, silhouette
from samenplan.debate.engine.positions import Positions

FEWEST, MOST, COPIES, DRAWS = 2, 6, 10, 3
LEAST_CERTAIN, LEAST_STABLE, MORE_STABLE = 1 / 3, 0.6, 0.9
LEAST_PEOPLE, LEAST_SHARE, LEAST_PLACED = 5, 0.02, 30
FITTED_ON, REDRAWN = 1_500, 300
SWITCH_AFTER = 3


class Grouping(StrEnum):
    """What can be said about groups."""

    STABLE = "stable"
    UNSTABLE = "unstable"
    ONE = "one"


@dataclass(frozen=True, slots=True)
class State:
    """What the next computation needs to know of this one, so that a restart changes nothing. Plain values only.

    `k` is the number of groups shown (0: none yet), `challenger` another number that came out better `streak` times
    in a row. `axes` are statement numbers with their first two loadings, to turn the next map the same way.
    """

    k: int = 0
    challenger: int = 0
    streak: int = 0
    axes: tuple[tuple[int, float, float], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Attempt:
    """One number of groups tried. `stability` is the mean likeness to groups found on redrawn people."""

    k: int
    stability: float
    silhouette: float
    least_size: int
    centers: Floats = field(repr=False)

    @property
    def is_steady(self) -> bool:
        """Whether the groups come back; more than two are only believed when they do so nearly always."""
        return self.stability >= (LEAST_STABLE if self.k == FEWEST else MORE_STABLE)


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """`labels` (P,) from 0, -1 for who has voted too little to say; `centers` (k, 4) in `places`; everything tried."""

    grouping: Grouping
    labels: Ints
    centers: Floats
    stability: float
    silhouette: float
    tried: tuple[Attempt, ...]

    @property
    def k(self) -> int:
        return len(self.centers)


def places(found: Positions, model: Loadings) -> Floats:
    """Positions with each axis as long as the share of the votes' variance that it explains; (P, 4)."""
    total = float(model.strength.sum())
    return on_grid(found.mean * (model.strength / total if total else model.strength), GRID)


def certainty(found: Positions, model: Loadings) -> Floats:
    """How well each person's place is known, 0 to 1, over the axes by their strength; (P,)."""
    total = float(model.strength.sum())
    if not total:
        return np.zeros(len(found.mean))
    return on_grid(np.einsum("pa,a->p", found.certainty, model.strength / total), 20)


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Who is grouped: people (P,) as numbers that never change, where they stand, and on which axes."""

    people: Ints
    found: Positions
    model: Loadings


def find_groups(standing: Standing, *, seed: int, state: State) -> Groups:
    """The groups of these people."""
    cloud = _Cloud.of(standing)
    placed = cloud.placed
    if placed.sum() < LEAST_PLACED:
        return Groups(Grouping.ONE, np.where(placed, 0, -1), np.zeros((1, AXES)), 1.0, 0.0, ())
    tried = cloud.attempts(seed)
    least = max(LEAST_PEOPLE, LEAST_SHARE * placed.sum())
    steady = [each for each in tried if each.is_steady and each.least_size >= least]
    if not steady:
        return _unstable(placed, tried)
    chosen = _kept(_best(steady), steady, state)
    centers = chosen.centers[np.lexsort(chosen.centers.T[::-1])]
    labels = np.where(placed, nearest(cloud.where[None], centers[None])[0][0], -1)
    return Groups(Grouping.STABLE, labels, centers, chosen.stability, chosen.silhouette, tried)


def _unstable(placed: Flags, tried: tuple[Attempt, ...]) -> Groups:
    best = max(tried, key=lambda each: each.stability)
    together = np.where(placed, 0, -1)
    return Groups(Grouping.UNSTABLE, together, np.zeros((1, AXES)), best.stability, best.silhouette, tried)


def again(groups: Groups, rows: Ints, part: Standing, *, seed: int) -> float:
    """How alike the groups are when everything is computed again for some of the people, who are these rows here."""
    cloud = _Cloud.of(part)
    fitted = cloud.sample(FITTED_ON, seed)
    if not len(fitted):
        return 0.0
    random = np.random.Generator(np.random.PCG64(seed))
    centers = best_of(Clouds(cloud.where[fitted][None], cloud.sure[fitted][None]), groups.k, DRAWS, random)
    labels = nearest(cloud.where[None], centers)[0][0]
    both = cloud.placed & (groups.labels[rows] >= 0)
    return likeness(groups.labels[rows][both], labels[both])


def doubted(groups: Groups, stability: float) -> Groups:
    """The same, when the groups do not come back often enough after all."""
    lower = min(groups.stability, stability)
    if stability >= LEAST_STABLE:
        return replace(groups, stability=lower)
    none = np.where(groups.labels >= 0, 0, -1)
    return Groups(Grouping.UNSTABLE, none, np.zeros((1, AXES)), lower, groups.silhouette, groups.tried)


def _best(steady: Sequence[Attempt]) -> Attempt:
    """The groups that lie furthest apart; of equals the fewest."""
    return max(steady, key=lambda each: (each.silhouette, -each.k))


def _kept(best: Attempt, steady: Sequence[Attempt], state: State) -> Attempt:
    """The number of groups shown before, until another has been better some times in a row."""
    shown = next((each for each in steady if each.k == state.k), None)
    if shown is None or best.k == state.k or _streak(best.k, state) >= SWITCH_AFTER:
        return best
    return shown


def _streak(k: int, state: State) -> int:
    return state.streak + 1 if state.challenger == k else 1


def next_state(groups: Groups, state: State, axes: tuple[tuple[int, float, float], ...]) -> State:
    """What to remember of these groups."""
    if groups.grouping is not Grouping.STABLE:
        return State(axes=axes)
    least = min((each.least_size for each in groups.tried if each.k == groups.k), default=0)
    steady = [each for each in groups.tried if each.is_steady and each.least_size >= min(least, LEAST_PEOPLE)]
    best = _best(steady)
    if best.k == groups.k:
        return State(groups.k, axes=axes)
    return State(groups.k, best.k, _streak(best.k, state), axes)


@dataclass(frozen=True, slots=True, eq=False)
class _Cloud:
    people: Ints
    where: Floats
    sure: Floats
    placed: Flags

    @classmethod
    def of(cls, standing: Standing) -> "_Cloud":
        sure = certainty(standing.found, standing.model)
        return cls(standing.people, places(standing.found, standing.model), sure, sure >= LEAST_CERTAIN)

    def sample(self, size: int, seed: int) -> Ints:
        """Rows of some of the people with a place, the same ones in any order."""
        rows = np.flatnonzero(self.placed)
        if len(rows) <= size:
            return rows
        drawn = shuffled(self.people[rows], seed)
        return np.sort(rows[np.argpartition(drawn, size)[:size]])

    def attempts(self, seed: int) -> tuple[Attempt, ...]:
        """Every number of groups, fitted once on the people and again on people drawn anew."""
        rows, few = self.sample(FITTED_ON, seed), self.sample(REDRAWN, seed)
        random = np.random.Generator(np.random.PCG64(seed))
        whole = Clouds(self.where[rows][None], self.sure[rows][None])
        redrawn = self._redrawn(few, random)
        found = []
        for k in range(FEWEST, MOST + 1):
            centers = best_of(whole, k, DRAWS, random)[0]
            others = best_of(redrawn, k, 2, random)
            least = np.bincount(nearest(self.where[rows][None], centers[None])[0][0], minlength=k).min()
            size = int(least * int(self.placed.sum()) / len(rows))
            found.append(self._attempt(few, size, centers, others))
        return tuple(found)

    def _redrawn(self, few: Ints, random: np.random.Generator) -> Clouds:
        drawn = random.poisson(1.0, (COPIES, len(few)))
        drawn[:, 0] += drawn.sum(axis=1) == 0
        points = np.broadcast_to(self.where[few], (COPIES, len(few), AXES))
        return Clouds(points, drawn * self.sure[few])

    def _attempt(self, few: Ints, least_size: int, centers: Floats, others: Floats) -> Attempt:
        k, where = len(centers), self.where[few]
        ours = nearest(where[None], centers[None])[0][0]
        theirs = nearest(np.broadcast_to(where, (len(others), *where.shape)), others)[0]
        stability = sum(likeness(ours, each) for each in theirs) / len(theirs)
        return Attempt(k, round(stability, 6), round(silhouette(where, ours, k), 6), least_size, centers)
