"""Numbers of groups tried on the map: how far the groups lie apart, and whether they return for people drawn again."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from samenplan.debate.engine.arrays import Flags, Floats, Ints, on_grid, shuffled
from samenplan.debate.engine.factors import Loadings
from samenplan.debate.engine.lloyd import GRID, Clouds, best_of, likeness, nearest, silhouette
from samenplan.debate.engine.positions import OWN, Positions
from samenplan.debate.engine.votes import Table

FEWEST, MOST, COPIES, DRAWS, ROUNDS, CLEAR = 2, 6, 10, 3, 4, 3.0
LEAST_CERTAIN, LEAST_STABLE, MORE_STABLE = 1 / 3, 0.6, 0.9
LEAST_PEOPLE, LEAST_SHARE = 5, 0.02
FITTED_ON, REDRAWN = 1_500, 300
UNKNOWN = -1.0
AT_ONCE = 20_000  # people: what is at hand then stays in the cache


@dataclass(frozen=True, slots=True, eq=False)
class Attempt:
    """One number of groups tried. `stability` is the mean likeness to groups found on redrawn people.

    It is only looked for where the verdict hangs on it, and `UNKNOWN` elsewhere.
    """

    k: int
    stability: float
    silhouette: float
    least_size: int
    centers: Floats = field(repr=False)

    @property
    def wanted(self) -> float:
        """How alike they must be; more than two groups are only believed when they return nearly always."""
        return LEAST_STABLE if self.k == FEWEST else MORE_STABLE

    @property
    def is_steady(self) -> bool:
        """Whether the groups come back."""
        return self.stability >= self.wanted


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Who is grouped: the votes of these people, where they stand, and on which axes."""

    table: Table
    found: Positions
    model: Loadings


def places(found: Positions, model: Loadings) -> Floats:
    """Positions with each axis as long as the share of the votes' variance that it explains; (P, 4)."""
    total = float(model.strength.sum())
    share, where = model.strength / total if total else model.strength, np.empty_like(found.mean)
    for first in range(0, len(where), AT_ONCE):
        part = slice(first, first + AT_ONCE)
        where[part] = on_grid(found.mean[part] * share, GRID)
    return where


def certainty(found: Positions, model: Loadings) -> Floats:
    """How well each person's place is known, 0 to 1, over the axes by their strength; (P,)."""
    total = float(model.strength.sum())
    if not total:
        return np.zeros(len(found.mean))
    left = np.zeros(len(found.mean))
    for axis, place in enumerate(OWN):
        left += (model.strength[axis] / total) * found.covariance[:, place]
    return on_grid(1 - left, 20)


@dataclass(frozen=True, slots=True, eq=False)
class Cloud:
    """People on the map: `where` (P, 4), how sure that is (P,), and who has a place at all (P,).

    `length` (4,) makes distances those between the votes that places predict. Groups are fitted on `many` of those
    who have a place and drawn again from `few`: rows, the same people in any order. `seed` is for all that is drawn.
    """

    where: Floats
    sure: Floats
    placed: Flags
    length: Floats
    many: Ints
    few: Ints
    seed: int

    @classmethod
    def of(cls, standing: Standing, seed: int) -> "Cloud":
        sure, strength = certainty(standing.found, standing.model), standing.model.strength
        length = 1 / np.sqrt(np.maximum(strength / max(float(strength.sum()), 1e-12), 1e-9))
        placed = sure >= LEAST_CERTAIN
        rows = np.flatnonzero(placed)
        drawn = shuffled(standing.table.people[rows], seed)
        many, few = (_sample(rows, drawn, size) for size in (FITTED_ON, REDRAWN))
        return cls(places(standing.found, standing.model), sure, placed, length, many, few, seed)

    @property
    def least_size(self) -> float:
        """A group of fewer people is none."""
        return max(LEAST_PEOPLE, LEAST_SHARE * int(self.placed.sum()))

    @property
    def least(self) -> float:
        """The same as a share of those who have a place."""
        return self.least_size / max(int(self.placed.sum()), 1)

    def fitted(self, k: int) -> Floats:
        """The centres of so many groups; (k, 4)."""
        cloud = Clouds(self.where[self.many], self.sure[self.many][None], self.least)
        return np.asarray(best_of(cloud, k, DRAWS, _random(self.seed, k, 0))[0])

    def attempt(self, k: int) -> Attempt:
        """So many groups, without looking yet whether they return."""
        where, centers = self.where[self.many], self.fitted(k)
        labels = nearest(where, centers[None])[0][0]
        least = np.bincount(labels, minlength=k).min()
        size = int(least * int(self.placed.sum()) / len(where))
        return Attempt(k, UNKNOWN, round(silhouette(where * self.length, labels, k), 6), size, centers)

    def judged(self, attempt: Attempt) -> Attempt:
        """The same, with how alike the groups are to those of people drawn again: more often while that is unclear."""
        where, sure, random = self.where[self.few], self.sure[self.few], _random(self.seed, attempt.k, 1)
        ours = nearest(where, attempt.centers[None])[0][0]

        def drawn() -> list[float]:
            again = random.poisson(1.0, (COPIES, len(where)))
            again[:, 0] += again.sum(axis=1) == 0
            centers = best_of(Clouds(where, again * sure, self.least), attempt.k, DRAWS - 1, random)
            return [likeness(ours, each) for each in nearest(where, centers)[0]]

        return replace(attempt, stability=mean_until_clear(drawn, attempt.wanted, ROUNDS))


def _sample(rows: Ints, drawn: npt.NDArray[np.uint64], size: int) -> Ints:
    return rows if len(rows) <= size else np.sort(rows[np.argpartition(drawn, size)[:size]])


def mean_until_clear(drawn: Callable[[], list[float]], wanted: float, rounds: int) -> float:
    """The mean of what is drawn, again and again until it is clear on which side of `wanted` it lies."""
    found: list[float] = []
    for _ in range(rounds):
        found += drawn()
        off = abs(sum(found) / len(found) - wanted)
        if off > CLEAR * float(np.std(found)) / len(found) ** 0.5:
            break
    return round(sum(found) / len(found), 6)


def _random(seed: int, k: int, turn: int) -> np.random.Generator:
    """Draws of its own for each question, so that it does not matter which are asked."""
    return np.random.Generator(np.random.PCG64([seed % 2**32, k, turn]))


def tried_until(cloud: Cloud, shown: int) -> tuple[Attempt, ...]:
    """Every number of groups. Those that lie furthest apart are judged first, and after one that returns no more:
    only the number `shown` now, which may be kept. Those with a group too small cannot win and come last."""
    least = cloud.least_size
    found = {k: cloud.attempt(k) for k in range(FEWEST, MOST + 1)}
    is_settled = False
    for k in sorted(found, key=lambda k: (found[k].least_size < least, -found[k].silhouette, k)):
        if is_settled and k != shown:
            continue
        found[k] = cloud.judged(found[k])
        is_settled = is_settled or (found[k].is_steady and found[k].least_size >= least)
    return tuple(found.values())
