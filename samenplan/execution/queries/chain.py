"""The results chain of a plan: what was said, and what is offered where nothing was said."""

from collections.abc import Sequence

from samenplan.core.actor import Actor
from samenplan.execution.queries.within_plan import chain_steps
from samenplan.execution.rules.chain import Link, offered_levels
from samenplan.execution.rules.kinds import ResultLevel
from samenplan.plans.models import Plan
from samenplan.plans.rules.content import Node


def links_of(plan: Plan, actor: Actor, nodes: Sequence[Node]) -> dict[str, Link]:
    """Every node of the plan as a link of the chain, by uid: 1 query."""
    said = chain_steps(actor).filter(node__plan=plan)
    written = {
        uid: Link(ResultLevel(level), assumption, risk)
        for uid, level, assumption, risk in said.values_list("node__uid", "level", "assumption", "risk")
    }
    return {uid: written.get(uid, Link(level)) for uid, level in offered_levels(nodes).items()}
