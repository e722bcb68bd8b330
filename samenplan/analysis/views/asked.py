"""A survey as a form: each question with its number, its answers, and what was ticked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from samenplan.analysis.rules.answering import WITHOUT_OPINION
from samenplan.analysis.rules.kinds import QuestionKind
from samenplan.analysis.rules.questions import Question


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be ticked; `key` is the key that ticks it when paper is typed over."""

    value: str
    label: str
    key: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it stands on a form."""

    number: int
    field: str
    text: str
    is_own: bool  # in the words of the town, hence in Dutch
    is_warmth: bool
    choices: tuple[Choice, ...]
    is_without: bool


def asked(
    questions: Sequence[Question],
    ticked: Mapping[str, str],
    *,
    text: Callable[[Question], str] = lambda question: question.text,
    answer: Callable[[str, Question], str] = lambda label, question: label,
) -> list[Asked]:
    """The questions in their order, in the words that `text` and `answer` give."""
    return [
        Asked(
            number,
            one.field,
            text(one),
            text(one) == one.text,
            one.kind is QuestionKind.THERMOMETER,
            tuple(
                Choice(str(value), answer(label, one), _key(value, one), ticked.get(one.field) == str(value))
                for value, label in one.choices
            ),
            ticked.get(one.field) == WITHOUT_OPINION,
        )
        for number, one in enumerate(questions, start=1)
    ]


def _key(value: int, question: Question) -> str:
    """A number from 1; of a thermometer the tens, with t for a hundred."""
    if question.kind is not QuestionKind.THERMOMETER:
        return str(value)
    return "t" if value == 100 else str(value // 10)
