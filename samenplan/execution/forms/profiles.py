"""What people fill in to describe an indicator: the fiche, and the rule that makes it of answers."""

from collections.abc import Sequence
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from samenplan.authorities.models import Party
from samenplan.core.fields import refuse_persons
from samenplan.execution.forms.figures import NumberField
from samenplan.execution.models import IndicatorProfile
from samenplan.execution.operations.profiles import ProfileFacts
from samenplan.execution.rules.composite import (
    RULE_LABELS,
    Rule,
    RuleKind,
    class_lines,
    objections_to_rule,
    read_classes,
)
from samenplan.execution.rules.figures import offered_number
from samenplan.execution.rules.kinds import (
    DIRECTION_LABELS,
    FIGURE_SOURCE_LABELS,
    RESULT_LABELS,
    Direction,
    FigureSource,
    ResultLevel,
)
from samenplan.plans.models.details import Indicator
from samenplan.ui.forms import DutchDateField, ListField

NOBODY = ("", "nog niemand")


class ProfileForm(forms.Form):
    """What one must know to read the indicator, as the Gemeente-Stadsmonitor publishes it."""

    level = forms.ChoiceField(label="Niveau", choices=list(RESULT_LABELS.items()), widget=forms.RadioSelect)
    direction = forms.ChoiceField(
        label="Hoe lees je een hogere waarde?",
        choices=list(DIRECTION_LABELS.items()),
        widget=forms.RadioSelect,
        help_text="Kies “lees met zorg” voor meldingen: meer meldingen kan ook zijn dat mensen meer durven melden.",
    )
    kind = forms.ChoiceField(
        label="Waar komt de waarde vandaan?", choices=list(FIGURE_SOURCE_LABELS.items()), widget=forms.RadioSelect
    )
    owner = forms.ChoiceField(label="Eigenaar", required=False, help_text="Wie zorgt dat er gemeten wordt?")
    next_on = DutchDateField(label="Volgende meting", required=False)
    baseline_value = NumberField(label="Nulmeting als getal", required=False)
    target_value = NumberField(label="Streefwaarde als getal", required=False)
    decide_by = DutchDateField(
        label="Nog te bepalen? Beslissen voor", required=False,
        help_text="Is de nulmeting of de streefwaarde er nog niet? Laat ze leeg en kies hier een dag.",
    )  # fmt: skip
    theme = forms.CharField(label="Thema", required=False, max_length=120, validators=[refuse_persons])
    definition = forms.CharField(
        label="Definitie", required=False, max_length=1000, validators=[refuse_persons],
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    numerator = forms.CharField(label="Teller", required=False, max_length=300, validators=[refuse_persons])
    denominator = forms.CharField(label="Noemer", required=False, max_length=300, validators=[refuse_persons])
    question = forms.CharField(
        label="Vraag zoals ze gesteld wordt", required=False, max_length=1000, validators=[refuse_persons],
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    answers = ListField(
        label="Antwoorden, in volgorde", required=False, longest=120, most=20,
        help_text="Eén per regel, van het ene uiteinde naar het andere. Zonder “geen mening”, met wat niemand koos.",
    )  # fmt: skip
    is_weighted = forms.BooleanField(
        label="De steekproef is gewogen, of weinig mensen antwoordden", required=False,
        help_text="De marge is dan groter dan wat Samenplan berekent. We zeggen dat erbij.",
    )  # fmt: skip

    def __init__(
        self, data: object = None, *, indicator: Indicator, profile: IndicatorProfile, parties: Sequence[Party]
    ) -> None:
        super().__init__(data, initial=_initial(indicator, profile))  # type: ignore[arg-type]
        self.fields["owner"].choices = [NOBODY, *((str(party.pk), party.name) for party in parties)]  # type: ignore[attr-defined]
        for name, written in (("baseline_value", indicator.baseline), ("target_value", indicator.target)):
            self.fields[name].help_text = _offer(written, getattr(profile, name))

    def facts(self) -> ProfileFacts:
        """The fiche as it was filled in."""
        said = self.cleaned_data
        plain = {name: said[name] for name in PLAIN}
        return ProfileFacts(
            level=ResultLevel(said["level"]), direction=Direction(said["direction"]), kind=FigureSource(said["kind"]),
            owner_id=int(said["owner"]) if said["owner"] else None, **plain,
        )  # fmt: skip


PLAIN = (
    "theme", "definition", "numerator", "denominator", "question", "answers", "baseline_value", "target_value",
    "decide_by", "next_on", "is_weighted",
)  # fmt: skip


def _initial(indicator: Indicator, profile: IndicatorProfile) -> dict[str, object]:
    """What is known; a number that the plan writes is offered, and only kept when somebody saves it."""
    known: dict[str, object] = {name: getattr(profile, name) for name in PLAIN}
    known |= {"level": profile.level, "direction": profile.direction, "kind": profile.kind}
    known["owner"] = str(profile.owner_id or "")
    for name, written in (("baseline_value", indicator.baseline), ("target_value", indicator.target)):
        known[name] = known[name] if known[name] is not None else offered_number(written)
    return known


def _offer(written: str, confirmed: Decimal | None) -> str:
    if not written:
        return "In het plan staat nog niets."
    if confirmed is None and offered_number(written) is not None:
        return f"In het plan staat “{written}”. Klopt dit getal? Bewaar om het te bevestigen."
    return f"In het plan staat “{written}”."


class RuleForm(forms.Form):
    """How answers become one figure."""

    kind = forms.ChoiceField(label="Rekenregel", choices=list(RULE_LABELS.items()), widget=forms.RadioSelect)
    items = ListField(
        label="Vragen", required=False, longest=120, most=30,
        help_text="Eén per regel: de naam van de kolom in het bestand met antwoorden, bijvoorbeeld “v1”.",
    )  # fmt: skip
    positive = ListField(
        label="Antwoorden die meetellen", required=False, longest=3, most=20,
        help_text="Met hun nummer, bijvoorbeeld 4 en 5. Nodig voor een aandeel en voor “minstens zoveel vragen”.",
    )  # fmt: skip
    minimum = forms.IntegerField(
        label="Minstens zoveel", min_value=1, max_value=30, initial=1, required=False,
        help_text="Bij een gemiddelde: hoeveel vragen iemand minstens beantwoordt. Anders: hoeveel er meetellen.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "amount"}),
    )  # fmt: skip
    classes = forms.CharField(
        label="Klassen van het gemiddelde", required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=600,
        help_text="Eén per regel, van laag naar hoog: “laag: tot en met 2,8”, “midden: tot 4”, “hoog”.",
    )  # fmt: skip
    counted = ListField(
        label="De indicator is het aandeel in deze klasse", required=False, longest=60, most=8,
        help_text="Bijvoorbeeld “hoog”.",
    )  # fmt: skip

    def __init__(self, data: object = None, *, rule: Rule) -> None:
        known: dict[str, object] = {
            "kind": rule.kind.value, "items": rule.items, "positive": [str(place) for place in rule.positive],
            "minimum": rule.minimum, "classes": class_lines(rule.bounds), "counted": rule.counted,
        }  # fmt: skip
        super().__init__(data, initial=known)  # type: ignore[arg-type]

    def clean_positive(self) -> tuple[int, ...]:
        """The numbers of the answers.

        Raises:
            ValidationError: one is no number.
        """
        typed = self.cleaned_data["positive"]
        if not all(word.isascii() and word.isdigit() and int(word) for word in typed):
            raise ValidationError("Schrijf nummers: 1 is het eerste antwoord van de schaal.")
        return tuple(sorted({int(word) for word in typed}))

    def clean(self) -> dict[str, object]:
        """What cannot be held against anyone's answers is said here.

        Raises:
            ValidationError: see `objections_to_rule`.
        """
        said = super().clean() or {}
        if self.errors:
            return said
        try:
            found = objections_to_rule(self.rule())
        except ValueError as error:
            raise ValidationError(str(error)) from error
        if found:
            raise ValidationError(found)
        return said

    def rule(self) -> Rule:
        """The rule as it was filled in.

        Raises:
            ValueError: a class is none.
        """
        said = self.cleaned_data
        return Rule(
            RuleKind(said["kind"]), said["items"], said["positive"], said["minimum"] or 1,
            read_classes(said["classes"]), said["counted"],
        )  # fmt: skip
