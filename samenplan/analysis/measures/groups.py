"""Measures over groups: sizes, what groups think of each other, how near they let each other come.

For a municipality the groups are positions on a local issue, never parties or origins (domain/practice.md 4.5).
"""

from collections.abc import Sequence
from fractions import Fraction
from math import pow, sqrt

from samenplan.analysis.measures.frequencies import (
    NothingCounted,
    Number,
    Unmeasurable,
    counts_of,
    exact,
    frequencies_of,
    shares_of,
)

BOGARDUS_RELATIONS = 7
HIGHEST_ALPHA = Fraction(8, 5)


class WrongNumberOfGroups(Unmeasurable):
    """Sizes, places or marks for differing numbers of groups."""

    def __init__(self) -> None:
        super().__init__("Geef voor elke groep precies één waarde.")


class NotAnAlpha(Unmeasurable):
    """A sensitivity outside the bounds of the paper."""

    def __init__(self) -> None:
        super().__init__("De gevoeligheid (alfa) moet van 0 tot en met 1,6 zijn.")


class WrongNumberOfRelations(Unmeasurable):
    """Bogardus' scale has seven relations."""

    def __init__(self, found: int) -> None:
        super().__init__(
            f"De schaal van Bogardus heeft {BOGARDUS_RELATIONS} relaties; hier zijn het er {found}. "
            "Vul een 0 in waar niemand voor koos."
        )


class OneGroupOnly(Unmeasurable):
    """Everyone is in one group, so there is no other to compare with."""

    def __init__(self) -> None:
        super().__init__("Iedereen zit in één groep; deze maat vergelijkt groepen met elkaar.")


def esteban_ray(sizes: Sequence[Number], places: Sequence[Number], *, alpha: Number) -> float:
    """P = sum over i, j of p_i^(1+alpha) p_j |y_i - y_j|, with the K of the paper 1; alpha 0 is Gini's form.

    J.-M. Esteban and D. Ray (1994), On the measurement of polarization, Econometrica 62(4), 819-851.

    Kept off the dashboard: the value hangs on a choice of alpha and on places that somebody gave the groups, so it
    looks more certain than it is. For whoever studies it, not for a page of a municipality.

    Raises:
        Unmeasurable: fewer than two groups, not as many places as sizes, an alpha outside 0 to 1.6, no number.
    """
    power, exponent = exact(alpha), float(exact(alpha)) + 1
    if not 0 <= power <= HIGHEST_ALPHA:
        raise NotAnAlpha
    shares, spots = shares_of(frequencies_of(sizes)), [exact(place) for place in places]
    if len(spots) != len(shares):
        raise WrongNumberOfGroups
    return sum(
        pow(mine, exponent) * float(theirs * abs(here - there))
        for mine, here in zip(shares, spots, strict=True)
        for theirs, there in zip(shares, spots, strict=True)
    )


def reynal_querol(sizes: Sequence[Number]) -> Fraction:
    """RQ = 4 times the sum of p²(1-p), from 0 (one group) to 1 (two halves).

    J. Montalvo and M. Reynal-Querol (2005), Ethnic polarization, potential conflict, and civil wars, American Economic
    Review 95(3), 796-816.

    Kept off the dashboard: it sees the sizes of groups and nothing of what people think or do. Over groups of origin
    it would call diversity itself polarisation.

    Raises:
        Unmeasurable: fewer than two groups, no number, below zero, or nobody.
    """
    return 4 * sum((share**2 * (1 - share) for share in shares_of(frequencies_of(sizes))), Fraction(0))


def bogardus_mean(counts: Sequence[Number]) -> Fraction:
    """Mean of the closest relation accepted, from 1 (family by marriage) to 7 (kept out); counts are people.

    E. Bogardus (1933), A social distance scale, Sociology and Social Research 17, 265-271.

    Raises:
        Unmeasurable: not seven relations, no number, below zero, not whole, or nobody.
    """
    if len(counts) != BOGARDUS_RELATIONS:
        raise WrongNumberOfRelations(len(counts))
    whole = counts_of(counts)
    return Fraction(sum(relation * count for relation, count in enumerate(whole, start=1)), sum(whole))


