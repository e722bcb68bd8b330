"""What one looks for in the trail."""

from collections.abc import Mapping, Sequence

from django import forms

from samenplan.audit.queries import Sought
from samenplan.audit.rules import verb_label

ANYTHING = ("", "alles")
ANYONE = ("", "iedereen")


class SoughtForm(forms.Form):
    """The filter above the trail."""

    verb = forms.ChoiceField(label="Wat", required=False)
    doer = forms.ChoiceField(label="Wie", required=False)
    since = forms.DateField(label="Vanaf", required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label="Tot en met", required=False, widget=forms.DateInput({"type": "date"}))

    def offer(self, verbs: Sequence[str], names: Mapping[str, str]) -> None:
        """Fill the choices with what occurs in this trail."""
        told = sorted((verb_label(verb), verb) for verb in verbs)
        people = sorted((name, doer) for doer, name in names.items())
        self.fields["verb"].choices = [ANYTHING, *((verb, label) for label, verb in told)]  # type: ignore[attr-defined]
        self.fields["doer"].choices = [ANYONE, *((doer, name) for name, doer in people)]  # type: ignore[attr-defined]

    def sought(self) -> Sought:
        """What was asked for; what cannot be read does not narrow."""
        said = self.cleaned_data if self.is_valid() or self.is_bound else {}
        return Sought(said.get("verb", ""), said.get("doer", ""), said.get("since"), said.get("until"))
