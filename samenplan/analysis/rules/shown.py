"""What may be seen of the answers: no count of few, not in a bar and not by subtraction.

Per question one table leaves the house, with the answers as columns and the channels as rows. Its total is the number
of people with an opinion. The number without one is shown only when it is not small for any question, because one
total of all answers would give it away everywhere. Measures are taken only from bars that are all shown. When a scale
of five has a small bar, its three groups are shown instead.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

from samenplan.analysis.measures import agreement, median, polarisation, shape, thermometer_gap
from samenplan.analysis.measures.student import t_quantile
from samenplan.analysis.rules.answering import Answers
from samenplan.analysis.rules.bank import AGAINST, FOR, POSITION
from samenplan.analysis.rules.kinds import Channel, Grouping, QuestionKind
from samenplan.analysis.rules.questions import Bars, Question
from samenplan.core.disclosure import PublicList, suppressed, suppressed_table

TOLERANCE = 0.1
"""A difference of less than a tenth of all answers makes no top or valley; the page says so."""
UPPER = 0.975
CHANNELS = (Channel.LINK, Channel.PAPER)


@dataclass(frozen=True, slots=True)
class Response:
    """One person's answers, and how they came in."""

    channel: Channel
    answers: Answers


@dataclass(frozen=True, slots=True)
class Bar:
    """One answer or group of answers; None where it is not shown."""

    label: str
    total: int | None
    link: int | None = None
    paper: int | None = None


@dataclass(frozen=True, slots=True)
class Measures:
    """What is measured over bars that are all shown; None where the question does not carry it."""

    median: float | None = None  # the number of a bar, from 1
    agreement: float | None = None
    polarisation: float | None = None
    shape: str | None = None
    mean: int | None = None
    low: int | None = None  # of the mean, at 95 %
    high: int | None = None
    gap: int | None = None  # own side less the other side, in degrees


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """What is shown of one question."""

    question: int
    grouping: Grouping
    bars: tuple[Bar, ...]
    base: int | None  # people with an opinion
    asked: int | None  # everyone who answered the survey
    by_channel: bool = False
    link_base: int | None = None
    paper_base: int | None = None
    measures: Measures = Measures()

    @property
    def is_whole(self) -> bool:
        """Whether every bar is shown."""
        return self.grouping is not Grouping.NOTHING and all(bar.total is not None for bar in self.bars)


@dataclass(frozen=True, slots=True)
class _Around:
    """What a question has in common with the others: the minimum, all who answered, and the gap between two sides."""

    minimum: int
    asked: int | None
    gap: int | None


Tally = tuple[Counter[int], Counter[int]]
"""How often each answer was given, by link and on paper."""


def shown_questions(
    questions: Sequence[Question], responses: Sequence[Response], minimum: int
) -> tuple[ShownQuestion, ...]:
    """What may be seen, in the order of the questions."""
    tallies = [_tally(one, responses) for one in questions]
    silent = [len(responses) - sum(map(Counter.total, tally)) for tally in tallies]
    asked = len(responses) if silent and min(silent) >= minimum else None
    gap = _gap(questions, responses, minimum)
    around = _Around(minimum, asked, gap)
    return tuple(_shown(one, tally, around) for one, tally in zip(questions, tallies, strict=True))


def fewest(shown: Sequence[ShownQuestion]) -> int:
    """At least so many people answered: no more than what the questions already show."""
    return max((number for one in shown for number in (one.base, one.asked) if number is not None), default=0)


def _tally(question: Question, responses: Sequence[Response]) -> Tally:
    counted: dict[Channel, Counter[int]] = {channel: Counter() for channel in CHANNELS}
    for response in responses:
        answer = response.answers.get(str(question.pk))
        if answer is not None:
            counted[response.channel][answer] += 1
    return counted[Channel.LINK], counted[Channel.PAPER]


