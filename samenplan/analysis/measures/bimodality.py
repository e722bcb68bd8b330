"""The bimodality coefficient, which never stands alone.

Source: R. Pfister, K. Schwarz, M. Janczyk, R. Dale and J. Freeman (2013), Good things peak in pairs: a note on the
bimodality coefficient, Frontiers in Psychology 4:700, https://doi.org/10.3389/fpsyg.2013.00700.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from samenplan.analysis.measures.frequencies import NoSpread, Number, Unmeasurable, counts_of, exact

ANSWERS = 4
BENCHMARK = Fraction(5, 9)
WARNING = (
    "Lees dit getal nooit alleen. Het ligt ook hoog als de antwoorden scheef verdeeld zijn of als iedereen een van "
    "twee naburige antwoorden kiest. Kijk eerst naar de staven en naar de overeenstemming."
)


class WrongNumberOfValues(Unmeasurable):
    """Not as many values as counts."""

    def __init__(self) -> None:
        super().__init__("Bij elke waarde hoort één aantal antwoorden.")


@dataclass(frozen=True, slots=True)
class Bimodality:
    """The coefficient, what a flat distribution scores, and the warning that is always shown with it."""

    value: Fraction
    benchmark: Fraction = field(default=BENCHMARK, init=False)
    warning: str = field(default=WARNING, init=False)


def bimodality(counts: Sequence[Number], *, values: Sequence[Number] | None = None) -> Bimodality:
    """BC = (g² + 1) / (k + 3(n-1)²/((n-2)(n-3))), exactly; g skewness and k excess kurtosis, both bias-corrected.

    The values are 1, 2, 3, … unless given (Pfister et al. 2013).

    Raises:
        Unmeasurable: fewer than two values, no number, below zero, not whole, fewer than four answers, all the same.
    """
    whole = counts_of(counts, answers=ANSWERS)
    places = tuple(exact(value) for value in (range(1, len(whole) + 1) if values is None else values))
    if len(places) != len(whole):
        raise WrongNumberOfValues
    n = sum(whole)
    second, third, fourth = (_moment(whole, places, power) for power in (2, 3, 4))
    if not second:
        raise NoSpread
    skewness_squared = Fraction(n * (n - 1), (n - 2) ** 2) * third**2 / second**3
    excess = Fraction(n - 1, (n - 2) * (n - 3)) * ((n + 1) * fourth / second**2 - 3 * (n - 1))
    return Bimodality((skewness_squared + 1) / (excess + Fraction(3 * (n - 1) ** 2, (n - 2) * (n - 3))))


def _moment(counts: Sequence[int], places: Sequence[Fraction], power: int) -> Fraction:
    """The central moment of this power."""
    n = sum(counts)
    mean = sum((count * place for count, place in zip(counts, places, strict=True)), Fraction(0)) / n
    return sum((count * (place - mean) ** power for count, place in zip(counts, places, strict=True)), Fraction(0)) / n
