"""What needs a hand now: late, due soon, asked of me, ready for a next step. Nothing that is not actionable."""

from dataclasses import dataclass
from datetime import date, timedelta

from samenplan.core.actor import Actor
from samenplan.core.dutch import written_date
from samenplan.core.permissions import Permission
from samenplan.plans.models import Mention, OpenPoint, Plan
from samenplan.plans.queries.plans import plans
from samenplan.plans.rules.content import TBD_LABELS
from samenplan.plans.rules.state import OPEN_FOR_WRITING, PlanStatus

SOON = timedelta(days=14)
MOST = 30


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: when, what, and where one does it."""

    tag: str
    tone: str
    title: str
    explanation: str
    button: str
    route: str
    ids: tuple[int, ...]
    anchor: str = ""


def todos(actor: Actor, today: date) -> list[Todo]:
    """Everything that waits for this person in this authority; 3 queries."""
    found = [*_mentions(actor), *_open_points(actor, today), *_next_steps(actor)]
    return found[:MOST]


def _mentions(actor: Actor) -> list[Todo]:
    if not actor.may(Permission.PLAN_COMMENT):
        return []
    rows = Mention.objects.visible_to(actor).filter(
        user=actor.user_id,
        seen_at__isnull=True,
        comment__resolved_at__isnull=True,
        comment__plan__deleted_at__isnull=True,
    )
    rows = rows.select_related("comment__author", "comment__plan").order_by("pk")[:MOST]
    return [
        Todo(
            tag="gevraagd",
            tone="plain",
            title=f"{row.comment.author.full_name} vraagt je om mee te lezen",
            explanation=row.comment.plan.title,
            button="Lees de opmerking",
            route="plans:comments",
            ids=(row.comment.plan_id,),
            anchor=f"opmerking-{row.comment_id}",
        )
        for row in rows
    ]


def _open_points(actor: Actor, today: date) -> list[Todo]:
    if not actor.may(Permission.PLAN_WRITE):
        return []
    rows = OpenPoint.objects.visible_to(actor).filter(
        due_on__lte=today + SOON, node__deleted_at__isnull=True, node__plan__deleted_at__isnull=True
    )
    rows = rows.select_related("node__plan").order_by("due_on", "pk")[:MOST]
    return [_open_point(row, today) for row in rows]


def _open_point(row: OpenPoint, today: date) -> Todo:
    due = row.due_on or today
    days = (today - due).days
    late = f"{days} {'dag' if days == 1 else 'dagen'} te laat"
    return Todo(
        tag=late if days > 0 else f"voor {written_date(due)}",
        tone="late" if days > 0 else "tbd",
        title=f"Beslis: {TBD_LABELS[row.field]} van “{row.node.title}”",  # type: ignore[index]  # a TbdField's value
        explanation=row.note or row.node.plan.title,
        button="Beslis",
        route="plans:node",
        ids=(row.node.plan_id, row.node_id),
        anchor="groep-tbd",
    )


def _next_steps(actor: Actor) -> list[Todo]:
    rows = [plan for plan in plans(actor)[:MOST] if plan.status != PlanStatus.APPROVED]
    return [step for plan in rows if (step := _next_step(actor, plan))]


def _next_step(actor: Actor, plan: Plan) -> Todo | None:
    if plan.status == PlanStatus.SUBMITTED and actor.may(Permission.PLAN_DECIDE):
        title = f"Leg vast wat het college besliste: {plan.title}"
        return Todo("ingediend", "plain", title, "", "Naar Besluit", "decisions:room", (plan.pk,))
    if plan.status in OPEN_FOR_WRITING and actor.may(Permission.PLAN_WRITE):
        title = f"Werk verder aan het plan: {plan.title}"
        return Todo(plan.get_status_display(), "plain", title, "", "Open het plan", "plans:detail", (plan.pk,))
    return None
