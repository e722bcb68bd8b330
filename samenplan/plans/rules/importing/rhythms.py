"""Finding what keeps coming back or counts from the start: "6 keer per jaar", "binnen zes maanden"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from samenplan.plans.rules.content import Recurrence, Timing, TimingKind
from samenplan.plans.rules.importing.calendar_words import COUNT, RHYTHM, RHYTHMS, SPAN, SPANS, count
from samenplan.plans.rules.importing.moments import MAX_LOOKED_AT

_NOUN = r"(?:\s*(?:x|keer|maal|times)|(?:\s+[a-zà-ÿ-]{2,25}){1,2})?"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A timing without a day of its own, and where in the text it stands; None for a span we cannot count with."""

    start: int
    end: int
    timing: Timing | None
    problem: str = ""


Reader = Callable[[re.Match[str]], "Timing | None"]


def _often(found: re.Match[str]) -> Timing | None:
    return Timing(TimingKind.RECURRING, times=count(found[1]), per=SPANS[found[2].lower()])


def _each(found: re.Match[str]) -> Timing | None:
    return Timing(TimingKind.RECURRING, times=1, per=SPANS[found[1].lower()])


def _adverb(found: re.Match[str]) -> Timing | None:
    times, per = RHYTHMS[found[1].lower()]
    return Timing(TimingKind.RECURRING, times=times, per=per)


def _every_months(found: re.Match[str]) -> Timing | None:
    between = count(found[1])
    if between == 3:
        return Timing(TimingKind.RECURRING, times=1, per=Recurrence.QUARTER)
    if between < 1 or 12 % between:
        return None
    return Timing(TimingKind.RECURRING, times=12 // between, per=Recurrence.YEAR)


def _within(found: re.Match[str]) -> Timing | None:
    number, unit = count(found[1] or "1"), found[2].lower()
    if unit.startswith("w"):
        return None
    return Timing(TimingKind.RELATIVE, after_months=number * (12 if unit.startswith(("j", "y")) else 1))


def _month_of_plan(found: re.Match[str]) -> Timing | None:
    return Timing(TimingKind.RELATIVE, after_months=int(found[1]))


def _throughout(_: re.Match[str]) -> Timing | None:
    return Timing(TimingKind.PERIOD)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_UNIT = r"(maanden|maand|months?|jaren|jaar|years?|weken|week|weeks)\b"
_OF_START = r"(?:\s+(?:na|van|of|after|from)\s+(?:de\s+|het\s+|the\s+)?(?:start|begin|goedkeuring|launch|plan)\w*)?"
READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_pattern(rf"\b({COUNT}){_NOUN}\s*(?:per|an?|each|every|/)\s*({SPAN})\b"), _often),
    (_pattern(rf"\b(?:elke?|iedere?|each|every|per)\s+({SPAN})\b"), _each),
    (_pattern(rf"\b({RHYTHM})\b"), _adverb),
    (_pattern(rf"\bom de ({COUNT}) maanden\b"), _every_months),
    (_pattern(rf"\b(?:binnen|within|na|after)\s+(?:de\s+|het\s+|the\s+)?(?:({COUNT})\s+)?{_UNIT}{_OF_START}"), _within),
    (
        _pattern(rf"\b({COUNT})\s+{_UNIT}\s+(?:na|after)\s+(?:de\s+|the\s+)?(?:start|begin|goedkeuring|launch)\w*"),
        _within,
    ),
    (_pattern(r"\b(?:maand|month) (\d{1,2})\b"), _month_of_plan),
    (
        _pattern(r"\b(?:doorlopend|continu|permanent|ongoing|continuous|(?:hele|gehele|volledige) looptijd)\b"),
        _throughout,
    ),
)


def rhythms(text: str) -> Iterator[Rhythm]:
    """Everything in the first 500 characters that returns or is relative; may overlap."""
    for pattern, reader in READERS:
        for found in pattern.finditer(text[:MAX_LOOKED_AT]):
            timing = reader(found)
            problem = "" if timing else "Dit kunnen we niet in maanden of keren rekenen."
            yield Rhythm(found.start(), found.end(), timing, problem)
