"""How the text of a cell or paragraph is cleaned, the same for every kind of file."""

import re
from collections.abc import Iterable

_SPACES = re.compile(r"[ \t\xa0\u2007\u202f]+")
_BULLET = re.compile(r"^(?:[-\u2013\u2014\u2022\u00b7\u25aa\u25cf\u25e6\u2023\uf0b7*]|o(?=\s)|>)\s+(?=\S)")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b]")


def cleaned(line: str) -> str:
    """One line with single spaces, without characters that no page can show."""
    return _SPACES.sub(" ", _UNPRINTABLE.sub("", line)).strip()


def with_bullet(line: str) -> str:
    """A typed bullet ("•", "*", "–") becomes "- "; other lines stay."""
    return _BULLET.sub("- ", line)


def cell_text(lines: Iterable[str]) -> str:
    """The lines of a cell, cleaned, with uniform bullets; blank lines fall away."""
    parts = (with_bullet(cleaned(part)) for line in lines for part in re.split(r"[\n\r\v\u2028\u2029]", line))
    return "\n".join(part for part in parts if part)
