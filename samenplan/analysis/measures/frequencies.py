"""What every measure asks of its numbers, and what it says when it cannot be taken.

ValueError
└── Unmeasurable            its text is a Dutch sentence for the user
    ├── NotANumber          ├── NegativeFrequency     ├── NothingCounted
    ├── TooFewCategories    ├── NotWholeCounts        ├── TooFewAnswers
    └── NoSpread            (others stand beside the functions that raise them)
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

Number = int | float | Decimal | Fraction


class Unmeasurable(ValueError):
    """These numbers cannot carry the measure. `str()` is a Dutch sentence that the user can act on."""


class NotANumber(Unmeasurable):
    """Something else than a finite number."""

    def __init__(self) -> None:
        super().__init__("Een van de waarden is geen getal. Vul overal een getal in, ook een 0.")


class NegativeFrequency(Unmeasurable):
    """A count or share below zero."""

    def __init__(self) -> None:
        super().__init__("Een aantal kan niet kleiner zijn dan 0.")


class NothingCounted(Unmeasurable):
    """No answers at all."""

    def __init__(self) -> None:
        super().__init__("Er zijn geen antwoorden, dus er valt niets te meten.")


class TooFewCategories(Unmeasurable):
    """The scale has fewer steps than the measure needs."""

    def __init__(self, needed: int, found: int) -> None:
        super().__init__(
            f"Deze maat vraagt minstens {needed} antwoordmogelijkheden; hier zijn het er {found}. "
            "Tel ook de mogelijkheden mee die niemand koos, met een 0."
        )


class NotWholeCounts(Unmeasurable):
    """Percentages where the number of answers is needed."""

    def __init__(self) -> None:
        super().__init__("Deze maat vraagt aantallen antwoorden, geen percentages.")


class TooFewAnswers(Unmeasurable):
    """Too few people answered."""

    def __init__(self, needed: int, found: int) -> None:
        super().__init__(f"Deze maat vraagt minstens {needed} antwoorden; hier zijn het er {found}.")


class NoSpread(Unmeasurable):
    """Everyone gave the same answer."""

    def __init__(self) -> None:
        super().__init__("Iedereen gaf hetzelfde antwoord; deze maat vraagt antwoorden die verschillen.")


def exact(value: Number) -> Fraction:
    """The number as it is written: 2.4 is 24/10, also when it comes as a float.

    Raises:
        NotANumber: not finite, or no number.
    """
    try:
        return Fraction(value) if isinstance(value, int | Decimal | Fraction) else Fraction(str(value))
    except (ValueError, OverflowError):
        raise NotANumber from None


def frequencies_of(given: Sequence[Number], *, categories: int = 2) -> tuple[Fraction, ...]:
    """Counts or percentages per category of a scale, exact; at least so many categories.

    Raises:
        Unmeasurable: too few categories, no number, below zero, or nothing counted.
    """
    if len(given) < categories:
        raise TooFewCategories(categories, len(given))
    exactly = tuple(exact(value) for value in given)
    if any(value < 0 for value in exactly):
        raise NegativeFrequency
    if not any(exactly):
        raise NothingCounted
    return exactly


def counts_of(given: Sequence[Number], *, categories: int = 2, answers: int = 1) -> tuple[int, ...]:
    """Whole numbers of answers per category, at least so many in all.

    Raises:
        Unmeasurable: as `frequencies_of`; not whole; too few answers.
    """
    exactly = frequencies_of(given, categories=categories)
    if any(value.denominator != 1 for value in exactly):
        raise NotWholeCounts
    counts = tuple(int(value) for value in exactly)
    if sum(counts) < answers:
        raise TooFewAnswers(answers, sum(counts))
    return counts


def shares_of(frequencies: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """The part of the whole in each category."""
    total = sum(frequencies)
    return tuple(value / total for value in frequencies)
