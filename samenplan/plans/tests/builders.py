"""Plans as rows, and their pages as a browser posts them, for tests."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.urls import reverse
from lxml.html import fromstring

from samenplan.core.actor import Actor
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.operations.plans import PlanFacts, create_plan, set_means
from samenplan.plans.operations.storing import store_nodes
from samenplan.plans.rules.content import Node, PlanContent
from samenplan.plans.tests.examples import small_plan


def a_plan(by: Actor, content: PlanContent | None = None) -> Plan:
    """The plan of `content` (the small example without one) in the actor's authority."""
    content = content or small_plan()
    facts = PlanFacts(
        title=content.title,
        summary=content.summary,
        starts_on=content.starts_on,
        ends_on=content.ends_on,
        level_names=content.level_names,
        goal_levels=content.goal_levels,
    )
    plan = create_plan(facts, by=by)
    set_means(plan, content.means, by=by)
    store_nodes(plan, content.nodes, by=by)
    return plan


def node_of(plan: Plan, uid: str) -> PlanNode:
    """One node of the plan by its uid."""
    return PlanNode._rows.select_related("plan__authority", "plan__measure__programme").get(plan=plan, uid=uid)


def titles(nodes: Sequence[Node]) -> list[str]:
    """Number and title, in tree order: what a reader sees."""
    return [f"{node.number} {node.title}" for node in nodes]


def url(name: str, plan: Plan, *ids: int | str) -> str:
    """The address of a page of a plan of Brugwijk."""
    return reverse(f"plans:{name}", args=["brugwijk", plan.pk, *ids])


def whole_form(page: HttpResponse) -> dict[str, list[str]]:
    """Every field of the writing form as a browser without JavaScript would post it."""
    form = next(form for form in fromstring(page.content.decode()).forms if form.get("id", "").startswith("onderdeel"))
    posted = {}
    for name, value in form.form_values():
        posted.setdefault(name, []).append(value.removeprefix("\n"))  # as browsers read a textarea
    return posted
