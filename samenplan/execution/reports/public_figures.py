"""What of a measurement may leave the authority: nothing about few people, not in a count and not in a share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samenplan.core.disclosure import MINIMUM, PublicCount, public_count, suppressed
from samenplan.execution.models import Measurement


@dataclass(frozen=True, slots=True)
class PublicMeasurement:
    """A measurement as residents may read it; what is None is not shown, with `is_hidden` as the reason."""

    measured_on: date
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    people: PublicCount | None  # None where nobody counted people
    counts: tuple[PublicCount, ...]
    is_hidden: bool


def public_measurement(row: Measurement, *, is_share: bool, minimum: int = MINIMUM) -> PublicMeasurement:
    """The measurement without anything from which a small group follows.

    A share is hidden when the people who said yes, or those who did not, are few: the count follows from share and
    base. Counts per answer go through complementary suppression; when one of them is hidden, the share of this
    measurement is hidden too, for it might give the hidden one away.
    """
    people = row.base if row.base is not None else row.n
    counted = suppressed([int(count) for count in row.counts], minimum=minimum) if row.counts else None
    has_gaps = counted is not None and None in counted.values
    is_hidden = has_gaps or (is_share and _is_about_few(row.value, people, minimum))
    return PublicMeasurement(
        measured_on=row.measured_on,
        value=None if is_hidden else row.value,
        low=None if is_hidden else row.low,
        high=None if is_hidden else row.high,
        people=None if people is None else public_count(people, minimum=minimum),
        counts=counted.cells if counted else (),
        is_hidden=is_hidden,
    )


def public_measurements(
    rows: Sequence[Measurement], *, is_share: bool, minimum: int = MINIMUM
) -> tuple[PublicMeasurement, ...]:
    """The measurements that count, in the order given; withdrawn ones never leave the house."""
    return tuple(
        public_measurement(row, is_share=is_share, minimum=minimum) for row in rows if row.withdrawn_at is None
    )


def _is_about_few(percentage: Decimal | None, people: int | None, minimum: int) -> bool:
    """Whether the yes or the no of a share is a small group. Without a base no count follows from a share."""
    if percentage is None or people is None:
        return False
    yes = round(percentage * people / 100)
    return min(yes, people - yes) < minimum
