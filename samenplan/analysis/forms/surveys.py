"""What people fill in to make a survey and its questions."""

from datetime import date

from django import forms

from samenplan.analysis.models import Survey, SurveyQuestion
from samenplan.analysis.rules.bank import BANK
from samenplan.analysis.rules.kinds import KEEP_MONTHS, MINIMUM_CELL, QUESTION_LABELS, QuestionKind
from samenplan.analysis.rules.questions import LONGEST_OPTION, MOST_OPTIONS, Question
from samenplan.analysis.rules.surveys import MOST_CELL, MOST_MONTHS, SurveyDetails
from samenplan.core.fields import refuse_persons
from samenplan.ui.forms import DutchDateField

LONGEST_TITLE, LONGEST_INTRO, LONGEST_QUESTION = 200, 2000, 500


class SurveyForm(forms.Form):
    """About what one asks, why, when, and how carefully the results are shown."""

    title = forms.CharField(label="Titel", max_length=LONGEST_TITLE, validators=[refuse_persons])
    intro = forms.CharField(
        label="Waarom je dit vraagt",
        help_text="Bewoners lezen dit boven de vragen. Zeg ook wat je met de antwoorden doet.",
        required=False,
        max_length=LONGEST_INTRO,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[refuse_persons],
    )
    opens_on = DutchDateField(label="Open vanaf", required=False, help_text="Leeg: zodra je ze opent.")
    closes_on = DutchDateField(label="Open tot en met", required=False, help_text="Leeg: tot je ze sluit.")
    minimum_cell = forms.IntegerField(
        label="Kleinste aantal dat je toont",
        min_value=MINIMUM_CELL,
        max_value=MOST_CELL,
        initial=MINIMUM_CELL,
        help_text="Aantallen die kleiner zijn, blijven verborgen. Neem 10 als het onderwerp gevoelig ligt.",
    )
    keep_months = forms.IntegerField(
        label="Maanden dat losse antwoorden blijven",
        min_value=1,
        max_value=MOST_MONTHS,
        initial=KEEP_MONTHS,
        help_text="Vanaf het einde van de bevraging. De opgetelde cijfers blijven.",
    )

    def details(self) -> SurveyDetails:
        """What was filled in."""
        return SurveyDetails(**self.cleaned_data)


def filled_from(survey: Survey) -> dict[str, str | int | date | None]:
    """What a form shows of a survey that exists."""
    return {name: getattr(survey, name) for name in SurveyForm.base_fields}


class QuestionForm(forms.Form):
    """One question, and how one answers it."""

    kind = forms.ChoiceField(
        label="Hoe antwoordt men?",
        choices=list(QUESTION_LABELS.items()),
        widget=forms.RadioSelect,
        initial=QuestionKind.SCALE,
        help_text="Bij een schaal schrijf je een uitspraak: men is het er helemaal oneens tot helemaal eens mee.",
    )
    text = forms.CharField(
        label="Vraag of uitspraak",
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 2}),
        validators=[refuse_persons],
    )
    options = forms.CharField(
        label="Antwoorden bij “één keuze”",
        required=False,
        max_length=MOST_OPTIONS * (LONGEST_OPTION + 2),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Eén per regel, in hun volgorde. “Geen mening” staat er altijd bij.",
        validators=[refuse_persons],
    )

    def question(self) -> Question:
        """The question as it was filled in; answers count only where one chooses."""
        said = self.cleaned_data
        kind = QuestionKind(said["kind"])
        lines = tuple(line.strip() for line in said["options"].splitlines() if line.strip())
        return Question(0, kind, said["text"], lines if kind is QuestionKind.CHOICE else ())


def filled_from_question(row: SurveyQuestion) -> dict[str, str]:
    """What a form shows of a question that exists."""
    return {"kind": row.kind, "text": row.text, "options": "\n".join(row.options)}


class BankForm(forms.Form):
    """Which questions of the bank one takes over."""

    keys = forms.MultipleChoiceField(
        choices=[(one.key, one.text) for one in BANK],
        error_messages={"required": "Kies minstens één vraag.", "invalid_choice": "Deze vraag staat niet in de bank."},
    )
