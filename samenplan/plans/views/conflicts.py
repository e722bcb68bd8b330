"""Two texts side by side, so that a person can choose."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.datastructures import MultiValueDict

from samenplan.plans.forms.node_editor import typed_again
from samenplan.plans.rules.editing import ChangedMeanwhile, mark
from samenplan.plans.rules.reading import in_words

LABELS = {
    "title": "Titel", "reference": "Eigen code", "description": "Omschrijving", "internal_note": "Interne nota",
    "leads": "Trekkers", "partners": "Partners", "target_groups": "Doelgroepen", "content_lines": "Waarover gaat het?",
    "prevention": "Preventie", "themes": "Thema’s", "tags": "Trefwoorden", "also_serves": "Dient ook deze doelen",
    "timings": "Wanneer", "budget": "Geld", "risks": "Risico’s", "indicators": "Indicatoren",
    "tbd": "Nog te bepalen", "bbc": "Codes in het meerjarenplan (BBC)", "text": "Tekst",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShownClash:
    """One field that two people changed, as text."""

    field: str
    label: str
    mine: str
    theirs: str
    base: str  # the mark of theirs: posting mine with it overwrites theirs knowingly
    again: tuple[tuple[str, str], ...]  # mine, as it was posted


def shown_clashes(
    clash: ChangedMeanwhile, goals: Sequence[tuple[str, str]], data: MultiValueDict[str, str]
) -> list[ShownClash]:
    """Every clash with both values in words, and what it takes to post one's own again."""
    names = dict(goals)
    return [
        ShownClash(
            field=one.field,
            label=LABELS[one.field],
            mine=in_words(one.mine, names),
            theirs=in_words(one.theirs, names),
            base=mark(one.theirs),
            again=tuple(typed_again(one.field, data)),
        )
        for one in clash.clashes
    ]
