"""What somebody fills in to tell how an action goes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import BaseFormSet, formset_factory

from samenplan.core.errors import Refused
from samenplan.core.fields import refuse_persons
from samenplan.documents.evidence.checking import CleanFile, checked
from samenplan.documents.evidence.gate import check_size, kind_of
from samenplan.documents.evidence.limits import MAX_FILE_BYTES, MAX_PHOTO_BYTES
from samenplan.execution.operations.evidence import Link, Proof
from samenplan.execution.rules.activities import MOST_PEOPLE, Reached, ToldActivity, together
from samenplan.execution.rules.own import BIG_CHOICES, OTHER_CHOICES
from samenplan.plans.rules.status import STATUS_LABELS, ActionStatus
from samenplan.ui.forms import DutchDateField

PHOTO_TYPES = "image/jpeg,image/png,image/webp,.jpg,.jpeg,.png,.webp"
FILE_TYPES = ".pdf,.docx,.xlsx"
MOST_PHOTOS = 5
OWN_GROUPS = 2
"""Empty rows for groups that the plan does not name."""


class StatusForm(forms.Form):
    """How far an action is, in two taps."""

    status = forms.ChoiceField(label="Stand", choices=[(each.value, STATUS_LABELS[each]) for each in ActionStatus])
    text = forms.CharField(
        label="Wat wil je erbij vertellen?",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_persons],
    )
    noted_on = DutchDateField(label="Op", required=False, help_text="Leeg betekent vandaag.")

    def tiles(self) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
        """The choices as big tiles, and those in the fold."""
        chosen = str(self["status"].value() or "")
        return self._tiles(BIG_CHOICES, chosen), self._tiles(OTHER_CHOICES, chosen)

    @staticmethod
    def _tiles(choices: Sequence[ActionStatus], chosen: str) -> list[dict[str, object]]:
        return [{"value": each.value, "label": STATUS_LABELS[each], "on": each.value == chosen} for each in choices]


class SeveralFilesInput(forms.ClearableFileInput):
    """A file box that takes more than one."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Files; its value is a list."""

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":  # Any: Django's own signature
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [cast("UploadedFile[bytes]", super(SeveralFilesField, self).clean(one, initial)) for one in given]


def clean_upload(upload: "UploadedFile[bytes]") -> CleanFile:
    """The file, fit to keep; of one that is too large nothing is read.

    Raises:
        ValidationError: see `UnusableFile`; the sentence starts with the file's name.
    """
    name = upload.name or ""
    try:
        check_size(kind_of(name), upload.size or 0)
        return checked(name, upload.read())
    except Refused as refused:
        raise ValidationError([f"{name[:60]}: {line}" for line in refused.objections]) from None


class ProofForm(forms.Form):
    """A photo, a document or a link."""

    photos = SeveralFilesField(
        label="Foto",
        required=False,
        widget=SeveralFilesInput(attrs={"accept": PHOTO_TYPES, "data-most": MAX_PHOTO_BYTES}),
        help_text="Hoogstens 5 tegelijk. De plaats en andere verborgen gegevens gaan er vanzelf uit.",
    )
    document = forms.FileField(
        label="Document",
        required=False,
        widget=forms.FileInput(attrs={"accept": FILE_TYPES, "data-most": MAX_FILE_BYTES}),
        help_text="Pdf, Word of Excel, hoogstens 10 MB. Zet er geen lijst met namen in.",
    )
    address = forms.URLField(
        label="Link",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "Dit is geen link. Een link begint met https://."},
        help_text="Bijvoorbeeld naar een bericht of een filmpje.",
    )

    def clean_photos(self) -> list[CleanFile]:
        uploads = self.cleaned_data["photos"]
        if len(uploads) > MOST_PHOTOS:
            raise ValidationError(f"Kies hoogstens {MOST_PHOTOS} foto’s tegelijk.")
        kept = [clean_upload(upload) for upload in uploads]
        if not all(each.is_photo for each in kept):
            raise ValidationError("Kies hier een foto; een document hoort in het vak “Document”.")
        return kept

    def clean_document(self) -> CleanFile | None:
        upload = self.cleaned_data.get("document")
        return clean_upload(upload) if upload else None

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"] or "")
        parts = urlsplit(address)
        if address and (parts.scheme not in ("https", "http") or parts.username):
            raise ValidationError("Een link begint met https://.")
        return address

    @property
    def proofs(self) -> list[Proof]:
        """Everything that was handed over, fit to keep."""
        said = self.cleaned_data
        given = [*said["photos"], *filter(None, [said["document"]])]
        return [*given, *([Link(said["address"])] if said["address"] else [])]


