"""What somebody filled in: read whole, or not at all."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from samenplan.analysis.rules.questions import Question

FIELD = re.compile(r"vraag-(.*)\Z", re.DOTALL)
NUMBER = re.compile(r"\d{1,3}\Z", re.ASCII)
WITHOUT_OPINION = "geen"
"""How a form says "geen mening"."""

Answers = dict[str, int | None]


class Fault(StrEnum):
    """Why answers cannot be kept."""

    NOTHING = "nothing"
    UNKNOWN_ANSWER = "unknown_answer"
    OTHER_QUESTION = "other_question"
    TWO_ANSWERS = "two_answers"


FAULT_SENTENCES = {
    Fault.NOTHING: "Er is nog niets gekozen. Kies minstens bij één vraag een antwoord.",
    Fault.UNKNOWN_ANSWER: "Een van de antwoorden bestaat niet bij deze vraag. Er is niets bewaard. Kies opnieuw.",
    Fault.OTHER_QUESTION: "Een van de antwoorden hoort bij een andere bevraging. Er is niets bewaard. Kies opnieuw.",
    Fault.TWO_ANSWERS: "Bij een vraag staan twee antwoorden. Er is niets bewaard. Kies er één.",
}


class Unreadable(ValueError):
    """These answers cannot be kept; nothing of them is."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(FAULT_SENTENCES[fault])


def read_answers(questions: Sequence[Question], posted: Mapping[str, Sequence[str]]) -> Answers:
    """The answer per question; None for "geen mening". A question that was left open is not in it.

    Raises:
        Unreadable: nothing was chosen, an answer does not exist, or belongs to another survey.
    """
    known = {one.field: one for one in questions}
    found: Answers = {}
    for name, given in posted.items():
        if not FIELD.match(name):
            continue
        if name not in known:
            raise Unreadable(Fault.OTHER_QUESTION)
        if len(given) > 1:
            raise Unreadable(Fault.TWO_ANSWERS)
        found[str(known[name].pk)] = _read(known[name], given[0])
    if not found:
        raise Unreadable(Fault.NOTHING)
    return found


def _read(question: Question, given: str) -> int | None:
    if given == WITHOUT_OPINION:
        return None
    if not NUMBER.match(given) or int(given) not in question.values:
        raise Unreadable(Fault.UNKNOWN_ANSWER)
    return int(given)


def chosen(questions: Sequence[Question], posted: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """What was ticked, per field, to show the form again; what does not exist is left out."""
    kept = {}
    for one in questions:
        given = next(iter(posted.get(one.field, ())), "")
        if given == WITHOUT_OPINION or (NUMBER.match(given) and int(given) in one.values):
            kept[one.field] = given
    return kept
