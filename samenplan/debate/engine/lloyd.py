"""k-means on many weightings of the same points at once; the same answer in any order and on any machine load.

Points and centres are numbers on a grid, so that every square, product and sum here is exact: it does not matter in
which order or on how many threads they are added up.
"""

from dataclasses import dataclass

import numpy as np

from samenplan.debate.engine.arrays import Floats, Ints, multiplied, on_grid
from samenplan.debate.engine.bridging import bins_along

STEPS, GRID, AT_ONCE = 12, 12, 40_000


@dataclass(frozen=True, slots=True, eq=False)
class Clouds:
    """`points` (n, d) on the grid and `weights` (B, n): B copies of the points, each with its own weights.

    Groups with less than the share `least` of the weight are only found when nothing else is.
    """

    points: Floats
    weights: Floats
    least: float = 0.0


def k_means(clouds: Clouds, starts: Floats) -> tuple[Floats, Floats]:
    """Centres (B, k, d) after Lloyd's steps from these starts, and how far the points lie from them (B,)."""
    centers, moving = starts.copy(), np.arange(len(starts))
    marked = np.concatenate([clouds.points, np.ones((len(clouds.points), 1))], axis=1)
    along = np.ascontiguousarray(clouds.points.T)
    for _ in range(STEPS):
        before = centers[moving]
        after = _means(marked, clouds.weights[moving], _closest(along, before)[0], before)
        centers[moving] = after
        moving = moving[(after != before).any(axis=(1, 2))]
        if not len(moving):
            break
    return centers, (nearest(clouds.points, centers)[1] * clouds.weights).sum(axis=1)


def nearest(points: Floats, centers: Floats) -> tuple[Ints, Floats]:
    """The closest of the centres (B, k, d) to each point, the first of equals, and the squared distance; (B, n)."""
    along = np.ascontiguousarray(points.T)
    labels, least = _closest(along, centers)
    return labels, 2 * least + np.einsum("dn,dn->n", along, along)


