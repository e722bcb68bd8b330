"""Quantiles of Student's t, for the means of small groups; the standard library knows the normal ones only.

With t = root(df) tan(angle) the distribution is a power of a cosine (Student 1908, The probable error of a mean,
Biometrika 6, 1-25), smooth enough for Simpson's rule.
"""

from math import atan, cos, exp, lgamma, pi, pow, sqrt

STEPS = 400
"""Even; more do not change the twelfth digit."""


def t_quantile(probability: float, degrees: float) -> float:
    """The t below which this part of the distribution lies, for a probability above a half; found by halving."""
    low, high = 0.0, 1.0
    while _below(high, degrees) < probability:
        low, high = high, high * 2
    while high - low > high * 1e-12:
        middle = (low + high) / 2
        if _below(middle, degrees) < probability:
            low = middle
        else:
            high = middle
    return high


def _below(t: float, degrees: float) -> float:
    """P(T < t)."""
    step = atan(t / sqrt(degrees)) / STEPS
    heights = [pow(cos(step * place), degrees - 1) for place in range(STEPS + 1)]
    area = (heights[0] + heights[-1] + 4 * sum(heights[1::2]) + 2 * sum(heights[2:-1:2])) * step / 3
    return 0.5 + area * exp(lgamma((degrees + 1) / 2) - lgamma(degrees / 2)) / sqrt(pi)


def welch_degrees(first: tuple[float, int], second: tuple[float, int]) -> float:
    """Degrees of freedom of a difference of means, from (standard deviation, number) of each.

    B. Welch (1947), The generalization of "Student's" problem when several different population variances are
    involved, Biometrika 34, 28-35.
    """
    parts = [(sd * sd / count, count) for sd, count in (first, second)]
    whole = sum(part for part, _ in parts)
    return whole * whole / sum(part * part / (count - 1) for part, count in parts)


def standard_error(first: tuple[float, int], second: tuple[float, int]) -> float:
    """Of a difference of means, from (standard deviation, number) of each."""
    return sqrt(sum(sd * sd / count for sd, count in (first, second)))
