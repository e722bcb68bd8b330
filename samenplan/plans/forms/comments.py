"""A remark as it is typed."""

from collections.abc import Sequence

from django import forms

from samenplan.plans.forms.widgets import SeveralField
from samenplan.plans.rules.content import SECTION_LABELS
from samenplan.plans.rules.remarks import Remark


class RemarkForm(forms.Form):
    """A new remark, or an answer to one."""

    text = forms.CharField(label="Opmerking", max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    node = forms.IntegerField(label="Bij", required=False, min_value=1, max_value=2**63 - 1)
    section = forms.ChoiceField(label="Of bij een tekst", required=False, choices=[("", "—"), *SECTION_LABELS.items()])
    reply_to = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    mentions = SeveralField(label="Wie moet dit zien?", required=False)

    def __init__(self, *args: object, colleagues: Sequence[tuple[int, str]], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as Django's Form takes them
        self.fields["mentions"].choices = [(str(pk), name) for pk, name in colleagues]  # type: ignore[attr-defined]

    def remark(self) -> Remark:
        """What was typed, for the operation."""
        data = self.cleaned_data
        return Remark(data["text"], data["section"], data["reply_to"], tuple(int(pk) for pk in data["mentions"]))
