"""Groups of people who vote alike: as many as hold when people are drawn again, or none when none do."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np

from samenplan.debate.engine.arrays import Flags, Floats, Ints
from samenplan.debate.engine.assigning import fit, ways
from samenplan.debate.engine.attempts import LEAST_PEOPLE, LEAST_STABLE, Attempt, Cloud, Standing, tried_until
from samenplan.debate.engine.factors import AXES
from samenplan.debate.engine.lloyd import likeness, nearest

LEAST_PLACED = 30
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
class Groups:
    """`labels` (P,) from 0, -1 for who has voted too little to say; `centers` (k, 4) in `places`; what was tried.

    `way` (k, 3 T + 1) is how each group votes, see `assigning`; without columns when there are no groups.
    """

    grouping: Grouping
    labels: Ints
    centers: Floats
    stability: float
    silhouette: float
    tried: tuple[Attempt, ...]
    way: Floats = field(default_factory=lambda: np.zeros((1, 0)), repr=False)

    @property
    def k(self) -> int:
        return len(self.centers)


def find_groups(standing: Standing, *, seed: int, state: State) -> Groups:
    """The groups of these people."""
    cloud = Cloud.of(standing, seed)
    placed = cloud.placed
    if placed.sum() < LEAST_PLACED:
        return Groups(Grouping.ONE, np.where(placed, 0, -1), np.zeros((1, AXES)), 1.0, 0.0, ())
    tried = tried_until(cloud, state.k)
    steady = [each for each in tried if each.is_steady and each.least_size >= cloud.least_size]
    if not steady:
        return _unstable(placed, tried)
    chosen = _kept(_best(steady), steady, state)
    centers = chosen.centers[np.lexsort(chosen.centers.T[::-1])]
    labels, way = _assigned(standing, cloud, centers)
    return Groups(Grouping.STABLE, labels, centers, chosen.stability, chosen.silhouette, tried, way)


def _assigned(standing: Standing, cloud: Cloud, centers: Floats) -> tuple[Ints, Floats]:
    """Everyone in the group whose way of voting fits best, and those ways; who has no place is in none."""
    near = np.where(cloud.placed, nearest(cloud.where, centers[None])[0][0], -1)
    way = ways(standing, near, len(centers))
    labels = np.where(cloud.placed, fit(standing.table, way).argmax(axis=0), -1)
    smallest = np.bincount(labels + 1, minlength=len(centers) + 1)[1:].min()
    return (labels if smallest >= LEAST_PEOPLE else near), way


def _unstable(placed: Flags, tried: tuple[Attempt, ...]) -> Groups:
    best = max(tried, key=lambda each: each.stability)
    together = np.where(placed, 0, -1)
    return Groups(Grouping.UNSTABLE, together, np.zeros((1, AXES)), best.stability, best.silhouette, tried)


def again(groups: Groups, rows: Ints, part: Standing, *, seed: int) -> float:
    """How alike the groups are when everything is computed again for some of the people, who are these rows here."""
    cloud = Cloud.of(part, seed)
    if not cloud.placed.any():
        return 0.0
    labels = _assigned(part, cloud, cloud.fitted(groups.k))[0]
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
