"""How a timing reads, and which days it covers."""

from datetime import date

from dateutil.relativedelta import relativedelta

from samenplan.core.dutch import counted, written_date
from samenplan.plans.rules.content import RECURRENCE_LABELS, Timing, TimingKind


def timing_sentence(timing: Timing) -> str:
    """The timing in Dutch; falls back on the words it was written in."""
    sentence = _sentence(timing)
    if not sentence:
        return timing.words or "nog niet bepaald"
    return sentence


def _sentence(timing: Timing) -> str:
    if timing.kind is TimingKind.DATE and timing.starts_on:
        return written_date(timing.starts_on)
    if timing.kind is TimingKind.PERIOD:
        return _period(timing.starts_on, timing.ends_on)
    if timing.kind is TimingKind.RELATIVE and timing.after_months is not None:
        return f"binnen {counted(timing.after_months, 'maand', 'maanden')} na de start"
    if timing.kind is TimingKind.RECURRING and timing.per:
        return f"{timing.times or 1} keer {RECURRENCE_LABELS[timing.per]}"
    return ""


def _period(starts_on: date | None, ends_on: date | None) -> str:
    if starts_on and ends_on:
        return f"van {written_date(starts_on)} tot {written_date(ends_on)}"
    if starts_on:
        return f"vanaf {written_date(starts_on)}"
    return f"tot {written_date(ends_on)}" if ends_on else ""


def span(timing: Timing, plan_starts_on: date | None, plan_ends_on: date | None) -> tuple[date, date] | None:
    """First and last day that the timing covers, for a timeline; None when it cannot be drawn.

    A recurring timing covers the whole plan; a relative one runs from the start of the plan to its last day.
    """
    if timing.kind is TimingKind.DATE and timing.starts_on:
        return timing.starts_on, timing.starts_on
    if timing.kind is TimingKind.PERIOD:
        first, last = timing.starts_on or plan_starts_on, timing.ends_on or plan_ends_on
        return (first, last) if first and last and first <= last else None
    if timing.kind is TimingKind.RELATIVE and plan_starts_on and timing.after_months is not None:
        return plan_starts_on, plan_starts_on + relativedelta(months=timing.after_months)
    if timing.kind is TimingKind.RECURRING and plan_starts_on and plan_ends_on:
        return plan_starts_on, plan_ends_on
    return None
