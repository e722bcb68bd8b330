"""Inputs for several names: one box each, with the names that are known already as suggestions."""

from collections.abc import Mapping, Sequence

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class NamesWidget(forms.Widget):
    """A box per name and one empty box more; the browser suggests from the datalist named in `list_id`."""

    use_fieldset = True

    def __init__(self, label: str = "", list_id: str = "partijen") -> None:
        super().__init__()
        self.label, self.list_id = label, list_id

    def value_from_datadict(
        self, data: Mapping[str, object], files: "MultiValueDict[str, UploadedFile[bytes]]", name: str
    ) -> Sequence[object]:
        return data.getlist(name) if isinstance(data, MultiValueDict) else []

    def value_omitted_from_data(
        self, data: Mapping[str, object], files: "MultiValueDict[str, UploadedFile[bytes]]", name: str
    ) -> bool:
        return name not in data

    def render(
        self, name: str, value: object, attrs: dict[str, object] | None = None, renderer: object = None
    ) -> SafeString:
        names = [*(value if isinstance(value, list | tuple) else []), ""]
        described = (attrs or {}).get("aria-describedby", "")
        rows = (
            (name, one, self.list_id, f"{self.label or name}, vak {index}", described)
            for index, one in enumerate(names, 1)
        )
        boxes = format_html_join(
            "",
            '<input type="text" name="{}" value="{}" list="{}" aria-label="{}" aria-describedby="{}" maxlength="160">',
            rows,
        )
        return format_html('<div class="names">{}</div>', boxes)


class NamesField(forms.Field):
    """Names in an order, each once; its value is a tuple."""

    widget = NamesWidget

    def __init__(self, *, label: str, help_text: str = "") -> None:
        super().__init__(required=False, label=label, help_text=help_text, widget=NamesWidget(label))

    def to_python(self, value: object) -> tuple[str, ...]:
        names = value if isinstance(value, list | tuple) else []
        return tuple(dict.fromkeys(" ".join(str(name).split())[:160] for name in names if str(name).strip()))[:20]


class LinesField(forms.Field):
    """Short texts, one per line, each once; its value is a tuple."""

    widget = forms.Textarea(attrs={"rows": 2})

    def __init__(self, *, label: str, help_text: str = "") -> None:
        super().__init__(required=False, label=label, help_text=help_text)

    def to_python(self, value: object) -> tuple[str, ...]:
        lines = value if isinstance(value, list | tuple) else str(value or "").splitlines()
        return tuple(dict.fromkeys(" ".join(str(line).split())[:100] for line in lines if str(line).strip()))[:40]

    def prepare_value(self, value: object) -> object:
        return "\n".join(str(one) for one in value) if isinstance(value, list | tuple) else value


class SeveralField(forms.MultipleChoiceField):
    """Boxes to tick; an empty value, as autosave sends for "none ticked", is no choice."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value: object) -> list[str]:
        return [str(one) for one in value if one] if isinstance(value, list | tuple) else []
