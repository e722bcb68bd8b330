"""The plan as a whole: title, period, levels, money."""

from django import forms
from django.forms import BaseFormSet, formset_factory

from samenplan.core.fields import refuse_persons
from samenplan.plans.operations.plans import PlanFacts
from samenplan.plans.rules.content import MAX_DEPTH, MONEY_LABELS, Means, MoneySource
from samenplan.programmes.models import Measure
from samenplan.ui.forms import DutchDateField, EurosField


class PlanForm(forms.Form):
    """What one says of a plan as a whole."""

    title = forms.CharField(label="Titel", max_length=200)
    summary = forms.CharField(
        label="Samenvatting",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="In enkele zinnen: wat wil je bereiken, voor wie, en hoe. Staat vooraan in elk document.",
        validators=[refuse_persons],
    )
    starts_on = DutchDateField(label="Eerste dag", required=False)
    ends_on = DutchDateField(label="Laatste dag", required=False)
    goal_names = forms.CharField(
        label="Namen van de doelniveaus",
        required=False,
        max_length=200,
        help_text="Van boven naar onder, met een komma ertussen. Bijvoorbeeld: Pijler, Doelstelling.",
    )
    action_names = forms.CharField(
        label="Namen van de actieniveaus", max_length=200, help_text="Bijvoorbeeld: Actie, Subactie."
    )

    measure = forms.ModelChoiceField(
        label="Programma-actie",
        queryset=Measure.objects.select_related("programme").filter(expectations__isnull=False).distinct(),
        required=False,
        empty_label="geen: we maken dit plan op eigen kracht",
        help_text="Kies je een actie, dan toont Samenplan naast je tekst wat het programma minstens vraagt.",
    )

    def clean(self) -> dict[str, object]:
        """Levels fit in the tree, and the period runs forward."""
        data = super().clean() or self.cleaned_data
        names = [*_names(data.get("goal_names")), *_names(data.get("action_names"))]
        if len(names) > MAX_DEPTH:
            self.add_error("action_names", f"Een plan heeft hoogstens {MAX_DEPTH} niveaus. Dit zijn er {len(names)}.")
        if "action_names" in data and not _names(data["action_names"]):
            self.add_error("action_names", "Geef minstens één naam, bijvoorbeeld: Actie.")
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "De laatste dag valt voor de eerste dag.")
        return data

    def facts(self) -> PlanFacts:
        """What was typed, for the operation."""
        data = self.cleaned_data
        goals, actions = _names(data["goal_names"]), _names(data["action_names"])
        return PlanFacts(
            title=data["title"],
            summary=data["summary"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            level_names=(*goals, *actions),
            goal_levels=len(goals),
            measure=data["measure"],
        )


def _names(text: object) -> tuple[str, ...]:
    return tuple(name.strip()[:40] for name in str(text or "").split(",") if name.strip())


class MeansRow(forms.Form):
    """One line of money that is there."""

    source = forms.ChoiceField(label="Bron", choices=list(MONEY_LABELS.items()), initial=MoneySource.OWN)
    label = forms.CharField(label="Naam", required=False, max_length=120)
    amount_cents = EurosField(label="Bedrag", required=False)


MeansRows = formset_factory(MeansRow, extra=2, max_num=20, can_delete=True)


def typed_means(rows: "BaseFormSet[MeansRow]") -> list[Means]:
    """The filled lines; a line without name and amount is not there."""
    filled = [form.cleaned_data for form in rows if form.cleaned_data and not form.cleaned_data.get("DELETE")]
    return [
        Means(MoneySource(row["source"]), row["amount_cents"], row["label"])
        for row in filled
        if row["label"] or row["amount_cents"] is not None
    ]


class StartForm(forms.Form):
    """A new plan, in one sitting: a title and how to start."""

    title = forms.CharField(label="Hoe heet het plan?", max_length=200)
    starts_on = DutchDateField(label="Eerste dag", required=False)
    ends_on = DutchDateField(label="Laatste dag", required=False)

    def clean(self) -> dict[str, object]:
        """The period runs forward."""
        data = super().clean() or self.cleaned_data
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "De laatste dag valt voor de eerste dag.")
        return data


class SectionForm(forms.Form):
    """One text section and its internal note."""

    text = forms.CharField(
        label="Tekst",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        validators=[refuse_persons],
    )
    internal_note = forms.CharField(
        label="Interne nota", required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4})
    )
