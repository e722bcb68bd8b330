"""A file becomes part of a plan: read, mapped by a person, applied as a whole, undone as a whole."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import objections_to_text
from samenplan.core.permissions import Permission
from samenplan.plans.models import ImportMapping, ImportRun, Plan, PlanNode, PlanSection
from samenplan.plans.operations.locking import writable
from samenplan.plans.operations.storing import store_nodes
from samenplan.plans.queries.contents import content
from samenplan.plans.queries.imports import import_runs
from samenplan.plans.rules.content import Node, PlanContent, Section
from samenplan.plans.rules.frozen import as_json, from_json
from samenplan.plans.rules.importing.mapping import Mapping, as_plain
from samenplan.plans.rules.importing.report import KeptText, ReadPlan
from samenplan.plans.rules.structure import objections_to_nodes


@transaction.atomic
def keep_file(plan: Plan, name: str, data: bytes, read: ReadPlan, *, by: Actor) -> ImportRun:
    """Keep an uploaded file until somebody has looked at what it becomes. Nothing of it is in the plan yet.

    Raises:
        Refused: the file holds what never belongs in a plan; it is not kept.
    """
    by.require(Permission.PLAN_WRITE)
    fresh = writable(plan, by)
    if objections := objections_to_persons(read):
        raise Refused(objections)
    run = ImportRun(plan=fresh, file_name=name[:200], file=data, mapping=as_plain(read.mapping), by_id=by.person)
    run.save(force_insert=True)
    record(by, "import.uploaded", fresh, run=run.pk)
    return run


@transaction.atomic
def choose_mapping(run: ImportRun, mapping: Mapping, *, by: Actor) -> None:
    """Say what the columns mean; remembered for the next file with the same headers."""
    by.require(Permission.PLAN_WRITE)
    fresh = _open_run(run, by)
    fresh.mapping = as_plain(mapping)
    fresh.save(update_fields=["mapping"])
    for table in mapping.tables:
        ImportMapping.objects.visible_to(by).update_or_create(
            authority_id=by.home, signature=table.signature, defaults={"mapping": as_plain(Mapping((table,)))}
        )
    record(by, "import.mapped", fresh.plan, run=fresh.pk)


@transaction.atomic
def apply_import(run: ImportRun, read: ReadPlan, *, at: datetime, by: Actor) -> int:
    """Put everything that was read into the plan, or nothing; gives how many goals and actions came or changed.

    A node whose uid is in the plan is changed in place, so importing one's own export changes nothing.

    Raises:
        Refused: the plan is closed, the run is done, or the file holds what never belongs in a plan.
    """
    by.require(Permission.PLAN_WRITE)
    fresh = _open_run(run, by)
    plan = writable(fresh.plan, by)
    if objections := objections_to_persons(read):
        raise Refused(objections)
    if not read.content.nodes and not read.content.sections and not read.kept:
        raise Refused("In dit bestand staat niets om over te nemen. Kies bij de kolommen welke de acties bevat.")
    before = content(plan)
    known = {node.uid for node in before.nodes}
    if objections := objections_to_nodes(read.content, known):
        raise Refused(objections)
    _take_levels(plan, before, read.content)
    store_nodes(plan, read.content.nodes, by=by, after=len(before.children("")))
    _keep_sections(plan, read.content.sections, fresh.file_name, by)
    _keep_texts(plan, read.kept, fresh.file_name, by)
    fresh.before = as_json(before)
    fresh.created_uids = [node.uid for node in read.content.nodes if node.uid not in known]
    fresh.report = [[row.table, row.row, row.became, list(row.flags), row.node_uid] for row in read.rows]
    fresh.file, fresh.applied_at = b"", at  # the file's work is done
    fresh.save(update_fields=["before", "created_uids", "report", "file", "applied_at"])
    plan.save(update_fields=["level_names", "goal_levels", "changed_at"])
    record(by, "import.applied", plan, run=fresh.pk, nodes=len(read.content.nodes))
    return len(read.content.nodes)


@transaction.atomic
def undo_import(run: ImportRun, *, at: datetime, by: Actor) -> None:
    """Take the whole import back: what came goes, what was changed becomes what it was."""
    by.require(Permission.PLAN_WRITE)
    fresh = import_runs(by).select_for_update(of=("self",)).get(pk=run.pk)
    if fresh.applied_at is None or fresh.undone_at is not None:
        raise Refused("Deze invoer is niet toegepast of al ongedaan gemaakt.")
    plan = writable(fresh.plan, by)
    before = from_json(fresh.before)
    created = set(fresh.created_uids)
    plan.nodes.filter(uid__in=created, deleted_at__isnull=True).update(deleted_at=at)
    read = [entry[4] for entry in fresh.report]
    changed = {uid for uid in read if uid and uid not in created}
    touched = [node for node in before.nodes if node.uid in changed]
    store_nodes(plan, _with_parents(touched, before), by=by)
    plan.level_names, plan.goal_levels = list(before.level_names), before.goal_levels
    _restore_sections(plan, before)
    fresh.undone_at = at
    fresh.save(update_fields=["undone_at"])
    plan.save(update_fields=["level_names", "goal_levels", "changed_at"])
    record(by, "import.undone", plan, run=fresh.pk)


def objections_to_persons(read: ReadPlan) -> list[str]:
    """Where the file holds what never belongs in a plan, row by row; never the text itself."""
    found = []
    for row in read.rows:
        texts = "\n".join(cell.text for cell in row.cells)
        if objections := objections_to_text(texts):
            found.append(f"Tabel {row.table}, rij {row.row}: {objections[0]}")
    loose = [*(section.text for section in read.content.sections), read.content.summary]
    if not read.rows:
        loose += _node_texts(read)
    for text in loose:
        found += objections_to_text(text)[:1]
    if not found:
        return []
    return [*found[:10], "Er is niets ingelezen. Pas het bestand aan en probeer opnieuw."]


def _node_texts(read: ReadPlan) -> list[str]:
    return [f"{node.title}\n{node.description}" for node in read.content.nodes]


def _open_run(run: ImportRun, by: Actor) -> ImportRun:
    fresh = import_runs(by).select_for_update(of=("self",)).filter(pk=run.pk).first()
    if fresh is None or fresh.applied_at is not None:
        raise Refused("Deze invoer is al toegepast. Laad het bestand opnieuw op als je nog iets wilt overnemen.")
    return fresh


def _take_levels(plan: Plan, before: PlanContent, read: PlanContent) -> None:
    """An empty plan takes the level names of the file."""
    if not before.nodes and read.level_names:
        plan.level_names, plan.goal_levels = list(read.level_names), read.goal_levels


def _keep_sections(plan: Plan, sections: Sequence[Section], file_name: str, by: Actor) -> None:
    """A section that is still empty takes the text; otherwise the text waits in its internal note."""
    for section in sections:
        row, _ = PlanSection.objects.visible_to(by).get_or_create(plan=plan, kind=section.kind)
        if not row.text.strip():
            row.text = section.text[:20_000]
        elif row.text != section.text:
            row.internal_note = _added(row.internal_note, f"Uit {file_name}:\n{section.text}")
        row.save(update_fields=["text", "internal_note"])


def _keep_texts(plan: Plan, kept: Sequence[KeptText], file_name: str, by: Actor) -> None:
    """What could not be read stays as internal note, of its node or of the section on analysis."""
    by_node: dict[str, list[str]] = {}
    for text in kept:
        by_node.setdefault(text.node_uid, []).append(f"{text.column}: {text.text}" if text.column else text.text)
    rows = {row.uid: row for row in plan.nodes.filter(uid__in=by_node)}
    for uid, row in rows.items():
        row.internal_note = _added(row.internal_note, f"Uit {file_name}:\n" + "\n".join(by_node[uid]))
    PlanNode.objects.visible_to(by).bulk_update(rows.values(), ["internal_note"], batch_size=200)
    loose = [line for uid, lines in by_node.items() if uid not in rows for line in lines]
    if loose:
        section, _ = PlanSection.objects.visible_to(by).get_or_create(plan=plan, kind="analysis")
        section.internal_note = _added(section.internal_note, f"Uit {file_name}:\n" + "\n".join(loose))
        section.save(update_fields=["internal_note"])


def _added(note: str, text: str) -> str:
    return f"{note}\n\n{text}".strip()[:20_000] if text not in note else note


def _restore_sections(plan: Plan, before: PlanContent) -> None:
    texts = {section.kind.value: section.text for section in before.sections}
    for row in plan.sections.all():
        row.text = texts.get(row.kind, "")
        row.save(update_fields=["text"])


def _with_parents(nodes: Sequence[Node], before: PlanContent) -> list[Node]:
    """The nodes and their siblings, in tree order, so that positions come out as they were."""
    parents = {node.parent for node in nodes}
    return [node for node in before.nodes if node.parent in parents]
