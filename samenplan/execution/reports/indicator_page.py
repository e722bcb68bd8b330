"""One indicator as its page shows it: pictures with the sentence that reads them, and what two measurements say."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from samenplan.core.dutch import number, written_date
from samenplan.execution.models import IndicatorProfile, Measurement
from samenplan.execution.queries.figures import aim_of, number_of, profile_of, reading_of, unit_of, value_of
from samenplan.execution.rules.figures import STANDING_LABELS, Standing, is_percentage, standing, written_value
from samenplan.execution.rules.kinds import Direction
from samenplan.execution.rules.readings import (
    Comparison,
    NoSpread,
    Spread,
    agreement_words,
    compare,
    compare_agreement,
    median_words,
    spread,
)
from samenplan.plans.models.details import Indicator
from samenplan.ui.pictures.bars import AnswerRow, Drawing, ReachRow, answers_svg, reach_svg
from samenplan.ui.pictures.series import Point, Series, series_svg


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its title and its one sentence."""

    title: str
    reading: str
    svg: SafeString


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer of the last distribution, and of the one before."""

    answer: str
    count: int
    share: str
    before: str


@dataclass(frozen=True, slots=True)
class Distribution:
    """How the answers lie, when they were counted."""

    picture: Picture
    lines: tuple[AnswerLine, ...]
    spread: Spread | None
    refusal: str
    agreement: str
    agreement_words: str
    polarisation: str
    median: str
    change: Comparison | None


@dataclass(frozen=True, slots=True)
class IndicatorPictures:
    """Everything the page draws and says of the values."""

    over_time: Picture | None
    reach: Picture | None
    distribution: Distribution | None
    change: Comparison | None


def pictures(indicator: Indicator, values: Sequence[Measurement]) -> IndicatorPictures:
    """The pictures of an indicator; `values` are the measurements that count, the oldest first."""
    valued = [row for row in values if row.value is not None]
    counted = [row for row in values if row.counts]
    return IndicatorPictures(
        over_time=over_time(indicator, valued) if valued else None,
        reach=reach(indicator, valued[-1]) if valued else None,
        distribution=distribution(indicator, counted) if counted else None,
        change=change(indicator, valued),
    )


def over_time(indicator: Indicator, valued: Sequence[Measurement]) -> Picture:
    """The values with their interval and the target."""
    profile, unit = profile_of(indicator), unit_of(indicator)
    points = [
        Point(row.measured_on, number_of(row.value) or 0.0, number_of(row.low), number_of(row.high)) for row in valued
    ]
    if profile.baseline_value is not None and indicator.baseline_on and indicator.baseline_on < points[0].day:
        points.insert(0, Point(indicator.baseline_on, float(profile.baseline_value), hollow=True))
    title, reading = f"{indicator.name}: de waarden", time_reading(indicator, valued)
    short = unit if is_percentage(unit) else ""  # a long unit does not fit beside the axis; the reading has it
    series = Series(title, reading, points, lambda value: written_value(value, short), number_of(profile.target_value))
    return Picture(title, reading, series_svg(series, uid=f"tijd-{indicator.pk}"))


def time_reading(indicator: Indicator, valued: Sequence[Measurement]) -> str:
    """The last value, its day, its margin, and how it stands."""
    unit, last = unit_of(indicator), valued[-1]
    said = f"Op {written_date(last.measured_on)} was de waarde {written_value(last.value or 0, unit)}"
    if last.low is not None and last.high is not None:
        said += f" (met marge: {written_value(last.low, unit)} tot {written_value(last.high, unit)})"
    target = profile_of(indicator).target_value
    if target is not None:
        said += f"; de streefwaarde is {written_value(target, unit)}"
    stand = standing(value_of(last), aim_of(indicator))
    tail = "" if stand in (Standing.TO_DECIDE, Standing.NO_DIRECTION) else f" Stand: {STANDING_LABELS[stand]}."
    return f"{said}.{tail}"


def reach(indicator: Indicator, last: Measurement) -> Picture | None:
    """A count against its target; nothing for shares, for what must go down, or without a target."""
    profile, unit = profile_of(indicator), unit_of(indicator)
    target, value = profile.target_value, last.value
    if is_percentage(unit) or profile.direction != Direction.UP_GOOD or value is None or not target or target < 0:
        return None
    title = "Bereikt tegenover de streefwaarde"
    words = f"{written_value(value)} van {written_value(target, unit)}"
    reading = f"{words} op {written_date(last.measured_on)}."
    row = ReachRow(indicator.name, float(value), float(target), words)
    return Picture(title, reading, reach_svg([row], Drawing(f"bereik-{indicator.pk}", title, reading)))


def change(indicator: Indicator, valued: Sequence[Measurement]) -> Comparison | None:
    """What may be said of the last two values."""
    if len(valued) < 2:
        return None
    unit, profile = unit_of(indicator), profile_of(indicator)
    before, after = (reading_of(row, unit=unit) for row in valued[-2:])
    return compare(before, after, unit=unit, is_weighted=profile.is_weighted)


def distribution(indicator: Indicator, counted: Sequence[Measurement]) -> Distribution:
    """The answers of the last measurement that has them, beside those of the one before."""
    last, before = counted[-1], counted[-2] if len(counted) > 1 else None
    same = before is not None and len(before.counts) == len(last.counts)
    names = answer_names(profile_of(indicator), last.counts)
    lines = _lines(names, last.counts, before.counts if same and before else None)
    found = spread(last.counts)
    whole = found if isinstance(found, Spread) else None
    return Distribution(
        picture=_bars(indicator, last, before if same else None, lines),
        lines=lines,
        spread=whole,
        refusal=found.reason if isinstance(found, NoSpread) else "",
        agreement=written_value(float(whole.agreement)) if whole else "",
        agreement_words=agreement_words(whole.agreement) if whole else "",
        polarisation=written_value(float(whole.polarisation)) if whole else "",
        median=median_words(whole.median, names) if whole else "",
        change=_agreement_change(indicator, last, before),
    )


def answer_names(profile: IndicatorProfile, counts: Sequence[int]) -> list[str]:
    """The names of the answers; numbers when they were not written down."""
    names = [str(answer) for answer in profile.answers]
    return names if len(names) == len(counts) else [f"antwoord {place}" for place in range(1, len(counts) + 1)]


def _lines(names: Sequence[str], counts: Sequence[int], before: Sequence[int] | None) -> tuple[AnswerLine, ...]:
    old = [_percentage(count, before) for count in before] if before else [""] * len(counts)
    return tuple(
        AnswerLine(name, count, _percentage(count, counts), was)
        for name, count, was in zip(names, counts, old, strict=True)
    )


def _percentage(count: int, counts: Sequence[int]) -> str:
    total = sum(counts)
    return written_value(Decimal(100 * count) / total if total else 0, "%")


def _bars(indicator: Indicator, last: Measurement, before: Measurement | None, lines: Sequence[AnswerLine]) -> Picture:
    total, old = sum(last.counts), before.counts if before else None
    most = max(lines, key=lambda line: line.count)
    title = f"{indicator.name}: alle antwoorden"
    reading = (
        f"{number(total)} mensen gaven op {written_date(last.measured_on)} hun mening; "
        f"het vaakst koos men “{most.answer}” ({most.share})."
    ) + (f" De dunne balk eronder is {written_date(before.measured_on)}." if before else "")
    rows = [
        AnswerRow(
            line.answer,
            line.count / total if total else 0.0,
            f"{number(line.count)} ({line.share})",
            old[place] / (sum(old) or 1) if old else None,
        )
        for place, line in enumerate(lines)
    ]
    return Picture(title, reading, answers_svg(rows, Drawing(f"antwoorden-{indicator.pk}", title, reading)))


def _agreement_change(indicator: Indicator, last: Measurement, before: Measurement | None) -> Comparison | None:
    if before is None:
        return None
    unit = unit_of(indicator)
    first, second = reading_of(before, unit=unit), reading_of(last, unit=unit)
    return compare_agreement(first, second, seed=last.pk, is_weighted=profile_of(indicator).is_weighted)
