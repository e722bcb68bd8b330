"""What of a survey's shown result can become a measurement of an indicator: a share, a mean, the distribution."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

from samenplan.analysis.measures import Share, wilson
from samenplan.analysis.measures.student import t_quantile
from samenplan.analysis.rules.kinds import Grouping, QuestionKind
from samenplan.analysis.rules.questions import Question
from samenplan.analysis.rules.shown import Bar, ShownQuestion
from samenplan.core.dutch import NO_BREAK

UPPER = 0.975
CENT = Decimal("0.01")
NOTHING_TO_TAKE = (
    "Van deze vraag is nog niets dat je kunt overnemen: te weinig mensen antwoordden. Wacht op meer antwoorden."
)


@dataclass(frozen=True, slots=True)
class SurveyFigure:
    """The columns of a measurement, as far as the question fills them. A share is a percentage."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    counts: tuple[int, ...]
    base: int
    n: int | None


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be taken over; `key` names it in a form."""

    key: str
    label: str
    figure: SurveyFigure


def offers(question: Question, shown: ShownQuestion | None) -> tuple[Offer, ...]:
    """Everything that can be taken over of a question: only from counts that are all shown."""
    if shown is None or shown.base is None:
        return ()
    return tuple(_offers(question, shown, shown.base))


def _offers(question: Question, shown: ShownQuestion, base: int) -> Iterator[Offer]:
    for place, (label, bars) in enumerate(_shares(question, shown), start=1):
        counts = [bar.total for bar in bars if bar.total is not None]
        if len(counts) == len(bars):
            yield _share(f"aandeel-{place}", label, sum(counts), shown)
    if shown.is_whole and (mean := _mean(question, shown, base)):
        yield mean
    if shown.is_whole:
        counts = [bar.total or 0 for bar in shown.bars]
        said = ", ".join(f"{bar.label} {bar.total}" for bar in shown.bars)
        figure = SurveyFigure(None, None, None, tuple(counts), base, shown.asked)
        yield Offer("verdeling", f"De verdeling: {said}", figure)


def _shares(question: Question, shown: ShownQuestion) -> Sequence[tuple[str, Sequence[Bar]]]:
    """The shares that mean something for this question, with the bars that make them."""
    bars = shown.bars
    if question.kind is QuestionKind.SCALE:
        agree, disagree = (bars[3:], bars[:2]) if shown.grouping is Grouping.FULL else (bars[2:], bars[:1])
        return (("Aandeel dat het eens is", agree), ("Aandeel dat het oneens is", disagree))
    if question.kind is QuestionKind.YES_NO:
        return (("Aandeel dat ja antwoordt", bars[:1]),)
    if question.kind is QuestionKind.CHOICE:
        return [(f"Aandeel “{bar.label}”", [bar]) for bar in bars]
    return ()


def _share(key: str, label: str, count: int, shown: ShownQuestion) -> Offer:
    base = shown.base or 1
    part = count / base
    interval = wilson(Share(part, base))
    figure = SurveyFigure(
        _decimal(100 * part), _decimal(100 * interval.low), _decimal(100 * interval.high), (), base, shown.asked
    )
    return Offer(key, f"{label}: {round(100 * part)}{NO_BREAK}% (van {base} mensen met een mening)", figure)


def _mean(question: Question, shown: ShownQuestion, base: int) -> Offer | None:
    found = shown.measures
    if found.mean is not None and found.low is not None and found.high is not None:
        figure = SurveyFigure(Decimal(found.mean), Decimal(found.low), Decimal(found.high), (), base, shown.asked)
        return Offer("gemiddelde", f"Het gemiddelde: {found.mean} graden", figure)
    if question.kind is not QuestionKind.SCALE or shown.grouping is not Grouping.FULL:
        return None
    counts = [bar.total or 0 for bar in shown.bars]
    middle = sum(place * count for place, count in enumerate(counts, 1)) / base
    spread = sqrt(sum(count * (place - middle) ** 2 for place, count in enumerate(counts, 1)) / (base - 1))
    reach = t_quantile(UPPER, base - 1) * spread / sqrt(base)
    figure = SurveyFigure(
        _decimal(middle), _decimal(max(1.0, middle - reach)), _decimal(min(5.0, middle + reach)), (), base, shown.asked
    )
    return Offer(
        "gemiddelde", f"Het gemiddelde op de schaal van 1 tot 5: {str(figure.value).replace('.', ',')}", figure
    )


def _decimal(value: float) -> Decimal:
    return Decimal(str(value)).quantize(CENT)
