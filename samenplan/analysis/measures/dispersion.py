"""Companions of agreement A: other published measures of how far the answers on an ordered scale lie apart.

All take counts or percentages per category, the empty ones too, and are exact where the formula has no root or
logarithm. Blair & Lacy: J. Blair and M. Lacy (2000), Statistics of ordinal variation, Sociological Methods & Research
28(3), 251-280.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate
from math import fsum, log2, sqrt

from samenplan.analysis.measures.frequencies import Number, counts_of, frequencies_of, shares_of

HALF = Fraction(1, 2)
BERRY_MIELKE_ANSWERS = 2


def consensus(frequencies: Sequence[Number]) -> float:
    """Consensus from 0 (half and half at both ends) to 1 (all the same).

    1 + sum of p log2(1 - |x - mean| / width); W. Tastle and M. Wierman (2007), Consensus and dissention: a measure of
    ordinal dispersion, International Journal of Approximate Reasoning 45(3), 531-545.

    Raises:
        Unmeasurable: fewer than two categories, no number, below zero, or nothing counted.
    """
    shares = shares_of(frequencies_of(frequencies))
    width = len(shares) - 1
    mean = sum((share * place for place, share in enumerate(shares)), Fraction(0))
    return 1 + fsum(float(p) * log2(1 - abs(place - mean) / width) for place, p in enumerate(shares) if p)


def leik(frequencies: Sequence[Number]) -> Fraction:
    """Dispersion from 0 (all the same) to 1 (half and half at both ends): 2 sum of min(F, 1-F) / (K-1).

    R. Leik (1966), A measure of ordinal consensus, Pacific Sociological Review 9(2), 85-90.

    Raises:
        Unmeasurable: as `consensus`.
    """
    below = _cumulative(frequencies)
    return 2 * sum((min(share, 1 - share) for share in below), Fraction(0)) / len(below)


def blair_lacy_d2(frequencies: Sequence[Number]) -> Fraction:
    """Concentration d²: sum of (F - 1/2)², not made comparable between scales; Blair & Lacy (2000).

    Raises:
        Unmeasurable: as `consensus`.
    """
    return sum(((share - HALF) ** 2 for share in _cumulative(frequencies)), Fraction(0))


def blair_lacy_l2(frequencies: Sequence[Number]) -> Fraction:
    """Concentration l² from 0 (half and half at both ends) to 1: d² by its highest, (K-1)/4; Blair & Lacy (2000).

    Raises:
        Unmeasurable: as `consensus`.
    """
    return blair_lacy_d2(frequencies) / Fraction(len(frequencies) - 1, 4)


def blair_lacy_l(frequencies: Sequence[Number]) -> float:
    """Concentration l: the root of l²; Blair & Lacy (2000).

    Raises:
        Unmeasurable: as `consensus`.
    """
    return sqrt(blair_lacy_l2(frequencies))


def berry_mielke_iov(counts: Sequence[Number]) -> Fraction:
    """Index of ordinal variation from 0 (all the same) to 1: sum over pairs of n n' (distance), by its highest.

    K. Berry and P. Mielke (1992), Assessment of variation in ordinal data, Perceptual and Motor Skills 74(1), 63-66.
    The highest is (K-1) N²/4, or (K-1) (N²-1)/4 when N is odd: hence counts, no percentages.

    Raises:
        Unmeasurable: as `consensus`; not whole; fewer than two answers.
    """
    whole = counts_of(counts, answers=BERRY_MIELKE_ANSWERS)
    total = sum(whole)
    below = list(accumulate(whole))[:-1]
    apart = sum(count * (total - count) for count in below)
    return Fraction(apart, (len(whole) - 1) * (total * total // 4))


def kvalseth_cov(counts: Sequence[Number]) -> float:
    """Coefficient of ordinal variation: 1 - root of (1 - IOV).

    T. Kvålseth (1995), Coefficients of variation for nominal and ordinal categorical data, Perceptual and Motor Skills
    80(3), 843-847, as given by Blair & Lacy (2000).

    Raises:
        Unmeasurable: as `berry_mielke_iov`.
    """
    return 1 - sqrt(1 - berry_mielke_iov(counts))


def entropy(frequencies: Sequence[Number]) -> float:
    """Bits of surprise in an answer: - sum of p log2 p; it does not know the order of the categories.

    C. Shannon (1948), A mathematical theory of communication, Bell System Technical Journal 27, 379-423.

    Raises:
        Unmeasurable: as `consensus`.
    """
    return fsum(float(share) * -log2(share) for share in shares_of(frequencies_of(frequencies)) if share)


def _cumulative(frequencies: Sequence[Number]) -> list[Fraction]:
    """The share up to and including each category but the last."""
    return list(accumulate(shares_of(frequencies_of(frequencies))))[:-1]
