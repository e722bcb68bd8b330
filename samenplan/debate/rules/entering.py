"""Whether a debate takes a vote or a statement; the sentences for members are Dutch.

What a resident is told comes as a `Hindrance`; words.py says it in her language.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from samenplan.core.screening import scan
from samenplan.debate.rules.kinds import (
    SHORTEST_STATEMENT,
    STATEMENT_LENGTH,
    WAITING_PER_PERSON,
    DebateState,
)

MOST_MARKS = 2
"""Accents on one letter: what languages need; a pile of them covers the lines around it."""


class Hindrance(StrEnum):
    """Why a resident cannot do this now."""

    NOT_OPEN = "not_open"
    NO_SUCH_STATEMENT = "no_such_statement"
    TOO_LONG = "too_long"
    TOO_SHORT = "too_short"
    ABOUT_A_PERSON = "about_a_person"
    TOO_MANY_WAITING = "too_many_waiting"
    WRONG_CODE = "wrong_code"
    CODE_NEEDED = "code_needed"
    ACCOUNT_NEEDED = "account_needed"
    WORK_NEEDED = "work_needed"
    TOO_OFTEN = "too_often"
    OLD_PAGE = "old_page"
    SAID_ALREADY = "said_already"
    NO_ADDRESS = "no_address"
    NOTHING_TO_HEAR = "nothing_to_hear"


def is_open(state: DebateState, opens_on: date | None, closes_on: date | None, today: date) -> bool:
    """Whether votes are taken on this day."""
    started = opens_on is None or opens_on <= today
    going_on = closes_on is None or today <= closes_on
    return state is DebateState.OPEN and started and going_on


def hindrances_to_statement(text: str, others: Sequence[str], waiting: int) -> list[Hindrance]:
    """Why this text cannot come in; an empty list means it waits for a look."""
    found = []
    bare = tidy(text)
    if len(bare) > STATEMENT_LENGTH:
        found.append(Hindrance.TOO_LONG)
    if len(bare) < SHORTEST_STATEMENT:
        found.append(Hindrance.TOO_SHORT)
    if points_at_a_person(bare):
        found.append(Hindrance.ABOUT_A_PERSON)
    if bare.casefold().rstrip(".!") in {tidy(other).casefold().rstrip(".!") for other in others}:
        found.append(Hindrance.SAID_ALREADY)
    if waiting >= WAITING_PER_PERSON:
        found.append(Hindrance.TOO_MANY_WAITING)
    return found


def objections_to_seed(text: str) -> list[str]:
    """Why a member's statement cannot take part."""
    bare, start = tidy(text), tidy(text)[:40]
    if len(bare) > STATEMENT_LENGTH:
        return [f"“{start}…” is {len(bare)} tekens lang; een stelling heeft er hoogstens {STATEMENT_LENGTH}."]
    if len(bare) < SHORTEST_STATEMENT:
        return [f"“{start}” is te kort voor een stelling."]
    if points_at_a_person(bare):
        return [f"“{start}…” verwijst naar een persoon of naar contactgegevens. Haal dat eruit."]
    return []


def points_at_a_person(bare: str) -> bool:
    """Whether a tidy text names somebody, also in letters and figures that only look different (０４７０, 𝐉𝐚𝐧)."""
    return bool(scan(bare) or scan(unicodedata.normalize("NFKC", bare)))


def tidy(text: str) -> str:
    """One line, single spaces, no control characters and none that cannot be seen or turn the line around."""
    return " ".join("".join(_visible(unicodedata.normalize("NFC", text))).split())


def _visible(text: str) -> Iterator[str]:
    """Every sign that a reader sees, with at most `MOST_MARKS` accents on it."""
    marks = 0
    for sign in text:
        kind = unicodedata.category(sign)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if kind != "Cf" and marks <= MOST_MARKS:
            yield sign if sign.isprintable() else " "
