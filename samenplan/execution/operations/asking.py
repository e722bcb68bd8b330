"""Asking how actions go: by itself once a day, or by hand; an unanswered question climbs."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.execution.models import Reminder, ReminderRhythm
from samenplan.execution.operations.letters import send_digests
from samenplan.execution.queries import asking as queries
from samenplan.execution.queries.people import People, PeopleByStep
from samenplan.execution.rules.asking import (
    Rhythm,
    climbs,
    first_step,
    is_due,
    objections_to_asking,
    objections_to_rhythm,
    step_after,
)
from samenplan.execution.rules.kinds import ReminderStep
from samenplan.notices.mailing import mail_is_on
from samenplan.plans.models import PlanNode
from samenplan.plans.rules.status import ActionStatus


@transaction.atomic
def set_rhythm(rhythm: Rhythm, *, is_on: bool, by: Actor) -> ReminderRhythm:
    """Choose how often the authority asks.

    Raises:
        Refused: too often or too seldom; the former rhythm stays.
    """
    by.require(Permission.PROGRESS_MANAGE)
    if objections := objections_to_rhythm(rhythm):
        raise Refused(objections)
    row, _ = ReminderRhythm.objects.visible_to(by).get_or_create(authority_id=by.home)
    row.is_on, row.every_days, row.climb_days = is_on, rhythm.every_days, rhythm.climb_days
    row.asks_before_days = rhythm.asks_before_days
    row.save(update_fields=["is_on", "every_days", "climb_days", "asks_before_days"])
    if is_on:
        record(by, "rhythm.set", row, every=rhythm.every_days, climb=rhythm.climb_days)
    else:
        record(by, "rhythm.stopped", row)
    return row


@transaction.atomic
def ask_due(*, by: Actor, today: date, now: datetime) -> int:
    """The round of one day: what was told meanwhile is settled, old questions climb, silent actions are asked about.

    The day is claimed by a conditional update in the same transaction: of two workers one makes the round, and of a
    worker that is killed nothing stays. Gives how many questions were asked.
    """
    by.require(Permission.PROGRESS_MANAGE)
    mine = ReminderRhythm.objects.visible_to(by).filter(authority=by.home, is_on=True)
    if not mine.filter(Q(asked_on=None) | Q(asked_on__lt=today)).update(asked_on=today):
        return 0
    row = mine.get()
    rhythm, people = queries.rhythm_of(row), People(by)
    _settle(by, now)
    made = _climb(rhythm, people, by=by, today=today, now=now)
    if mail_is_on():  # nobody would hear the question
        made += _ask_silent(rhythm, people, by=by, today=today, now=now)
    if made:
        send_digests(made, people, by=by, today=today, now=now)
        record(by, "reminders.asked", row, actions=len({one.node_id for one in made}), questions=len(made))
    return len(made)


@transaction.atomic
def ask_now(node: PlanNode, *, by: Actor, today: date, now: datetime) -> list[Reminder]:
    """Ask about one action by hand, whatever the rhythm. Mails only where there is mail.

    Raises:
        Refused: it was asked or told today already, it runs no more, or there is nobody to ask.
    """
    by.require(Permission.PROGRESS_MANAGE)
    ReminderRhythm.objects.visible_to(by).select_for_update().filter(authority=by.home).first()  # waits for the round
    fresh = queries.live_actions(by).select_for_update(of=("self",)).filter(pk=node.pk).first()
    if fresh is None:
        raise Refused(objections_to_asking(ActionStatus.DONE, None, today, has_people=True))
    if queries.reminders(by).filter(node=fresh, asked_on=today).exists():
        raise Refused("Dit is vandaag al gevraagd. Je ziet hieronder aan wie.")
    people = People(by)
    steps = people.of([fresh.pk])[fresh.pk]
    status = ActionStatus(fresh.status)
    if objections := objections_to_asking(status, fresh.status_on, today, has_people=bool(steps)):
        raise Refused(objections)
    made = _questions([(fresh, steps)], by=by, today=today, now=now)
    if mail_is_on():
        send_digests(made, people, by=by, today=today, now=now)
    record(by, "reminder.asked_by_hand", fresh, questions=len(made))
    return made


@transaction.atomic
def climb_now(*, by: Actor, today: date, now: datetime) -> int:
    """Let what was not answered in time climb, without asking anything new."""
    by.require(Permission.PROGRESS_MANAGE)
    people, row = People(by), queries.rhythm_row(by)
    made = _climb(queries.rhythm_of(row), people, by=by, today=today, now=now)
    if made:
        send_digests(made, people, by=by, today=today, now=now)
        record(by, "reminders.climbed", made[0], questions=len(made))
    return len(made)


def _settle(by: Actor, now: datetime) -> None:
    """What was told in another way is an answer too."""
    told = queries.reminders(by).filter(answered_at=None, climbed_at=None).filter(queries.told_since())
    answered = list(told.values_list("pk", flat=True))
    Reminder.objects.visible_to(by).filter(pk__in=answered).update(answered_at=now)


def _climb(rhythm: Rhythm, people: People, *, by: Actor, today: date, now: datetime) -> list[Reminder]:
    waiting: dict[int, list[Reminder]] = {}
    for row in queries.open_reminders(by).filter(asked_on__lt=today):
        if climbs(row.asked_on, rhythm, today):
            waiting.setdefault(row.node_id, []).append(row)
    there = people.of(waiting)
    made = []
    for node_id, rows in waiting.items():
        step = step_after(ReminderStep(rows[0].step), there[node_id].keys())
        if step is None:
            continue
        _leave([row.pk for row in rows], by, now)
        made += _made(rows[0].node, step, there[node_id], today)
    return made


def _ask_silent(rhythm: Rhythm, people: People, *, by: Actor, today: date, now: datetime) -> list[Reminder]:
    due = [node for node, facts in queries.actions_to_ask_about(by, today) if is_due(facts, rhythm, today)]
    there = people.of([node.pk for node in due])
    return _questions([(node, there[node.pk]) for node in due], by=by, today=today, now=now)


def _questions(
    chosen: Sequence[tuple[PlanNode, PeopleByStep]], *, by: Actor, today: date, now: datetime
) -> list[Reminder]:
    """New questions at the lowest step; older ones about the same action wait no longer."""
    node_ids = [node.pk for node, _ in chosen]
    _leave(queries.open_reminders(by).filter(node__in=node_ids).values_list("pk", flat=True), by, now)
    made: list[Reminder] = []
    for node, steps in chosen:
        step = first_step(steps.keys())
        made += _made(node, step, steps, today) if step else []
    return made


def _leave(ids: Iterable[int], by: Actor, now: datetime) -> None:
    Reminder.objects.visible_to(by).filter(pk__in=list(ids), climbed_at=None).update(climbed_at=now)


def _made(node: PlanNode, step: ReminderStep, steps: PeopleByStep, today: date) -> list[Reminder]:
    rows = []
    for person in steps[step]:
        row = Reminder(node=node, step=step, asked_on=today, user_id=person.user_id, contact_id=person.contact_id)
        row.save(force_insert=True)
        rows.append(row)
    return rows
