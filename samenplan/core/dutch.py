"""Dates, money and counts as Flemish readers write them: "23 november 2026", "€ 25.000"."""

from collections.abc import Sequence
from datetime import date

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
NO_BREAK = "\N{NO-BREAK SPACE}"


def written_date(day: date) -> str:
    """A day in full: 23 november 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def number(value: int) -> str:
    """A whole number with Belgian separators: 25.000."""
    return f"{value:,}".replace(",", ".")


def euros(cents: int) -> str:
    """An amount in cents as € 25.000 or € 12,50; the space does not break."""
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    return f"{sign}€{NO_BREAK}{number(whole)}" + (f",{rest:02d}" if rest else "")


def listed(words: Sequence[str]) -> str:
    """An enumeration: a, b en c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"


def counted(count: int, one: str, many: str) -> str:
    """A count with its noun: 1 actie, 14 acties."""
    return f"{number(count)} {one if count == 1 else many}"
