"""Words for days, months, seasons and counts, in Dutch and in English."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from samenplan.plans.rules.content import Recurrence

MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|mar(?:ch)?|apr(?:il)?|mei|may|june?|juni|july?|juli"
    r"|aug(?:ustus|ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
FULL_MONTH = (
    r"(?:januari|january|februari|february|maart|march|april|mei|juni|june|juli|july|augustus|august|september"
    r"|oktober|october|november|december)\b"
)
_MONTH_STARTS = ("jan", "feb", "ma", "ap", "mei", "jun", "jul", "au", "se", "o", "n", "d")

COUNTS = {
    "een": 1,
    "één": 1,
    "eenmaal": 1,
    "a": 1,
    "an": 1,
    "one": 1,
    "twee": 2,
    "tweemaal": 2,
    "two": 2,
    "drie": 3,
    "three": 3,
    "vier": 4,
    "four": 4,
    "vijf": 5,
    "five": 5,
    "zes": 6,
    "six": 6,
    "zeven": 7,
    "seven": 7,
    "acht": 8,
    "eight": 8,
    "negen": 9,
    "nine": 9,
    "tien": 10,
    "ten": 10,
    "elf": 11,
    "eleven": 11,
    "twaalf": 12,
    "twelve": 12,
    "achttien": 18,
    "eighteen": 18,
    "vierentwintig": 24,
}
COUNT = r"(?:\d{1,3}|" + "|".join(sorted(COUNTS, key=len, reverse=True)) + ")"

ORDINALS = {
    "eerste": 1,
    "first": 1,
    "tweede": 2,
    "second": 2,
    "derde": 3,
    "third": 3,
    "vierde": 4,
    "fourth": 4,
}
ORDINAL = r"(?:[1-4](?:e|ste|de|st|nd|rd|th)|" + "|".join(ORDINALS) + ")"

SEASONS = {
    "voorjaar": 3,
    "lente": 3,
    "spring": 3,
    "zomer": 6,
    "summer": 6,
    "najaar": 9,
    "herfst": 9,
    "autumn": 9,
    "winter": 12,
}
"""The first month of each season, as the weather people count."""

SPANS = {
    "week": Recurrence.WEEK,
    "maand": Recurrence.MONTH,
    "month": Recurrence.MONTH,
    "kwartaal": Recurrence.QUARTER,
    "quarter": Recurrence.QUARTER,
    "trimester": Recurrence.QUARTER,
    "schooljaar": Recurrence.SCHOOL_YEAR,
    "school year": Recurrence.SCHOOL_YEAR,
    "werkjaar": Recurrence.YEAR,
    "jaar": Recurrence.YEAR,
    "year": Recurrence.YEAR,
    "annum": Recurrence.YEAR,
}
SPAN = r"(?:" + "|".join(sorted(SPANS, key=len, reverse=True)) + ")"

RHYTHMS = {
    "wekelijks": (1, Recurrence.WEEK),
    "weekly": (1, Recurrence.WEEK),
    "maandelijks": (1, Recurrence.MONTH),
    "monthly": (1, Recurrence.MONTH),
    "tweemaandelijks": (6, Recurrence.YEAR),
    "driemaandelijks": (1, Recurrence.QUARTER),
    "quarterly": (1, Recurrence.QUARTER),
    "halfjaarlijks": (2, Recurrence.YEAR),
    "zesmaandelijks": (2, Recurrence.YEAR),
    "half-yearly": (2, Recurrence.YEAR),
    "jaarlijks": (1, Recurrence.YEAR),
    "jaarlijkse": (1, Recurrence.YEAR),
    "annually": (1, Recurrence.YEAR),
    "annual": (1, Recurrence.YEAR),
    "yearly": (1, Recurrence.YEAR),
    "eenmalig": (1, Recurrence.TERM),
    "once": (1, Recurrence.TERM),
}
RHYTHM = r"(?:" + "|".join(sorted(RHYTHMS, key=len, reverse=True)) + ")"


@dataclass(frozen=True, slots=True)
class Days:
    """A run of days, first and last included."""

    first: date
    last: date


def count(word: str) -> int:
    """The number that a word or figure says."""
    return int(word) if word.isdigit() else COUNTS[word.lower()]


def ordinal(word: str) -> int:
    """The rank that a word or figure says: "tweede" and "2e" are 2."""
    return int(word[0]) if word[0].isdigit() else ORDINALS[word.lower()]


def month_number(word: str) -> int:
    """1-12 for a month's name or its start, in Dutch or English."""
    name = word.lower().rstrip(".").replace("mrt", "maart").replace("may", "mei")
    return next(place for place, start in enumerate(_MONTH_STARTS, 1) if name.startswith(start))


def months(year: int, first: int, last: int) -> Days:
    """From the first day of one month to the last day of another; `last` above 12 runs into the next year."""
    last_year, last_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return Days(date(year, first, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]))
