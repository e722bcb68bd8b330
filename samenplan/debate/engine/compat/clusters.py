"""The k-means of Polis: a cold start from the first distinct rows, base clusters, groups, and the number of groups."""

from dataclasses import dataclass

import numpy as np

from samenplan.debate.engine.arrays import Floats, Ints

BASE_CLUSTERS, BASE_STEPS, GROUP_STEPS = 100, 100, 20
MOST_GROUPS, BASE_PER_GROUP, STILL = 5, 12, 0.01


@dataclass(frozen=True, slots=True, eq=False)
class Clustering:
    """`labels` (n,) is the number of each row's cluster; `numbers` (k,) are the clusters left, `centers` (k, 2)."""

    labels: Ints
    numbers: Ints
    centers: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """`base` holds the placed people, `groups` the base clusters; `silhouettes` the score of every k tried."""

    base: Clustering
    groups: Clustering
    silhouettes: tuple[tuple[int, float], ...]


def find_groups(positions: Floats) -> Groups:
    """Base clusters of these people, and the groups of base clusters with the best silhouette (of equals the last)."""
    base = k_means(positions, np.ones(len(positions)), BASE_CLUSTERS, BASE_STEPS)
    weights = np.bincount(np.searchsorted(base.numbers, base.labels), minlength=len(base.numbers)).astype(np.float64)
    most = min(MOST_GROUPS, 2 + len(base.numbers) // BASE_PER_GROUP)
    distances = _distances(base.centers, base.centers)
    tried = [k_means(base.centers, weights, k, GROUP_STEPS) for k in range(2, most + 1)]
    scores = [silhouette(distances, each.labels) for each in tried]
    best = max(range(len(tried)), key=lambda place: (scores[place], place))
    return Groups(base, tried[best], tuple((k + 2, score) for k, score in enumerate(scores)))


def k_means(points: Floats, weights: Floats, k: int, steps: int) -> Clustering:
    """Lloyd's steps until all centres stand still; a cluster that becomes empty is dropped, numbers are kept."""
    centers = _first_distinct(points, k)
    numbers = np.arange(len(centers))
    labels = np.zeros(len(points), dtype=np.int64)
    for _ in range(steps + 1):
        labels = _closest(points, centers)
        mass = np.bincount(labels, weights, minlength=len(centers))
        kept = np.flatnonzero(np.bincount(labels, minlength=len(centers)))
        sums = [np.bincount(labels, weights * column, minlength=len(centers))[kept] for column in points.T]
        moved = np.stack(sums, axis=1) / mass[kept, None]
        labels, numbers = np.searchsorted(kept, labels), numbers[kept]
        is_still = _moved_less(centers, moved)
        centers = moved
        if is_still:
            break
    return Clustering(numbers[labels], numbers, centers)


def silhouette(distances: Floats, labels: Ints) -> float:
    """Mean over all points of how much closer the own group is than the next; 0 for a group of one."""
    numbers, own = np.unique(labels, return_inverse=True)
    if len(numbers) < 2:
        return 0.0
    member = np.zeros((len(labels), len(numbers)))
    member[np.arange(len(labels)), own] = 1
    sizes = member.sum(axis=0)
    sums = np.einsum("ij,jk->ik", distances, member)
    place = np.arange(len(labels))
    inside = sums[place, own] / np.maximum(sizes[own] - 1, 1)
    others = sums / sizes
    others[place, own] = np.inf
    outside = others.min(axis=1)
    widest = np.maximum(inside, outside)
    scores = np.where((sizes[own] > 1) & (widest > 0), (outside - inside) / np.where(widest > 0, widest, 1), 0.0)
    return float(scores.mean())


def _first_distinct(points: Floats, k: int) -> Floats:
    _, first = np.unique(points, axis=0, return_index=True)
    return points[np.sort(first)[:k]]


def _closest(points: Floats, centers: Floats) -> Ints:
    """The nearest centre of each point; between two as near, the later."""
    found: Ints = len(centers) - 1 - np.argmin(_distances(points, centers)[:, ::-1], axis=1)
    return found


def _distances(ours: Floats, theirs: Floats) -> Floats:
    across, along = (np.subtract.outer(ours[:, axis], theirs[:, axis]) for axis in (0, 1))
    return np.asarray(np.sqrt(across * across + along * along), dtype=np.float64)


def _moved_less(before: Floats, after: Floats) -> bool:
    """Whether all centres, sorted, moved by less than a hair; surplus ones are not looked at."""
    ours, theirs = (each[np.lexsort((each[:, 1], each[:, 0]))] for each in (before, after))
    least = min(len(ours), len(theirs))
    step = ours[:least] - theirs[:least]
    return bool((np.hypot(step[:, 0], step[:, 1]) < STILL).all())