class ActivityForm(forms.Form):
    """Something that took place."""

    title = forms.CharField(
        label="Wat vond plaats?",
        error_messages={"required": "Zeg in een paar woorden wat er plaatsvond."},
        max_length=200,
        validators=[refuse_persons],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="In een paar woorden, bijvoorbeeld: gespreksavond over het plein.",
    )
    took_place_on = DutchDateField(label="Wanneer?", required=False)
    until = DutchDateField(label="Tot en met", required=False, help_text="Alleen als het meer dagen duurde.")
    place = forms.CharField(
        label="Waar?",
        required=False,
        max_length=120,
        validators=[refuse_persons],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="De wijk of de zaal, bijvoorbeeld: school De Linde. Nooit het adres van een woning.",
    )
    text = forms.CharField(
        label="Hoe ging het?",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_persons],
        help_text="Schrijf over wat er gebeurde, niet over één persoon.",
    )

    def told(self, reached: Sequence[Reached], today: date) -> ToldActivity:
        """What was filled in, as one telling."""
        said = self.cleaned_data
        return ToldActivity(
            title=said["title"].strip(),
            took_place_on=said["took_place_on"] or today,
            until=said["until"] if said["until"] != said["took_place_on"] else None,
            place=said["place"].strip(),
            text=said["text"].replace("\r\n", "\n").strip(),
            reached=together(reached),
        )


class ReachRow(forms.Form):
    """How many of one group. A group that the plan names comes along hidden."""

    is_named = False
    group = forms.CharField(
        label="Voor wie", required=False, max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    count = forms.IntegerField(
        label="Aantal",
        required=False,
        min_value=0,
        max_value=MOST_PEOPLE,
        error_messages={"invalid": "Schrijf een getal, bijvoorbeeld 31."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 6}),
    )

    def clean(self) -> dict[str, object]:
        """A number belongs to a group."""
        data = super().clean() or self.cleaned_data
        if data.get("count") is not None and not str(data.get("group") or "").strip():
            self.add_error("group", "Voor wie was dat? Bijvoorbeeld: buurtbewoners.")
        return data


ReachRows = formset_factory(ReachRow, extra=0, max_num=30)


def reach_rows(groups: Sequence[str], data: Mapping[str, object] | None = None) -> "BaseFormSet[ReachRow]":
    """A row per group that the plan names, and a few empty ones."""
    named: list[dict[str, str]] = [{"group": name} for name in groups]
    empty = named + [{} for _ in range(OWN_GROUPS)]
    rows = ReachRows(data, initial=empty, prefix="bereik")
    for row, said in zip(rows, empty, strict=False):  # fewer rows came back than the plan names now
        row.is_named = bool(said)
        row.fields["count"].label = said.get("group", "Aantal")
        row.fields["group"].label = "Een andere groep" if groups else "Voor wie"
    return rows


def reached_of(rows: "BaseFormSet[ReachRow]") -> list[Reached]:
    """The rows that say a number."""
    said = (row.cleaned_data for row in rows if hasattr(row, "cleaned_data"))
    return [Reached(each["group"].strip(), each["count"]) for each in said if each.get("count") is not None]


class QuestionForm(forms.Form):
    """A question to the officer."""

    text = forms.CharField(
        label="Je vraag",
        error_messages={"required": "Schrijf eerst je vraag."},
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_persons],
    )


class AnswerForm(forms.Form):
    """The officer's answer."""

    text = forms.CharField(
        label="Je antwoord",
        error_messages={"required": "Schrijf eerst een antwoord."},
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_persons],
    )
