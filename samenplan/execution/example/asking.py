"""Who was asked how it goes in Brugwijk: the rhythm is on, and one question climbed because nobody answered."""

from datetime import timedelta

from django.utils.timezone import localdate, now

from samenplan.authorities.models import Party
from samenplan.authorities.operations.contacts import add_contact
from samenplan.core.actor import Actor
from samenplan.execution.operations.asking import ask_now, climb_now, set_rhythm
from samenplan.execution.rules.asking import Rhythm
from samenplan.plans.models import Plan
from samenplan.plans.operations.nodes import tell_progress
from samenplan.plans.rules.content import NodeKind
from samenplan.plans.rules.status import ActionStatus

ASKED_ABOUT = "Kernteam dat"
TOLD_BEFORE, ASKED_BEFORE = timedelta(days=120), timedelta(days=30)


def place(plan: Plan, by: Actor) -> None:
    """A partner told once how it went, was asked again a month ago, and stayed silent; then her organisation did."""
    today, moment = localdate(), now()
    set_rhythm(Rhythm(every_days=60), is_on=True, by=by)
    school = Party.objects.visible_to(by).filter(name="Basisschool De Linde").first()
    if school is not None:
        add_contact(school, "Katrien De Wilde", "katrien@delinde.example", by=by)
    nodes = plan.nodes.filter(kind=NodeKind.ACTION, deleted_at=None, title__startswith=ASKED_ABOUT)
    node = nodes.select_related("plan__authority").first()
    if node is None:
        return
    tell_progress(
        node,
        ActionStatus.RUNNING,
        "De eerste keer zaten we met zes aan tafel.",
        on=today - TOLD_BEFORE,
        by=by,
    )
    ask_now(node, by=by, today=today - ASKED_BEFORE, now=moment - ASKED_BEFORE)
    climb_now(by=by, today=today - timedelta(days=2), now=moment)
