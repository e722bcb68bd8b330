"""Replacing what hangs on a node. The node's plan is locked by whoever calls."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from django.db.models import ProtectedError

from samenplan.authorities.rules import PartyKind
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.plans import models
from samenplan.plans.models.details import NodeDetail
from samenplan.plans.models.plan import new_uid
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
    _insert(models.Involvement, rows, by)


def set_timings(node: models.PlanNode, timings: Sequence[Timing], *, by: Actor) -> None:
    """All moments and rhythms of the action, in order."""
    node.timings.all().delete()
    _insert(models.NodeTiming, timing_rows(node, timings), by)


def timing_rows(node: models.PlanNode, timings: Sequence[Timing]) -> list[models.NodeTiming]:
    """The timings as rows, not yet saved."""
    return [
        models.NodeTiming(
            node=node,
            position=position,
            kind=timing.kind,
            starts_on=timing.starts_on,
            ends_on=timing.ends_on,
            after_months=timing.after_months,
            times=timing.times,
            per=timing.per or "",
            words=timing.words[:200],
        )
        for position, timing in enumerate(timings)
    ]


def set_budget(node: models.PlanNode, lines: Sequence[BudgetLine], *, by: Actor) -> None:
    """All budget lines, in order."""
    node.budget_lines.all().delete()
    _insert(models.BudgetLine, budget_rows(node, lines), by)


def budget_rows(node: models.PlanNode, lines: Sequence[BudgetLine]) -> list[models.BudgetLine]:
    """The budget lines as rows, not yet saved."""
    return [
        models.BudgetLine(
            node=node,
            position=position,
            amount_cents=line.amount_cents,
            source=line.source,
            label=line.label[:120],
            year=line.year,
        )
        for position, line in enumerate(lines)
    ]


def set_risks(node: models.PlanNode, risks: Sequence[Risk], *, by: Actor) -> None:
    """All risks with what is done about them."""
    node.risks.all().delete()
    _insert(models.Risk, risk_rows(node, risks), by)


def risk_rows(node: models.PlanNode, risks: Sequence[Risk]) -> list[models.Risk]:
    """The risks as rows, not yet saved."""
    return [
        models.Risk(node=node, position=position, text=risk.text[:500], response=risk.response[:500])
        for position, risk in enumerate(risks)
    ]


def set_open_points(node: models.PlanNode, points: Sequence[ToBeDetermined], *, by: Actor) -> None:
    """What is still to be determined; one point per field, the last one counts."""
    node.open_points.all().delete()
    _insert(models.OpenPoint, open_point_rows(node, points), by)


def open_point_rows(node: models.PlanNode, points: Sequence[ToBeDetermined]) -> list[models.OpenPoint]:
    """The open points as rows, not yet saved; one per field, the last one counts."""
    once = {point.field: point for point in points}.values()
    return [
        models.OpenPoint(node=node, position=position, field=point.field, due_on=point.due_on, note=point.note[:300])
        for position, point in enumerate(once)
    ]


def set_indicators(node: models.PlanNode, indicators: Sequence[Indicator], *, by: Actor) -> None:
    """All indicators. One that was there keeps its row: measurements hang on it.

    Raises:
        Refused: one that is left out has measurements; nothing was changed.
    """
    there = {row.uid: row for row in node.indicators.all()}
    try:
        node.indicators.exclude(uid__in={indicator.uid for indicator in indicators}).delete()
    except ProtectedError as error:
        raise Refused(
            "Een indicator met metingen kan je niet verwijderen: zijn geschiedenis zou weg zijn. Hernoem hem liever."
        ) from error
    for row in indicator_rows(node, indicators, there):
        row.save()


def indicator_rows(
    node: models.PlanNode, indicators: Sequence[Indicator], there: Mapping[str, models.Indicator]
) -> list[models.Indicator]:
    """The indicators as rows, not yet saved; those in `there` (by uid) are filled in place."""
    rows = []
    for position, indicator in enumerate(indicators):
        row = there.get(indicator.uid) or models.Indicator(uid=indicator.uid or new_uid())
        row.node, row.position, row.name, row.unit = node, position, indicator.name[:200], indicator.unit[:60]
        row.baseline, row.baseline_on = indicator.baseline[:120], indicator.baseline_on
        row.target, row.target_on, row.source = indicator.target[:120], indicator.target_on, indicator.source[:200]
        rows.append(row)
    return rows


def _insert(model: type[Detail], rows: Sequence[Detail], by: Actor) -> None:
    model.objects.visible_to(by).bulk_create(rows)
