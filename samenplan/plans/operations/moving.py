"""The shape of the tree: add, move, indent, duplicate, delete, put back."""

from datetime import datetime

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.models.plan import new_uid
from samenplan.plans.operations.locking import Gone, writable
from samenplan.plans.queries.plans import nodes
from samenplan.plans.rules.content import NodeKind
from samenplan.plans.rules.tree import Place, Seat, depth_under, height_of, objections_to_placing, seats, stands_under


class Tree:
    """The living nodes of one locked plan, moved in memory and written back in one go."""

    def __init__(self, plan: Plan, by: Actor) -> None:
        self.plan, self.by = plan, by
        self.rows = {row.pk: row for row in plan.nodes.filter(deleted_at__isnull=True)}

    def row(self, pk: int) -> PlanNode:
        """One node.

        Raises:
            Gone: it was deleted meanwhile.
        """
        if pk not in self.rows:
            raise Gone("Dit onderdeel is intussen verwijderd. De volgorde is niet gewijzigd.")
        return self.rows[pk]

    def children(self, parent_id: int | None) -> list[PlanNode]:
        """The nodes right under a parent, in order."""
        under = (row for row in self.rows.values() if row.parent_id == parent_id)
        return sorted(under, key=lambda row: (row.position, row.pk))

    def seats(self) -> dict[int, Seat]:
        """Where each node stands, by id."""
        places = [Place(row.pk, row.parent_id, row.position, NodeKind(row.kind)) for row in self.rows.values()]
        return {seat.id: seat for seat in seats(places, self.plan.level_names, self.plan.goal_levels)}

    def put(self, row: PlanNode, parent_id: int | None, index: int) -> None:
        """Place a node at `index` among the children of a parent; the others make room. Refuses what cannot be."""
        parents = {one.pk: one.parent_id for one in self.rows.values()}
        parent = self.row(parent_id) if parent_id else None
        if row.pk and stands_under(parent_id, row.pk, parents):
            raise Refused("Een onderdeel kan niet onder zichzelf staan.")
        height = height_of(row.pk, parents) if row.pk else 1
        kind_above = NodeKind(parent.kind) if parent else None
        depth = depth_under(parent_id, parents)
        if objections := objections_to_placing(NodeKind(row.kind), kind_above, depth, height):
            raise Refused(objections)
        siblings = [one for one in self.children(parent_id) if one.pk != row.pk]
        siblings.insert(max(0, min(index, len(siblings))), row)
        row.parent_id = parent_id
        for position, one in enumerate(siblings):
            one.position = position
        fresh = [one for one in siblings if one.pk]
        PlanNode.objects.visible_to(self.by).bulk_update(fresh, ["parent", "position"])
        self.plan.save(update_fields=["changed_at"])


@transaction.atomic
def add_node(plan: Plan, kind: NodeKind, title: str, *, by: Actor, parent: PlanNode | None = None) -> PlanNode:
    """A new goal or action at the end of its parent."""
    by.require(Permission.PLAN_WRITE)
    fresh = writable(plan, by)
    if not title.strip():
        raise Refused("Geef een titel: een paar woorden zijn genoeg, je kunt ze later wijzigen.")
    tree = Tree(fresh, by)
    row = PlanNode(plan=fresh, kind=kind, title=title.strip()[:300])
    tree.put(row, parent.pk if parent else None, len(tree.children(parent.pk if parent else None)))
    row.save(force_insert=True)
    record(by, "node.added", row, plan=fresh.pk, kind=kind.value)
    return row


@transaction.atomic
def move(node: PlanNode, *, parent: PlanNode | None, index: int, by: Actor) -> None:
    """Put a node at `index` (from 0) under a parent, or at the top."""
    by.require(Permission.PLAN_WRITE)
    tree = Tree(writable(node.plan, by), by)
    row = tree.row(node.pk)
    if parent is not None:
        tree.row(parent.pk)
    tree.put(row, parent.pk if parent else None, index)
    record(by, "node.moved", row, plan=tree.plan.pk)


