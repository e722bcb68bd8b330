"""An answer by link, as it is typed; only what the answer needs."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from samenplan.core.fields import refuse_persons
from samenplan.execution.rules.answers import Answer, AnswerKind
from samenplan.ui.forms import DutchDateField

NUMBER = re.compile(r"-?\d{1,10}([.,]\d{1,4})?\Z", re.ASCII)
UNREADABLE = "Dit is geen getal. Schrijf bijvoorbeeld 12 of 12,5."


class NumberField(forms.Field):
    """A number as people write it: 12, 12,5 or 12.5."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "amount"})

    def to_python(self, value: object) -> Decimal | None:
        """The number, None for nothing.

        Raises:
            ValidationError: with a Dutch sentence.
        """
        bare = str(value or "").strip().replace(" ", "")
        if not bare:
            return None
        if not NUMBER.match(bare):
            raise ValidationError(UNREADABLE, code="invalid")
        return Decimal(bare.replace(",", "."))


class AnswerForm(forms.Form):
    """The answer of one link."""

    until = DutchDateField(label="Uitgesteld tot", required=True)
    value = NumberField(label="Getal", required=True)
    text = forms.CharField(
        label="Wil je er iets bij zeggen?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_persons],
    )

    def __init__(self, *args: object, kind: AnswerKind, indicator: str = "", **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as Django's Form takes them
        self.kind = kind
        if kind is not AnswerKind.POSTPONED:
            del self.fields["until"]
        if kind is not AnswerKind.VALUE:
            del self.fields["value"]
        elif indicator:
            self.fields["value"].label = indicator

    def answer(self) -> Answer:
        """What was typed, for the operation."""
        said = self.cleaned_data
        return Answer(self.kind, said["text"], until=said.get("until"), value=said.get("value"))