def affective_spread(likes: Sequence[Number], *, sizes: Sequence[Number] | None = None) -> float:
    """How far one person's marks for the groups lie apart: the root of the mean squared distance from their mean.

    M. Wagner (2021), Affective polarization in multiparty systems, Electoral Studies 69, 102199. With `sizes` both the
    mean and the distances weigh by size; without, neither does (our choice: the sources give one mean for both).
    For a town, take the plain mean over its respondents.

    Raises:
        Unmeasurable: fewer than two groups, not as many sizes as marks, no number, a size below zero, nobody.
    """
    marks, shares = _marks_and_shares(likes, sizes)
    mean = sum((share * mark for share, mark in zip(shares, marks, strict=True)), Fraction(0))
    return _apart(marks, shares, mean)


def affective_distance(likes: Sequence[Number], *, sizes: Sequence[Number] | None = None) -> float:
    """How far one person's marks lie from the mark of the most liked group; Wagner (2021), as `affective_spread`.

    Raises:
        Unmeasurable: as `affective_spread`.
    """
    marks, shares = _marks_and_shares(likes, sizes)
    return _apart(marks, shares, max(marks))


def affective_by_group(likes: Sequence[Sequence[Number]], *, sizes: Sequence[Number]) -> tuple[Fraction, ...]:
    """Per group n: the sum over the others m of (own mark - mark for m) v_m / (1 - v_n).

    `likes[n][m]` is the mark that group n gives group m. A. Reiljan (2020), "Fear and loathing across party lines"
    (also) in Europe, European Journal of Political Research 59(2), 376-396.

    Raises:
        Unmeasurable: fewer than two groups, no square of marks, no number, a size below zero, one group only.
    """
    shares = shares_of(frequencies_of(sizes))
    marks = [[exact(mark) for mark in row] for row in likes]
    if [len(row) for row in marks] != [len(shares)] * len(shares):
        raise WrongNumberOfGroups
    if max(shares) == 1:
        raise OneGroupOnly
    return tuple(
        sum((row[own] - mark) * share for mark, share in zip(row, shares, strict=True)) / (1 - shares[own])
        for own, row in enumerate(marks)
    )


def affective_index(likes: Sequence[Sequence[Number]], *, sizes: Sequence[Number]) -> Fraction:
    """API: the mean of `affective_by_group` by size; Reiljan (2020). From -10 to 10 when marks go from 0 to 10.

    Raises:
        Unmeasurable: as `affective_by_group`.
    """
    shares = shares_of(frequencies_of(sizes))
    return sum(
        (share * value for share, value in zip(shares, affective_by_group(likes, sizes=sizes), strict=True)),
        Fraction(0),
    )


def thermometer_gap(own_group: Sequence[Number], other_groups: Sequence[Number]) -> Fraction:
    """Mean mark for one's own group less the mean mark for the others; the simple form of domain/practice.md 4.5.

    Raises:
        NothingCounted: no marks on one side. NotANumber: a mark that is none.
    """
    if not own_group or not other_groups:
        raise NothingCounted
    return _mean(own_group) - _mean(other_groups)


def _mean(marks: Sequence[Number]) -> Fraction:
    return sum((exact(mark) for mark in marks), Fraction(0)) / len(marks)


def _marks_and_shares(
    likes: Sequence[Number], sizes: Sequence[Number] | None
) -> tuple[tuple[Fraction, ...], tuple[Fraction, ...]]:
    """The marks, and how much each weighs."""
    shares = shares_of(frequencies_of([1] * len(likes) if sizes is None else sizes))
    if len(likes) != len(shares):
        raise WrongNumberOfGroups
    return tuple(exact(mark) for mark in likes), shares


def _apart(marks: Sequence[Fraction], shares: Sequence[Fraction], centre: Fraction) -> float:
    return sqrt(sum((share * (mark - centre) ** 2 for mark, share in zip(marks, shares, strict=True)), Fraction(0)))
