"""The fields of one goal or action, group by group."""

from django import forms
from django.forms import formset_factory

from samenplan.core.fields import refuse_persons
from samenplan.plans.forms.widgets import LinesField, NamesField, SeveralField
from samenplan.plans.rules.content import (
    CONTENT_LINE_LABELS,
    MONEY_LABELS,
    PREVENTION_LABELS,
    RECURRENCE_LABELS,
    TBD_LABELS,
    TIMING_LABELS,
    MoneySource,
    TimingKind,
)
from samenplan.plans.rules.status import STATUS_LABELS
from samenplan.ui.forms import DutchDateField, EurosField

NOTHING = ("", "—")


class NodeForm(forms.Form):
    """What fits in one field each."""

    title = forms.CharField(label="Titel", max_length=300)
    reference = forms.CharField(label="Eigen code", required=False, max_length=20)
    description = forms.CharField(
        label="Omschrijving",
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Wat gebeurt er, voor wie en waarom? **Vet**, *schuin* en lijstjes met - mogen.",
        validators=[refuse_persons],
    )
    internal_note = forms.CharField(
        label="Interne nota", required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    leads = NamesField(label="Trekkers", help_text="Wie neemt het voortouw? Een dienst of organisatie per vak.")
    partners = NamesField(label="Partners", help_text="Wie doet mee?")
    target_groups = LinesField(label="Doelgroepen", help_text="Eén per regel.")
    content_lines = SeveralField(label="Waarover gaat het?", required=False, choices=list(CONTENT_LINE_LABELS.items()))
    prevention = forms.ChoiceField(label="Preventie", required=False, choices=[NOTHING, *PREVENTION_LABELS.items()])
    themes = LinesField(label="Thema’s", help_text="Eén per regel.")
    tags = LinesField(label="Trefwoorden", help_text="Eén per regel.")
    also_serves = SeveralField(label="Dient ook deze doelen", required=False)
    bbc_policy_goal = forms.CharField(label="Beleidsdoelstelling (BBC)", required=False, max_length=60)
    bbc_action_plan = forms.CharField(
        label="Actieplan (BBC)",
        required=False,
        max_length=60,
        help_text="Het niveau in het meerjarenplan, niet dit plan.",
    )
    bbc_action = forms.CharField(label="Actie (BBC)", required=False, max_length=60)
    bbc_reporting_code = forms.CharField(label="Externe rapporteringscode", required=False, max_length=60)


class TimingRow(forms.Form):
    """One moment or rhythm."""

    kind = forms.ChoiceField(label="Soort", choices=list(TIMING_LABELS.items()), initial=TimingKind.DATE)
    starts_on = DutchDateField(label="Datum of eerste dag", required=False)
    ends_on = DutchDateField(label="Laatste dag", required=False)
    after_months = forms.IntegerField(label="Maanden na de start", required=False, min_value=0, max_value=120)
    times = forms.IntegerField(label="Aantal keer", required=False, min_value=1, max_value=400)
    per = forms.ChoiceField(label="Per", required=False, choices=[NOTHING, *RECURRENCE_LABELS.items()])
    words = forms.CharField(label="In woorden", required=False, max_length=200)

    def clean(self) -> dict[str, object]:
        """Each kind has what it needs."""
        data = super().clean() or self.cleaned_data
        kind, first, last = data.get("kind"), data.get("starts_on"), data.get("ends_on")
        if not self.has_changed() or self.errors:
            return data
        if kind == TimingKind.DATE and not first:
            self.add_error("starts_on", "Kies een datum, of kies “nog niet bepaald”.")
        if kind == TimingKind.PERIOD and not (first or last):
            self.add_error("starts_on", "Geef minstens een eerste of een laatste dag.")
        if first and last and last < first:
            self.add_error("ends_on", "De laatste dag valt voor de eerste.")
        if kind == TimingKind.RELATIVE and data.get("after_months") is None:
            self.add_error("after_months", "Hoeveel maanden na de start van het plan?")
        if kind == TimingKind.RECURRING and not data.get("per"):
            self.add_error("per", "Kies de periode, bijvoorbeeld per jaar.")
        return data


class BudgetRow(forms.Form):
    """Money for this action from one source."""

    amount_cents = EurosField(label="Bedrag", required=False)
    source = forms.ChoiceField(label="Bron", choices=list(MONEY_LABELS.items()), initial=MoneySource.OWN)
    label = forms.CharField(label="Naam van de bron", required=False, max_length=120)
    year = forms.IntegerField(label="Jaar", required=False, min_value=2000, max_value=2100)


class RiskRow(forms.Form):
    """What can go wrong, and what one does about it."""

    text = forms.CharField(label="Wat kan misgaan?", required=False, max_length=500)
    response = forms.CharField(label="Wat doe je eraan?", required=False, max_length=500)


class IndicatorRow(forms.Form):
    """What one reads to see whether it works."""

    uid = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    name = forms.CharField(label="Wat meet je?", required=False, max_length=200)
    unit = forms.CharField(label="Eenheid", required=False, max_length=60)
    baseline = forms.CharField(label="Nulmeting", required=False, max_length=120)
    baseline_on = DutchDateField(label="Gemeten op", required=False)
    target = forms.CharField(label="Streefwaarde", required=False, max_length=120)
    target_on = DutchDateField(label="Te halen tegen", required=False)
    source = forms.CharField(label="Bron", required=False, max_length=200)

    def clean(self) -> dict[str, object]:
        """Figures belong to something."""
        data = super().clean() or self.cleaned_data
        filled = any(value for name, value in data.items() if name not in ("name", "uid", "DELETE"))
        if filled and not data.get("name"):
            self.add_error("name", "Zeg wat je meet: een getal alleen zegt niets.")
        return data


class OpenPointRow(forms.Form):
    """A value still to be determined, with a day."""

    field = forms.ChoiceField(label="Wat", required=False, choices=[NOTHING, *TBD_LABELS.items()])
    due_on = DutchDateField(label="Beslissen voor", required=False)
    note = forms.CharField(label="Toelichting", required=False, max_length=300)


TimingRows = formset_factory(TimingRow, extra=1, max_num=20, can_delete=True)
BudgetRows = formset_factory(BudgetRow, extra=1, max_num=20, can_delete=True)
RiskRows = formset_factory(RiskRow, extra=1, max_num=20, can_delete=True)
IndicatorRows = formset_factory(IndicatorRow, extra=1, max_num=20, can_delete=True)
OpenPointRows = formset_factory(OpenPointRow, extra=1, max_num=8, can_delete=True)


class ProgressForm(forms.Form):
    """How far an action is, in one minute."""

    status = forms.ChoiceField(label="Stand", choices=list(STATUS_LABELS.items()))
    noted_on = DutchDateField(label="Op", required=False)
    text = forms.CharField(
        label="Wat gebeurde er?",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: de eerste avond was op 12 maart, 31 buren kwamen.",
        validators=[refuse_persons],
    )
