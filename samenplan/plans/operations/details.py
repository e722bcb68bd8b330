"""Replacing what hangs on a node. The node's plan is locked by whoever calls."""

from collections.abc import Sequence
from typing import TypeVar

from samenplan.authorities.rules import PartyKind
from samenplan.core.actor import Actor
from samenplan.plans import models
from samenplan.plans.models.details import NodeDetail
from samenplan.plans.operations.parties import parties_named
from samenplan.plans.rules.content import BudgetLine, Indicator, Risk, Timing, ToBeDetermined

Detail = TypeVar("Detail", bound=NodeDetail)


def set_leads(node: models.PlanNode, names: Sequence[str], *, by: Actor) -> None:
    """Who pulls the action; unknown names become new services of the authority."""
    _set_parties(node, names, "lead", by)


def set_partners(node: models.PlanNode, names: Sequence[str], *, by: Actor) -> None:
    """Who joins; unknown names become new organisations."""
    _set_parties(node, names, "partner", by)


def _set_parties(node: models.PlanNode, names: Sequence[str], part: str, by: Actor) -> None:
    node.involvements.filter(part=part).delete()
    kind = PartyKind.SERVICE if part == "lead" else PartyKind.ORGANISATION
    rows = [
        models.Involvement(node=node, party=party, part=part, position=position)
        for position, party in enumerate(parties_named(names, kind, by=by))
    ]
    _insert(models.Involvement, rows)


def set_timings(node: models.PlanNode, timings: Sequence[Timing], *, by: Actor) -> None:
    """All moments and rhythms of the action, in order."""
    node.timings.all().delete()
    rows = [
        models.NodeTiming(
            node=node,
            position=position,
            kind=timing.kind,
            starts_on=timing.starts_on,
            ends_on=timing.ends_on,
            after_months=timing.after_months,
            times=timing.times,
            per=timing.per or "",
            words=timing.words,
        )
        for position, timing in enumerate(timings)
    ]
    _insert(models.NodeTiming, rows)


def set_budget(node: models.PlanNode, lines: Sequence[BudgetLine], *, by: Actor) -> None:
    """All budget lines, in order."""
    node.budget_lines.all().delete()
    rows = [
        models.BudgetLine(
            node=node,
            position=position,
            amount_cents=line.amount_cents,
            source=line.source,
            label=line.label,
            year=line.year,
        )
        for position, line in enumerate(lines)
    ]
    _insert(models.BudgetLine, rows)


def set_risks(node: models.PlanNode, risks: Sequence[Risk], *, by: Actor) -> None:
    """All risks with what is done about them."""
    node.risks.all().delete()
    rows = [
        models.Risk(node=node, position=position, text=risk.text, response=risk.response)
        for position, risk in enumerate(risks)
    ]
    _insert(models.Risk, rows)


def set_open_points(node: models.PlanNode, points: Sequence[ToBeDetermined], *, by: Actor) -> None:
    """What is still to be determined; one point per field, the last one counts."""
    node.open_points.all().delete()
    once = {point.field: point for point in points}.values()
    rows = [
        models.OpenPoint(node=node, position=position, field=point.field, due_on=point.due_on, note=point.note)
        for position, point in enumerate(once)
    ]
    _insert(models.OpenPoint, rows)


def set_indicators(node: models.PlanNode, indicators: Sequence[Indicator], *, by: Actor) -> None:
    """All indicators. One that was there keeps its row: measurements hang on it."""
    there = {row.uid: row for row in node.indicators.all()}
    kept = {indicator.uid for indicator in indicators}
    node.indicators.exclude(uid__in=kept).delete()
    for position, indicator in enumerate(indicators):
        row = there.get(indicator.uid) or models.Indicator(node=node, uid=indicator.uid or models.plan.new_uid())
        row.position, row.name, row.unit = position, indicator.name, indicator.unit
        row.baseline, row.baseline_on = indicator.baseline, indicator.baseline_on
        row.target, row.target_on, row.source = indicator.target, indicator.target_on, indicator.source
        row.save()


def _insert(model: type[Detail], rows: Sequence[Detail]) -> None:
    model.objects.unscoped(reason="rows of a node that its caller locked as the actor").bulk_create(rows)
