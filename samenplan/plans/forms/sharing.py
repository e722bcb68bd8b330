"""With whom a plan is made, who may look along, and under which regional plan it hangs."""

from django import forms
from django.db.models import QuerySet

from samenplan.authorities.models import Authority
from samenplan.plans.models import Plan
from samenplan.ui.forms import DutchDateField


class ParticipantsForm(forms.Form):
    """The other authorities whose plan this is as well."""

    participants = forms.ModelMultipleChoiceField(
        label="Besturen die dit plan mee maken",
        queryset=Authority.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Zij lezen het plan mee onder Meekijken. Schrijven doet het trekkende bestuur.",
    )

    def __init__(self, *args: object, towns: QuerySet[Authority], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as Django's Form takes them
        self.fields["participants"].queryset = towns  # type: ignore[attr-defined]  # a model choice field


class OpeningForm(forms.Form):
    """One authority that may read along: a mentor, a region."""

    opened_to = forms.ModelChoiceField(
        label="Bestuur", queryset=Authority.objects.none(), empty_label="Kies een bestuur"
    )
    until = DutchDateField(label="Tot en met", required=False)

    def __init__(self, *args: object, towns: QuerySet[Authority], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as Django's Form takes them
        self.fields["opened_to"].queryset = towns  # type: ignore[attr-defined]  # a model choice field


class UmbrellaForm(forms.Form):
    """The plan of a region over this one."""

    def __init__(self, *args: object, umbrellas: QuerySet[Plan], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as Django's Form takes them
        self.fields["umbrella"] = forms.ModelChoiceField(
            label="Koepelplan", queryset=umbrellas, required=False, empty_label="geen koepelplan"
        )
