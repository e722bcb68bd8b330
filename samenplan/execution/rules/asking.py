"""Whom one asks how an action goes, when, and where an unanswered question goes next. No Django, no clock."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from samenplan.execution.rules.kinds import ReminderStep
from samenplan.plans.rules.state import PlanStatus
from samenplan.plans.rules.status import ActionStatus

CARRIED_OUT_PLANS = frozenset({PlanStatus.APPROVED, PlanStatus.AMENDING})
"""Plans of which the actions are asked about by themselves: approved, also while a change is being written."""
STILL_TO_DO = frozenset({ActionStatus.NOT_STARTED, ActionStatus.RUNNING})
STEPS = (ReminderStep.PARTNER, ReminderStep.LEAD, ReminderStep.OFFICER)
MOST_DAYS = 400
FEWEST_DAYS = 7


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often an authority asks, after how long a question climbs, how long before a date it asks."""

    every_days: int = 90
    climb_days: int = 14
    asks_before_days: int = 14


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """What is known of an action. `told_on` and `asked_on` are the last times, `date_on` its next date."""

    status: ActionStatus
    told_on: date | None = None
    asked_on: date | None = None
    date_on: date | None = None


def is_due(action: ActionFacts, rhythm: Rhythm, today: date) -> bool:
    """Whether to ask today how this action goes: silent for longer than the rhythm, or a date comes near."""
    if action.status not in STILL_TO_DO:
        return False
    last = max((day for day in (action.told_on, action.asked_on) if day), default=None)
    if action.date_on is not None:
        window = action.date_on - timedelta(days=rhythm.asks_before_days)
        if window <= today <= action.date_on and (last is None or last < window):
            return True
    if action.status is not ActionStatus.RUNNING:
        return False
    return last is None or today - last > timedelta(days=rhythm.every_days)


def climbs(asked_on: date, rhythm: Rhythm, today: date) -> bool:
    """Whether a question without an answer goes to the next step today."""
    return today - asked_on >= timedelta(days=rhythm.climb_days)


def step_after(step: ReminderStep, there: Collection[ReminderStep]) -> ReminderStep | None:
    """The next step at which somebody can be asked; None at the top."""
    higher = STEPS[STEPS.index(step) + 1 :]
    return next((one for one in higher if one in there), None)


def is_lower(one: ReminderStep, other: ReminderStep) -> bool:
    """Whether the first is asked before the other."""
    return STEPS.index(one) < STEPS.index(other)


def first_step(there: Collection[ReminderStep]) -> ReminderStep | None:
    """The lowest step at which somebody can be asked."""
    return next((one for one in STEPS if one in there), None)


def objections_to_asking(status: ActionStatus, told_on: date | None, today: date, *, has_people: bool) -> list[str]:
    """Why one cannot ask by hand how this action goes."""
    if status not in STILL_TO_DO:
        return ["Deze actie loopt niet meer. Er is niets gevraagd."]
    if told_on == today:
        return ["Vandaag kwam er al een stand van zaken bij deze actie. Er is niets gevraagd."]
    if not has_people:
        return ["Er is niemand om het aan te vragen. Geef de partner of trekker een contactpersoon."]
    return []


def objections_to_rhythm(rhythm: Rhythm) -> list[str]:
    """Why an authority cannot ask in this rhythm."""
    objections = []
    if not FEWEST_DAYS <= rhythm.every_days <= MOST_DAYS:
        objections.append(f"Vraag ten vroegste na {FEWEST_DAYS} dagen opnieuw, en ten laatste na {MOST_DAYS}.")
    if not 1 <= rhythm.climb_days <= MOST_DAYS:
        objections.append(f"Een vraag stijgt ten vroegste na 1 dag, en ten laatste na {MOST_DAYS}.")
    if not 0 <= rhythm.asks_before_days <= MOST_DAYS:
        objections.append(f"Vraag hoogstens {MOST_DAYS} dagen voor een datum.")
    return objections
