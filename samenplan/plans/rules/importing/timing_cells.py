"""A cell about time, read as timings. Every word of it stays in the `words` of some timing."""

import re
from dataclasses import dataclass, replace

from samenplan.core.dutch import written_date
from samenplan.plans.rules.content import Timing, TimingKind
from samenplan.plans.rules.importing.moments import ABOUT, Moment, moments
from samenplan.plans.rules.importing.open_values import is_open
from samenplan.plans.rules.importing.rhythms import Rhythm, rhythms

_UNTIL = re.compile(
    r"^\s*(?:-|\u2013|\u2014|tot|t\.?\s?/?e?\.?m\.?|t/m|tot en met|tot eind|to|until|till|through)\s*$", re.I
)
_BETWEEN = re.compile(r"\b(?:tussen|between)\s+$", re.I)
_AND = re.compile(r"^\s*(?:en|and)\s*$", re.I)
_FROM = re.compile(r"\b(?:vanaf|van|from|since|sinds|start(?:\s+in)?)\s*:?\s*$", re.I)
_UP_TO = re.compile(r"\b(?:tot|tot en met|until|till)\s+$", re.I)
_DEADLINE = re.compile(r"\b(?:tegen|voor|v[oó]{2}r|uiterlijk|ten laatste|by|before)\s+(?:in\s+)?$", re.I)


@dataclass(frozen=True, slots=True)
class TimingReading:
    """What a cell about time says. `is_open` when it says that it is still to be determined."""

    timings: tuple[Timing, ...]
    flags: tuple[str, ...] = ()
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    timing: Timing
    problem: str = ""


def read_timings(text: str) -> TimingReading:
    """The timings of a cell, one or more per line; what is no date is kept as words and flagged."""
    timings: list[Timing] = []
    flags: list[str] = []
    still_open = False
    for piece in re.split(r"\n|;", text):
        words = piece.strip().removeprefix("- ").strip()
        if not words:
            continue
        if is_open(words):
            still_open = True
            timings.append(Timing(TimingKind.UNDETERMINED, words=words))
            continue
        reading = _read_piece(words)
        timings += reading.timings
        flags += reading.flags
    return TimingReading(tuple(timings), tuple(flags), still_open)


def _read_piece(words: str) -> TimingReading:
    found = _found(words)
    if not found:
        flag = f"In “{words}” vonden we geen datum; de woorden zijn bewaard."
        return TimingReading((Timing(TimingKind.UNDETERMINED, words=words),), (flag,))
    flags = tuple(_flag(words[one.start : one.end], one) for one in found if one.problem)
    starts = [0, *(one.start for one in found[1:])]
    ends = [*starts[1:], len(words)]
    parts = zip(found, starts, ends, strict=True)
    return TimingReading(tuple(replace(one.timing, words=words[a:b].strip(" ,")) for one, a, b in parts), flags)


def _flag(words: str, found: _Found) -> str:
    if found.problem == ABOUT and found.timing.starts_on and found.timing.ends_on:
        days = f"{written_date(found.timing.starts_on)} tot {written_date(found.timing.ends_on)}"
        return ABOUT.format(words=words, read=days)
    if found.problem == ABOUT and found.timing.ends_on:
        return ABOUT.format(words=words, read=f"tot {written_date(found.timing.ends_on)}")
    return f"“{words}”: {found.problem} De woorden zijn bewaard."


def _found(words: str) -> list[_Found]:
    """Days and rhythms in the order of the text; where they overlap the one that starts first and is longest."""
    candidates = _periods(words) + [_rhythm(one) for one in rhythms(words)]
    chosen: list[_Found] = []
    for one in sorted(candidates, key=lambda found: (found.start, -found.end)):
        if not chosen or one.start >= chosen[-1].end:
            chosen.append(one)
    return chosen


def _rhythm(rhythm: Rhythm) -> _Found:
    timing = rhythm.timing or Timing(TimingKind.UNDETERMINED)
    return _Found(rhythm.start, rhythm.end, timing, rhythm.problem)


def _periods(words: str) -> list[_Found]:
    """The moments, with two of them joined where the words between say "tot"."""
    found: list[_Found] = []
    pending = list(moments(words))
    while pending:
        first = pending.pop(0)
        if pending and _is_joined(words, first, pending[0]):
            found.append(_joined(first, pending.pop(0)))
        else:
            found.append(_single(words[: first.start], first))
    return found


def _is_joined(words: str, first: Moment, second: Moment) -> bool:
    between = words[first.end : second.start]
    if _UNTIL.match(between):
        return True
    return bool(_AND.match(between) and _BETWEEN.search(words[: first.start]))


def _joined(first: Moment, second: Moment) -> _Found:
    if first.days is None or second.days is None:
        problem = first.problem or second.problem
        return _Found(first.start, second.end, Timing(TimingKind.UNDETERMINED), problem)
    if second.days.last < first.days.first:
        problem = "Het einde ligt voor het begin."
        return _Found(first.start, second.end, Timing(TimingKind.UNDETERMINED), problem)
    timing = Timing(TimingKind.PERIOD, starts_on=first.days.first, ends_on=second.days.last)
    return _Found(first.start, second.end, timing, first.problem or second.problem)


def _single(before: str, moment: Moment) -> _Found:
    days = moment.days
    if days is None:
        return _Found(moment.start, moment.end, Timing(TimingKind.UNDETERMINED), moment.problem)
    if _FROM.search(before):
        timing = Timing(TimingKind.PERIOD, starts_on=days.first)
    elif _UP_TO.search(before) or (_DEADLINE.search(before) and not moment.is_one_day):
        timing = Timing(TimingKind.PERIOD, ends_on=days.last)
    elif moment.is_one_day:
        timing = Timing(TimingKind.DATE, starts_on=days.first)
    else:
        timing = Timing(TimingKind.PERIOD, starts_on=days.first, ends_on=days.last)
    return _Found(moment.start, moment.end, timing, moment.problem)
