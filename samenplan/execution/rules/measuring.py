"""What makes a measurement: what somebody tells, what follows from it, and why it cannot be kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from samenplan.execution.rules.composite import Rule, RuleKind, outcome
from samenplan.execution.rules.figures import PLACES, objections_to_day
from samenplan.execution.rules.readings import interval_of_share


@dataclass(frozen=True, slots=True)
class NewMeasurement:
    """One value of one day. `counts` holds how many gave each answer, in the order of the scale."""

    measured_on: date
    value: Decimal | None = None
    n: int | None = None
    base: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    counts: tuple[int, ...] = ()
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """What is known of the indicator that is measured."""

    is_share: bool = False
    answers: Sequence[str] = ()
    rule: Rule = field(default_factory=Rule)


def objections_to_measurement(told: NewMeasurement, about: Measured, today: date) -> list[str]:
    """Every reason why this cannot be kept; none means it can."""
    objections = objections_to_day(told.measured_on, today)
    if told.value is None and not any(told.counts):
        objections.append("Vul een waarde in, of het aantal per antwoord.")
    if any(count < 0 for count in told.counts):
        objections.append("Een aantal kan niet kleiner zijn dan 0.")
    if told.counts and about.answers and len(told.counts) != len(about.answers):
        objections.append(f"Deze vraag heeft {len(about.answers)} antwoorden. Zet bij elk een aantal, ook een 0.")
    if about.is_share and told.value is not None and not 0 <= told.value <= 100:
        objections.append("Een aandeel ligt van 0 % tot en met 100 %.")
    if told.base is not None and told.n is not None and told.base > told.n:
        objections.append("Er kunnen niet meer mensen een mening hebben dan er antwoordden.")
    return objections + _objections_to_interval(told)


def _objections_to_interval(told: NewMeasurement) -> list[str]:
    if (told.low is None) != (told.high is None):
        return ["Vul beide grenzen van de marge in, of geen van beide."]
    if told.low is None or told.high is None:
        return []
    if told.value is None or not told.low <= told.value <= told.high:
        return ["De waarde ligt niet tussen de grenzen van de marge. Kijk de drie getallen na."]
    return []


def completed(told: NewMeasurement, about: Measured) -> NewMeasurement:
    """The measurement with what follows from it: base and share from the counts, interval from share and base."""
    if any(told.counts):
        told = _counted(told, about)
    people = told.base if told.base is not None else told.n
    if about.is_share and told.value is not None and told.low is None and people:
        low, high = interval_of_share(told.value, people)
        told = replace(told, low=low, high=high)
    return told


def _counted(told: NewMeasurement, about: Measured) -> NewMeasurement:
    base = sum(told.counts)
    told = replace(told, base=base, n=max(base, told.n or 0))
    if told.value is None and about.is_share and about.rule.kind is RuleKind.SHARE:
        answered: dict[tuple[int | None, ...], int] = {
            (place,): count for place, count in enumerate(told.counts, start=1) if count
        }
        return replace(told, value=outcome(about.rule, answered).percentage)
    return told


def same_value(first: Decimal | None, second: Decimal | None) -> bool:
    """Whether two values are kept as the same number."""
    if first is None or second is None:
        return first is second
    return first.quantize(PLACES) == second.quantize(PLACES)
