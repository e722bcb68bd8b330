"""A plan of Brugwijk that is approved and public, by the road, for tests."""

from datetime import UTC, date, datetime

from samenplan.core.actor import Actor
from samenplan.execution.operations.outside import show_progress
from samenplan.plans.models import Plan, PlanVersion
from samenplan.plans.operations import versions
from samenplan.plans.rules.content import PlanContent
from samenplan.plans.tests.builders import a_plan

APPROVED_ON = date(2026, 10, 30)
PUBLISHED_AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
SHOWN_AT = datetime(2026, 11, 3, 9, tzinfo=UTC)


def make_public(plan: Plan, by: Actor) -> PlanVersion:
    """Submitted, approved and published."""
    version = versions.submit(plan, on=APPROVED_ON, by=by)
    versions.approve(version, on=APPROVED_ON, by=by)
    versions.publish(version, at=PUBLISHED_AT, by=by)
    return PlanVersion._rows.select_related("plan__authority").get(pk=version.pk)


def a_public_plan(by: Actor, content: PlanContent | None = None) -> Plan:
    """A public plan that does not show how it goes."""
    plan = a_plan(by, content)
    make_public(plan, by)
    return plan


def a_shown_plan(by: Actor, content: PlanContent | None = None, *, takes_reactions: bool = True) -> Plan:
    """A public plan that shows how it goes."""
    plan = a_public_plan(by, content)
    show_progress(plan, takes_reactions=takes_reactions, now=SHOWN_AT, by=by)
    return plan
