"""Frozen versions, for members and for everyone."""

from django.db.models import Q, QuerySet

from samenplan.core.actor import Actor
from samenplan.plans.models import Plan, PlanVersion
from samenplan.plans.rules.content import PlanContent
from samenplan.plans.rules.frozen import from_json


def versions(actor: Actor, plan: Plan) -> QuerySet[PlanVersion]:
    """All versions of one plan, newest first, without their text."""
    rows = PlanVersion.objects.visible_to(actor).filter(plan=plan)
    return rows.select_related("frozen_by").defer("content").order_by("-number")


def version(actor: Actor) -> QuerySet[PlanVersion]:
    """Versions with their text, of the actor's authority."""
    return PlanVersion.objects.visible_to(actor).select_related("plan__authority")


def public_versions() -> QuerySet[PlanVersion]:
    """What everybody may read: published, not withdrawn; newest first."""
    rows = PlanVersion.objects.unscoped(reason="public page: published versions are for everyone")
    shown = rows.filter(published_at__isnull=False, withdrawn_at__isnull=True, plan__deleted_at__isnull=True)
    return shown.select_related("plan__authority").order_by("-published_at", "-number")


def frozen_content(version: PlanVersion) -> PlanContent:
    """The plan as that version froze it, internal fields included."""
    return from_json(version.content)


def handed_in(plan: Plan) -> PlanVersion:
    """The newest version of this plan that was submitted or approved; the plan was found by `submitted_plans`."""
    return plan.versions.filter(Q(submitted_on__isnull=False) | Q(approved_on__isnull=False)).order_by("-number")[0]
