"""Changing several actions at once."""

from django import forms

from samenplan.plans.operations.bulk import BulkChange
from samenplan.plans.rules.content import CONTENT_LINE_LABELS, PREVENTION_LABELS, ContentLine, PreventionLevel

KEEP = ("", "laat zoals het is")


class BulkForm(forms.Form):
    """What to add to, or set in, every chosen action."""

    add_lead = forms.CharField(label="Trekker erbij", required=False, max_length=160)
    add_partner = forms.CharField(label="Partner erbij", required=False, max_length=160)
    add_target_group = forms.CharField(label="Doelgroep erbij", required=False, max_length=100)
    add_line = forms.ChoiceField(
        label="Inhoudslijn erbij", required=False, choices=[KEEP, *CONTENT_LINE_LABELS.items()]
    )
    prevention = forms.ChoiceField(label="Preventie", required=False, choices=[KEEP, *PREVENTION_LABELS.items()])

    def change(self) -> BulkChange:
        """What was typed, for the operation."""
        data = self.cleaned_data
        return BulkChange(
            add_lead=data["add_lead"].strip(),
            add_partner=data["add_partner"].strip(),
            add_target_group=data["add_target_group"].strip(),
            add_line=ContentLine(data["add_line"]) if data["add_line"] else None,
            prevention=PreventionLevel(data["prevention"]) if data["prevention"] else None,
        )
