"""What people fill in about indicators: a value of one day, as officer or as partner."""

import secrets
from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from samenplan.core.fields import refuse_persons
from samenplan.execution.rules.figures import read_number, written_value
from samenplan.execution.rules.measuring import Measured, NewMeasurement, objections_to_measurement
from samenplan.ui.forms import DutchDateField

LARGEST_COUNT = 100_000_000


class NumberField(forms.Field):
    """A number with a decimal comma; its value is a Decimal, None for nothing."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "amount"})

    def to_python(self, value: object) -> Decimal | None:
        """The number, None for nothing.

        Raises:
            ValidationError: this is no number.
        """
        if value is None or not str(value).strip():
            return None
        found = read_number(str(value))
        if found is None:
            raise ValidationError("Dit is geen getal. Schrijf bijvoorbeeld 26, 26,5 of 1.250.", code="invalid")
        return found

    def prepare_value(self, value: object) -> object:
        """As readers see it; what somebody typed stays as typed."""
        return written_value(value) if isinstance(value, Decimal) else value


class CountField(forms.IntegerField):
    """A whole number of people or answers."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "amount"})

    def __init__(self, **options: object) -> None:
        super().__init__(min_value=0, max_value=LARGEST_COUNT, required=False, **options)  # type: ignore[arg-type]

    def to_python(self, value: object) -> int | None:
        """The number; a point between thousands is fine."""
        return super().to_python(str(value).replace(".", "") if value else value)


class MeasureForm(forms.Form):
    """One value of one day, with how many answered."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    measured_on = DutchDateField(label="Gemeten op")
    value = NumberField(label="Waarde", required=False)
    n = CountField(label="Aantal antwoorden", help_text="Hoeveel mensen antwoordden, ook zonder mening.")
    base = CountField(label="Waarvan met een mening", help_text="Zonder wie “geen mening” koos.")
    low = NumberField(label="Ondergrens van de marge", required=False)
    high = NumberField(label="Bovengrens van de marge", required=False)
    source = forms.CharField(label="Bron", required=False, max_length=200, validators=[refuse_persons])
    note = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_persons],
        help_text="Wat moet wie dit leest weten? Schrijf geen namen.",
    )

    def __init__(
        self, data: object = None, *, about: Measured, today: date, initial: dict[str, object] | None = None
    ) -> None:
        super().__init__(data, initial={"key": secrets.token_urlsafe(12), "measured_on": today} | (initial or {}))  # type: ignore[arg-type]
        self.about, self.today = about, today
        self.count_names = [f"count_{place}" for place in range(len(about.answers))]
        for name, answer in zip(self.count_names, about.answers, strict=True):
            self.fields[name] = CountField(label=answer)
        if about.is_share:
            self.fields["value"].label = "Waarde in %"
            self.fields["low"].help_text = "Laat leeg: Samenplan rekent de marge uit het aandeel en het aantal."

    def clean(self) -> dict[str, object]:
        """What contradicts itself is said here, so that the typed values stay.

        Raises:
            ValidationError: see `objections_to_measurement`.
        """
        said = super().clean() or {}
        if not self.errors and (found := objections_to_measurement(self.told(), self.about, self.today)):
            raise ValidationError(found)
        return said

    def told(self) -> NewMeasurement:
        """The measurement as it was filled in."""
        said = self.cleaned_data
        counts = [said.get(name) for name in self.count_names]
        is_counted = any(count is not None for count in counts)
        return NewMeasurement(
            said["measured_on"], said.get("value"), said.get("n"), said.get("base"), said.get("low"), said.get("high"),
            tuple(count or 0 for count in counts) if is_counted else (), said.get("source", ""), said.get("note", ""),
        )  # fmt: skip


class OwnMeasureForm(forms.Form):
    """What a partner tells of a count of her own: two fields and a line."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    value = NumberField(label="Hoeveel?")
    measured_on = DutchDateField(label="Geteld op")
    note = forms.CharField(
        label="Wat wil je erbij zeggen?",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_persons],
    )

    def __init__(self, data: object = None, *, about: Measured, today: date) -> None:
        super().__init__(data, initial={"key": secrets.token_urlsafe(12), "measured_on": today})  # type: ignore[arg-type]
        self.about, self.today = about, today

    def clean(self) -> dict[str, object]:
        """What cannot be is said here.

        Raises:
            ValidationError: see `objections_to_measurement`.
        """
        said = super().clean() or {}
        if not self.errors and (found := objections_to_measurement(self.told(), self.about, self.today)):
            raise ValidationError(found)
        return said

    def told(self) -> NewMeasurement:
        """The measurement as it was filled in."""
        said = self.cleaned_data
        return NewMeasurement(said["measured_on"], said["value"], note=said["note"])
