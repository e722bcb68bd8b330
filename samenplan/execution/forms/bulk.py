"""One form with a row per goal or action; each row knows what it started from."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from django import forms

from samenplan.plans.rules.editing import Change, mark

Value = TypeVar("Value")
ROWS_PER_PAGE = 50
"""So many rows are sent at once: the form stays quick, and far below the number of fields that the server takes."""


class RowForm(forms.Form):
    """A row of a bulk form, with the mark of what the page showed."""

    base = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)


@dataclass(frozen=True, slots=True)
class Kind(Generic[Value]):
    """How one kind of row is made, read and told; `first` gives what its form starts from."""

    form: Callable[..., RowForm]
    first: Callable[[Value], dict[str, object]]
    value: Callable[[RowForm], Value]
    words: Callable[[Value], str]


@dataclass(frozen=True, slots=True)
class BulkRow:
    """One row on the page: which node, its form, and what is kept when somebody else was first."""

    node_id: int
    label: str
    form: RowForm
    theirs: str = ""


@dataclass(frozen=True, slots=True)
class Bulk(Generic[Value]):
    """The rows of one page: their labels and what stands there now, by node id."""

    kind: Kind[Value]
    labels: Mapping[int, str]
    current: Mapping[int, Value]

    def fresh(self) -> list[BulkRow]:
        """Every row as it stands now."""
        return [BulkRow(key, label, self._empty(key)) for key, label in self.labels.items()]

    def sent(self, posted: Mapping[str, str]) -> list[BulkRow]:
        """Every row as the browser sent it; what it did not send is left out."""
        there = {key: label for key, label in self.labels.items() if f"n{key}-base" in posted}
        return [BulkRow(key, label, self.kind.form(posted, prefix=f"n{key}")) for key, label in there.items()]

    def after_clash(self, posted: Mapping[str, str], clashed: Collection[int]) -> list[BulkRow]:
        """What clashed as it was typed, beside what is kept; saved again, it is chosen knowingly. The rest fresh."""
        return [
            self._clash(key, label, posted) if key in clashed else BulkRow(key, label, self._empty(key))
            for key, label in self.labels.items()
        ]

    def changes(self, rows: Collection[BulkRow]) -> dict[int, Change[Value]]:
        """What was typed per node id; all rows are filled in well."""
        return {row.node_id: Change(self.kind.value(row.form), row.form.cleaned_data["base"]) for row in rows}

    def _empty(self, key: int) -> RowForm:
        initial = self.kind.first(self.current[key]) | {"base": mark(self.current[key])}
        return self.kind.form(prefix=f"n{key}", initial=initial)

    def _clash(self, key: int, label: str, posted: Mapping[str, str]) -> BulkRow:
        stands = self.current[key]
        form = self.kind.form({**posted, f"n{key}-base": mark(stands)}, prefix=f"n{key}")
        return BulkRow(key, label, form, theirs=self.kind.words(stands))
