"""What one says of a debate, its statements, its codes."""

from collections.abc import Mapping

from django import forms
from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samenplan.core.fields import refuse_persons
from samenplan.debate.models import Debate
from samenplan.debate.operations.running import Draft
from samenplan.debate.rules.kinds import ENTRANCE_LABELS, ENTRANCE_MEANINGS, LANGUAGES, MINIMUM_CELL, Entrance
from samenplan.plans.models import Plan
from samenplan.ui.forms import DutchDateField

OTHER_LANGUAGES = {short: name for short, name in LANGUAGES.items() if short != "nl"}
WORDED = {
    "question": ("Vraag", 200, 1),
    "why": ("Waarom je dit vraagt", 1500, 3),
    "asked_by": ("Wie het vraagt", 200, 1),
    "follow_up": ("Wat ermee gebeurt", 1500, 3),
}


def _explained(label: str, meaning: str) -> SafeString:
    return format_html('<span class="explained"><b>{}</b><br>{}</span>', label[:1].upper() + label[1:], meaning)


class DebateForm(forms.Form):
    """The question and everything around it; per other language the same four texts."""

    question = forms.CharField(
        label="Vraag",
        max_length=200,
        help_text="Open, en over iets waar het bestuur iets mee kan. Bijvoorbeeld: Hoe leven we hier goed samen?",
        validators=[refuse_persons],
    )
    why = forms.CharField(
        label="Waarom je dit vraagt",
        max_length=1500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_persons],
    )
    asked_by = forms.CharField(
        label="Wie het vraagt", max_length=200, required=False, help_text="Bijvoorbeeld: het college en de jeugdraad."
    )
    follow_up = forms.CharField(
        label="Wat ermee gebeurt",
        max_length=1500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Beloof alleen wat je zeker doet: wie antwoordt, op wat, en wanneer.",
        validators=[refuse_persons],
    )
    minutes = forms.IntegerField(label="Hoeveel minuten het duurt", min_value=1, max_value=60, initial=5)
    opens_on = DutchDateField(label="Open vanaf", required=False)
    closes_on = DutchDateField(
        label="Open tot en met",
        required=False,
        help_text="De dag erna sluit het debat vanzelf en is niet meer na te gaan wie wat stemde.",
    )
    entrance = forms.ChoiceField(
        label="Wie mag stemmen",
        choices=[(way, _explained(label, ENTRANCE_MEANINGS[way])) for way, label in ENTRANCE_LABELS.items()],
        widget=forms.RadioSelect,
        help_text="Je kiest dit voor je opent; daarna blijft het zo.",
    )
    minimum_cell = forms.IntegerField(
        label="Kleinste aantal dat je toont",
        min_value=MINIMUM_CELL,
        max_value=50,
        initial=MINIMUM_CELL,
        help_text="Cijfers over minder mensen blijven verborgen. Neem 10 voor een gevoelig onderwerp.",
    )

    def __init__(self, *args: object, plans: QuerySet[Plan], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as Django's Form takes them
        self.fields["plan"] = forms.ModelChoiceField(
            label="Voor welk plan", queryset=plans, required=False, empty_label="voor geen plan"
        )
        for short, name in OTHER_LANGUAGES.items():
            for field, (label, longest, rows) in WORDED.items():
                box = forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput()
                self.fields[f"{field}_{short}"] = forms.CharField(
                    label=f"{label} ({name})", max_length=longest, required=False, widget=box
                )

    @property
    def translations(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The texts in other languages, to show per language."""
        return [(name, [self[f"{field}_{short}"] for field in WORDED]) for short, name in OTHER_LANGUAGES.items()]

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """Everything else, in order."""
        names = ("question", "why", "asked_by", "follow_up", "minutes", "opens_on", "closes_on")
        return [self[name] for name in (*names, "entrance", "minimum_cell", "plan")]

    def draft(self) -> Draft:
        """What was typed, for the operation."""
        data = self.cleaned_data
        wordings = {
            short: {field: data[f"{field}_{short}"] for field in WORDED if data[f"{field}_{short}"]}
            for short in OTHER_LANGUAGES
        }
        said = {short: texts for short, texts in wordings.items() if texts}
        own = {name: data[name] for name in (*WORDED, "minutes", "opens_on", "closes_on", "minimum_cell", "plan")}
        return Draft(**own, entrance=Entrance(data["entrance"]), wordings=said)


def typed(debate: Debate | None) -> Mapping[str, object]:
    """What the form starts from."""
    if debate is None:
        return {"entrance": Entrance.LINK, "minutes": 5, "minimum_cell": MINIMUM_CELL}
    names = (*WORDED, "minutes", "opens_on", "closes_on", "entrance", "minimum_cell", "plan")
    others = {f"{field}_{short}": text for short, texts in debate.wordings.items() for field, text in texts.items()}
    return {**{name: getattr(debate, name) for name in names}, **others}


class SeedsForm(forms.Form):
    """Many statements at once, one per line."""

    texts = forms.CharField(
        label="Stellingen, één per lijn",
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Kort, één gedachte per stelling, van alle kanten van het onderwerp. Hoogstens 140 tekens per lijn.",
    )
    language = forms.ChoiceField(label="Taal", choices=LANGUAGES.items(), initial="nl")

    def lines(self) -> list[str]:
        """The statements."""
        return [line for line in self.cleaned_data["texts"].splitlines() if line.strip()]


class CodesForm(forms.Form):
    """How many codes."""

    count = forms.IntegerField(label="Hoeveel codes", min_value=1, max_value=1000, initial=50)


class AnswerForm(forms.Form):
    """What the town does with a statement."""

    text = forms.CharField(
        label="Wat jullie ermee doen",
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Iedereen leest dit bij het resultaat. Doe je er niets mee? Zeg dan waarom.",
        validators=[refuse_persons],
    )


class MeetingForm(forms.Form):
    """A meeting in a hall."""

    name = forms.CharField(
        label="Naam",
        max_length=120,
        help_text="Bijvoorbeeld: buurthuis De Brug, maandag.",
        validators=[refuse_persons],
    )
    held_on = DutchDateField(label="Op")
    present = forms.IntegerField(label="Hoeveel mensen er waren", min_value=1, max_value=5000, required=False)


class Cards(forms.IntegerField):
    """How many cards of one colour went up; nothing typed is none."""

    def clean(self, value: object) -> int:
        return 0 if value in (None, "") else int(super().clean(value))


class CardsForm(forms.Form):
    """Cards counted by hand; a colour that nobody held up may stay empty."""

    use_required_attribute = False
    agree = Cards(label="Eens (blauw)", min_value=0, max_value=5000)
    disagree = Cards(label="Oneens (oranje)", min_value=0, max_value=5000)
    passed = Cards(label="Geen mening (wit)", min_value=0, max_value=5000)

    def clean(self) -> dict[str, int]:
        """The three counts.

        Raises:
            ValidationError: no card went up at all.
        """
        data = super().clean() or self.cleaned_data
        if not self.errors and not any(data.values()):
            raise forms.ValidationError("Typ hoeveel kaartjes omhooggingen. Er is niets bewaard.")
        return data