def _shown(question: Question, tally: Tally, around: _Around) -> ShownQuestion:
    grouping, public = _grouped(question, tally, around.minimum)
    bars = question.bars(grouping)
    if public.total.value is None:
        hidden = tuple(Bar(bar.label, None) for bar in bars)
        return ShownQuestion(question.pk, Grouping.NOTHING, hidden, None, around.asked)
    whole = None not in public.values
    gap = around.gap if question.bank_key == POSITION else None
    measures = _measures(question, grouping, tally, gap) if whole else Measures()
    drawn = tuple(Bar(bar.label, value) for bar, value in zip(bars, public.values, strict=True))
    shown = ShownQuestion(question.pk, grouping, drawn, public.total.value, around.asked, measures=measures)
    return _by_channel(shown, [_counts(bars, part) for part in tally], around.minimum)


def _grouped(question: Question, tally: Tally, minimum: int) -> tuple[Grouping, PublicList]:
    """As fine as the answers allow."""
    both = tally[0] + tally[1]
    full = suppressed(_counts(question.bars(Grouping.FULL), both), minimum=minimum)
    if not question.has_groups or None not in full.values:
        return Grouping.FULL, full
    return Grouping.GROUPS, suppressed(_counts(question.bars(Grouping.GROUPS), both), minimum=minimum)


def _counts(bars: Sequence[Bars], tally: Mapping[int, int]) -> list[int]:
    return [sum(tally.get(value, 0) for value in bar.values) for bar in bars]


def _by_channel(shown: ShownQuestion, rows: list[list[int]], minimum: int) -> ShownQuestion:
    """With the channels apart, when that hides nothing of the whole that would be shown without them."""
    if not all(map(sum, rows)):
        return shown
    table = suppressed_table(rows, minimum=minimum)
    same = (*(total.value for total in table.column_totals), table.total.value)
    apart = [value for row in table.values for value in row if value is not None]
    if same != (*(bar.total for bar in shown.bars), shown.base) or not apart:
        return shown
    links, papers = table.values
    drawn = tuple(
        Bar(bar.label, bar.total, link, paper) for bar, link, paper in zip(shown.bars, links, papers, strict=True)
    )
    link_base, paper_base = (total.value for total in table.row_totals)
    return ShownQuestion(
        shown.question, shown.grouping, drawn, shown.base, shown.asked,
        by_channel=True, link_base=link_base, paper_base=paper_base, measures=shown.measures,
    )  # fmt: skip


def _measures(question: Question, grouping: Grouping, tally: Tally, gap: int | None) -> Measures:
    both = tally[0] + tally[1]
    if question.kind is QuestionKind.THERMOMETER:
        return _mean(sorted(both.elements()))
    if question.kind is not QuestionKind.SCALE:
        return Measures(gap=gap)
    counts = _counts(question.bars(grouping), both)
    middle = float(median(counts))
    if grouping is not Grouping.FULL:
        return Measures(median=middle)
    return Measures(
        median=middle,
        agreement=round(float(agreement(counts)), 2),
        polarisation=round(float(polarisation(counts)), 2),
        shape=shape(counts, tolerance=TOLERANCE).value,
    )


def _mean(marks: Sequence[int]) -> Measures:
    """In whole degrees: a finer mean would tell more than the bars do."""
    middle = fmean(marks)
    reach = t_quantile(UPPER, len(marks) - 1) * stdev(marks) / sqrt(len(marks))
    return Measures(mean=round(middle), low=max(0, round(middle - reach)), high=min(100, round(middle + reach)))


def _gap(questions: Sequence[Question], responses: Sequence[Response], minimum: int) -> int | None:
    """How much warmer people feel towards their own side; None when either side is small, or it was not asked so."""
    keys = {one.bank_key: str(one.pk) for one in questions if one.bank_key}
    if not {POSITION, FOR, AGAINST} <= keys.keys():
        return None
    own: list[int] = []
    other: list[int] = []
    sides: Counter[int] = Counter()
    for response in responses:
        side, warm, cold = (response.answers.get(keys[key]) for key in (POSITION, FOR, AGAINST))
        if side is None or warm is None or cold is None:
            continue
        sides[side] += 1
        own.append(warm if side == 1 else cold)
        other.append(cold if side == 1 else warm)
    if len(sides) < 2 or min(sides.values()) < minimum:
        return None
    return round(thermometer_gap(own, other))
