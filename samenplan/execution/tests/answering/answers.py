"""Answers by a link in a mail, and what they left behind, for tests."""

from django.urls import reverse
from django.utils.timezone import localdate, now

from samenplan.audit.models import Event
from samenplan.execution.models import Measurement, Milestone, Reminder
from samenplan.execution.operations.answering import answer_by_link
from samenplan.execution.operations.asking import ask_now
from samenplan.execution.queries.tokens import answer_token, silence_token
from samenplan.execution.rules.answers import AnswerKind
from samenplan.execution.tests.asked import EVENINGS, reminder
from samenplan.notices.models import Silence
from samenplan.plans.models import PlanNode, ProgressNote
from samenplan.plans.tests.builders import node_of

DONE, RUNNING, POSTPONED, VALUE = AnswerKind.DONE, AnswerKind.RUNNING, AnswerKind.POSTPONED, AnswerKind.VALUE


def asked_today(plan, by):
    """The question about the action of Buurtwerk De Brug, just asked by hand."""
    ask_now(node_of(plan, EVENINGS), by=by, today=localdate(), now=now())
    return reminder()


def path(row, kind=RUNNING):
    return reverse("execution_doors:answer", args=[answer_token(row, kind)])


def silence_path(row):
    return reverse("execution_doors:silence", args=[silence_token(row)])


def stand(plan):
    node = node_of(plan, EVENINGS)
    return node.status, ProgressNote._rows.filter(node=node).count()


def everything():
    """Every row that an answer could touch."""
    models = (Reminder, PlanNode, ProgressNote, Measurement, Milestone, Silence)
    rows = [list(model._rows.order_by("pk").values()) for model in models]
    return [*rows, Event._rows.count()]


def answered(row, answer, *, today=None):
    return answer_by_link(answer_token(row, answer.kind), answer, today=today or localdate(), now=now())
