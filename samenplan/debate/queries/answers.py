"""What became of statements that the town took into a plan, as far as everyone may read that plan."""

from samenplan.debate.queries.results import Line, Reading
from samenplan.plans.models import PlanNode
from samenplan.plans.queries.versions import public_versions


def in_public_plans(found: Reading) -> dict[int, PlanNode]:
    """By number of the statement the goal or action it became, where that stands in the plan as it is public now."""
    became = {line.statement.number: node for line in found.lines.values() if (node := _node(line))}
    if not became:
        return {}
    plans = {node.plan_id for node in became.values()}
    newest: dict[int, int] = {}
    for plan_id, pk in public_versions().filter(plan__in=plans).values_list("plan_id", "pk"):
        newest.setdefault(plan_id, pk)
    rows = public_versions().filter(pk__in=newest.values()).values_list("plan_id", "content")
    content = dict(rows)
    return {number: node for number, node in became.items() if f'"{node.uid}"' in content.get(node.plan_id, "")}


def _node(line: Line) -> PlanNode | None:
    return line.answer.node if line.answer else None