def _closest(along: Floats, centers: Floats) -> tuple[Ints, Floats]:
    """The closest centre of each point, given as (d, n), and half the squared distance less half the point's square."""
    copies, k, width = centers.shape
    labels, least = np.zeros((copies, along.shape[1]), dtype=np.int64), np.empty((copies, along.shape[1]))
    flat, half = centers.reshape(-1, width), np.einsum("bkd,bkd->bk", centers, centers)[..., None] / 2
    step = max(AT_ONCE // (copies * k), 1)  # so small that BLAS wakes no other thread
    for first in range(0, along.shape[1], step):
        part = slice(first, first + step)
        off = half - (flat @ along[:, part]).reshape(copies, k, -1)
        best, mine = off[:, 0], labels[:, part]
        for place in range(1, k):
            np.copyto(mine, place, where=off[:, place] < best)
            best = np.minimum(best, off[:, place])
        least[:, part] = best
    return labels, least


def _means(marked: Floats, weights: Floats, labels: Ints, centers: Floats) -> Floats:
    """Weighted means per copy and label; a centre without points stays where it is. `marked` ends in a column of 1."""
    copies, k, width = centers.shape
    member = (labels[:, None] == np.arange(k)[:, None]) * weights[:, None]
    sums = multiplied(member.reshape(copies * k, -1), marked)
    mass = sums[:, -1:]
    kept = np.where(mass > 0, sums[:, :-1] / np.maximum(mass, 1e-12), centers.reshape(-1, width))
    return on_grid(kept, GRID).reshape(copies, k, width)


def spread_starts(clouds: Clouds, k: int, random: np.random.Generator) -> Floats:
    """Starts far apart: each next one drawn by the square of its distance to those there are."""
    chances = clouds.weights
    chosen: list[Floats] = []
    for _ in range(k):
        total = np.cumsum(chances, axis=1)
        aim = random.random(len(chances)) * total[:, -1]
        place = np.minimum((total <= aim[:, None]).sum(axis=1), total.shape[1] - 1)
        chosen.append(clouds.points[place])
        square = nearest(clouds.points, chosen[-1][:, None])[1] * clouds.weights
        chances = square if len(chosen) == 1 else np.minimum(chances, square)
    return np.stack(chosen, axis=1)


def best_of(clouds: Clouds, k: int, draws: int, random: np.random.Generator) -> Floats:
    """The tightest centres out of several starts, per copy: one that is always there, and this many drawn."""
    copies, width = len(clouds.weights), clouds.points.shape[1]
    starts = [np.broadcast_to(even_start(clouds.points, k), (copies, k, width))]
    starts += [spread_starts(clouds, k, random) for _ in range(draws)]
    many = Clouds(clouds.points, np.tile(clouds.weights, (draws + 1, 1)))
    centers, spread = k_means(many, np.concatenate(starts))
    if clouds.least:
        spread = spread + (_smallest_share(many, centers) < clouds.least) * (spread.max() + 1)
    tightest = spread.reshape(draws + 1, copies).argmin(axis=0)
    return np.asarray(centers.reshape(draws + 1, copies, k, width)[tightest, np.arange(copies)])


def even_start(points: Floats, k: int) -> Floats:
    """The middles of equal parts of the points along the first axis; (k, d). Mirrored points give mirrored ones."""
    part = bins_along(points[:, 0], np.ones(len(points), dtype=bool), k)
    size = np.bincount(part, minlength=k)[:, None]
    sums = np.stack([np.bincount(part, axis, minlength=k) for axis in points.T], axis=1)
    return on_grid(np.where(size > 0, sums / np.maximum(size, 1), points[0]), GRID)


def _smallest_share(clouds: Clouds, centers: Floats) -> Floats:
    """Of the weight, the part of the smallest group; (B,)."""
    copies, k, _ = centers.shape
    cell = nearest(clouds.points, centers)[0] + np.arange(copies)[:, None] * k
    mass = np.bincount(cell.ravel(), clouds.weights.ravel(), minlength=copies * k).reshape(copies, k)
    return np.asarray(mass.min(axis=1) / np.maximum(mass.sum(axis=1), 1e-12))


def silhouette(points: Floats, labels: Ints, k: int) -> float:
    """Mean over the points of how much closer the middle of the own group is than that of the next one.

    The simplified silhouette (Hruschka 2004): distances to the middles of the groups, not to every other point.
    """
    sizes = np.bincount(labels, minlength=k)
    if np.count_nonzero(sizes) < 2:
        return 0.0
    sums = np.stack([np.bincount(labels, axis, minlength=k) for axis in points.T], axis=1)
    middles = (sums / np.maximum(sizes, 1)[:, None])[sizes > 0]
    step = points[:, None] - middles
    distance = np.sqrt(np.einsum("nkd,nkd->nk", step, step))
    place, own = np.arange(len(labels)), (np.cumsum(sizes > 0) - 1)[labels]
    inside = distance[place, own]
    distance[place, own] = np.inf
    outside = distance.min(axis=1)
    return float(((outside - inside) / np.maximum(np.maximum(inside, outside), 1e-12)).mean())


def likeness(ours: Ints, theirs: Ints) -> float:
    """Adjusted Rand index of two divisions: 1 the same, 0 no more alike than chance."""
    if not len(ours):
        return 1.0
    width = int(theirs.max()) + 1
    cells = np.bincount(ours * width + theirs, minlength=(int(ours.max()) + 1) * width).reshape(-1, width)

    def couples(counts: Ints) -> float:
        return float((counts * (counts - 1)).sum()) / 2

    both, one, other, all_pairs = (
        couples(cells), couples(cells.sum(axis=1)), couples(cells.sum(axis=0)), couples(np.array([len(ours)])),
    )  # fmt: skip
    chance = one * other / all_pairs if all_pairs else 0.0
    most = (one + other) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)
