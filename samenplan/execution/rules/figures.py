"""Values as people write them, and how an indicator stands against where it began and what it aims at."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from samenplan.core.dutch import NO_BREAK, number
from samenplan.execution.rules.kinds import Direction
from samenplan.plans.rules.importing.open_values import mentions_open

LARGEST = Decimal(10) ** 10
"""Just under what the columns hold."""

PLACES = Decimal("0.0001")
_NUMBER = re.compile(r"(?<![\w.,])-?(?:\d{1,3}(?:[. ]\d{3})+|\d{1,10})(?:,\d{1,4})?(?![\d.,]*\d)", re.ASCII)
_SEVERAL = re.compile(r"\d\s*(?:-|–|/|à|tot|op|van|of|en)\s*\d", re.IGNORECASE)


class Standing(StrEnum):
    """How an indicator stands; source: product.md rule 6 and domain/practice.md 4.7."""

    REACHED = "reached"
    ON_THE_WAY = "on_the_way"
    AWAY = "away"
    NO_CHANGE = "no_change"
    NOT_YET = "not_yet"
    WITH_CARE = "with_care"
    NO_DIRECTION = "no_direction"
    UNMEASURED = "unmeasured"
    TO_DECIDE = "to_decide"


STANDING_LABELS = {
    Standing.REACHED: "streefwaarde gehaald",
    Standing.ON_THE_WAY: "op weg",
    Standing.AWAY: "verder weg dan bij de start",
    Standing.NO_CHANGE: "geen aantoonbare verandering",
    Standing.NOT_YET: "streefwaarde nog niet gehaald",
    Standing.WITH_CARE: "lees met zorg",
    Standing.NO_DIRECTION: "zonder richting",
    Standing.UNMEASURED: "nog geen meting",
    Standing.TO_DECIDE: "streefwaarde nog te bepalen",
}
STANDING_TONES = {
    Standing.REACHED: "good",
    Standing.ON_THE_WAY: "good",
    Standing.AWAY: "bad",
    Standing.NO_CHANGE: "quiet",
    Standing.NOT_YET: "plain",
    Standing.WITH_CARE: "warn",
    Standing.NO_DIRECTION: "quiet",
    Standing.UNMEASURED: "quiet",
    Standing.TO_DECIDE: "warn",
}
DIRECTION_SENTENCES = {
    Direction.UP_GOOD: "Hoger is beter.",
    Direction.DOWN_GOOD: "Lager is beter.",
    Direction.NEUTRAL: "Hoger of lager is op zich niet beter.",
    Direction.WITH_CARE: "Lees met zorg: hoger is niet gewoon beter of slechter.",
}
RISING_REPORTS = (
    "Meer meldingen kan ook goed nieuws zijn: wie een melding zinvol vindt, meldt sneller. "
    "Kijk daarom naar meer dan dit ene cijfer, en vraag het aan de mensen die melden."
)
"""The line with a figure that is read with care; source: domain/practice.md 4.7 and I9 (Sheffield)."""


@dataclass(frozen=True, slots=True)
class Value:
    """A measured value with the bounds of its interval, when it has one."""

    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None

    def holds(self, other: Decimal) -> bool:
        """Whether the other value lies within the interval; without an interval only when it is the same."""
        if self.low is None or self.high is None:
            return other == self.value
        return self.low <= other <= self.high


@dataclass(frozen=True, slots=True)
class Aim:
    """Where an indicator began and what it aims at; None where that is not decided."""

    direction: Direction
    baseline: Decimal | None = None
    target: Decimal | None = None


def standing(current: Value | None, aim: Aim) -> Standing:
    """How it stands now. Never more than the figures carry: a start within the interval is no change."""
    if current is None:
        return Standing.UNMEASURED
    if aim.direction is Direction.WITH_CARE:
        return Standing.WITH_CARE
    if aim.direction is Direction.NEUTRAL:
        return Standing.NO_DIRECTION
    if aim.target is None:
        return Standing.TO_DECIDE
    sign = 1 if aim.direction is Direction.UP_GOOD else -1
    if (current.value - aim.target) * sign >= 0:
        return Standing.REACHED
    if aim.baseline is None:
        return Standing.NOT_YET
    if current.holds(aim.baseline):
        return Standing.NO_CHANGE
    return Standing.ON_THE_WAY if (current.value - aim.baseline) * sign > 0 else Standing.AWAY


def offered_number(written: str) -> Decimal | None:
    """The number in "26 %", "48 jongeren" or "1.250,5"; None when there is none, or more than one to choose from."""
    if _SEVERAL.search(written):
        return None
    found = _NUMBER.findall(written)
    return read_number(found[0]) if len(found) == 1 else None


def read_number(written: str) -> Decimal | None:
    """A number as typed: 1.250, 1 250, 26,5, -3, 26 %; None for anything else. A point is never a decimal mark."""
    bare = re.sub(rf"[\s{NO_BREAK}]", " ", written).strip().removesuffix("%").strip()
    if not re.fullmatch(r"-?(?:\d{1,3}(?:[. ]\d{3})+|\d{1,10})(?:,\d{1,4})?", bare, re.ASCII):
        return None
    value = Decimal(bare.replace(".", "").replace(" ", "").replace(",", "."))
    return value if abs(value) < LARGEST else None


def written_value(value: Decimal | float | int, unit: str = "") -> str:
    """A value as readers see it: 26,5 %, 1.250 jongeren, 3,24; of a percentage one digit behind the comma."""
    exactly = Decimal(str(value))
    rounded = exactly.quantize(Decimal("0.1") if is_percentage(unit) else Decimal("0.01"))
    whole, _, rest = f"{abs(rounded)}".partition(".")
    digits = rest.rstrip("0")
    sign = "-" if rounded < 0 else ""
    said = f"{sign}{number(int(whole))}" + (f",{digits}" if digits else "")
    return f"{said}{NO_BREAK}{unit}" if unit else said


def is_undecided(value: Decimal | None, written: str) -> bool:
    """Whether a baseline or target is still to be determined: no confirmed number, and the plan writes none."""
    return value is None and (not written or mentions_open(written))


def is_percentage(unit: str) -> bool:
    """Whether values of this unit are shares of people."""
    return unit.strip().lower().startswith(("%", "procent", "percent"))


def objections_to_day(day: date, today: date) -> list[str]:
    """Why nothing can have been measured on this day."""
    return ["Een meting kan niet in de toekomst liggen. Kies vandaag of een dag daarvoor."] if day > today else []
