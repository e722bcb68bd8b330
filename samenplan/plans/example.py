"""The plan of the invented town of Brugwijk: something true to look at on the first evening."""

from datetime import date

from django.db import transaction

from samenplan.authorities.models import Authority, Membership, User
from samenplan.authorities.queries import actor_for
from samenplan.core.actor import Actor
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.operations.comments import say
from samenplan.plans.operations.nodes import tell_progress
from samenplan.plans.operations.plans import PlanFacts, change_section, create_plan, set_means
from samenplan.plans.operations.storing import store_nodes
from samenplan.plans.rules.editing import Change
from samenplan.plans.rules.example import EXAMPLE_TOWN, example_content
from samenplan.plans.rules.remarks import Remark
from samenplan.plans.rules.status import ActionStatus
from samenplan.programmes.models import Measure


@transaction.atomic
def place_example_plan() -> bool:
    """Make the example plan once; False when Brugwijk has a plan already (or does not exist)."""
    town = Authority.objects.filter(slug=EXAMPLE_TOWN, is_example=True).first()
    if town is None or Plan.objects.unscoped(reason="loading the example").filter(authority=town).exists():
        return False
    lien, bart = (_actor(town, role) for role in ("coordinator", "colleague"))
    content = example_content()
    measure = Measure.objects.filter(number=2, expectations__isnull=False).first()
    facts = PlanFacts(
        title=content.title,
        summary=content.summary,
        starts_on=content.starts_on,
        ends_on=content.ends_on,
        level_names=content.level_names,
        goal_levels=content.goal_levels,
        measure=measure,
    )
    plan = create_plan(facts, by=lien)
    for section in content.sections:
        change_section(plan, section.kind, Change(section.text), Change(""), by=lien)
    set_means(plan, content.means, by=lien)
    store_nodes(plan, content.nodes, by=lien)
    _tell(plan, lien, bart)
    return True


def _tell(plan: Plan, lien: Actor, bart: Actor) -> None:
    nodes = {node.title: node for node in PlanNode.objects.visible_to(lien).filter(plan=plan).select_related("plan")}
    evenings = next(node for title, node in nodes.items() if title.startswith("Gespreksavonden"))
    course = next(node for title, node in nodes.items() if title.startswith("Vorming"))
    first, second = (
        "De eerste avond: 31 buren, twee gespreksleiders.",
        "De tweede avond: 26 buren. Meer jongeren dan eerst.",
    )
    tell_progress(evenings, ActionStatus.RUNNING, first, on=date(2026, 9, 17), by=lien)
    tell_progress(evenings, ActionStatus.RUNNING, second, on=date(2026, 11, 5), by=lien)
    tell_progress(course, ActionStatus.RUNNING, "48 jongeren kregen de vorming.", on=date(2026, 11, 12), by=lien)
    asked = Remark("Kun jij nakijken of de bibliotheek op deze datums vrij is?", mentions=(lien.user_id or 0,))
    say(plan, asked, by=bart, node=evenings)


def _actor(town: Authority, role: str) -> Actor:
    rows = Membership.objects.unscoped(reason="loading the example").filter(authority=town, role=role)
    user = User.objects.get(pk=rows.values_list("user", flat=True).order_by("pk")[0])
    mine = Membership.objects.unscoped(reason="loading the example").filter(authority=town, user=user)
    return actor_for(user, list(mine.select_related("authority")))
