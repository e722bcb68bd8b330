"""Starting a plan from a template or from an older plan."""

from dataclasses import replace

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.permissions import Permission
from samenplan.plans.models import Plan, PlanMeans, PlanNode, PlanSection
from samenplan.plans.operations.moving import copied, copy_details
from samenplan.plans.operations.plans import PlanFacts, create_plan
from samenplan.plans.queries.plans import plans
from samenplan.plans.rules.content import NodeKind
from samenplan.plans.rules.templates import Template


@transaction.atomic
def start(facts: PlanFacts, template: Template, *, by: Actor) -> Plan:
    """A new plan with the goals and actions of a template."""
    shaped = replace(facts, level_names=template.level_names, goal_levels=template.goal_levels)
    plan = create_plan(shaped, by=by)
    for position, (goal_title, actions) in enumerate(template.goals):
        goal = PlanNode(plan=plan, kind=NodeKind.GOAL, title=goal_title, position=position)
        goal.save(force_insert=True)
        for place, title in enumerate(actions):
            PlanNode(plan=plan, kind=NodeKind.ACTION, title=title, parent=goal, position=place).save(force_insert=True)
    return plan


@transaction.atomic
def copy_plan(older: Plan, facts: PlanFacts, *, by: Actor) -> Plan:
    """A new plan with the texts, tree and money of an older one of the same authority, which it supersedes.

    What was done, remarks and internal notes of colleagues stay with the old plan; who leads what comes along.
    """
    by.require(Permission.PLAN_WRITE)
    source = plans(by).select_for_update(of=("self",)).get(pk=older.pk)
    names = tuple(source.level_names)
    shaped = replace(facts, level_names=names, goal_levels=source.goal_levels, summary=source.summary)
    plan = create_plan(shaped, by=by, supersedes=source)
    _copy_around(source, plan)
    _copy_tree(source, plan)
    record(by, "plan.copied", plan, older=source.pk)
    return plan


def _copy_around(source: Plan, plan: Plan) -> None:
    for section in source.sections.all():
        PlanSection(plan=plan, kind=section.kind, text=section.text).save(force_insert=True)
    for line in source.means.all():
        PlanMeans(plan=plan, source=line.source, label=line.label, amount_cents=line.amount_cents).save(
            force_insert=True
        )


def _copy_tree(source: Plan, plan: Plan) -> None:
    rows = list(source.nodes.filter(deleted_at__isnull=True).order_by("pk"))
    copies = {row.pk: copied(row, plan) for row in rows}
    uids = {row.uid: copies[row.pk].uid for row in rows}
    for row in rows:
        copies[row.pk].internal_note = ""
        copies[row.pk].also_serves = [uids[uid] for uid in row.also_serves if uid in uids]
        copies[row.pk].save(force_insert=True)
    for row in rows:
        if row.parent_id in copies:
            copies[row.pk].parent = copies[row.parent_id]
            copies[row.pk].save(update_fields=["parent"])
        copy_details(row, copies[row.pk])
