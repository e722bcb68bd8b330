"""The mail that asks how it goes: one per person, with all her actions and their answers in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.template.loader import render_to_string
from django.urls import reverse

from samenplan.authorities.models import Authority
from samenplan.authorities.operations.contacts import make_mailed_link
from samenplan.authorities.queries import authority_of
from samenplan.core.actor import Actor
from samenplan.core.dutch import counted
from samenplan.core.errors import Refused
from samenplan.execution.models import Reminder
from samenplan.execution.queries.asking import unanswered_before
from samenplan.execution.queries.indicators import countable
from samenplan.execution.queries.people import People, Person
from samenplan.execution.queries.tokens import answer_token, silence_token
from samenplan.execution.rules.answers import ANSWER_LABELS, ANSWER_TERM, AnswerKind
from samenplan.notices.mailing import house_address
from samenplan.notices.operations import queue
from samenplan.notices.rules import Letter


@dataclass(frozen=True, slots=True)
class Line:
    """One action in the mail: its names, its answers as links, and why she is asked."""

    title: str
    plan: str
    answers: tuple[tuple[str, str], ...]
    climbed: bool


@dataclass(frozen=True, slots=True)
class Urls:
    """The full addresses of her actions ("" for none) and of the page on which she asks for no more mails."""

    own: str
    leave: str


def answer_links(reminder: Reminder, indicator: str = "") -> tuple[tuple[str, str], ...]:
    """Each answer with its full address; a number too when the action counts something."""
    kinds = [kind for kind in AnswerKind if kind is not AnswerKind.VALUE or indicator]
    words = ANSWER_LABELS | ({AnswerKind.VALUE: f"Geef een getal door: {indicator}"} if indicator else {})
    return tuple((words[kind], house_address(answer_path(answer_token(reminder, kind)))) for kind in kinds)


def answer_path(token: str) -> str:
    """The page behind a link in a mail."""
    return reverse("execution_doors:answer", args=[token])


def send_digests(made: Sequence[Reminder], people: People, *, by: Actor, today: date, now: datetime) -> int:
    """Put one mail in the outbox for each person of these new questions whom mail reaches; how many mails."""
    authority = authority_of(by)
    counts = countable([row.node_id for row in made], by)
    unanswered = unanswered_before(made, by)
    whose: dict[tuple[int | None, int | None], list[Reminder]] = {}
    for row in made:
        whose.setdefault((row.user_id, row.contact_id), []).append(row)
    queued = 0
    for rows in whose.values():
        person = people.behind(rows[0])
        if person is None or not person.gets_mail:
            continue
        lines = [_line(row, counts.get(row.node_id, ""), climbed=row.pk in unanswered) for row in rows]
        urls = Urls(_own_url(person, authority, by, now), _leave_url(rows[0]))
        letter = _letter(person, lines, authority, urls, today=today)
        key = f"ask:{authority.pk}:{today.isoformat()}:{person.key}:{rows[0].pk}"
        queued += _queued(letter, key, by, now)
    return queued


def _line(row: Reminder, indicator: str, *, climbed: bool) -> Line:
    return Line(row.node.title, row.node.plan.title, answer_links(row, indicator), climbed)


def _leave_url(row: Reminder) -> str:
    return house_address(reverse("execution_doors:silence", args=[silence_token(row)]))


def _own_url(person: Person, authority: Authority, by: Actor, now: datetime) -> str:
    """Where she finds all her actions; for a contact with a link of its own in each mail."""
    if person.contact_id is None:
        return house_address(reverse("execution:own", args=[authority.slug]))
    secret = make_mailed_link(person.contact_id, by=by, now=now)
    return house_address(reverse("execution_doors:personal_link", args=[secret]))


def _letter(person: Person, lines: Sequence[Line], authority: Authority, urls: Urls, *, today: date) -> Letter:
    context = {
        "name": person.name.split(" ")[0],
        "authority": authority,
        "lines": lines,
        "until": today + ANSWER_TERM,
        "leave_url": urls.leave,
        "own_url": urls.own,
        "has_climbed": any(line.climbed for line in lines),
    }
    return Letter(
        address=person.email,
        subject=f"{authority.name} vraagt: hoe gaat het met {counted(len(lines), 'actie', 'acties')}?",
        text=render_to_string("execution/mail/digest.txt", context),
        html=render_to_string("execution/mail/digest.html", context),
        leave_url=urls.leave,
    )


def _queued(letter: Letter, key: str, by: Actor, now: datetime) -> bool:
    try:
        return queue(letter, key, by=by, now=now)
    except Refused:  # an address that is none: the question stays, and the officer sees that no answer comes
        return False
