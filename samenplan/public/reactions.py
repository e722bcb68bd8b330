"""What residents said about an action, ready to be read."""

from dataclasses import dataclass

from samenplan.execution.queries.reactions import ShownReaction, shown_reactions
from samenplan.plans.models import PlanVersion
from samenplan.plans.rules.content import Node
from samenplan.public import progress_words as said


@dataclass(frozen=True, slots=True)
class Said:
    """The shown reactions, and per rule how many were not shown."""

    shown: tuple[ShownReaction, ...]
    not_shown: tuple[str, ...]


def said_of(version: PlanVersion, node: Node) -> Said:
    """The reactions to one action. Two queries."""
    found = shown_reactions(version.plan, [node.uid])
    return Said(found.shown, tuple(said.not_shown(reason, count) for reason, count in found.refused))
