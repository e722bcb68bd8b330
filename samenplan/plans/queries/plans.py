"""Which plans somebody may see: the one place that says it. Generated tests walk it."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from samenplan.authorities.models import Membership
from samenplan.core.actor import Actor
from samenplan.plans.models import Comment, Involvement, Plan, PlanNode, PlanVersion
from samenplan.plans.rules.content import NodeKind


def plans(actor: Actor) -> QuerySet[Plan]:
    """A member: the plans of her own authority."""
    rows = Plan.objects.visible_to(actor).filter(deleted_at__isnull=True)
    return rows.select_related("authority", "measure__programme").order_by("-changed_at", "pk")


def opened_plans(actor: Actor, today: date) -> QuerySet[Plan]:
    """Plans of others opened to the actor's authority: as participant, as mentor, as lead of a partnership."""
    mine = actor.authority_id
    here = (
        Q(participants=mine)
        | Q(openings__opened_to=mine, openings__until__isnull=True)
        | Q(openings__opened_to=mine, openings__until__gte=today)
        | Q(participants__isnull=False, authority__partnerships__partnership__lead=mine)
        | Q(umbrella__authority=mine)
    )
    rows = Plan.objects.unscoped(reason="plans that their owners opened to the actor's authority")
    chosen = rows.filter(here, deleted_at__isnull=True).exclude(authority=mine).values("pk")
    return rows.filter(pk__in=chosen).select_related("authority", "measure__programme").order_by("title", "pk")


def parts_of(plan: Plan) -> QuerySet[Plan]:
    """The plans of towns that hang under this regional plan; their owners placed them there."""
    rows = Plan.objects.unscoped(reason="plans that their owners placed under a plan of the actor")
    alive = Q(nodes__deleted_at__isnull=True)
    counted = rows.filter(umbrella=plan, deleted_at__isnull=True).annotate(
        goal_count=Count("nodes", filter=alive & Q(nodes__kind=NodeKind.GOAL)),
        action_count=Count("nodes", filter=alive & Q(nodes__kind=NodeKind.ACTION)),
    )
    return counted.select_related("authority").order_by("authority__name", "title")


def submitted_plans(actor: Actor) -> QuerySet[Plan]:
    """The agency: plans of which a version was submitted or approved."""
    handed_in = PlanVersion.objects.unscoped(reason="agency: submitted versions of all authorities").filter(
        Q(submitted_on__isnull=False) | Q(approved_on__isnull=False), plan=OuterRef("pk"), withdrawn_at__isnull=True
    )
    rows = Plan.objects.visible_to(actor).filter(deleted_at__isnull=True)
    return rows.filter(Exists(handed_in)).select_related("authority").order_by("authority__name", "pk")


def own_actions(actor: Actor) -> QuerySet[PlanNode]:
    """A partner: the actions in which her party leads or joins, and nothing else."""
    rows = PlanNode.objects.visible_to(actor).filter(
        kind=NodeKind.ACTION, deleted_at__isnull=True, plan__deleted_at__isnull=True
    )
    mine = Involvement.objects.visible_to(actor).filter(party=actor.party_id, node=OuterRef("pk"))
    return rows.filter(Exists(mine)).select_related("plan__authority").order_by("plan", "position", "pk")


def nodes(actor: Actor) -> QuerySet[PlanNode]:
    """Goals and actions of the actor's authority, deleted ones too (they can be put back)."""
    rows = PlanNode.objects.visible_to(actor).filter(plan__deleted_at__isnull=True)
    return rows.select_related("plan__authority", "plan__measure__programme")


def listed_plans(actor: Actor) -> QuerySet[Plan]:
    """The list page: with counts of goals, actions and open remarks."""
    alive = Q(nodes__deleted_at__isnull=True)
    return plans(actor).annotate(
        goal_count=Count("nodes", filter=alive & Q(nodes__kind=NodeKind.GOAL), distinct=True),
        action_count=Count("nodes", filter=alive & Q(nodes__kind=NodeKind.ACTION), distinct=True),
    )


def comments(actor: Actor) -> QuerySet[Comment]:
    """Remarks of colleagues."""
    return (
        Comment.objects.visible_to(actor).select_related("author", "node", "resolved_by").order_by("created_at", "pk")
    )


def may_be_mentioned(actor: Actor, user_ids: list[int]) -> list[int]:
    """Those of the ids that work in the actor's authority."""
    rows = Membership.objects.visible_to(actor).filter(user__in=user_ids)
    return sorted(set(rows.values_list("user_id", flat=True)))
