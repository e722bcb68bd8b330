"""Finds traces of persons in free text: names, accounts, numbers, addresses.

No person is ever the subject of a plan (domain/practice.md 3.5, H2). A trace tells its kind and its place, never the
text itself, so that it cannot end up in a log. Every pattern is bounded and starts where the previous character cannot
belong to it, so that the work grows with the length of the text and no text can make it explode.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from samenplan.core.known_names import (
    COUNTED_NOUNS,
    FIRST_NAMES,
    NO_CHANNELS,
    OFFICE_CHANNELS,
    OFFICE_MAILBOXES,
    PRIVATE_MAIL,
    STREET_ENDINGS,
)
from samenplan.core.person_names import names_in


class TraceKind(StrEnum):
    """What points at a person."""

    NAME = "name"
    ACCOUNT = "account"
    PHONE = "phone"
    EMAIL = "email"
    PLATE = "plate"
    ADDRESS = "address"
    NATIONAL_NUMBER = "national_number"
    IBAN = "iban"


TRACE_LABELS = {
    TraceKind.NAME: "een naam van een persoon",
    TraceKind.ACCOUNT: "een account op sociale media",
    TraceKind.PHONE: "een telefoonnummer",
    TraceKind.EMAIL: "een persoonlijk mailadres",
    TraceKind.PLATE: "een nummerplaat",
    TraceKind.ADDRESS: "een adres met huisnummer",
    TraceKind.NATIONAL_NUMBER: "een rijksregisternummer",
    TraceKind.IBAN: "een rekeningnummer",
}
TRACE_ADVICE = {
    TraceKind.NAME: "Schrijf de dienst, de organisatie of de functie in plaats van de naam.",
    TraceKind.ACCOUNT: "Schrijf het kanaal, bijvoorbeeld “een openbare groep”, en laat de account weg.",
    TraceKind.PHONE: "Laat het telefoonnummer weg of verwijs naar de website van de dienst.",
    TraceKind.EMAIL: "Gebruik het mailadres van de dienst in plaats van dat van een persoon.",
    TraceKind.PLATE: "Laat de nummerplaat weg.",
    TraceKind.ADDRESS: "Noem de buurt of de straat en laat het huisnummer weg.",
    TraceKind.NATIONAL_NUMBER: "Laat het rijksregisternummer weg.",
    TraceKind.IBAN: "Laat het rekeningnummer weg. Het hoort alleen bij de aanvraag van de subsidie.",
}


@dataclass(frozen=True, slots=True)
class PersonTrace:
    """A place in a text that points at a person: characters `start` up to `end`, counted from 0."""

    kind: TraceKind
    start: int
    end: int

    @property
    def advice(self) -> str:
        """What to write instead, in Dutch."""
        return TRACE_ADVICE[self.kind]


def scan(text: str) -> tuple[PersonTrace, ...]:
    """The traces in `text`, in order of place, none inside another. The text is not kept and not logged."""
    digits = len(_DIGIT.findall(text))
    traces: list[PersonTrace] = []
    for fewest_digits, finder in _FINDERS:
        if digits >= fewest_digits:
            traces.extend(finder(text))
    return _without_overlap(traces)


def _without_overlap(traces: list[PersonTrace]) -> tuple[PersonTrace, ...]:
    """The first trace wins where two share characters; longer before shorter at the same place."""
    kept: list[PersonTrace] = []
    for trace in sorted(traces, key=lambda found: (found.start, -found.end)):
        if not kept or trace.start >= kept[-1].end:
            kept.append(trace)
    return tuple(kept)


_DIGIT = re.compile(r"\d")

# --- numbers ---------------------------------------------------------------------------------------------------------

_NATIONAL = re.compile(
    r"(\d{2})(?<![\d.]..)[. /-]?(\d{2})[. /-]?(\d{2})[ ./-]{0,3}(\d{3})[. /-]?(\d{2})(?!\d)",
)
_IBAN = re.compile(r"[A-Z]{2}(?<![A-Za-z0-9]..)\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")
_PHONE = re.compile(r"[+(0](?<![\d+.,/(-].)(?:(?<=[+0])|0)[\d ()./-]{7,22}\d(?!\d)")
_PHONE_SEPARATORS = re.compile(r"[ ()./-]")
_DATE_START = re.compile(r"\d{1,2}[ ./-]\d{1,2}[ ./-](?:19|20)\d\d(?!\d)")
_COMPANY = re.compile(r"[01]\d{3}\.\d{3}\.\d{3}")
_PLATE = re.compile(r"[1-9](?<![\w.-].)([- ]?)([A-Z]{3})\1\d{3}(?![\w-])")
_PLATE_WORD = re.compile(
    r"(?i:nummerplaat|kenteken|kentekenplaat|plaat)[ :“\"(]{1,3}"
    r"([A-Z0-9]{1,3}[- ]?[A-Z0-9]{2,3}(?:[- ]?[A-Z0-9]{1,3})?)(?!\w)",
)
_NO_PLATE = frozenset({"VZW", "BBC", "KPI", "VTE", "CAW", "EUR", "UUR", "OCW", "LOP", "IGS", "VGC"})


def _national_numbers(text: str) -> Iterator[PersonTrace]:
    for match in _NATIONAL.finditer(text):
        if _is_national_number("".join(match.groups())):
            yield PersonTrace(TraceKind.NATIONAL_NUMBER, *match.span())


def _is_national_number(digits: str) -> bool:
    """Rijksregister or BIS number: date (month + 20 or + 40 for BIS), serial number, rest modulo 97."""
    month, day, serial = int(digits[2:4]), int(digits[4:6]), int(digits[6:9])
    if month % 20 > 12 or month > 52 or day > 31 or not 0 < serial < 999:
        return False
    check = int(digits[9:])
    return check in (97 - int(digits[:9]) % 97, 97 - int("2" + digits[:9]) % 97)


def _ibans(text: str) -> Iterator[PersonTrace]:
    for match in _IBAN.finditer(text):
        account = re.sub(r"[ .-]", "", match.group())
        if 15 <= len(account) <= 34 and int("".join(str(int(c, 36)) for c in account[4:] + account[:4])) % 97 == 1:
            yield PersonTrace(TraceKind.IBAN, *match.span())


def _phones(text: str) -> Iterator[PersonTrace]:
    for match in _PHONE.finditer(text):
        written = match.group()
        if not _DATE_START.match(written) and _is_phone(written):
            yield PersonTrace(TraceKind.PHONE, *match.span())


def _is_phone(written: str) -> bool:
    """A Belgian number of a person or desk, or any number with a country code; not 0800 and its like."""
    digits = _PHONE_SEPARATORS.sub("", written.replace("(0)", ""))
    if digits.startswith("0032"):
        digits = "+32" + digits[4:]
    if digits.startswith("+") and not digits.startswith("+32"):
        return 10 <= len(digits) <= 15
    national = digits.removeprefix("+32").lstrip("0")
    if _COMPANY.fullmatch(written) and int(national[:-2] or 0) % 97 == 97 - int(national[-2:]):
        return False  # a number of the Kruispuntbank van Ondernemingen
    if len(national) == 9:
        return national[:2] in {"45", "46", "47", "48", "49"}
    return len(national) == 8 and national[:2] not in {"70", "78", "80", "90"}


def _plates(text: str) -> Iterator[PersonTrace]:
    for match in _PLATE.finditer(text):
        if match.group(2) not in _NO_PLATE:
            yield PersonTrace(TraceKind.PLATE, *match.span())
    lowered = text.lower()
    if "plaat" not in lowered and "kenteken" not in lowered:
        return
    for match in _PLATE_WORD.finditer(text):
        if _DIGIT.search(match.group(1)):
            yield PersonTrace(TraceKind.PLATE, *match.span(1))


_STREET = re.compile(
    r"([A-ZÀ-Ý](?<![\w-].)[\w'’-]{1,40}) (\d{1,4}[A-Za-z]?)(?![\w%.:-]\w|[%\w])(?: ([a-z]{2,20}))?",
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def _addresses(text: str) -> Iterator[PersonTrace]:
    for match in _STREET.finditer(text):
        street, house, following = match.groups()
        if street.endswith(STREET_ENDINGS) and not _YEAR.fullmatch(house) and following not in COUNTED_NOUNS:
            yield PersonTrace(TraceKind.ADDRESS, match.start(1), match.end(2))


# --- accounts and addresses ------------------------------------------------------------------------------------------

_EMAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@([\w-]{1,63})(?:\.[\w-]{1,63}){1,4}")
_HANDLE = re.compile(r"(?<![\w@./+-])@[A-Za-z_][\w.]{1,29}")
_PROFILE = re.compile(
    r"(?<![\w-])(?:facebook|fb|instagram|tiktok|twitter|x|t|snapchat|threads|linkedin|youtube|reddit)\.(?:com|me)"
    r"/(?:@|in/|u/|user/|add/)?(?!groups?/|events?/|hashtag|search|watch|pages/)[\w.-]{2,40}",
    re.IGNORECASE,
)


def _emails(text: str) -> Iterator[PersonTrace]:
    if "@" not in text:
        return
    for match in _EMAIL.finditer(text):
        if _is_personal(match.group(1).lower(), match.group(2).lower()):
            yield PersonTrace(TraceKind.EMAIL, *match.span())


def _is_personal(mailbox: str, service: str) -> bool:
    parts = re.split(r"[._+-]", mailbox)
    if OFFICE_MAILBOXES & set(parts):
        return False
    return len(parts) > 1 or service in PRIVATE_MAIL or mailbox.title() in FIRST_NAMES


def _accounts(text: str) -> Iterator[PersonTrace]:
    if "@" in text:
        for match in _HANDLE.finditer(text):
            if _is_of_somebody(match.group()):
                yield PersonTrace(TraceKind.ACCOUNT, *match.span())
    if "/" in text:
        for match in _PROFILE.finditer(text):
            if _is_of_somebody(match.group()):
                yield PersonTrace(TraceKind.ACCOUNT, *match.span())


def _is_of_somebody(account: str) -> bool:
    """Not the channel of a desk, and not the @ in the name of a project."""
    name = account.lower()
    return name.lstrip("@") not in NO_CHANNELS and not any(office in name for office in OFFICE_CHANNELS)


def _names(text: str) -> Iterator[PersonTrace]:
    return (PersonTrace(TraceKind.NAME, start, end) for start, end in names_in(text))


_Finder = Callable[[str], Iterator[PersonTrace]]
_FINDERS: tuple[tuple[int, _Finder], ...] = (
    (11, _national_numbers),
    (8, _ibans),
    (8, _phones),
    (1, _plates),
    (1, _addresses),
    (0, _emails),
    (0, _accounts),
    (0, _names),
)
"""What to look for, with the fewest digits that it needs: most texts are spared most of the work."""