@transaction.atomic
def step(node: PlanNode, direction: str, *, by: Actor) -> None:
    """Move one step: "omhoog", "omlaag", "inspringen" (under the one above) or "uitspringen" (beside its parent)."""
    by.require(Permission.PLAN_WRITE)
    tree = Tree(writable(node.plan, by), by)
    row = tree.row(node.pk)
    siblings = tree.children(row.parent_id)
    index = siblings.index(row)
    if direction == "omhoog":
        tree.put(row, row.parent_id, index - 1)
    elif direction == "omlaag":
        tree.put(row, row.parent_id, index + 1)
    elif direction == "inspringen":
        _indent(tree, row, siblings, index)
    elif direction == "uitspringen":
        _outdent(tree, row)
    else:
        raise Refused("Die beweging bestaat niet.")
    record(by, "node.moved", row, plan=tree.plan.pk)


def _indent(tree: Tree, row: PlanNode, siblings: list[PlanNode], index: int) -> None:
    if index == 0:
        raise Refused("Er staat niets boven waar dit onder kan. Verplaats het eerst naar beneden.")
    above = siblings[index - 1]
    tree.put(row, above.pk, len(tree.children(above.pk)))


def _outdent(tree: Tree, row: PlanNode) -> None:
    if row.parent_id is None:
        raise Refused("Dit staat al op het hoogste niveau.")
    parent = tree.row(row.parent_id)
    tree.put(row, parent.parent_id, tree.children(parent.parent_id).index(parent) + 1)


@transaction.atomic
def delete_node(node: PlanNode, *, at: datetime, by: Actor) -> list[int]:
    """Take a node away with all under it; gives their ids. `restore_node` brings back what went at the same moment."""
    by.require(Permission.PLAN_WRITE)
    tree = Tree(writable(node.plan, by), by)
    gone = [tree.row(node.pk), *_under(tree, node.pk)]
    for row in gone:
        row.deleted_at = at
    PlanNode.objects.visible_to(by).bulk_update(gone, ["deleted_at"])
    tree.plan.save(update_fields=["changed_at"])
    record(by, "node.deleted", node, plan=tree.plan.pk, nodes=len(gone))
    return [row.pk for row in gone]


@transaction.atomic
def restore_node(node: PlanNode, *, by: Actor) -> None:
    """Bring a deleted node back, with what went with it, at its old place or at the top if its parent is gone."""
    by.require(Permission.PLAN_WRITE)
    plan = writable(node.plan, by)
    row = nodes(by).filter(pk=node.pk, plan=plan).first()
    if row is None or row.deleted_at is None:
        raise Gone("Er is niets terug te zetten.")
    gone_together = plan.nodes.filter(deleted_at=row.deleted_at)
    gone_together.update(deleted_at=None)
    tree = Tree(plan, by)
    back = tree.row(row.pk)
    parent_id = back.parent_id if back.parent_id in tree.rows else None
    if parent_id is None and back.parent_id is not None:
        back.parent_id = None
    tree.put(back, parent_id, back.position)
    record(by, "node.restored", row, plan=plan.pk)


def _under(tree: Tree, pk: int) -> list[PlanNode]:
    found: list[PlanNode] = []
    for child in tree.children(pk):
        found += [child, *_under(tree, child.pk)]
    return found


@transaction.atomic
def duplicate_node(node: PlanNode, *, by: Actor) -> PlanNode:
    """A copy of one node, without what stands under it, right below it. Who, when and money come along."""
    by.require(Permission.PLAN_WRITE)
    tree = Tree(writable(node.plan, by), by)
    original = tree.row(node.pk)
    copy = copied(original, tree.plan)
    copy.title = f"{original.title[:290]} (kopie)"
    copy.reference = ""
    tree.put(copy, original.parent_id, tree.children(original.parent_id).index(original) + 1)
    copy.save(force_insert=True)
    copy_details(original, copy)
    record(by, "node.duplicated", copy, plan=tree.plan.pk, original=original.pk)
    return copy


def copied(original: PlanNode, plan: Plan) -> PlanNode:
    """The columns of a node as a new row, not yet saved, with a uid of its own and nothing done yet."""
    skipped = {"id", "uid", "plan", "parent", "status", "status_on", "deleted_at"}
    names = [field.name for field in PlanNode._meta.concrete_fields if field.name not in skipped]  # noqa: SLF001 - documented API
    return PlanNode(plan=plan, uid=new_uid(), **{name: getattr(original, name) for name in names})


def copy_details(original: PlanNode, copy: PlanNode) -> None:
    """Copy who, when, money, risks, indicators and open points to the new node."""
    for related in ("involvements", "timings", "budget_lines", "risks", "indicators", "open_points"):
        for row in getattr(original, related).all():
            row.pk, row.node = None, copy
            if related == "indicators":
                row.uid = new_uid()
            row.save(force_insert=True)
