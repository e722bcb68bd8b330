"""Finding days and periods in a sentence: "12 maart 2027", "Q2 2027", "eind 2026", "schooljaar 2026-2027"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from samenplan.plans.rules.importing.calendar_words import (
    FULL_MONTH,
    MONTH,
    ORDINAL,
    SEASONS,
    Days,
    month_number,
    months,
    ordinal,
)

YEAR = r"((?:19|20)\d\d)"
MAX_LOOKED_AT = 500
ABOUT = "“{words}” is ongeveer; we lazen {read}."


@dataclass(frozen=True, slots=True)
class Moment:
    """Days that a piece of text names, and where. `days` is None for a day that does not exist or lacks its year."""

    start: int
    end: int
    days: Days | None
    problem: str = ""

    @property
    def is_one_day(self) -> bool:
        return self.days is not None and self.days.first == self.days.last


Reader = Callable[[re.Match[str]], "tuple[Days | None, str]"]


def _day(year: str, month: int, day: str) -> tuple[Days | None, str]:
    number = int(year) + (2000 if len(year) == 2 else 0)
    try:
        found = date(number, month, int(day))
    except ValueError:
        return None, "Deze dag bestaat niet."
    return Days(found, found), ""


def _iso(found: re.Match[str]) -> tuple[Days | None, str]:
    return _day(found[1], int(found[2]), found[3])


def _slashed(found: re.Match[str]) -> tuple[Days | None, str]:
    return _day(found[3], int(found[2]), found[1])


def _written(found: re.Match[str]) -> tuple[Days | None, str]:
    return _day(found[3], month_number(found[2]), found[1])


def _american(found: re.Match[str]) -> tuple[Days | None, str]:
    return _day(found[3], month_number(found[1]), found[2])


def _quarter(found: re.Match[str]) -> tuple[Days | None, str]:
    rank = int(found[1]) if found[1] else ordinal(found[2])
    return months(int(found[3]), rank * 3 - 2, rank * 3), ""


def _quarter_after_year(found: re.Match[str]) -> tuple[Days | None, str]:
    return months(int(found[1]), int(found[2]) * 3 - 2, int(found[2]) * 3), ""


def _half(found: re.Match[str]) -> tuple[Days | None, str]:
    rank = ordinal(found[1])
    if rank > 2:
        return None, "Een jaar heeft maar twee helften."
    return months(int(found[2]), rank * 6 - 5, rank * 6), ""


def _season(found: re.Match[str]) -> tuple[Days | None, str]:
    first = SEASONS[found[1].lower()]
    return months(int(found[2]), first, first + 2), ABOUT


def _part(found: re.Match[str]) -> tuple[Days | None, str]:
    word, year = found[1].lower(), int(found[3])
    if found[2]:
        month = month_number(found[2])
        return months(year, month, month), ""
    if word.startswith(("begin", "start", "early")):
        return months(year, 1, 3), ABOUT
    return (months(year, 4, 9) if word.startswith("m") else months(year, 10, 12)), ABOUT


def _month(found: re.Match[str]) -> tuple[Days | None, str]:
    month = month_number(found[1])
    return months(int(found[2]), month, month), ""


def _numbered_month(found: re.Match[str]) -> tuple[Days | None, str]:
    return months(int(found[2]), int(found[1]), int(found[1])), ""


def _school_year(found: re.Match[str]) -> tuple[Days | None, str]:
    return Days(date(int(found[1]), 9, 1), date(int(found[1]) + 1, 8, 31)), ""


def _years(found: re.Match[str]) -> tuple[Days | None, str]:
    if int(found[2]) < int(found[1]):
        return None, "Het einde ligt voor het begin."
    return Days(date(int(found[1]), 1, 1), date(int(found[2]), 12, 31)), ""


def _year(found: re.Match[str]) -> tuple[Days | None, str]:
    return Days(date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)), ""


def _without_year(_: re.Match[str]) -> tuple[Days | None, str]:
    return None, "Het jaar ontbreekt."


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_pattern(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b"), _iso),
    (_pattern(r"\b(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})\b"), _slashed),
    (_pattern(rf"\b(\d{{1,2}})(?:e|ste|de|st|nd|rd|th)?\s+({MONTH})\s*{YEAR}\b"), _written),
    (_pattern(rf"\b({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+{YEAR}\b"), _american),
    (_pattern(rf"\b(?:(?:Q|K|kwartaal |quarter )([1-4])|({ORDINAL})\s+(?:kwartaal|quarter))(?:\s+(?:van"
        rf"|of))?[\s/-]*{YEAR}\b"), _quarter),
    (_pattern(rf"\b{YEAR}[\s/-]*[QK]([1-4])\b"), _quarter_after_year),
    (_pattern(rf"\b({ORDINAL})\s+(?:helft|semester|jaarhelft|half)(?:\s+(?:van|of))?\s+{YEAR}\b"), _half),
    (_pattern(rf"\b({'|'.join(SEASONS)})\s+(?:van\s+|of\s+)?{YEAR}\b"), _season),
    (_pattern(rf"\b(begin|start|early|midden|medio|mid|einde?|end|late)[\s-]+(?:van\s+"
        rf"|of\s+)?(?:({MONTH})\s+)?{YEAR}\b"), _part),
    (_pattern(rf"\bschooljaar\s+{YEAR}\s*[-\u2013/]\s*(?:\d{{4}}|\d\d)\b"), _school_year),
    (_pattern(rf"\b({MONTH})\s+{YEAR}\b"), _month),
    (_pattern(rf"\b(0?[1-9]|1[0-2])/{YEAR}\b"), _numbered_month),
    (_pattern(rf"\b{YEAR}\s*[-\u2013]\s*{YEAR}\b"), _years),
    (_pattern(rf"\b{YEAR}\b(?![-/]\d)"), _year),
    (_pattern(rf"\b(?:\d{{1,2}}\s+)?({FULL_MONTH})"), _without_year),
)  # fmt: skip
"""How days are written; of two that start at the same place the longer wins, then the one that stands higher."""


def moments(text: str) -> tuple[Moment, ...]:
    """The days that the text names, in order, without overlap; a month takes the year of the next one.

    Only the first 500 characters are looked at: what is longer is a story, and costs too much time.
    """
    text = text[:MAX_LOOKED_AT]
    found = sorted(_all(text), key=lambda moment: (moment.start, -moment.end))
    chosen: list[Moment] = []
    for moment in found:
        if not chosen or moment.start >= chosen[-1].end:
            chosen.append(moment)
    return tuple(_with_next_year(moment, chosen[place + 1 :], text) for place, moment in enumerate(chosen))


def _all(text: str) -> Iterator[Moment]:
    for pattern, reader in READERS:
        for found in pattern.finditer(text):
            days, problem = reader(found)
            yield Moment(found.start(), found.end(), days, problem)


def _with_next_year(moment: Moment, later: list[Moment], text: str) -> Moment:
    """In "maart en oktober 2027" the first month is one of 2027 too."""
    if moment.days or not moment.problem.startswith("Het jaar"):
        return moment
    following = next((other for other in later if other.days), None)
    if following is None or following.days is None:
        return moment
    completed = moments(f"{text[moment.start : moment.end]} {following.days.first.year}")
    if len(completed) != 1:
        return moment
    return Moment(moment.start, moment.end, completed[0].days, completed[0].problem)
