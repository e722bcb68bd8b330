"""What the fiches of indicators leave open, for the plan's list of what is still to be determined."""

from samenplan.core.actor import Actor
from samenplan.core.dutch import listed
from samenplan.core.permissions import Permission
from samenplan.execution.models import IndicatorProfile
from samenplan.execution.rules.figures import is_undecided
from samenplan.plans.models import Plan
from samenplan.plans.queries.open_points import OpenElsewhere, Place


def undecided(plan: Plan, actor: Actor) -> list[OpenElsewhere]:
    """Per fiche with a day to decide before: its baseline or target, as long as it is not there. One query."""
    rows = IndicatorProfile.objects.visible_to(actor).filter(
        indicator__node__plan=plan, indicator__node__deleted_at=None, decide_by__isnull=False
    )
    found = rows.select_related("indicator__node").order_by("indicator__position", "pk")
    route = "execution:profile" if actor.may(Permission.PROGRESS_MANAGE) else "execution:indicator"
    return [
        OpenElsewhere(row.indicator.node.uid, what, row.decide_by, Place(route, (row.indicator_id,)))
        for row in found
        if (what := _open_words(row))
    ]


def _open_words(profile: IndicatorProfile) -> str:
    """“nulmeting en streefwaarde van “Meldingen””; empty when both are there."""
    indicator = profile.indicator
    values = (
        ("nulmeting", profile.baseline_value, indicator.baseline),
        ("streefwaarde", profile.target_value, indicator.target),
    )
    absent = [name for name, value, written in values if is_undecided(value, written)]
    return f"{listed(absent)} van “{indicator.name}”" if absent else ""
