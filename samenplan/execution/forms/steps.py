"""What people fill in about one action: a step, what it waits for, money that went out."""

from collections.abc import Mapping
from datetime import date
from secrets import token_hex

from django import forms

from samenplan.execution.rules.milestones import MAX_WEIGHT, MIN_WEIGHT, Step
from samenplan.execution.rules.spending import Spent
from samenplan.plans.rules.content import MONEY_LABELS, MoneySource
from samenplan.plans.rules.editing import Change, mark
from samenplan.ui.forms import DutchDateField, EurosField


def new_key() -> str:
    """A key for one form on one page: the same form sent twice is one row."""
    return token_hex(16)


class StepForm(forms.Form):
    """A milestone."""

    title = forms.CharField(label="Welke stap?", max_length=200)
    due_on = DutchDateField(label="Klaar tegen", required=False)
    weight = forms.IntegerField(
        label="Gewicht",
        min_value=MIN_WEIGHT,
        max_value=MAX_WEIGHT,
        initial=1,
        help_text="Hoe zwaar weegt deze stap? Gebruik bijvoorbeeld punten die samen 100 zijn.",
    )
    is_anchor = forms.BooleanField(
        label="Ankermoment", required=False, help_text="Een datum die je aan een subsidiegever beloofde."
    )

    def step(self, done_on: date | None = None) -> Step:
        """The step as it was filled in."""
        said = self.cleaned_data
        return Step(said["title"], said["weight"], said["due_on"], said["is_anchor"], done_on)


class StepChangeForm(StepForm):
    """A milestone that is there already; it knows what it started from."""

    done_on = DutchDateField(label="Gehaald op", required=False)
    base = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    def change(self) -> Change[Step]:
        """The step, with the mark of what this page showed."""
        return Change(self.step(self.cleaned_data["done_on"]), self.cleaned_data["base"])


def first_step_values(step: Step) -> dict[str, object]:
    """What `StepChangeForm` starts from."""
    return {
        "title": step.title,
        "due_on": step.due_on,
        "weight": step.weight,
        "is_anchor": step.is_anchor,
        "done_on": step.done_on,
        "base": mark(step),
    }


class WaitForm(forms.Form):
    """Which action this one waits for."""

    waits_for = forms.TypedChoiceField(label="Wacht op", coerce=int)
    note = forms.CharField(label="Waarom", required=False, max_length=200)

    def __init__(self, *args: object, others: Mapping[int, str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as Django's Form takes them
        choices = [("", "Kies een actie"), *((str(key), name.strip("“”")) for key, name in others.items())]
        self.fields["waits_for"].choices = choices  # type: ignore[attr-defined]  # a choice field


class SpendingForm(forms.Form):
    """One line of money that went out."""

    amount = EurosField(label="Bedrag in euro")
    spent_on = DutchDateField(label="Uitgegeven op")
    source = forms.ChoiceField(label="Uit welke bron", choices=list(MONEY_LABELS.items()), initial=MoneySource.OWN)
    label = forms.CharField(label="Waarvoor", required=False, max_length=200)
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def line(self) -> Spent:
        """The line as it was filled in."""
        said = self.cleaned_data
        return Spent(said["amount"], said["spent_on"], MoneySource(said["source"]), said["label"])
