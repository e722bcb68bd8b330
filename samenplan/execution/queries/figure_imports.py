"""Files with figures on their way into a plan, and what the authority taught us about their columns."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from samenplan.core.actor import Actor
from samenplan.execution.models import FigureImport, FigureMapping
from samenplan.execution.queries.figures import indicators, profile_of, unit_of
from samenplan.execution.rules.composite import from_plain as rule_from_plain
from samenplan.execution.rules.figure_files.answers import AskedIndicator
from samenplan.execution.rules.figure_files.mapping import ColumnUse, FileMapping, UnreadableMapping, from_plain
from samenplan.execution.rules.figure_files.reading import Known, Town
from samenplan.execution.rules.figures import is_percentage
from samenplan.execution.rules.kinds import ImportState
from samenplan.plans.models import Plan

MOST_ATTEMPTS = 3


def figure_imports(actor: Actor) -> QuerySet[FigureImport]:
    """All files with figures of the actor's authority, newest first."""
    rows = FigureImport.objects.visible_to(actor).filter(plan__deleted_at=None)
    return rows.select_related("plan__authority", "plan__measure__programme", "by").order_by("-pk")


def free_to_claim(at: datetime) -> Q:
    """Files that somebody asked to read in and that nobody is reading now."""
    is_left = Q(state=ImportState.RUNNING, claimed_until__lt=at)
    return (Q(state=ImportState.WAITING) | is_left) & Q(attempts__lt=MOST_ATTEMPTS)


def waiting_imports(at: datetime) -> QuerySet[FigureImport]:
    """What the command has to read in, of every authority, the oldest first."""
    rows = FigureImport.objects.unscoped(reason="the command reads in whatever waits, each on behalf of who asked")
    return rows.filter(free_to_claim(at)).select_related("by", "plan__authority").order_by("pk")


def known_indicators(plan: Plan, *, by: Actor) -> list[Known]:
    """The indicators of a plan that a table can give a value."""
    found = indicators(by).filter(node__plan=plan).order_by("node__position", "node", "position", "pk")
    return [Known(one.uid, one.name, unit_of(one)) for one in found]


def asked_indicators(plan: Plan, *, by: Actor) -> list[AskedIndicator]:
    """The indicators of a plan that answers can give."""
    found = indicators(by).filter(node__plan=plan).order_by("node__position", "node", "position", "pk")
    return [
        AskedIndicator(
            one.uid,
            one.name,
            tuple(str(answer) for answer in profile.answers),
            rule_from_plain(profile.rule),
            is_percentage(unit_of(one)),
        )
        for one, profile in ((one, profile_of(one)) for one in found)
    ]


def town_of(plan: Plan, today: date) -> Town:
    """Whose rows a workbook must give."""
    codes = tuple(plan.authority.nis_codes.order_by("code").values_list("code", flat=True))
    return Town(plan.authority.name, codes, today)


def remembered(guess: FileMapping, uids: set[str], *, by: Actor) -> FileMapping:
    """The guess, with what a person chose for the same columns before; only indicators that are in this plan."""
    row = FigureMapping.objects.visible_to(by).filter(authority=by.home, signature=guess.signature).first()
    if row is None:
        return guess
    try:
        known = from_plain(row.mapping)
    except UnreadableMapping:
        return guess
    chosen = {use.label: use for use in known.uses if not use.indicator or use.indicator in uids}
    uses = tuple(chosen.get(use.label, use) for use in guess.uses)
    return FileMapping(guess.shape, tuple(ColumnUse(one.label, one.meaning, one.indicator) for one in uses))
