"""What people fill in around a decision."""

from collections.abc import Sequence
from datetime import date

from django import forms

from samenplan.core.dutch import written_date
from samenplan.decisions.models import LONGEST, Decision
from samenplan.decisions.rules.advice import AdviceRequest, Answer, FollowUp
from samenplan.decisions.rules.bodies import (
    ANSWER_LABELS,
    BODY_LABELS,
    BODY_WITH_ARTICLE,
    FOLLOW_UP_LABELS,
    OUTCOME_LABELS,
    AnswerKind,
    BodyKind,
    FollowUpState,
    Outcome,
)
from samenplan.decisions.rules.deciding import AnnexFacts, DecisionText, Publication, Verdict
from samenplan.decisions.rules.grounds import Ground, as_typed, typed_grounds
from samenplan.plans.models import PlanVersion
from samenplan.plans.rules.editing import one_kind_of_line_end
from samenplan.ui.forms import DutchDateField

NOW, LAST = "now", "last"


def long_text(label: str, help_text: str = "", rows: int = 5) -> forms.CharField:
    """A large text box; small Markdown may stand in it."""
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=LONGEST, widget=box)


class AdviceForm(forms.Form):
    """Whom one asks, and about which text."""

    body = forms.CharField(
        label="Aan wie vraag je advies?", max_length=160, help_text="Bijvoorbeeld: jeugdraad, seniorenraad, Unia."
    )
    asked_on = DutchDateField(label="Gevraagd op")
    due_on = DutchDateField(label="Antwoord verwacht voor", required=False)
    about = forms.ChoiceField(
        label="Over welke tekst?",
        widget=forms.RadioSelect,
        initial=NOW,
        choices=[(NOW, "De tekst van nu. Die bewaren we als nieuwe versie."), (LAST, "De laatste bewaarde versie.")],
    )

    def request(self) -> AdviceRequest:
        """What was asked."""
        said = self.cleaned_data
        return AdviceRequest(said["body"], said["asked_on"], said["due_on"], said["about"] == NOW)


class AnswerForm(forms.Form):
    """What the body answered."""

    kind = forms.ChoiceField(label="Soort antwoord", choices=list(ANSWER_LABELS.items()), widget=forms.RadioSelect)
    answered_on = DutchDateField(label="Antwoord van", required=False)
    text = long_text("Tekst van het advies", "Neem het advies over, of zeg naar welk advies het verwijst.", rows=8)

    def answer(self) -> Answer:
        """The answer as it was filled in."""
        said = self.cleaned_data
        return Answer(AnswerKind(said["kind"]), said["answered_on"], said["text"])


class FollowUpForm(forms.Form):
    """What was done with the advice."""

    state = forms.ChoiceField(
        label="Wat is ermee gebeurd?", choices=list(FOLLOW_UP_LABELS.items()), widget=forms.RadioSelect
    )
    text = long_text("Toelichting", "Wat is aangepast, en waarom de rest niet?")

    def follow_up(self) -> FollowUp:
        """What was done, as it was filled in."""
        return FollowUp(FollowUpState(self.cleaned_data["state"]), self.cleaned_data["text"])


