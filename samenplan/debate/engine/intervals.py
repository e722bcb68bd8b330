"""Intervals of 90 % around shares: what Beta(1, 1) and the votes leave open, without a table or a library."""

import numpy as np

from samenplan.debate.engine.arrays import Floats, Ints, normal_share

Z90 = 1.6448536269514722
TAIL = 0.05
STEPS, TERMS, LARGE = 30, 400, 5_000


def share_interval(count: Ints, seen: Ints) -> tuple[Floats, Floats]:
    """Between which shares 90 % of Beta(1 + count, 1 + seen - count) lies; arrays of one shape."""
    base = int(seen.max(initial=0)) + 1
    pairs, place = np.unique(seen.astype(np.int64) * base + count, return_inverse=True)
    a, b = (pairs % base + 1).astype(np.float64), (pairs // base - pairs % base + 1).astype(np.float64)
    low, high = _quantile(a, b), 1 - _quantile(b, a)
    return low[place].reshape(count.shape), high[place].reshape(count.shape)


def _quantile(a: Floats, b: Floats) -> Floats:
    """Below which 5 % of Beta(a, b) lies; by bisection between guesses, then Newton where that stays inside."""
    mean = a / (a + b)
    spread = np.sqrt(mean * (1 - mean) / (a + b + 1))
    x = np.clip(mean - Z90 * spread, mean / 20, None)
    few = (a < LARGE) & (b < LARGE)
    if not few.any():
        return x
    low, high = np.zeros(int(few.sum())), mean[few]
    a, b, found = a[few], b[few], x[few]
    constant = _log_beta(a, b)
    for _ in range(STEPS):
        density = np.exp((a - 1) * np.log(found) + (b - 1) * np.log1p(-found) - constant)
        below = _share_below(found, a, b, constant)
        low, high = np.where(below < TAIL, found, low), np.where(below < TAIL, high, found)
        step = found - (below - TAIL) / np.maximum(density, 1e-300)
        moved = np.where((step >= low) & (step <= high), step, (low + high) / 2)
        is_still = float(np.abs(moved - found).max()) < 1e-8
        found = moved
        if is_still:
            break
    x[few] = found
    return x


def _log_beta(a: Floats, b: Floats) -> Floats:
    """log B(a, b) for whole a and b."""
    logs = np.concatenate([[0.0, 0.0], np.cumsum(np.log(np.arange(1, int((a + b).max()) + 1)))])  # log (n - 1)! at n
    whole_a, whole_b = a.astype(np.int64), b.astype(np.int64)
    return np.asarray(logs[whole_a] + logs[whole_b] - logs[whole_a + whole_b])


def _share_below(x: Floats, a: Floats, b: Floats, constant: Floats) -> Floats:
    """The regularised incomplete beta function for x under the mean, by its continued fraction (Lentz)."""
    c, d = np.ones_like(x), 1 / (1 - (a + b) * x / (a + 1))
    total = d.copy()
    for term in range(1, TERMS):
        even = term * (b - term) * x / ((a + 2 * term - 1) * (a + 2 * term))
        d, c = 1 / (1 + even * d), 1 + even / c
        total *= d * c
        odd = -(a + term) * (a + b + term) * x / ((a + 2 * term) * (a + 2 * term + 1))
        d, c = 1 / (1 + odd * d), 1 + odd / c
        factor = d * c
        total *= factor
        if term % 4 == 0 and float(np.abs(factor - 1).max()) < 1e-10:
            break
    front = np.exp(a * np.log(x) + b * np.log1p(-x) - constant) / a
    return np.asarray(front * total)


def both_tails(z: Floats) -> Floats:
    """The chance of a z at least this far from 0, to seven digits and never quite 0."""
    return np.maximum(2 * normal_share(-np.abs(z)), 1e-7)


def false_discovery(chances: Floats) -> Floats:
    """Benjamini-Hochberg: for each test the share of false finds among all that look at least this good."""
    flat = chances.ravel()
    order = np.argsort(flat, kind="stable")
    ranked = flat[order] * len(flat) / np.arange(1, len(flat) + 1)
    found = np.empty_like(flat)
    found[order] = np.minimum(np.minimum.accumulate(ranked[::-1])[::-1], 1.0)
    return found.reshape(chances.shape)
