"""What is shown of a question as a person reads it: a picture, one sentence, a table, and the measures in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.safestring import SafeString

from samenplan.analysis.measures import SHAPE_CAPTIONS, Shape, Share, change_in_agreement, change_in_share
from samenplan.analysis.rules.kinds import Grouping, QuestionKind
from samenplan.analysis.rules.questions import Question
from samenplan.analysis.rules.shown import Bar, Measures, ShownQuestion
from samenplan.core.disclosure import HIDDEN_TEXT
from samenplan.core.dutch import NO_BREAK, number
from samenplan.ui.pictures.bars import AnswerRow, Drawing, answers_svg

TOO_FEW = "Te weinig mensen antwoordden om hier iets te tonen."


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table; "niet getoond" where a count stays in."""

    label: str
    total: str
    share: str
    link: str
    paper: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure: its name and its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Change:
    """What may be said of a figure now and in an earlier survey."""

    since: str
    figure: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a page or file says of one question."""

    question: Question
    shown: ShownQuestion
    picture: SafeString
    sentence: str
    lines: tuple[Line, ...]
    figures: tuple[Figure, ...]
    caption: str
    is_grouped: bool
    changes: tuple[Change, ...] = ()


Before = Mapping[int, tuple[str, ShownQuestion]]
"""Per question: the title of an earlier survey that asked the same, and what it shows."""


def readings(questions: Sequence[Question], shown: Sequence[ShownQuestion], before: Before) -> list[Reading]:
    """The questions in their order, as far as something is shown of them."""
    found = {one.question: one for one in shown}
    return [_reading(one, found[one.pk], before) for one in questions if one.pk in found]


def _reading(question: Question, shown: ShownQuestion, before: Before) -> Reading:
    lines = tuple(_line(bar, shown) for bar in shown.bars)
    sentence = _sentence(question, shown)
    drawn = [bar for bar in shown.bars if bar.total is not None] if shown.base else []
    rows = [AnswerRow(bar.label, (bar.total or 0) / (shown.base or 1), _words(bar, shown)) for bar in drawn]
    picture = answers_svg(rows, Drawing(f"vraag-{question.pk}", question.text, sentence)) if rows else SafeString("")
    letter = shown.measures.shape
    caption = f"Vorm {letter}. {SHAPE_CAPTIONS[Shape(letter)]}" if letter else ""
    grouped = question.has_groups and shown.grouping is Grouping.GROUPS
    changes = tuple(_changes(question, shown, *before[question.pk])) if question.pk in before else ()
    figures = _figures(question, shown)
    return Reading(question, shown, picture, sentence, lines, figures, caption, grouped, changes)


def _changes(question: Question, now: ShownQuestion, title: str, before: ShownQuestion) -> Iterator[Change]:
    """Only between counts that are all shown. Whoever answers chose to: the margin is larger than computed."""
    if not (now.is_whole and before.is_whole):
        return
    earlier, later = _agreeing(question, before), _agreeing(question, now)
    if earlier and later:
        word = "aandeel dat ja antwoordt" if question.kind is QuestionKind.YES_NO else "aandeel dat het eens is"
        yield Change(title, word, change_in_share(earlier, later, margin_is_larger=True).sentence)
    if question.kind is QuestionKind.SCALE and now.grouping is before.grouping is Grouping.FULL:
        counts = [[bar.total or 0 for bar in one.bars] for one in (before, now)]
        found = change_in_agreement(*counts, seed=question.pk, margin_is_larger=True)
        yield Change(title, "overeenstemming", found.sentence)


def _agreeing(question: Question, shown: ShownQuestion) -> Share | None:
    """The share that agrees with a scale, or says yes."""
    if question.kind is QuestionKind.SCALE:
        chosen = shown.bars[3:] if shown.grouping is Grouping.FULL else shown.bars[2:]
    elif question.kind is QuestionKind.YES_NO:
        chosen = shown.bars[:1]
    else:
        return None
    base = shown.base or 1
    return Share(Fraction(sum(bar.total or 0 for bar in chosen), base), base)


def _line(bar: Bar, shown: ShownQuestion) -> Line:
    return Line(bar.label, counted(bar.total), _share(bar.total, shown.base), counted(bar.link), counted(bar.paper))


def counted(value: int | None) -> str:
    """A count, or that it is not shown."""
    return HIDDEN_TEXT if value is None else number(value)


def _share(value: int | None, base: int | None) -> str:
    return HIDDEN_TEXT if value is None or not base else f"{round(100 * value / base)}{NO_BREAK}%"


def _words(bar: Bar, shown: ShownQuestion) -> str:
    return f"{counted(bar.total)} ({_share(bar.total, shown.base)})"


def _sentence(question: Question, shown: ShownQuestion) -> str:
    """The one sentence under the picture."""
    seen = [bar for bar in shown.bars if bar.total is not None]
    if shown.base is None or not seen:
        return TOO_FEW
    base = number(shown.base)
    if shown.measures.mean is not None:
        return (
            f"Gemiddeld gaven {base} mensen {shown.measures.mean} graden, op een schaal van koud (0) naar warm (100)."
        )
    most = max(seen, key=lambda bar: bar.total or 0)
    return f"Van {base} mensen met een mening antwoordden er {_words(most, shown)} “{most.label}”."


def _figures(question: Question, shown: ShownQuestion) -> tuple[Figure, ...]:
    found = shown.measures
    named = (
        ("middelste antwoord (mediaan)", _middle(found, shown)),
        ("overeenstemming A, van -1 tot 1", _two(found.agreement)),
        ("polarisatie, van 0 tot 1", _two(found.polarisation)),
        ("gemiddelde in graden", _mean(found)),
        ("warmer voor de eigen kant dan voor de andere", "" if found.gap is None else f"{found.gap} graden"),
    )
    return tuple(Figure(name, value) for name, value in named if value)


def _middle(found: Measures, shown: ShownQuestion) -> str:
    if found.median is None:
        return ""
    low, high = int(found.median), int(found.median + 0.5)
    first, second = shown.bars[low - 1].label, shown.bars[high - 1].label
    return first if low == high else f"tussen “{first}” en “{second}”"


def _mean(found: Measures) -> str:
    return "" if found.mean is None else f"{found.mean} (95{NO_BREAK}%: {found.low} tot {found.high})"


def _two(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}".replace(".", ",")
