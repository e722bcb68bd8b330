"""Two workers at the same moment, each with a connection of its own: nothing is asked or sent twice."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection

from samenplan.execution.jobs import ask_how_it_goes
from samenplan.execution.models import Reminder
from samenplan.execution.operations.answering import AnsweredAlready, answer_by_link
from samenplan.execution.queries.tokens import answer_token
from samenplan.execution.rules.answers import Answer, AnswerKind
from samenplan.execution.tests.asked import NOW, TODAY, a_carried_out_plan, a_contact, make_round, reminder
from samenplan.notices.jobs import send_due
from samenplan.notices.mailing import deliver
from samenplan.notices.models import Notice
from samenplan.notices.rules import Letter
from samenplan.plans.models import ProgressNote

pytestmark = pytest.mark.django_db(transaction=True)
CONTACTS, WORKERS = 12, 4


@pytest.fixture
def plan(lien):
    plan = a_carried_out_plan(lien, told_on=TODAY - timedelta(days=91))
    for number in range(CONTACTS):
        a_contact(plan, lien, name=f"Contact{number} Een")
    return plan


def at_once(work):
    """Do this in several threads at the same moment; what each gave, or the error it met."""
    gate, given = threading.Barrier(WORKERS), []

    def one():
        gate.wait(20)
        try:
            given.append(work())
        except AnsweredAlready as refused:
            given.append(refused)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return given


def test_the_round_of_a_day_is_made_by_one_of_them(plan):
    given = at_once(lambda: ask_how_it_goes(lambda: NOW))
    assert sorted(given) == [0] * (WORKERS - 1) + [CONTACTS]
    assert (Reminder._rows.count(), Notice._rows.count()) == (CONTACTS, CONTACTS)


def test_every_mail_leaves_once(plan, lien):
    make_round(lien)
    given = at_once(lambda: send_due(lambda: NOW))
    assert sum(given) == CONTACTS
    keys = [sent.extra_headers["X-Samenplan-Key"] for sent in mail.outbox]
    assert (len(keys), len(set(keys))) == (CONTACTS, CONTACTS)


def test_without_a_claim_mails_would_leave_twice(plan, lien):
    """The control: the same mails, sent by workers that look first and note afterwards."""
    make_round(lien)
    looked = threading.Barrier(WORKERS)

    def careless():
        rows = list(Notice._rows.filter(state="waiting"))
        looked.wait(20)
        for row in rows:
            deliver(Letter(row.address, row.subject, row.body), row.key)
            Notice._rows.filter(pk=row.pk).update(state="sent")

    at_once(careless)
    assert len(mail.outbox) == CONTACTS * WORKERS


def test_one_answer_is_kept_when_the_button_is_pressed_by_many(plan, lien):
    make_round(lien)
    token = answer_token(reminder(), AnswerKind.RUNNING)
    given = at_once(lambda: answer_by_link(token, Answer(AnswerKind.RUNNING), today=TODAY, now=NOW))
    assert len(given) == WORKERS
    assert sum(isinstance(one, AnsweredAlready) for one in given) == WORKERS - 1
    assert ProgressNote._rows.count() == 1
