"""Answering by a link in a mail: on behalf of whoever was asked, about that one action, once."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.execution.models import Milestone, Reminder
from samenplan.execution.operations.measuring import measure
from samenplan.execution.queries.indicators import own_counts
from samenplan.execution.queries.tokens import actor_asked, read_answer_token, read_silence_token
from samenplan.execution.rules.answers import (
    ANSWER_TERM,
    SILENCE_TERM,
    Answer,
    AnswerKind,
    objections_to_answer,
    told_text,
)
from samenplan.execution.rules.measuring import NewMeasurement
from samenplan.notices import operations as outbox
from samenplan.plans.operations.nodes import tell_progress
from samenplan.plans.rules.status import ActionStatus

STATUS_OF = {AnswerKind.DONE: ActionStatus.DONE, AnswerKind.RUNNING: ActionStatus.RUNNING}


class NoSuchLink(Refused):
    """We never made this link, or what it is about is gone."""


class LinkEnded(Refused):
    """The link worked once, and does no more."""


class AnsweredAlready(Refused):
    """Somebody answered this question before, perhaps with the same link."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a link opens: a question, the answer that is filled in, and on whose behalf one answers."""

    reminder: Reminder
    kind: AnswerKind
    actor: Actor

    @property
    def indicator(self) -> str:
        """The name of what she can give a number for; "" for another answer."""
        rows = own_counts([self.reminder.node_id], self.actor) if self.kind is AnswerKind.VALUE else []
        return rows[0].name if rows else ""


def question_behind(token: str, *, today: date) -> Question:
    """What a link in a mail opens, answered or not. Reads only: a mail scanner's visit changes nothing.

    Raises:
        NoSuchLink: not one of ours, or the action is gone.
        LinkEnded: too old, or its holder has no role there any more.
    """
    reminder, kind = read_answer_token(token)
    if reminder is None:
        raise NoSuchLink("Deze link bestaat niet. Kijk na of je hem helemaal gekopieerd hebt.")
    if today > reminder.asked_on + ANSWER_TERM:
        raise LinkEnded("Deze link is verlopen. Zo een link werkt dertig dagen.")
    return Question(reminder, kind, _actor(reminder))


def _actor(reminder: Reminder) -> Actor:
    actor = actor_asked(reminder)
    if actor is None:
        raise LinkEnded("Deze link werkt niet meer: je staat niet meer bij deze actie.")
    return actor


@transaction.atomic
def answer_by_link(token: str, answer: Answer, *, today: date, now: datetime) -> Reminder:
    """Keep the answer as if its holder had signed in, and close the question.

    Raises:
        NoSuchLink, LinkEnded: see `question_behind`.
        AnsweredAlready: by this link or another; nothing was changed.
        Refused: the answer cannot be kept; nothing was changed and the link still works.
    """
    question = question_behind(token, today=today)
    if objections := objections_to_answer(answer, today):
        raise Refused(objections)
    by, reminder = question.actor, question.reminder
    mine = Reminder.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=reminder.pk)
    if answer.kind is not question.kind or mine.get().answered_at is not None:
        raise AnsweredAlready("Deze vraag is al beantwoord. Er is niets gewijzigd.")
    reminder.answered_at = now
    reminder.save(update_fields=["answered_at"])
    if answer.kind is AnswerKind.VALUE:
        _add_value(question, answer, today)
    if answer.kind is AnswerKind.POSTPONED:
        _move_date(reminder, answer)
    status = STATUS_OF.get(answer.kind, ActionStatus(reminder.node.status))
    tell_progress(reminder.node, status, told_text(answer), on=today, by=by)
    record(by, "reminder.answered", reminder, answer=answer.kind.value)
    return reminder


def _add_value(question: Question, answer: Answer, today: date) -> None:
    rows = own_counts([question.reminder.node_id], question.actor)
    if not rows:
        raise Refused("Deze actie telt niets meer. Je getal is niet bewaard; vertel het in woorden.")
    told = NewMeasurement(today, answer.value)
    measure(rows[0], told, key=f"antwoord-{question.reminder.pk}", today=today, by=question.actor)


def _move_date(reminder: Reminder, answer: Answer) -> None:
    """The first milestone that is not done yet moves along, when it has a day before the new one."""
    rows = reminder.node.milestones.filter(done_on=None, due_on__lt=answer.until).order_by("due_on", "pk")
    first: Milestone | None = rows.select_for_update().first()
    if first is not None and answer.until is not None:
        first.due_on = answer.until
        first.save(update_fields=["due_on"])


def silence_behind(token: str, *, today: date) -> tuple[Reminder, Actor]:
    """Whose mails the link in a mail is about.

    Raises:
        NoSuchLink, LinkEnded: see `question_behind`.
    """
    reminder = read_silence_token(token)
    if reminder is None:
        raise NoSuchLink("Deze link bestaat niet. Kijk na of je hem helemaal gekopieerd hebt.")
    if today > reminder.asked_on + SILENCE_TERM:
        raise LinkEnded("Deze link is verlopen. Gebruik de link uit een nieuwere mail.")
    return reminder, _actor(reminder)


@transaction.atomic
def set_silence(*, wanted: bool, by: Actor, about: Reminder) -> None:
    """Stop the mails to the actor, or start them again; asked twice it changes nothing."""
    changed = outbox.be_silent(by=by) if wanted else outbox.be_heard(by=by)
    if changed:
        record(by, "mails.stopped" if wanted else "mails.wanted", about)
