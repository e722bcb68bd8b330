"""What is typed about reactions of residents, and for a yearly report."""

from django import forms
from django.http import QueryDict

from samenplan.core.fields import refuse_persons
from samenplan.execution.rules.editing_report import MOST_CHARACTERS, Period
from samenplan.execution.rules.kinds import REFUSAL_LABELS, ReactionState, RefusalReason
from samenplan.execution.rules.reactions import Verdict
from samenplan.plans.rules.editing import Change, mark, one_kind_of_line_end
from samenplan.ui.forms import DutchDateField


class VerdictForm(forms.Form):
    """What is done with one reaction."""

    state = forms.ChoiceField(
        label="Wat doe je ermee?",
        choices=[(ReactionState.SHOWN, "Tonen bij de actie"), (ReactionState.REFUSED, "Niet tonen")],
        widget=forms.RadioSelect,
    )
    reason = forms.ChoiceField(
        label="Door welke regel niet?",
        choices=[("", "Kies een regel"), *((reason.value, label) for reason, label in REFUSAL_LABELS.items())],
        required=False,
        help_text="Alleen als je ze niet toont. Bewoners lezen hoeveel reacties door welke regel niet getoond zijn.",
    )
    answer = forms.CharField(
        label="Antwoord",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=2000,
        validators=[refuse_persons],
        help_text="Staat onder de reactie, in naam van het bestuur.",
    )
    changed = forms.CharField(
        label="Wat er door veranderde",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        max_length=500,
        validators=[refuse_persons],
        help_text="Deed je iets met de reactie? Dan staat dat ook op de bladzijde “Zo gaat het”.",
    )

    def verdict(self) -> Verdict:
        """What was chosen."""
        data = self.cleaned_data
        reason = RefusalReason(data["reason"]) if data["reason"] else None
        state = ReactionState(data["state"])
        return Verdict(state, reason if state is ReactionState.REFUSED else None, data["answer"], data["changed"])


class ShowingForm(forms.Form):
    """Whether residents see how the plan goes, and can react."""

    shown = forms.ChoiceField(
        label="Zien bewoners hoe het plan gaat?",
        choices=[("ja", "Ja, toon de voortgang aan bewoners"), ("nee", "Nee, toon alleen het plan")],
        widget=forms.RadioSelect,
    )
    takes_reactions = forms.BooleanField(
        label="Bewoners kunnen op acties reageren",
        required=False,
        help_text="Alleen als je de voortgang toont. Iemand van jullie leest elke reactie voor ze verschijnt.",
    )


class ReportForm(forms.Form):
    """A new report."""

    title = forms.CharField(label="Titel", max_length=200)
    first = DutchDateField(label="Van")
    last = DutchDateField(label="Tot en met")

    def period(self) -> Period:
        """The days that were typed."""
        return Period(self.cleaned_data["first"], self.cleaned_data["last"])


class PartForm(forms.Form):
    """The text of one part; `was` is the mark of what its writer saw."""

    text = forms.CharField(
        label="Tekst",
        widget=forms.Textarea(attrs={"rows": 16}),
        max_length=MOST_CHARACTERS,
        required=False,
        validators=[refuse_persons],
        help_text="Een lijst begint met een streepje, **vet** staat tussen dubbele sterretjes.",
    )
    was = forms.CharField(widget=forms.HiddenInput, required=False)

    @classmethod
    def of(cls, text: str, data: QueryDict | None) -> "PartForm":
        """The form of a part with this text."""
        return cls(data, initial={"text": text, "was": mark(text)})

    def change(self) -> Change[str]:
        """What was typed, and from what it started."""
        return Change(one_kind_of_line_end(self.cleaned_data["text"]), self.cleaned_data["was"])
