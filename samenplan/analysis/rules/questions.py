"""A question, the answers it takes, and the bars in which they are shown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samenplan.analysis.rules.kinds import Grouping, QuestionKind

NO_OPINION = "geen mening"
MOST_QUESTIONS = 20
MOST_OPTIONS = 8
FEWEST_OPTIONS = 2
LONGEST_OPTION = 120
TO_FILL_IN = re.compile(r"\[[^\[\]]{1,80}\]")
"""A place in a question of the bank that somebody must still fill in: [de lokale kwestie]."""

SCALE = ("helemaal oneens", "eerder oneens", "niet eens en niet oneens", "eerder eens", "helemaal eens")
YES, NO = "ja", "nee"
TEN_STEPS = tuple(range(0, 101, 10))
"""The marks of the thermometer: eleven large targets are easier than a slider, and work without JavaScript."""


@dataclass(frozen=True, slots=True)
class Bars:
    """What is shown as one bar: its word, and the answers that count in it."""

    label: str
    values: frozenset[int]


SCALE_GROUPS = (
    Bars("oneens", frozenset({1, 2})),
    Bars("niet eens en niet oneens", frozenset({3})),
    Bars("eens", frozenset({4, 5})),
)
"""The three groups in which the Gemeente-Stadsmonitor shows a scale of five; source: domain/practice.md 4.1."""
WARMTH = (
    Bars("koud (0-10)", frozenset({0, 10})),
    Bars("eerder koud (20-30)", frozenset({20, 30})),
    Bars("tussenin (40-60)", frozenset({40, 50, 60})),
    Bars("eerder warm (70-80)", frozenset({70, 80})),
    Bars("warm (90-100)", frozenset({90, 100})),
)
WARMTH_GROUPS = (
    Bars("koud (0-30)", frozenset({0, 10, 20, 30})),
    Bars("tussenin (40-60)", frozenset({40, 50, 60})),
    Bars("warm (70-100)", frozenset({70, 80, 90, 100})),
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and how one answers it."""

    pk: int
    kind: QuestionKind
    text: str
    options: tuple[str, ...] = ()
    bank_key: str = ""

    @property
    def field(self) -> str:
        """Its name in a form."""
        return f"vraag-{self.pk}"

    @property
    def choices(self) -> tuple[tuple[int, str], ...]:
        """The number of every answer, and its words."""
        if self.kind is QuestionKind.THERMOMETER:
            return tuple((mark, str(mark)) for mark in TEN_STEPS)
        words = {QuestionKind.SCALE: SCALE, QuestionKind.YES_NO: (YES, NO)}.get(self.kind, self.options)
        return tuple(enumerate(words, start=1))

    @property
    def values(self) -> frozenset[int]:
        """The answers that exist."""
        return frozenset(value for value, _ in self.choices)

    def bars(self, grouping: Grouping) -> tuple[Bars, ...]:
        """The bars that show its answers, in the order of the scale."""
        if self.kind is QuestionKind.THERMOMETER:
            return WARMTH if grouping is Grouping.FULL else WARMTH_GROUPS
        if self.kind is QuestionKind.SCALE and grouping is Grouping.GROUPS:
            return SCALE_GROUPS
        return tuple(Bars(label, frozenset({value})) for value, label in self.choices)

    @property
    def has_groups(self) -> bool:
        """Whether its answers can be shown in coarser groups."""
        return self.kind in (QuestionKind.SCALE, QuestionKind.THERMOMETER)


def objections_to_shape(question: Question) -> list[str]:
    """Why nobody could answer this question."""
    return list(_faults(question))


def _faults(question: Question) -> Iterator[str]:
    if not question.text.strip():
        yield "Schrijf eerst de vraag."
    if question.kind is not QuestionKind.CHOICE:
        return
    if not FEWEST_OPTIONS <= len(question.options) <= MOST_OPTIONS:
        yield f"Geef {FEWEST_OPTIONS} tot {MOST_OPTIONS} antwoorden waaruit men kiest, één per regel."
    if len(set(question.options)) < len(question.options):
        yield "Twee antwoorden zijn hetzelfde. Maak ze verschillend."
    if any(len(option) > LONGEST_OPTION for option in question.options):
        yield f"Een antwoord telt hoogstens {LONGEST_OPTION} tekens."
    if NO_OPINION in (option.lower() for option in question.options):
        yield "“Geen mening” staat er altijd al bij. Haal het uit je antwoorden."


def still_open(questions: Sequence[Question]) -> list[str]:
    """The places that must still be filled in, as sentences."""
    found = ((place, TO_FILL_IN.search(" ".join((one.text, *one.options)))) for place, one in enumerate(questions, 1))
    return [f"In vraag {place} staat nog “{gap.group()}”. Vul dat eerst in." for place, gap in found if gap]
