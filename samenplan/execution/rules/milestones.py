"""Steps with weights: how far an action is, with its argument in words, for a KPI that is only yes or no."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from samenplan.core.dutch import counted, written_date

MIN_WEIGHT, MAX_WEIGHT = 1, 100


@dataclass(frozen=True, slots=True)
class Step:
    """One milestone: what must happen, how heavy it weighs, by when, and when it was reached."""

    title: str
    weight: int = 1
    due_on: date | None = None
    is_anchor: bool = False  # a moment that a funder was promised
    done_on: date | None = None

    def is_late(self, today: date) -> bool:
        """Whether it should have been reached by now."""
        return self.done_on is None and self.due_on is not None and self.due_on < today


@dataclass(frozen=True, slots=True)
class StepSum:
    """The steps of one action, added up."""

    done: int
    steps: int
    done_points: int
    points: int

    @property
    def share(self) -> Fraction | None:
        """The weighted part that is done, exact; None without steps: nothing was measured."""
        return Fraction(self.done_points, self.points) if self.points else None

    @property
    def percentage(self) -> int | None:
        """The share as a whole percentage. It says 100 only when all is done, and 0 only when nothing is."""
        if self.share is None:
            return None
        if self.share in (0, 1):
            return int(self.share * 100)
        return min(max(int(self.share * 100 + Fraction(1, 2)), 1), 99)

    @property
    def argument(self) -> str:
        """The percentage in words: 3 van 5 stappen klaar, samen 60 van 100 punten."""
        if not self.steps:
            return "Er zijn nog geen stappen afgesproken."
        return (
            f"{self.done} van {counted(self.steps, 'stap', 'stappen')} klaar, "
            f"samen {self.done_points} van {counted(self.points, 'punt', 'punten')}"
        )


def step_sum(weights: Sequence[tuple[int, bool]]) -> StepSum:
    """Weight and "is it done" of every step, added up."""
    done = [weight for weight, is_done in weights if is_done]
    return StepSum(len(done), len(weights), sum(done), sum(weight for weight, _ in weights))


def sum_of(steps: Sequence[Step]) -> StepSum:
    """The steps of one action, added up."""
    return step_sum([(step.weight, step.done_on is not None) for step in steps])


def objections_to_step(step: Step, today: date) -> list[str]:
    """Why this step cannot be kept; none means it can."""
    objections = []
    if not step.title.strip():
        objections.append("Zeg in een paar woorden welke stap het is.")
    if not MIN_WEIGHT <= step.weight <= MAX_WEIGHT:
        objections.append(f"Een gewicht is een getal van {MIN_WEIGHT} tot {MAX_WEIGHT}.")
    if step.is_anchor and step.due_on is None:
        objections.append("Een ankermoment heeft een datum nodig: de dag die je beloofde.")
    if step.done_on is not None and step.done_on > today:
        objections.append(
            f"“Gehaald op” ligt in de toekomst: {written_date(step.done_on)}. Laat het leeg tot het zover is."
        )
    return objections


def moved(ids: Sequence[int], which: int, direction: str) -> list[int]:
    """The order after one step "omhoog" or "omlaag"; at the edge nothing changes."""
    order = list(ids)
    here = order.index(which)
    there = max(0, min(here + (-1 if direction == "omhoog" else 1), len(order) - 1))
    order.insert(there, order.pop(here))
    return order
