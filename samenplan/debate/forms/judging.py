"""A verdict about a statement, and where in a plan it can go."""

from django import forms
from django.db.models import QuerySet

from samenplan.core.fields import refuse_persons
from samenplan.debate.operations.statements import Verdict
from samenplan.debate.rules.kinds import REASON_LABELS, RefusalReason
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.rules.content import NodeKind


class VerdictForm(forms.Form):
    """Take part or not; a reason and a word to the writer."""

    reason = forms.ChoiceField(label="Reden", choices=[("", "kies een reden"), *REASON_LABELS.items()], required=False)
    reply = forms.CharField(
        label="Woord aan de schrijver",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        validators=[refuse_persons],
    )

    def verdict(self, takes_part: bool) -> Verdict:
        """What was decided, for the operation."""
        reason = self.cleaned_data["reason"]
        return Verdict(takes_part, RefusalReason(reason) if reason else None, self.cleaned_data["reply"])


class IntoPlanForm(forms.Form):
    """Which plan, goal or action, and under what."""

    kind = forms.ChoiceField(
        label="Wordt een",
        choices=[(NodeKind.ACTION.value, "actie"), (NodeKind.GOAL.value, "doelstelling")],
        initial=NodeKind.ACTION.value,
        widget=forms.RadioSelect,
    )
    title = forms.CharField(label="Titel in het plan", max_length=300)

    def __init__(self, *args: object, plans: QuerySet[Plan], goals: QuerySet[PlanNode], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as Django's Form takes them
        self.fields["plan"] = forms.ModelChoiceField(label="Plan", queryset=plans, empty_label="kies een plan")
        self.fields["under"] = forms.ModelChoiceField(
            label="Onder doelstelling", queryset=goals, required=False, empty_label="bovenaan"
        )
        self.order_fields(["plan", "kind", "under", "title"])

    def clean(self) -> dict[str, object]:
        """A goal of the chosen plan."""
        data = super().clean() or self.cleaned_data
        plan, under = data.get("plan"), data.get("under")
        if plan and under and under.plan_id != plan.pk:
            self.add_error("under", "Deze doelstelling staat in een ander plan. Kies er een van het gekozen plan.")
        return data
