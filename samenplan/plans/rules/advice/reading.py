"""A plan laid out for the checks: who stands under whom, and how each place is called. Built once, in linear time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from samenplan.plans.rules.advice.passages import Passage, passages_of
from samenplan.plans.rules.content import MAX_DEPTH, Node, PlanContent


@dataclass(frozen=True, slots=True)
class Reading:
    """What every check may look at."""

    content: PlanContent
    today: date
    nodes: dict[str, Node]
    children: dict[str, tuple[Node, ...]]
    served: frozenset[str]  # uids of goals that an action elsewhere also serves
    passages: tuple[Passage, ...]

    def above(self, node: Node) -> Iterator[Node]:
        """The nodes over this one, nearest first."""
        for _ in range(MAX_DEPTH):  # bounded: a damaged tree may hold a circle
            above = self.nodes.get(node.parent)
            if above is None:
                return
            yield above
            node = above

    def below(self, node: Node) -> Iterator[Node]:
        """The nodes under this one, at every depth, each once."""
        waiting, seen = list(self.children.get(node.uid, ())), {node.uid}
        while waiting:
            child = waiting.pop()
            if child.uid not in seen:
                seen.add(child.uid)
                waiting.extend(self.children.get(child.uid, ()))
                yield child

    def answered(self, node: Node, has: Callable[[Node], bool]) -> bool:
        """Whether an action has something itself, from the action over it, or through all its own parts."""
        if has(node) or any(has(over) for over in self.above(node) if over.is_action):
            return True
        parts = self.children.get(node.uid, ())
        return bool(parts) and all(has(part) for part in parts)

    def last_goals(self) -> Iterator[Node]:
        """The goals that have no goals under them: the results that the plan promises."""
        for goal in self.content.goals:
            if all(child.is_action for child in self.children.get(goal.uid, ())):
                yield goal


def read(content: PlanContent, today: date) -> Reading:
    """Lay the plan out."""
    children: dict[str, list[Node]] = {}
    for node in content.nodes:
        children.setdefault(node.parent, []).append(node)
    return Reading(
        content=content,
        today=today,
        nodes={node.uid: node for node in content.nodes},
        children={uid: tuple(nodes) for uid, nodes in children.items()},
        served=frozenset(uid for action in content.actions for uid in action.also_serves),
        passages=tuple(passages_of(content)),
    )
