"""Text in a table cell that people can read and that reads back exactly.

A cell holds lines, a line holds parts divided by " | ", a part is a value or "name: value". What a user
typed is escaped where it would be taken for one of those: "\\n" for a newline, "\\|" for a bar, "\\\\" for a
backslash, "\\0" for an empty text, "\\u{a0}" for a sign that a program might change or drop.
"""

import re
from collections.abc import Iterable
from datetime import date

from samenplan.core.dutch import MONTHS, NO_BREAK, euros, written_date

DIVIDER = " | "
EMPTY = "\\0"

_PLAIN = {"\\": "\\\\", "|": "\\|", "\n": "\\n"}
_TO_ESCAPE = re.compile(r"[\\|\n]|[\x00-\x1f\x7f-\x9f\u2028\u2029]|^\s|\s$")
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]{1,6})\}|(.))", re.DOTALL)
_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{1,4}})")
_EUROS = re.compile(r"(-?)€[ \u00a0]?([\d.]{1,40})(?:,(\d{2}))?")


class UnreadableCell(ValueError):
    """A cell does not say what its column should hold; the message is a sentence for the user."""


def escaped(text: str) -> str:
    """The text as one part of a line."""
    return _TO_ESCAPE.sub(_escape, text) or EMPTY


def _escape(found: re.Match[str]) -> str:
    return _PLAIN.get(found[0]) or f"\\u{{{ord(found[0]):x}}}"


def unescaped(part: str) -> str:
    """The text that `escaped` was given.

    Raises:
        UnreadableCell: a backslash that says nothing.
    """
    return "" if part == EMPTY else _ESCAPED.sub(_unescape, part)


def _unescape(found: re.Match[str]) -> str:
    if found[1]:
        point = int(found[1], 16)
        if point > 0x10FFFF:
            raise UnreadableCell(f"“{found[0]}” is geen teken.")
        return chr(point)
    if found[2] not in "\\|n":
        raise UnreadableCell(f"“{found[0]}” begrijpen we niet. Schrijf een schuine streep als \\\\.")
    return "\n" if found[2] == "n" else found[2]


def lines(cell: str) -> list[str]:
    """The lines of a cell; an empty cell has none."""
    return cell.split("\n") if cell else []


def texts_cell(texts: Iterable[str]) -> str:
    """Several texts, one a line."""
    return "\n".join(escaped(text) for text in texts)


def texts(cell: str) -> tuple[str, ...]:
    """The texts of `texts_cell`."""
    return tuple(unescaped(line) for line in lines(cell))


def named(name: str, value: str) -> str:
    """A part with its name; an empty value gives an empty part, which `joined` leaves out."""
    return f"{name}: {escaped(value)}" if value else ""


def joined(parts: Iterable[str]) -> str:
    """One line of parts."""
    return DIVIDER.join(part for part in parts if part)


def divided(line: str, names: Iterable[str]) -> tuple[list[str], dict[str, str]]:
    """The parts of a line without a name, in order and still escaped; and those with one of `names`, unescaped.

    The first part never has a name.
    """
    known = frozenset(names)
    head, *rest = line.split(DIVIDER)
    values, found = [head], {}
    for part in rest:
        name, colon, value = part.partition(": ")
        if colon and name in known:
            found[name] = unescaped(value)
        else:
            values.append(part)
    return values, found


def day_text(day: date | None) -> str:
    """A day in full, "" for none."""
    return written_date(day) if day else ""


def day(text: str) -> date | None:
    """The day of `day_text`.

    Raises:
        UnreadableCell: no day, or one that is not on the calendar.
    """
    if not text:
        return None
    found = _DAY.fullmatch(text)
    try:
        if found:
            return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError as error:
        raise UnreadableCell(f"“{text}” staat niet op de kalender.") from error
    raise UnreadableCell(f"“{text}” is geen datum. Schrijf ze als 23 november 2026.")


def amount_text(cents: int | None, unknown: str) -> str:
    """An amount as € 3.200 with an ordinary space, or the words for "not known"."""
    return unknown if cents is None else euros(cents).replace(NO_BREAK, " ")


def amount(text: str, unknown: str) -> int | None:
    """The cents of `amount_text`.

    Raises:
        UnreadableCell: no amount.
    """
    if text == unknown:
        return None
    found = _EUROS.fullmatch(text)
    if not found or not found[2].replace(".", ""):
        raise UnreadableCell(f"“{text}” is geen bedrag. Schrijf het als € 3.200 of “{unknown}”.")
    cents = int(found[2].replace(".", "")) * 100 + int(found[3] or 0)
    return -cents if found[1] else cents


def whole(text: str) -> int | None:
    """A whole number, None for no text.

    Raises:
        UnreadableCell: no whole number.
    """
    if not text:
        return None
    if not re.fullmatch(r"-?[0-9]{1,12}", text):
        raise UnreadableCell(f"“{text}” is geen geheel getal.")
    return int(text)
