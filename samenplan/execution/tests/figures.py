"""Indicators with measurements, for tests and measurements of time."""

from datetime import date
from decimal import Decimal
from itertools import count

from samenplan.core.actor import Actor
from samenplan.execution.models import IndicatorProfile, Measurement
from samenplan.execution.operations.measuring import measure
from samenplan.execution.rules.kinds import Direction, FigureSource, ResultLevel
from samenplan.execution.rules.measuring import NewMeasurement
from samenplan.plans.models import Plan
from samenplan.plans.models.details import Indicator
from samenplan.plans.tests.builders import a_plan
from samenplan.plans.tests.examples import small_plan

TODAY = date(2026, 11, 25)
ANSWERS = ("helemaal oneens", "oneens", "neutraal", "eens", "helemaal eens")
keys = count(1)


def a_measured_plan(by: Actor) -> Plan:
    """A plan with one goal and one action, both without indicators."""
    return a_plan(by, small_plan())


def an_indicator(plan: Plan, name: str = "Vertrouwen in de buurt", *, unit: str = "%", **profile: object) -> Indicator:
    """An indicator on the first action, described when something is said of it."""
    node = plan.nodes.filter(kind="action").order_by("pk").first()
    row = node.indicators.create(name=name, unit=unit, target="40 %" if unit == "%" else "120")
    if profile:
        said = {"level": ResultLevel.OUTCOME, "direction": Direction.UP_GOOD, "kind": FigureSource.SURVEY} | profile
        IndicatorProfile(indicator=row, **said).save()
    return row


def a_measurement(indicator: Indicator, value: object, *, by: Actor, on: date = TODAY, **more: object) -> Measurement:
    """A value told through the operation."""
    amount = None if value is None else Decimal(str(value))
    told = NewMeasurement(on, amount, **more)
    return measure(indicator, told, key=f"t{next(keys)}", today=TODAY, by=by)
