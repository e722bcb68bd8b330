"""A cell with names of services and organisations, split where that is certain and flagged where it is not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samenplan.plans.rules.importing.open_values import is_open

_CERTAIN = re.compile(r";|\s/\s|\s\|\s|\s\+\s|(?<=[a-zà-ÿ)])/(?=[A-ZÀ-Þ])")
_COMMA = re.compile(r"\s*,\s*(?:en\s+|and\s+)?|\s+(?:en|and|&)\s+")
_UNIT = re.compile(
    r"\b(?:dienst|departement|afdeling|cel|team|directie|sector|schepen|agentschap|commissie|comit[eé]|werkgroep"
    r"|raad|cluster"
    r"|department|office|service|board|group|council|instituut|vereniging)\b",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"^(?:[A-Z]{2,6}\d?|(?:lokale |federale )?politie\w*|brandweer|school|scholen|\w+scholen|bibliotheek|bib"
    r"|burgemeester|parket|vdab"
    r"|jeugdhuis|buurtwerk|police|library|youth service|\w{3,}(?:dienst|huis|werk|raad|zorg|centrum|vzw))\b",
)
_PARTNER_LABEL = re.compile(r"^(?:partners?|met|samen met|ondersteund door|supported by|with)\s*:", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:- )?(?:partners?|met|samen met|ondersteund door|supported by|with|trekkers?|verantwoordelijken?|lead)\s*:\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamesReading:
    """What a cell with names says; `partners` are names that the cell itself calls partners."""

    names: tuple[str, ...]
    partners: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    is_open: bool = False


def read_names(text: str) -> NamesReading:
    """The names in the cell, in order, each once."""
    names: list[str] = []
    partners: list[str] = []
    flags: list[str] = []
    still_open = False
    for line in text.split("\n"):
        kept = partners if _PARTNER_LABEL.match(line.removeprefix("- ")) else names
        for part in _apart(_LABEL.sub("", line), _CERTAIN):
            if is_open(part):
                still_open = True
                continue
            found, flag = _uncertain(part)
            kept += found
            flags += [flag] if flag else []
    return NamesReading(_once(names), _once(partners), tuple(flags), still_open)


def _apart(text: str, separator: re.Pattern[str]) -> list[str]:
    """The parts between separators that do not stand within brackets."""
    parts, start = [], 0
    for found in separator.finditer(text):
        before = text[start : found.start()]
        if before.count("(") > before.count(")"):
            continue
        parts.append(before)
        start = found.end()
    parts.append(text[start:])
    return [bare for part in parts if (bare := part.strip().removeprefix("- ").strip(" ,"))]


def _uncertain(line: str) -> tuple[list[str], str]:
    """Splits at a comma or "en" when each part looks like a name of its own."""
    parts = _apart(line, _COMMA)
    if len(parts) < 2:
        return [line.strip()] if line.strip() else [], ""
    if all(_looks_own(part) for part in parts[1:]):
        return parts, ""
    if _UNIT.search(parts[0]) or not all(part[0].isupper() for part in parts[1:]):
        return [line], f"“{line}” bleef één naam. Zijn het er meer, splits ze dan zelf."
    flag = f"“{line}” is gesplitst in {len(parts)} namen; kijk dat na." if "," not in line else ""
    return parts, flag


def _looks_own(part: str) -> bool:
    return bool(_UNIT.match(part) or _KNOWN.match(part))


def _once(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
