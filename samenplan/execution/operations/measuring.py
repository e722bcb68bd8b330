"""Telling a value of an indicator, and withdrawing one that was wrong."""

from datetime import date, datetime

from django.db import transaction

from samenplan.audit.operations import iso, record
from samenplan.authorities.rules import teller_of
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.execution.models import Measurement
from samenplan.execution.queries import figures
from samenplan.execution.rules.measuring import NewMeasurement, completed, objections_to_measurement
from samenplan.plans.models.details import Indicator


class Gone(Refused):
    """The indicator or measurement is not there (any more), for this actor."""


def locked_indicator(indicator: Indicator, by: Actor) -> Indicator:
    """The indicator, re-read and locked: any of the authority, or for a partner an own count of her own action.

    Raises:
        Gone: deleted meanwhile, or not within reach.
        Forbidden: neither an officer nor a partner.
    """
    if not by.may(Permission.PROGRESS_MANAGE):
        by.require(Permission.ACTION_CONTRIBUTE)
    rows = figures.indicators(by) if by.may(Permission.PROGRESS_MANAGE) else figures.own_counts(by)
    fresh = rows.select_for_update(of=("self",)).filter(pk=indicator.pk).first()
    if fresh is None:
        raise Gone("Deze indicator bestaat niet meer. Je meting is niet bewaard; schrijf ze eerst over.")
    return fresh


@transaction.atomic
def measure(indicator: Indicator, told: NewMeasurement, *, key: str, today: date, by: Actor) -> Measurement:
    """Add one value. The same form sent twice (the same key) is one measurement.

    Raises:
        Refused: the figures contradict each other, or lie in the future.
        Gone: see `locked_indicator`.
    """
    fresh = locked_indicator(indicator, by)
    if there := Measurement.objects.visible_to(by).filter(indicator=fresh, key=key).first():
        return there
    about = figures.measured(fresh)
    if objections := objections_to_measurement(told, about, today):
        raise Refused(objections)
    row = new_row(fresh, completed(told, about))
    row.key = key
    for column, value in teller_of(by).items():
        setattr(row, column, value)
    row.save(force_insert=True)
    record(by, "measurement.told", row, indicator=fresh.pk, measured_on=iso(told.measured_on))
    return row


def new_row(indicator: Indicator, told: NewMeasurement) -> Measurement:  # who tells it is filled in by the caller
    """The measurement as a row, not yet saved."""
    return Measurement(
        indicator=indicator, measured_on=told.measured_on, value=told.value, n=told.n, base=told.base, low=told.low,
        high=told.high, counts=list(told.counts), source=told.source, note=told.note,
    )  # fmt: skip


@transaction.atomic
def withdraw_measurement(measurement: Measurement, *, at: datetime, by: Actor) -> None:
    """Take one value out of every picture and count; colleagues still see that it was there.

    Raises:
        Refused: it was withdrawn already, or is gone.
    """
    by.require(Permission.PROGRESS_MANAGE)
    fresh = figures.measurements(by).select_for_update(of=("self",)).filter(pk=measurement.pk).first()
    if fresh is None or fresh.withdrawn_at is not None:
        raise Refused("Deze meting is al ingetrokken.")
    fresh.withdrawn_at, fresh.withdrawn_by_id = at, by.person
    fresh.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(by, "measurement.withdrawn", fresh, indicator=fresh.indicator_id)
