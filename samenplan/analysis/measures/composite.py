"""Indicators made of several questions, with their rule as data. "Geen mening" is None and is left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from samenplan.analysis.measures.frequencies import Number, Unmeasurable, exact


class WrongNumberOfItems(Unmeasurable):
    """Not one answer, or None, per item."""

    def __init__(self, needed: int, found: int) -> None:
        super().__init__(
            f"Deze indicator telt {needed} vragen; hier zijn er {found} antwoorden. Laat een vraag zonder mening leeg."
        )


class ImpossibleRule(Unmeasurable):
    """A rule that no answers could be held against."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A class of the outcome, up to a value that is in it or not; the last class has no bound."""

    name: str
    up_to: Number | None = None
    is_in: bool = True

    def holds(self, value: Fraction) -> bool:
        """Whether the value does not lie above this class."""
        if self.up_to is None:
            return True
        return value < exact(self.up_to) or (self.is_in and value == exact(self.up_to))


@dataclass(frozen=True, slots=True)
class Composite:
    """The mean of the items answered, and the name of its class."""

    mean: Fraction
    name: str


@dataclass(frozen=True, slots=True)
class MeanRule:
    """The mean of the items, when enough are answered, in one of the classes `bounds`, from low to high.

    As "Intensiteit van contacten" of the Gemeente-Stadsmonitor (domain/practice.md 4.1).
    """

    items: tuple[str, ...]
    minimum_answered: int
    bounds: tuple[Bound, ...]

    def __post_init__(self) -> None:
        if not 1 <= self.minimum_answered <= len(self.items):
            raise ImpossibleRule("Het minimum aan antwoorden ligt tussen 1 en het aantal vragen.")
        limits = [bound.up_to for bound in self.bounds]
        if not limits or limits[-1] is not None:
            raise ImpossibleRule("De hoogste klasse heeft geen bovengrens, anders valt iemand buiten alle klassen.")
        inner = [exact(limit) for limit in limits if limit is not None]
        if len(inner) < len(limits) - 1 or sorted(set(inner)) != inner:
            raise ImpossibleRule("De grenzen van de klassen moeten oplopen.")

    def outcome(self, answers: Sequence[Number | None]) -> Composite | None:
        """The outcome for one person; None when too few items are answered.

        Raises:
            WrongNumberOfItems: not one answer or None per item. NotANumber: an answer that is none.
        """
        if len(answers) != len(self.items):
            raise WrongNumberOfItems(len(self.items), len(answers))
        given = [exact(answer) for answer in answers if answer is not None]
        if len(given) < self.minimum_answered:
            return None
        mean = sum(given, Fraction(0)) / len(given)
        return Composite(mean, next(bound.name for bound in self.bounds if bound.holds(mean)))


@dataclass(frozen=True, slots=True)
class CountRule:
    """Whether at least so many `of` the statements are answered positively.

    As the composite "Houding tegenover diversiteit" of 2014 (domain/practice.md 4.1), whose bound its makers call
    rather arbitrary.
    """

    at_least: int
    of: int

    def __post_init__(self) -> None:
        if not 1 <= self.at_least <= self.of:
            raise ImpossibleRule("Het aantal positieve antwoorden ligt tussen 1 en het aantal stellingen.")

    def holds(self, answers: Sequence[bool | None]) -> bool | None:
        """For one person; None when those left without an opinion could still tip it.

        Raises:
            WrongNumberOfItems: not one answer or None per statement.
        """
        if len(answers) != self.of:
            raise WrongNumberOfItems(self.of, len(answers))
        positive = sum(answer is True for answer in answers)
        if positive >= self.at_least:
            return True
        return None if positive + sum(answer is None for answer in answers) >= self.at_least else False
