"""Two texts side by side, so that a person can choose."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.datastructures import MultiValueDict

from samenplan.plans.forms.node_editor import typed_again
from samenplan.plans.queries.values import CurrentNode
from samenplan.plans.rules.content import Node
from samenplan.plans.rules.editing import ChangedMeanwhile, mark
from samenplan.plans.rules.readings import NODE_READINGS

TEXT_LABELS = {"internal_note": "Interne nota", "text": "Tekst"}


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
    clash: ChangedMeanwhile, data: MultiValueDict[str, str], stands: CurrentNode | None = None
) -> list[ShownClash]:
    """Every clash with both values in words, and what it takes to post one's own again."""
    node = stands.node if stands else None
    titles = {one.uid: one.title for one in stands.all_nodes} if stands else {}
    return [
        ShownClash(
            field=one.field,
            label=TEXT_LABELS.get(one.field) or NODE_READINGS[one.field].label,
            mine=_in_words(one.field, one.mine, node, titles),
            theirs=_in_words(one.field, one.theirs, node, titles),
            base=mark(one.theirs),
            again=tuple(typed_again(one.field, data)),
        )
        for one in clash.clashes
    ]


def _in_words(field: str, value: object, node: Node | None, titles: Mapping[str, str]) -> str:
    if node is None or isinstance(value, str):
        return str(value)
    changed: dict[str, object] = {field: value}
    return NODE_READINGS[field].of(replace(node, **changed), titles)  # type: ignore[arg-type]  # the field's own value
