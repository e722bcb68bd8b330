"""Signed links in mails. They hold the number of a question, never of a person, and each has one purpose."""

from django.core.signing import BadSignature, Signer

from samenplan.core.actor import Actor
from samenplan.execution.models import Reminder
from samenplan.execution.queries.recipients import actor_of_recipient
from samenplan.execution.rules.answers import AnswerKind

ANSWER_SALT, SILENCE_SALT = "samenplan.execution.answer", "samenplan.execution.silence"


def answer_token(reminder: Reminder, kind: AnswerKind) -> str:
    """Opens the page with this answer to this question, and nothing else."""
    return Signer(salt=ANSWER_SALT).sign_object([reminder.pk, kind.value])


def silence_token(reminder: Reminder) -> str:
    """Opens the page on which whoever was asked says that she wants no mails."""
    return Signer(salt=SILENCE_SALT).sign_object([reminder.pk])


def read_answer_token(token: str) -> tuple[Reminder | None, AnswerKind]:
    """The question and the answer of a link; None when we did not make it."""
    said = _read(token, ANSWER_SALT)
    if len(said) != 2 or said[1] not in set(AnswerKind):
        return None, AnswerKind.RUNNING
    return _reminder(said[0]), AnswerKind(str(said[1]))


def read_silence_token(token: str) -> Reminder | None:
    """The question in whose mail the link stood; None when we did not make it."""
    said = _read(token, SILENCE_SALT)
    return _reminder(said[0]) if len(said) == 1 else None


def _read(token: str, salt: str) -> list[object]:
    try:
        said = Signer(salt=salt).unsign_object(token)
    except (BadSignature, ValueError):  # ValueError: signed once, but not by us and not as JSON
        return []
    return said if isinstance(said, list) else []


def _reminder(given: object) -> Reminder | None:
    if not isinstance(given, int):
        return None
    rows = Reminder.objects.unscoped(reason="the holder of the signed link has no role yet")
    alive = rows.filter(pk=given, node__deleted_at=None, node__plan__deleted_at=None)
    return alive.select_related("node__plan__authority", "user", "contact__party").first()


def actor_asked(reminder: Reminder) -> Actor | None:
    """Whoever was asked, as she may act in that authority; None when she has no role there any more."""
    return actor_of_recipient(reminder, reminder.node.plan.authority_id)