class DecisionForm(forms.Form):
    """The draft of a decision, under its usual headings; source: domain/programme.md 8.6."""

    body = forms.ChoiceField(label="Wie beslist?", choices=list(BODY_LABELS.items()))
    title = forms.CharField(label="Titel van het besluit", max_length=200)
    context = long_text("Aanleiding en context", "Waarom ligt dit plan nu voor? Wat ging eraan vooraf?")
    facts = long_text("Feiten", "Wat is er in de gemeente aan de hand? Noem geen personen.")
    motivation = long_text("Motivering", "Waarom is dit plan een goede keuze?")
    grounds = forms.MultipleChoiceField(
        label="Juridische gronden",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies wat hier geldt.",
    )
    other_grounds = forms.CharField(
        label="Andere juridische gronden",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Eén per regel; een adres mag achteraan staan. Ze komen in je lijst voor de volgende keer.",
    )
    competence = long_text("Bevoegdheid", "Waarom mag dit orgaan hierover beslissen?", rows=3)
    finances = long_text(
        "Financiën", "De bedragen van het plan komen er vanzelf bij. Zeg hier wat ze betekenen.", rows=3
    )
    alternatives = long_text("Andere mogelijkheden", "Wat is ook overwogen, en waarom niet gekozen?", rows=3)
    articles = long_text("Besluit", "Eén artikel per alinea. Laat een lege regel tussen twee artikelen.")

    def __init__(self, *args: object, at_hand: Sequence[Ground] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as Django's Form takes them
        self.at_hand = {ground.text: ground for ground in at_hand}
        choices = self.fields["grounds"]
        choices.choices = [(text, text) for text in self.at_hand]  # type: ignore[attr-defined]  # a choice field

    def text(self) -> DecisionText:
        """The decision as it was filled in; chosen grounds first."""
        said = self.cleaned_data
        chosen = tuple(self.at_hand[text] for text in said["grounds"])
        typed = tuple(ground for ground in typed_grounds(said["other_grounds"]) if ground.text not in said["grounds"])
        names = ("title", "context", "facts", "motivation", "competence", "finances", "alternatives", "articles")
        return DecisionText(
            BodyKind(said["body"]), **{name: one_kind_of_line_end(said[name]) for name in names}, grounds=chosen + typed
        )


def first_values(text: DecisionText, at_hand: Sequence[Ground]) -> dict[str, object]:
    """What `DecisionForm` starts from."""
    known = {ground.text for ground in at_hand}
    return {
        **{name: getattr(text, name) for name in DecisionForm.base_fields if hasattr(text, name) and name != "grounds"},
        "grounds": [ground.text for ground in text.grounds if ground.text in known],
        "other_grounds": as_typed(ground for ground in text.grounds if ground.text not in known),
    }


class OutcomeForm(forms.Form):
    """What the body decided."""

    outcome = forms.ChoiceField(label="Wat is beslist?", choices=list(OUTCOME_LABELS.items()), widget=forms.RadioSelect)
    decided_on = DutchDateField(label="Beslist op")
    more_follows = forms.BooleanField(
        label="Er moet nog een ander orgaan over dit plan beslissen",
        required=False,
        help_text="Dan blijft het plan ingediend en is het nog niet goedgekeurd.",
    )

    def verdict(self) -> Verdict:
        """The outcome as it was filled in."""
        said = self.cleaned_data
        return Verdict(Outcome(said["outcome"]), said["decided_on"], is_final=not said["more_follows"])


class PublicationForm(forms.Form):
    """Where the decision itself stands for everyone."""

    url = forms.URLField(
        label="Adres van het besluit",
        max_length=400,
        assume_scheme="https",
        help_text="De pagina op de website van het bestuur.",
    )
    published_on = DutchDateField(label="Bekendgemaakt op")

    def publication(self) -> Publication:
        """The publication as it was filled in."""
        return Publication(self.cleaned_data["url"], self.cleaned_data["published_on"])


class AnnexForm(forms.Form):
    """What hangs on a decision."""

    name = forms.CharField(label="Naam van de bijlage", max_length=160)
    version = forms.TypedChoiceField(label="Een versie van het plan", required=False, coerce=int, empty_value=None)
    url = forms.URLField(label="Of een link", required=False, max_length=400, assume_scheme="https")

    def __init__(self, *args: object, versions: Sequence[PlanVersion], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as Django's Form takes them
        rows = [(str(row.pk), f"Versie {row.number}, {row.get_kind_display()}") for row in versions]
        self.fields["version"].choices = [("", "geen versie"), *rows]  # type: ignore[attr-defined]  # a choice field

    def facts(self) -> AnnexFacts:
        """The annex as it was filled in."""
        said = self.cleaned_data
        return AnnexFacts(said["name"], said["url"], said["version"])


class DayForm(forms.Form):
    """The day on which something happened."""

    on = DutchDateField(label="Op welke dag?")

    def __init__(self, *args: object, latest: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as Django's Form takes them
        self.latest = latest

    def clean_on(self) -> date:
        """The day.

        Raises:
            ValidationError: it lies after `latest`.
        """
        day: date = self.cleaned_data["on"]
        if day > self.latest:
            raise forms.ValidationError(f"Deze dag moet nog komen. Kies {written_date(self.latest)} of vroeger.")
        return day


class NoteForm(forms.Form):
    """Why a version is kept."""

    note = forms.CharField(label="Waarom bewaar je deze versie?", required=False, max_length=300)


class CompareForm(forms.Form):
    """Which two versions one lays side by side."""

    van = forms.TypedChoiceField(label="Van", coerce=int)
    tot = forms.TypedChoiceField(label="Tot", coerce=int)

    def __init__(self, *args: object, versions: Sequence[PlanVersion], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as Django's Form takes them
        rows = [(row.number, f"Versie {row.number}, {row.get_kind_display()}") for row in versions]
        for name in ("van", "tot"):
            self.fields[name].choices = rows  # type: ignore[attr-defined]  # a choice field


def first_draft(body: BodyKind, plan_title: str) -> DecisionText:
    """What a new draft starts from: a title and one article; the reasons are for people to write."""
    from_plan = f"het plan “{plan_title}”"
    room = Decision._meta.get_field("title").max_length or 200  # noqa: SLF001 - Django's documented model API
    return DecisionText(
        body=body,
        title=f"Goedkeuring van {from_plan}"[:room],
        articles=f"{BODY_WITH_ARTICLE[body].capitalize()} keurt {from_plan} goed.",
    )
