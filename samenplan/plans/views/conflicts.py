"""Two texts side by side, so that a person can choose."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.datastructures import MultiValueDict

from samenplan.core.dutch import euros, listed, written_date
from samenplan.plans.forms.node_editor import typed_again
from samenplan.plans.rules.content import (
    MONEY_LABELS,
    PREVENTION_LABELS,
    TBD_LABELS,
    BbcCodes,
    BudgetLine,
    Indicator,
    PreventionLevel,
    Risk,
    Timing,
    ToBeDetermined,
)
from samenplan.plans.rules.editing import ChangedMeanwhile, mark
from samenplan.plans.rules.timing import timing_sentence

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


def in_words(value: object, names: dict[str, str] | None = None) -> str:
    """A value of a node as a person reads it; several stand one per line."""
    if isinstance(value, tuple):
        return "\n".join(in_words(one, names) for one in value)
    if isinstance(value, Timing):
        return timing_sentence(value)
    if isinstance(value, BudgetLine):
        amount = "nog te bepalen" if value.amount_cents is None else euros(value.amount_cents)
        return f"{amount} ({value.label or MONEY_LABELS[value.source]})"
    if isinstance(value, Risk):
        return f"{value.text} → {value.response}" if value.response else value.text
    if isinstance(value, Indicator):
        return listed([value.name, *filter(None, (value.baseline, value.target, value.source))])
    if isinstance(value, ToBeDetermined):
        return f"{TBD_LABELS[value.field]}{f', voor {written_date(value.due_on)}' if value.due_on else ''}"
    if isinstance(value, BbcCodes):
        return listed(list(filter(None, (value.policy_goal, value.action_plan, value.action, value.reporting_code))))
    if isinstance(value, PreventionLevel):
        return PREVENTION_LABELS[value]
    return (names or {}).get(str(value), str(value or ""))
