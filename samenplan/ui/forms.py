"""Form fields that read what Flemish people type: dates, amounts in euros, lists."""

import re
from collections.abc import Sequence
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from samenplan.core.dutch import MONTHS, NO_BREAK, number

_SLASHED = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})\Z", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z", re.ASCII)
_WRITTEN = re.compile(r"(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4})\Z", re.ASCII)
_AMOUNT = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?\Z", re.ASCII)
_LARGEST_CENTS = 2**62
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_IMPOSSIBLE = "Deze dag bestaat niet. Schrijf bijvoorbeeld 1/9/2027 of 1 september 2027."
_UNREADABLE_DAY = "Dit is geen datum. Schrijf bijvoorbeeld 1/9/2027 of 1 september 2027."
_UNREADABLE_AMOUNT = "Dit is geen bedrag. Schrijf bijvoorbeeld 1.250 of 1.250,50."


def read_day(text: str) -> date:
    """A day written as 2027-09-01, 1/9/2027, 01.09.2027, 1 september 2027 or 1 sept 2027.

    Raises:
        ValidationError: with a Dutch sentence; for a day that does not exist a different one.
    """
    small = " ".join(text.lower().split())
    if found := _ISO.match(small):
        year, month, day = (int(part) for part in found.groups())
    elif found := _SLASHED.match(small):
        day, month, year = (int(part) for part in found.groups())
    elif (found := _WRITTEN.match(small)) and (month := _month(found[2])):
        day, year = int(found[1]), int(found[3])
    else:
        raise ValidationError(_UNREADABLE_DAY, code="invalid")
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValidationError(f"Het jaar {year} kan niet. Schrijf het jaar met vier cijfers.", code="year")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValidationError(_IMPOSSIBLE, code="impossible") from error


def _month(word: str) -> int:
    """The number of a month in letters (sept, september, mrt), 0 for another word."""
    whole = "maart" if word == "mrt" else word
    return next((index for index, name in enumerate(MONTHS, start=1) if name.startswith(whole)), 0)


def read_cents(text: str) -> int:
    """An amount written as € 1.250,50, 1250,5, 1 250 or 1250, in cents. A point is never a decimal mark.

    Raises:
        ValidationError: with a Dutch sentence.
    """
    bare = re.sub(rf"[€\s{NO_BREAK}]|euro|eur", "", text.lower())
    found = _AMOUNT.match(bare)
    if not found or len(bare) > 20:
        raise ValidationError(_UNREADABLE_AMOUNT, code="invalid")
    whole, _, rest = bare.removeprefix("-").replace(".", "").partition(",")
    cents = int(whole) * 100 + int(rest.ljust(2, "0") or "0")
    if cents > _LARGEST_CENTS:
        raise ValidationError(_UNREADABLE_AMOUNT, code="invalid")
    return -cents if bare.startswith("-") else cents


class DutchDateInput(forms.DateInput):
    """The browser's own date box; without one a text box that says how to write a date."""

    input_type = "date"

    def __init__(self) -> None:
        limits = {"min": f"{_FIRST_YEAR}-01-01", "max": f"{_LAST_YEAR}-12-31"}
        super().__init__(attrs={"placeholder": "dd/mm/jjjj", **limits}, format="%Y-%m-%d")

    def get_context(self, name: str, value: object, attrs: dict[str, object] | None) -> dict[str, object]:
        """As Django's; a text that is no date stays readable, which a date box would throw away."""
        context = super().get_context(name, value, attrs)
        written = context["widget"]["value"]
        if written and not _ISO.match(written):
            context["widget"]["type"] = "text"
        return context


class DutchDateField(forms.DateField):
    """A day, as `read_day` reads it."""

    widget = DutchDateInput

    def to_python(self, value: str | date | None) -> date | None:
        """The day, None for nothing.

        Raises:
            ValidationError: see `read_day`.
        """
        if isinstance(value, str) and value.strip():
            return read_day(value)
        return super().to_python(value)


class EurosField(forms.Field):
    """An amount of money; its value is whole cents, None for nothing. Never below zero unless `negative`."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "amount"})

    def __init__(self, *, negative: bool = False, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]  # handed on as Django's Field takes them
        self.negative = negative

    def to_python(self, value: object) -> int | None:
        """Whole cents, None for nothing.

        Raises:
            ValidationError: this is no amount, or below zero where that cannot be.
        """
        if value is None or not str(value).strip():
            return None
        cents = read_cents(str(value))
        if cents < 0 and not self.negative:
            raise ValidationError("Een bedrag kan hier niet onder nul zijn.", code="negative")
        return cents

    def prepare_value(self, value: object) -> object:
        """Cents as 1.250,50; what somebody typed stays as typed."""
        if isinstance(value, int):
            whole, rest = divmod(abs(value), 100)
            return f"{'-' if value < 0 else ''}{number(whole)}" + (f",{rest:02d}" if rest else "")
        return value

    def has_changed(self, initial: object, data: object) -> bool:
        """Whether another amount was typed; 1.250 and 1250,00 are the same."""
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


class ListField(forms.Field):
    """Several short texts, one per line or divided by commas or semicolons; its value is a tuple without doubles."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, *, longest: int = 100, most: int = 50, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]  # handed on as Django's Field takes them
        self.longest, self.most = longest, most

    def to_python(self, value: object) -> tuple[str, ...]:
        """The texts, in the order they were typed.

        Raises:
            ValidationError: one is too long, or there are too many.
        """
        words = value if isinstance(value, list | tuple) else re.split(r"[\n,;]", str(value or ""))
        kept = tuple(dict.fromkeys(word for word in (" ".join(str(each).split()) for each in words) if word))
        if len(kept) > self.most:
            raise ValidationError(f"Geef er hoogstens {self.most}.", code="many")
        if too_long := next((word for word in kept if len(word) > self.longest), ""):
            raise ValidationError(f"“{too_long[:30]}…” is langer dan {self.longest} tekens.", code="long")
        return kept

    def prepare_value(self, value: object) -> object:
        """One per line."""
        return (
            "\n".join(str(word) for word in value)
            if isinstance(value, Sequence) and not isinstance(value, str)
            else value
        )

    def has_changed(self, initial: object, data: object) -> bool:
        """Whether the texts differ, however they were divided."""
        try:
            return self.to_python(data) != self.to_python(initial)
        except ValidationError:
            return True
