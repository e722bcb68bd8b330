"""The answers that a mail carries with it, and what each does to an action."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from samenplan.core.dutch import written_date

ANSWER_TERM = timedelta(days=30)
"""How long the links in a mail work."""
SILENCE_TERM = timedelta(days=400)
"""How long the link to ask for no more mails works: longer, because nobody must be kept on a list."""
MOST_AHEAD = timedelta(days=5 * 366)
LARGEST_VALUE = Decimal(10) ** 9


class AnswerKind(StrEnum):
    """What one can answer with one click."""

    DONE = "done"
    RUNNING = "running"
    POSTPONED = "postponed"
    VALUE = "value"


ANSWER_LABELS = {
    AnswerKind.DONE: "Klaar",
    AnswerKind.RUNNING: "Loopt",
    AnswerKind.POSTPONED: "Uitgesteld tot …",
    AnswerKind.VALUE: "Een getal doorgeven",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answers. `until` goes with postponed, `value` with a value."""

    kind: AnswerKind
    text: str = ""
    until: date | None = None
    value: Decimal | None = None


def objections_to_answer(answer: Answer, today: date) -> list[str]:
    """Why this answer cannot be kept; none means it can."""
    if answer.kind is AnswerKind.POSTPONED and answer.until is None:
        return ["Kies tot wanneer de actie uitgesteld is."]
    if answer.until is not None and not today < answer.until <= today + MOST_AHEAD:
        return ["Kies een dag na vandaag, binnen de vijf jaar."]
    if answer.kind is AnswerKind.VALUE and answer.value is None:
        return ["Vul het getal in."]
    if answer.value is not None and not -LARGEST_VALUE < answer.value < LARGEST_VALUE:
        return ["Dit getal is te groot. Kijk het na."]
    return []


def told_text(answer: Answer) -> str:
    """What the progress note says: the answer in words, and what was typed."""
    if answer.kind is AnswerKind.POSTPONED and answer.until:
        return f"Uitgesteld tot {written_date(answer.until)}. {answer.text}".strip()
    return answer.text.strip()
