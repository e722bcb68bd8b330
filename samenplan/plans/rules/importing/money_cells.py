"""A cell about money, read as budget lines: "€ 6.400", "12.500,50 (eigen middelen)", "2027: 5.000"."""

import re
from dataclasses import dataclass, replace

from samenplan.plans.rules.content import BudgetLine, MoneySource
from samenplan.plans.rules.importing.open_values import is_open

_AMOUNT = re.compile(
    r"(?P<before>€|\bEUR|\beuro)?\s*(?<![\d.,/])(?P<whole>\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,(?P<cents>\d{1,2}|-))?(?![\d,]|\.\d|/\d)"
    r"(?P<thousand>\s?k\b)?\s*(?P<after>€|EUR\b|euro\b)?(?P<dash>,-)?",
    re.IGNORECASE,
)  # fmt: skip
_YEAR = re.compile(r"\b(20\d\d)\b")
_ENGLISH = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d\d)?(?![\d,])|\d+,\d{3,}|\d+\.\d{1,2}(?!\d)")
_SOURCES = (
    (MoneySource.FLEMISH, re.compile(r"\b(?:vlaam|vlaanderen|plan samenleven|agentschap)", re.IGNORECASE)),
    (MoneySource.FEDERAL, re.compile(r"\b(?:federa|grootsteden|fod\b|pod\b)", re.IGNORECASE)),
    (MoneySource.EUROPEAN, re.compile(r"\b(?:europ|esf\b|amif\b|interreg)", re.IGNORECASE)),
    (MoneySource.PARTNER, re.compile(r"\b(?:partner|inbreng van)", re.IGNORECASE)),
    (MoneySource.OWN, re.compile(r"\b(?:eigen|stad|gemeente|own|ocmw)", re.IGNORECASE)),
    (MoneySource.OTHER, re.compile(r"\b(?:provincie|sponsor|fonds|ander)", re.IGNORECASE)),
)
MAX_LOOKED_AT = 500  # characters: what is longer is no amount
MAX_CENTS = 10**13  # a hundred billion euro: more is no amount but a number


@dataclass(frozen=True, slots=True)
class MoneyReading:
    """What a cell about money says. `is_open` when it says that it is still to be determined."""

    lines: tuple[BudgetLine, ...]
    flags: tuple[str, ...] = ()
    is_open: bool = False


def read_money(text: str) -> MoneyReading:
    """The budget lines of a cell, one per amount; words beside an amount become its label."""
    lines: list[BudgetLine] = []
    flags: list[str] = []
    still_open = False
    for piece in re.split(r"\n|;|\s\+\s", text):
        words = piece.strip().removeprefix("- ").strip()
        if not words:
            continue
        if is_open(words):
            still_open = True
            lines.append(BudgetLine(amount_cents=None, label=words))
            continue
        line, flag = _line(words)
        lines.append(line)
        flags += [flag] if flag else []
    return MoneyReading(tuple(lines), tuple(flags), still_open)


def money_source(text: str) -> MoneySource | None:
    """Where the money comes from, by the words used; None when they do not say."""
    return next((source for source, words in _SOURCES if words.search(text)), None)


def _line(words: str) -> tuple[BudgetLine, str]:
    year = _YEAR.search(words)
    unread = BudgetLine(None, money_source(words) or MoneySource.OWN, words, int(year[1]) if year else None)
    if len(words) > MAX_LOOKED_AT:
        return unread, "Deze tekst is te lang voor een bedrag; de woorden zijn bewaard."
    if _ENGLISH.search(words):
        return unread, f"Het bedrag “{words}” kan op twee manieren gelezen worden; vul het zelf in."
    amounts = [found for found in _AMOUNT.finditer(words) if not _is_year(found, words)]
    marked = [found for found in amounts if found["before"] or found["after"] or found["dash"] or found["cents"]]
    chosen = marked or amounts
    if len(chosen) != 1:
        reason = "Er staat geen bedrag in" if not chosen else "We konden niet kiezen tussen de bedragen in"
        return unread, f"{reason} “{words}”; de woorden zijn bewaard."
    cents = _cents(chosen[0])
    if cents > MAX_CENTS:
        return unread, f"“{words}” is te groot voor een bedrag; de woorden zijn bewaard."
    label = f"{words[: chosen[0].start()]} {words[chosen[0].end() :]}"
    year = _YEAR.search(label)
    return replace(unread, amount_cents=cents, label=_label(label), year=int(year[1]) if year else None), ""


def _label(words: str) -> str:
    """The words beside the amount; without the year in front, and without brackets around them."""
    bare = re.sub(r"\s+", " ", words).strip()
    bare = re.sub(r"^\(?20\d\d\)?\s*:?\s*", "", bare).strip(" :-\u2013")
    return bare[1:-1].strip() if re.fullmatch(r"\([^()]*\)", bare) else bare


def _is_year(found: re.Match[str], words: str) -> bool:
    """A bare number like 2027 beside another number is a year, not an amount."""
    if found["before"] or found["after"] or found["cents"] or not _YEAR.fullmatch(found["whole"]):
        return False
    return len(re.findall(r"\d+", words)) > 1 or bool(re.search(r"[a-z]", words, re.IGNORECASE))


def _cents(found: re.Match[str]) -> int:
    whole = int(re.sub(r"\D", "", found["whole"])) * (1000 if found["thousand"] else 1)
    rest = (found["cents"] or "").replace("-", "")
    return whole * 100 + int(rest.ljust(2, "0") or 0)
