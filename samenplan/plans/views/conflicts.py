"""Two texts side by side, so that a person can choose."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

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
    seen: str  # the mark of theirs: who saves on purpose with it overwrites it knowingly


def shown_clashes(clash: ChangedMeanwhile, stands: CurrentNode | None = None) -> list[ShownClash]:
    """Every clash with both values in words."""
    node = stands.node if stands else None
    titles = {one.uid: one.title for one in stands.all_nodes} if stands else {}
    return [
        ShownClash(
            field=one.field,
            label=TEXT_LABELS.get(one.field) or NODE_READINGS[one.field].label,
            mine=_in_words(one.field, one.mine, node, titles),
            theirs=_in_words(one.field, one.theirs, node, titles),
            seen=mark(one.theirs),
        )
        for one in clash.clashes
    ]


def _in_words(field: str, value: object, node: Node | None, titles: Mapping[str, str]) -> str:
    if node is None or isinstance(value, str):
        return str(value)
    changed: dict[str, object] = {field: value}
    return NODE_READINGS[field].of(replace(node, **changed), titles)  # type: ignore[arg-type]  # the field's own value
