"""The shape of the bars in one letter and one sentence, and where their middle lies."""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from samenplan.analysis.measures.frequencies import Number, Unmeasurable, exact, frequencies_of, shares_of

CATEGORIES = 3
UP, DOWN = 1, -1


class Shape(StrEnum):
    """Galtung's letters A, J, U and S, with L and F as Ruedin adds them (R package agrmt)."""

    MIDDLE_PEAK = "A"
    RISING = "J"
    FALLING = "L"
    BOTH_ENDS = "U"
    SEVERAL_PEAKS = "S"
    FLAT = "F"


SHAPE_CAPTIONS = {
    Shape.MIDDLE_PEAK: "De meeste antwoorden liggen rond één punt, en aan beide kanten daarvan zijn er minder.",
    Shape.RISING: "Hoe hoger op de schaal, hoe meer antwoorden.",
    Shape.FALLING: "Hoe lager op de schaal, hoe meer antwoorden.",
    Shape.BOTH_ENDS: "De antwoorden liggen vooral aan de twee uiteinden, en minder daartussen.",
    Shape.SEVERAL_PEAKS: "De antwoorden hebben meer dan één top.",
    Shape.FLAT: "Alle antwoorden komen ongeveer even vaak voor.",
}
_SHAPES = {
    (): Shape.FLAT,
    (UP,): Shape.RISING,
    (DOWN,): Shape.FALLING,
    (UP, DOWN): Shape.MIDDLE_PEAK,
    (DOWN, UP): Shape.BOTH_ENDS,
}


class NotATolerance(Unmeasurable):
    """A tolerance is a share of all answers."""

    def __init__(self) -> None:
        super().__init__("De speling is een deel van alle antwoorden: kies een getal van 0 tot 1.")


def shape(frequencies: Sequence[Number], *, tolerance: Number) -> Shape:
    """The AJUS letter; J. Galtung (1969), Theory and Methods of Social Research, Oslo: Universitetsforlaget.

    Differences up to `tolerance`, a share of all answers, do not count; the choice changes the letter, so say it beside
    the picture. A difference is taken with the last top or bottom, not with the neighbour alone as agrmt does:
    otherwise 10, 15, 20, 25, 30 would be called flat at a tenth. Flat always means that no two bars differ more.

    Raises:
        Unmeasurable: fewer than three categories, no number, below zero, nothing counted; no tolerance from 0 to 1.
    """
    spare = exact(tolerance)
    if not 0 <= spare <= 1:
        raise NotATolerance
    shares = shares_of(frequencies_of(frequencies, categories=CATEGORIES))
    return _SHAPES.get(_directions(shares, spare), Shape.SEVERAL_PEAKS)


def median(frequencies: Sequence[Number]) -> Fraction:
    """The middle answer, categories numbered from 1; halfway when the middle falls between two categories.

    Raises:
        Unmeasurable: fewer than two categories, no number, below zero, or nothing counted.
    """
    bars = frequencies_of(frequencies)
    half, summed, lower = sum(bars) / 2, Fraction(0), 0
    for place, bar in enumerate(bars, start=1):
        summed += bar
        if summed > half:
            return Fraction(lower + place, 2) if lower else Fraction(place)
        if summed == half and not lower:
            lower = place
    raise AssertionError("the last category reaches the whole")


def _directions(shares: Sequence[Fraction], spare: Fraction) -> tuple[int, ...]:
    """The ups and downs that exceed what we spare, each once."""
    found: list[int] = []
    lowest = highest = shares[0]
    for share in shares[1:]:
        lowest, highest = min(lowest, share), max(highest, share)
        turns = _turn(share, (lowest, highest), spare)
        if turns and turns != (found[-1] if found else 0):
            found.append(turns)
        if turns:
            lowest = highest = share
    return tuple(found)


def _turn(share: Fraction, reach: tuple[Fraction, Fraction], spare: Fraction) -> int:
    """Whether this bar stands clear above the lowest or below the highest since the last turn."""
    lowest, highest = reach
    if share - lowest > spare:
        return UP
    return DOWN if highest - share > spare else 0
