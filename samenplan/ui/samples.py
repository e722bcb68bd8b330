"""Invented content for the gallery page: every component once, with people and towns that do not exist."""

from datetime import UTC, date, datetime

from django import forms
from django.core.paginator import Paginator

from samenplan.ui.forms import DutchDateField, EurosField, ListField
from samenplan.ui.pictures.bars import Drawing, Part, StackRow, stacked_svg
from samenplan.ui.pictures.frame import Look
from samenplan.ui.pictures.series import Point, Series, series_svg

SAMPLE_MARKDOWN = (
    "Elke buurt houdt **vier gespreksavonden** per jaar.\n\n"
    "- met vaste gespreksleiders\n- op een plek die *iedereen* kent\n\n"
    "Meer in de [werkwijze](https://brugwijk.example/werkwijze)."
)


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Titel", max_length=80, help_text="Kort en actief: wat verandert er, en voor wie?")
    text = forms.CharField(
        label="Toelichting", max_length=600, required=False, widget=forms.Textarea(attrs={"maxlength": 600})
    )
    starts_on = DutchDateField(label="Begint op", help_text="Bijvoorbeeld 1/9/2027 of 1 september 2027.")
    budget = EurosField(label="Budget in euro", required=False)
    partners = ListField(label="Partners", required=False, help_text="Eén per regel, of gescheiden door een komma.")
    prevention = forms.ChoiceField(
        label="Niveau van preventie",
        choices=[("", "Kies een niveau"), ("1", "voor iedereen"), ("2", "voor wie risico loopt")],
    )
    lines = forms.MultipleChoiceField(
        label="Waarover gaat het",
        choices=[("p", "polarisatie"), ("h", "haatspraak"), ("d", "desinformatie")],
        widget=forms.CheckboxSelectMultiple,
    )
    timing = forms.ChoiceField(
        label="Wanneer", choices=[("p", "in een periode"), ("r", "telkens opnieuw")], widget=forms.RadioSelect
    )
    agreed = forms.BooleanField(label="De trekker heeft dit nagelezen", required=False)
    file = forms.FileField(label="Bestand", required=False, help_text="Word, Excel, CSV of ODS, hoogstens 10 MB.")


def sample_pictures() -> dict[str, object]:
    """One picture of each kind that has no example in the template itself."""
    points = (Point(date(2021, 5, 1), 26, 22.2, 30.2), Point(date(2024, 5, 1), 30, 25.9, 34.4))
    reading = "In 2024 zei 30 % ja (met marge: 25,9 % tot 34,4 %); in 2021 was dat 26 %."
    series = Series("Bewoners die hun buren spreken", reading, points, lambda value: f"{value:g} %", 40)
    parts = [Part("klaar", Look.FULL), Part("loopt", Look.HALF), Part("nog niet gestart", Look.EMPTY)]
    said = "Van 14 acties zijn er 4 klaar; 7 lopen en 3 moeten nog starten."
    rows = [StackRow("1 Buren kennen elkaar weer", (3, 5, 1)), StackRow("2 Haat online herkennen", (1, 2, 2))]
    return {
        "series": series,
        "series_svg": series_svg(series, uid="tijd"),
        "stack_reading": said,
        "stack_svg": stacked_svg(rows, parts, Drawing("stand", "Stand per doelstelling", said)),
    }


FILLED: dict[str, object] = {
    "title": "Gespreksavonden in vier buurten",
    "text": "Met vaste gespreksleiders.",
    "starts_on": date(2027, 2, 1),
    "budget": 640_000,
    "partners": ("buurtwerk De Brug", "bibliotheek"),
    "prevention": "1",
    "lines": ["p", "d"],
    "timing": "r",
    "agreed": True,
}


def gallery_samples(page_number: str) -> dict[str, object]:
    """What the gallery shows; `page_number` comes from the address and may be anything."""
    refused = SampleForm({"title": "", "starts_on": "31 september 2027", "budget": "veel"}, auto_id="wrong_%s")
    refused.full_clean()
    return sample_pictures() | {
        "form": SampleForm(initial=FILLED),
        "refused": refused,
        "shown": Paginator(range(60), 20).get_page(page_number),
        "cents": 2_500_000,
        "small_cents": 1_250,
        "today": date(2026, 11, 23),
        "now": datetime(2026, 11, 23, 9, 42, tzinfo=UTC),
        "markdown_text": SAMPLE_MARKDOWN,
        "icons": (
            "check",
            "pencil",
            "plus",
            "trash-2",
            "message-square",
            "lock",
            "globe",
            "download",
            "printer",
            "history",
        ),
    }
