"""How places in a plan are called."""

from samenplan.plans.rules.content import Node, TbdField

WHOLE_PLAN = "Het plan"


def called(node: Node) -> str:
    """How a node is pointed at: "Actie 1.2"."""
    return f"{node.level} {node.label}".strip()


def is_open(node: Node, field: TbdField) -> bool:
    """Whether the field stands as "nog te bepalen": then the open point is reported, not the gap."""
    return any(tbd.field is field for tbd in node.tbd)
