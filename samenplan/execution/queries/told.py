"""What was told about actions, on somebody's behalf: a partner only that of her own actions."""

from django.db.models import Q, QuerySet

from samenplan.core.actor import Actor
from samenplan.core.permissions import Permission
from samenplan.execution.models import Activity, Evidence, Milestone, Question
from samenplan.execution.rules.activities import Reached, ToldActivity
from samenplan.plans.models import PlanNode
from samenplan.plans.queries.plans import nodes, own_actions
from samenplan.plans.rules.content import NodeKind


def actions(actor: Actor) -> QuerySet[PlanNode]:
    """The actions that somebody may see: a member those of her authority, a partner those of her party."""
    if not actor.may(Permission.PLAN_VIEW):
        return own_actions(actor)
    rows = nodes(actor).filter(kind=NodeKind.ACTION, deleted_at__isnull=True)
    return rows.order_by("plan", "position", "pk")


def activities(actor: Actor) -> QuerySet[Activity]:
    """Activities of those actions, withdrawn ones too; newest first."""
    rows = Activity.objects.visible_to(actor).filter(node__in=actions(actor).order_by().values("pk"))
    return rows.select_related("by", "contact", "node__plan").order_by("-took_place_on", "-pk")


def evidence(actor: Actor) -> QuerySet[Evidence]:
    """Evidence of those actions, withdrawn too."""
    rows = Evidence.objects.visible_to(actor).filter(node__in=actions(actor).order_by().values("pk"))
    return rows.select_related("by", "contact", "node__plan", "activity").order_by("pk")


def milestones(actor: Actor) -> QuerySet[Milestone]:
    """Milestones of those actions, in their order."""
    rows = Milestone.objects.visible_to(actor).filter(node__in=actions(actor).order_by().values("pk"))
    return rows.select_related("node__plan").order_by("position", "pk")


def questions(actor: Actor) -> QuerySet[Question]:
    """Questions about those actions: a member all of them, a partner her own; newest first."""
    rows = Question.objects.visible_to(actor).filter(node__in=actions(actor).order_by().values("pk"))
    if not actor.may(Permission.PLAN_VIEW):
        rows = rows.filter(mine(actor))
    return rows.select_related("by", "contact", "answered_by", "node__plan").order_by("-pk")


def open_questions(actor: Actor) -> QuerySet[Question]:
    """Those that nobody answered, oldest first."""
    return questions(actor).filter(answered_at=None).order_by("pk")


def mine(actor: Actor) -> Q:
    """What this very person told: with her account, or as the contact that she is."""
    if actor.contact_id is not None:
        return Q(contact=actor.contact_id)
    return Q(by=actor.user_id, by__isnull=False)


def is_mine(row: Activity | Evidence, actor: Actor) -> bool:
    """Whether this very person told it."""
    if actor.contact_id is not None:
        return row.contact_id == actor.contact_id
    return row.by_id is not None and row.by_id == actor.user_id


def telling_of(activity: Activity) -> ToldActivity:
    """The activity as it stands, to compare and to fill a form with."""
    return ToldActivity(
        title=activity.title,
        took_place_on=activity.took_place_on,
        until=activity.until,
        place=activity.place,
        text=activity.text,
        reached=tuple(Reached(row.group, row.count) for row in activity.reached.all()),
    )
