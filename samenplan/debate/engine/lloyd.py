"""k-means on many weighted copies of the same points at once; the same answer in any order and on any machine load."""

from dataclasses import dataclass

import numpy as np

from samenplan.debate.engine.arrays import Floats, Ints, on_grid

STEPS, GRID = 12, 12


@dataclass(frozen=True, slots=True, eq=False)
class Clouds:
    """`points` (B, n, d) and `weights` (B, n): B copies of n points, each with its own weights and places."""

    points: Floats
    weights: Floats


def k_means(clouds: Clouds, starts: Floats) -> tuple[Floats, Floats]:
    """Centres (B, k, d) after Lloyd's steps from these starts, and how far the points lie from them (B,)."""
    centers = starts
    for _ in range(STEPS):
        labels, distance = nearest(clouds.points, centers)
        moved = _means(clouds, labels, centers)
        if np.array_equal(moved, centers):
            break
        centers = moved
    labels, distance = nearest(clouds.points, centers)
    return centers, (distance * clouds.weights).sum(axis=1)


def nearest(points: Floats, centers: Floats) -> tuple[Ints, Floats]:
    """The closest centre of each point (B, n), and the square of the distance."""
    best = np.full(points.shape[:2], np.inf)
    labels = np.zeros(points.shape[:2], dtype=np.int64)
    for place in range(centers.shape[1]):
        step = points - centers[:, None, place]
        square = np.einsum("bnd,bnd->bn", step, step)
        labels[square < best] = place
        np.minimum(best, square, out=best)
    return labels, best


def _means(clouds: Clouds, labels: Ints, centers: Floats) -> Floats:
    """Weighted means per copy and label; a centre without points stays where it is."""
    copies, k, width = centers.shape
    cell = (labels + np.arange(copies)[:, None] * k).ravel()
    mass = np.bincount(cell, clouds.weights.ravel(), minlength=copies * k)
    sums = [
        np.bincount(cell, (clouds.weights * clouds.points[:, :, axis]).ravel(), minlength=copies * k)
        for axis in range(width)
    ]
    means = np.stack(sums, axis=1) / np.maximum(mass, 1e-12)[:, None]
    kept = np.where((mass > 0)[:, None], means, centers.reshape(-1, width))
    return on_grid(kept, GRID).reshape(copies, k, width)


def spread_starts(clouds: Clouds, k: int, random: np.random.Generator) -> Floats:
    """Starts far apart: each next one drawn by the square of its distance to those there are."""
    copies, count, _ = clouds.points.shape
    copy = np.arange(copies)
    chances = clouds.weights
    chosen: list[Floats] = []
    for _ in range(k):
        total = np.cumsum(chances, axis=1)
        aim = random.random(copies) * total[:, -1]
        place = np.minimum((total <= aim[:, None]).sum(axis=1), count - 1)
        chosen.append(clouds.points[copy, place])
        step = clouds.points - chosen[-1][:, None]
        square = np.einsum("bnd,bnd->bn", step, step) * clouds.weights
        chances = square if len(chosen) == 1 else np.minimum(chances, square)
    return np.stack(chosen, axis=1)


def best_of(clouds: Clouds, k: int, draws: int, random: np.random.Generator) -> Floats:
    """The tightest centres out of several starts, per copy."""
    centers, spread = k_means(clouds, spread_starts(clouds, k, random))
    for _ in range(draws - 1):
        other, wider = k_means(clouds, spread_starts(clouds, k, random))
        is_better = wider < spread
        centers = np.where(is_better[:, None, None], other, centers)
        spread = np.where(is_better, wider, spread)
    return centers


def silhouette(points: Floats, labels: Ints, k: int) -> float:
    """Mean over the points of how much closer the own group is than the next one."""
    member = (labels[:, None] == np.arange(k)).astype(np.float64)
    sizes = member.sum(axis=0)
    if np.count_nonzero(sizes) < 2:
        return 0.0
    squares = np.einsum("nd,nd->n", points, points)
    distances = np.sqrt(np.maximum(squares[:, None] + squares - 2 * np.einsum("nd,md->nm", points, points), 0.0))
    sums = np.stack([distances[:, labels == group].sum(axis=1) for group in range(k)], axis=1)
    place = np.arange(len(labels))
    inside = sums[place, labels] / np.maximum(sizes[labels] - 1, 1)
    others = np.where(sizes > 0, sums / np.maximum(sizes, 1), np.inf)
    others[place, labels] = np.inf
    outside = others.min(axis=1)
    widest = np.maximum(np.maximum(inside, outside), 1e-12)
    return float(np.where(sizes[labels] > 1, (outside - inside) / widest, 0.0).mean())


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
