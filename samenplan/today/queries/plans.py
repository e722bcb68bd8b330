"""What plans ask: decisions that are open, the next step, what continues after the end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery

from samenplan.core.actor import Actor
from samenplan.core.dutch import counted
from samenplan.core.permissions import Permission
from samenplan.execution.models import ReminderRhythm
from samenplan.execution.rules.asking import Rhythm
from samenplan.execution.rules.kinds import Continuation
from samenplan.plans.models import OpenPoint
from samenplan.plans.queries.plans import plans
from samenplan.plans.rules.content import TBD_LABELS, NodeKind
from samenplan.plans.rules.state import OPEN_FOR_WRITING, PLAN_STATUS_LABELS, PlanStatus
from samenplan.plans.rules.status import STARTED
from samenplan.today.rules import HALF_YEAR, SOON, Place, Todo, TodoGroup, due_tag


@dataclass(frozen=True, slots=True)
class PlanRead:
    """What Vandaag knows of a plan; `undecided` counts the actions of which nobody said what becomes of them."""

    pk: int
    title: str
    status: PlanStatus
    ends_on: date | None
    every_days: int
    undecided: int


def read_plans(actor: Actor, today: date) -> list[PlanRead]:
    """Every plan of the authority, in one question."""
    rhythm = ReminderRhythm.objects.visible_to(actor).filter(authority=OuterRef("authority")).values("every_days")
    alive = Q(nodes__kind=NodeKind.ACTION, nodes__deleted_at=None, nodes__status__in=STARTED)
    open_end = Q(nodes__anchoring=None) | Q(nodes__anchoring__continues=Continuation.UNDECIDED)
    rows = plans(actor).annotate(every=Subquery(rhythm[:1]), undecided=Count("nodes", filter=alive & open_end))
    columns = ("pk", "title", "status", "ends_on", "every", "undecided")
    return [
        PlanRead(pk, title, PlanStatus(status), ends_on, every or Rhythm().every_days, undecided)
        for pk, title, status, ends_on, every, undecided in rows.values_list(*columns)
    ]


def open_points(actor: Actor, today: date) -> Iterator[Todo]:
    """What is still to be determined, and must be within a fortnight."""
    rows = OpenPoint.objects.visible_to(actor).filter(
        due_on__lte=today + SOON, node__deleted_at__isnull=True, node__plan__deleted_at__isnull=True
    )
    columns = ("node__plan_id", "node_id", "node__title", "node__plan__title", "field", "due_on", "note")
    for plan_id, node_id, title, plan, field, due_on, note in rows.values_list(*columns):
        tag, tone = due_tag(due_on, today)
        yield Todo(
            TodoGroup.DECIDE, tag, f"Beslis: {TBD_LABELS[field]} van “{title}”", note or plan, "Beslis",
            Place("plans:node", (plan_id, node_id), "groep-tbd"), due_on, tone, is_mine=True,
        )  # fmt: skip


def next_steps(actor: Actor, rows: Sequence[PlanRead], today: date) -> Iterator[Todo]:
    """What one does with a plan as a whole."""
    for plan in rows:
        if plan.status is PlanStatus.SUBMITTED and actor.may(Permission.PLAN_DECIDE):
            title = f"Leg vast wat het college besliste: {plan.title}"
            place = Place("decisions:room", (plan.pk,))
            yield Todo(TodoGroup.DECIDE, "ingediend", title, "", "Naar Besluit", place, is_mine=True)
        if plan.status in OPEN_FOR_WRITING and actor.may(Permission.PLAN_WRITE):
            title, tag = f"Werk verder aan het plan: {plan.title}", PLAN_STATUS_LABELS[plan.status]
            place = Place("plans:detail", (plan.pk,))
            yield Todo(TodoGroup.WAITING, tag, title, "", "Open het plan", place, is_mine=True)
        if _ends_soon(plan, today) and plan.undecided and actor.may(Permission.PROGRESS_MANAGE):
            yield _anchoring(plan, today)


def _ends_soon(plan: PlanRead, today: date) -> bool:
    return plan.ends_on is not None and plan.ends_on - HALF_YEAR <= today <= plan.ends_on


def _anchoring(plan: PlanRead, today: date) -> Todo:
    ends_on = plan.ends_on or today
    what = f"Beslis wat er na het plan gebeurt met {counted(plan.undecided, 'actie', 'acties')}"
    place = Place("execution:anchoring", (plan.pk,))
    tag = due_tag(ends_on, today)[0]
    return Todo(TodoGroup.DECIDE, tag, what, plan.title, "Beslis", place, ends_on, "tbd", is_mine=True)
