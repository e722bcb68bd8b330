"""What people fill in when they look back: an evaluation with its lessons, and what becomes of an action."""

from collections.abc import Mapping
from typing import cast

from django import forms
from django.forms import BaseFormSet, formset_factory

from samenplan.core.dutch import listed
from samenplan.core.fields import refuse_persons
from samenplan.execution.forms.bulk import Kind, RowForm
from samenplan.execution.forms.chain import small_text
from samenplan.execution.rules.kinds import CONTINUATION_LABELS, JUDGEMENT_LABELS, Continuation, Judgement
from samenplan.execution.rules.looking_back import (
    QUALITIES,
    QUALITY_LABELS,
    Anchor,
    EvaluationText,
    LearnedLesson,
    Quality,
)
from samenplan.plans.rules.editing import mark, one_kind_of_line_end
from samenplan.ui.forms import DutchDateField

NOWHERE = [("", "nog nergens")]
NOBODY = [("", "nog niemand")]


class EvaluationForm(forms.Form):
    """A look back by three qualities."""

    title = forms.CharField(label="Titel", max_length=200, help_text="Bijvoorbeeld: Terugblik op het eerste jaar.")
    made_on = DutchDateField(label="Van welke dag?")
    base = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as Django's Form takes them
        for name in QUALITIES:
            self.fields[name] = forms.ChoiceField(
                label=f"{QUALITY_LABELS[name]}?", choices=list(JUDGEMENT_LABELS.items()), widget=forms.RadioSelect
            )
            self.fields[f"{name}_text"] = forms.CharField(
                label="Waaraan zie je dat?",
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 4}),
                validators=[refuse_persons],
            )

    def text(self, lessons: tuple[LearnedLesson, ...]) -> EvaluationText:
        """The evaluation as it was filled in."""
        said = self.cleaned_data
        qualities = {
            name: Quality(Judgement(said[name]), one_kind_of_line_end(said[f"{name}_text"])) for name in QUALITIES
        }
        return EvaluationText(said["title"], said["made_on"], **qualities, lessons=lessons)


def first_evaluation_values(text: EvaluationText) -> dict[str, object]:
    """What `EvaluationForm` starts from."""
    values: dict[str, object] = {"title": text.title, "made_on": text.made_on, "base": mark(text)}
    for name in QUALITIES:
        values |= {name: text.quality(name).judgement, f"{name}_text": text.quality(name).text}
    return values


class LessonForm(forms.Form):
    """One lesson; left empty it is no lesson."""

    text = small_text("Wat leerde je?", 500)
    leads_to = forms.TypedChoiceField(label="Leeft verder in", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: object, places: Mapping[int, str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as Django's Form takes them
        self.fields["leads_to"].choices = [*NOWHERE, *places.items()]  # type: ignore[attr-defined]  # a choice field


LessonForms = formset_factory(LessonForm, extra=2, max_num=40)


def lessons_in(formset: "BaseFormSet[LessonForm]") -> tuple[LearnedLesson, ...]:
    """The lessons as they were filled in; empty rows are left out."""
    said = [form.cleaned_data for form in formset if form.cleaned_data.get("text", "").strip()]
    return tuple(LearnedLesson(one_kind_of_line_end(one["text"]), one.get("leads_to")) for one in said)


def first_lesson_values(text: EvaluationText) -> list[dict[str, object]]:
    """What the rows of lessons start from."""
    return [{"text": lesson.text, "leads_to": lesson.leads_to} for lesson in text.lessons]


class AnchorForm(RowForm):
    """What becomes of one action."""

    continues = forms.ChoiceField(label="Na de subsidie", choices=list(CONTINUATION_LABELS.items()))
    owner = forms.TypedChoiceField(label="Eigenaar", required=False, coerce=int, empty_value=None)
    budget = forms.CharField(label="Uit welk gewoon budget", required=False, max_length=200)
    note = forms.CharField(label="Toelichting", required=False, max_length=500)


def anchor_kind(owners: Mapping[int, str]) -> Kind[Anchor]:
    """The rows of an authority with these services and organisations."""

    def form(*args: object, **kwargs: object) -> RowForm:
        made = AnchorForm(*args, **kwargs)  # type: ignore[arg-type]  # handed on as Django's Form takes them
        made.fields["owner"].choices = [*NOBODY, *owners.items()]  # type: ignore[attr-defined]  # a choice field
        return made

    def words(anchor: Anchor) -> str:
        said = [f"“{CONTINUATION_LABELS[anchor.continues]}”"]
        said += [f"eigenaar {owners[anchor.owner]}"] if anchor.owner is not None and anchor.owner in owners else []
        said += [f"budget “{anchor.budget}”"] if anchor.budget else []
        said += [f"toelichting “{anchor.note}”"] if anchor.note else []
        return listed(said)

    return Kind(form, _first_anchor_values, _anchor_value, words)


def _first_anchor_values(anchor: Anchor) -> dict[str, object]:
    return {"continues": anchor.continues, "owner": anchor.owner, "budget": anchor.budget, "note": anchor.note}


def _anchor_value(form: RowForm) -> Anchor:
    said = form.cleaned_data
    owner = cast("int | None", said["owner"])
    return Anchor(Continuation(said["continues"]), owner, said["budget"], said["note"])
