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
    survey.place,
)


@transaction.atomic
def place_example_progress() -> None:
    """Let things happen in the example plan; called once, right after it was made."""
    plan = Plan.objects.unscoped(reason=REASON).get(authority__slug=EXAMPLE_TOWN)
    lien = _lien(plan)
    for place in PLACINGS:
        place(plan, lien)


@transaction.atomic
def place_example_for_residents() -> None:
    """Let residents see how the example plan goes, and react; called once, after it was made public."""
    public = Plan.objects.unscoped(reason=REASON).filter(authority__slug=EXAMPLE_TOWN)
    plan = public.filter(versions__published_at__isnull=False).select_related("authority")[0]
    to_residents.place(plan, _lien(plan))


def _lien(plan: Plan) -> Actor:
    user = User.objects.get(email=f"lien@{EXAMPLE_TOWN}.example")
    mine = Membership.objects.unscoped(reason=REASON).filter(authority=plan.authority, user=user)
    return actor_for(user, list(mine.select_related("authority")))
