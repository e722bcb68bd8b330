"""Finds names of persons: a heuristic for Dutch texts that leaves streets, organisations and towns alone.

A name is a known first or family name beside another capital ("Lien Maes"), what follows a form of address
("mevrouw Cauberghs"), or initials before a known family name. A first name alone is not a name: too many are words.
"""

import re
from collections.abc import Iterator

from samenplan.core.known_names import (
    ALSO_WORDS,
    FAMILY_NAMES,
    FIRST_NAMES,
    HISTORIC_NAMES,
    NAMED_THING_ENDINGS,
    NAMING_WORDS,
    PUBLIC_OFFICES,
)

_CAPITAL = r"[A-ZÀ-ÝŞÇĞİ][\w'’-]{1,30}"
_PARTICLES = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e[nrls]?|[Tt]e[nr]?|[EeAa]l|[Bb][ei]n|[Aa][iï]t|[Oo]uld?|[Ll][ae]|[Dd][ua]|[Dd]os"
    r"|['’]t) ){0,3}"
)
_PAIR = re.compile(rf"(?<![\w'’-])(?P<first>{_CAPITAL})(?= (?P<rest>{_PARTICLES}(?P<family>{_CAPITAL})))")
_TITLED = re.compile(
    r"(?<![\w-])(?:[Mm]evrouw|[Mm](?:ij|e)n?heer|[Mm]eneer|[Dd]e heer|[Dd]hr\.?|[Mm](?:ev|v)r?\.?|[Mm]w\.?|[Mm]r\."
    r"|[Jj]uf(?:frouw)?|[Mm]eester|[Dd]okter|[Ii]mam|[Dd]e (?:jongen|leerling|zoon|dochter|familie)"
    rf"|[Hh]et (?:meisje|gezin)) (?P<rest>{_PARTICLES}(?P<family>{_CAPITAL}))",
)
_INITIAL = re.compile(rf"(?<![\w.])(?:[A-Z]\. ?){{1,3}}(?P<rest>{_PARTICLES}(?P<family>{_CAPITAL}))")
_CAPITAL_WORD = re.compile(_CAPITAL)
_SURE_FIRST_NAMES = FIRST_NAMES - ALSO_WORDS
_KNOWN = FIRST_NAMES | FAMILY_NAMES
_SHORTENED = re.compile(rf"(?<![\w'’-])({_CAPITAL}) [A-Z]\.")
_TITLE_PARTS = (
    "rouw ",
    "eer ",
    "hr",
    "vr",
    "mw",
    "Mw",
    "amilie ",
    "ezin ",
    "okter ",
    "mam ",
    "mr",
    "Mr",
    "uf ",
    "eester ",
    "ongen ",
    "eerling ",
    "zoon ",
    "dochter ",
    "meisje ",
)
_INITIAL_START = re.compile(r"[A-Z]\.")
_NEXT_WORD = re.compile(r"[ -]{1,2}([\w-]{2,30})")
_WORD_BEFORE = re.compile(r"([\w-]{2,30})[ -]{1,2}$")
_LOOK_BACK = 33


def names_in(text: str) -> Iterator[tuple[int, int]]:
    """Where names of persons stand: first character and the one after the last; the same place may come twice."""
    for match in _PAIR.finditer(text) if _may_name(text) else ():
        end = match.end("rest")
        if _is_name(match) and not _names_a_thing(text, match, end):
            yield match.start(), end
    for match in _TITLED.finditer(text) if any(part in text for part in _TITLE_PARTS) else ():
        if match.group("family") not in PUBLIC_OFFICES and not _names_a_thing(text, match, match.end()):
            yield match.span()
    if _INITIAL_START.search(text):
        for match in _SHORTENED.finditer(text):
            if match.group(1) in _SURE_FIRST_NAMES:
                yield match.span()
        for match in _INITIAL.finditer(text):
            if match.group("family") in FAMILY_NAMES:
                yield match.span()


def _may_name(text: str) -> bool:
    """Whether any word is a known name at all: a quick look that spares most texts the careful one."""
    return any(word in _KNOWN or "-" in word for word in _CAPITAL_WORD.findall(text))


def _is_name(match: re.Match[str]) -> bool:
    """A known first name before a capital, or a known family name on either side of one."""
    first, rest, family = match.group("first", "rest", "family")
    if f"{first} {rest}" in HISTORIC_NAMES:
        return False
    if family in FAMILY_NAMES or (first in FAMILY_NAMES and family in FIRST_NAMES):
        return True
    return _is_first_name(first) and (first not in ALSO_WORDS or rest != family)


def _is_first_name(word: str) -> bool:
    return word in FIRST_NAMES or ("-" in word and all(part in FIRST_NAMES for part in word.split("-")))


def _names_a_thing(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the words around make it a street, a school, a hall, a fund …"""
    if match.group("family").lower().endswith(NAMED_THING_ENDINGS):
        return True
    following = _NEXT_WORD.match(text, end)
    if following and following.group(1).lower().endswith(NAMED_THING_ENDINGS):
        return True
    before = _WORD_BEFORE.search(text[max(0, match.start() - _LOOK_BACK) : match.start()])
    first = text[match.start() : match.end()].split(" ")[0].lower()
    return first in NAMING_WORDS or (before is not None and before.group(1).lower() in NAMING_WORDS)
