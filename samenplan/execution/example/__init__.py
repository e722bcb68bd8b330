"""How the plan of the invented town of Brugwijk is carried out: something true to look at on the first evening."""

from collections.abc import Callable

from django.db import transaction

from samenplan.authorities.models import Membership, User
from samenplan.authorities.queries import actor_for
from samenplan.core.actor import Actor
from samenplan.execution.example import asking, figures, own, survey, to_residents
from samenplan.execution.example.looking_back import place_looking_back
from samenplan.execution.example.room import place_room
from samenplan.plans.models import Plan
from samenplan.plans.rules.example import EXAMPLE_TOWN

REASON = "the example is loaded by a command, for nobody"
Placing = Callable[[Plan, Actor], None]
"""Puts something on the example plan, as Lien; each subject brings one."""

PLACINGS: tuple[Placing, ...] = (
    own.place,
    asking.place,
    figures.place,
    place_room,
    place_looking_back,
    to_residents.place,
    survey.place,
)


@transaction.atomic
def place_example_progress() -> None:
    """Let things happen in the example plan; called once, right after it was made."""
    plan = Plan.objects.unscoped(reason=REASON).get(authority__slug=EXAMPLE_TOWN)
    user = User.objects.get(email=f"lien@{EXAMPLE_TOWN}.example")
    mine = Membership.objects.unscoped(reason=REASON).filter(authority=plan.authority, user=user)
    lien = actor_for(user, list(mine.select_related("authority")))
    for place in PLACINGS:
        place(plan, lien)
