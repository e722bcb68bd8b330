"""One row of the results chain."""

from django import forms

from samenplan.core.dutch import listed
from samenplan.execution.forms.bulk import Kind, RowForm
from samenplan.execution.rules.chain import Link
from samenplan.execution.rules.kinds import RESULT_LABELS, ResultLevel
from samenplan.plans.rules.editing import one_kind_of_line_end


def small_text(label: str, longest: int) -> forms.CharField:
    """A text of a few lines."""
    box = forms.Textarea(attrs={"rows": 2, "class": "short"})
    return forms.CharField(label=label, required=False, max_length=longest, widget=box)


class LinkForm(RowForm):
    """The level of a goal or action, its assumption and its risk."""

    level = forms.ChoiceField(label="Niveau", choices=list(RESULT_LABELS.items()))
    assumption = small_text("Aanname: wat moet waar zijn?", 500)
    risk = small_text("Risico: wat kan misgaan?", 500)


def _first(link: Link) -> dict[str, object]:
    return {"level": link.level, "assumption": link.assumption, "risk": link.risk}


def _value(form: RowForm) -> Link:
    said = form.cleaned_data
    texts = (one_kind_of_line_end(said[name]) for name in ("assumption", "risk"))
    return Link(ResultLevel(said["level"]), *texts)


def _words(link: Link) -> str:
    said = [f"niveau “{RESULT_LABELS[link.level]}”"]
    said += [f"aanname “{link.assumption}”"] if link.assumption else []
    said += [f"risico “{link.risk}”"] if link.risk else []
    return listed(said)


LINKS: Kind[Link] = Kind(LinkForm, _first, _value, _words)
