"""Advice on a plan, and how the minimum expectations stand."""

from dataclasses import dataclass
from datetime import date

from samenplan.plans.models import Plan, ProgressNote, WaivedAdvice
from samenplan.plans.queries.contents import content
from samenplan.plans.rules.advice import Finding, FindingGroup, findings, grouped
from samenplan.plans.rules.content import PlanContent
from samenplan.plans.rules.expectations import ExpectationState, PlanEvidence, check
from samenplan.plans.rules.status import ActionStatus


@dataclass(frozen=True, slots=True)
class PlanAdvice:
    """Everything that stands beside the text."""

    groups: tuple[FindingGroup, ...]
    node_ids: dict[str, int]  # where each finding leads
    waived: tuple[tuple[Finding, WaivedAdvice], ...]
    expectations: tuple[ExpectationState, ...]
    measure: str

    @property
    def count(self) -> int:
        return sum(len(group.findings) for group in self.groups)


def advice_on(plan: Plan, today: date) -> PlanAdvice:
    """Read the whole plan once and hold it against every rule; the number of queries does not grow with it."""
    whole = content(plan)
    waivers = {waiver.key: waiver for waiver in plan.waived_advice.select_related("by")}
    found = findings(whole, today)
    return PlanAdvice(
        groups=grouped(one for one in found if one.key not in waivers),
        waived=tuple((one, waivers[one.key]) for one in found if one.key in waivers),
        expectations=_expectations(plan, whole, today),
        measure=whole.measure,
        node_ids=dict(plan.nodes.filter(deleted_at__isnull=True).values_list("uid", "pk")),
    )


def _expectations(plan: Plan, whole: PlanContent, today: date) -> tuple[ExpectationState, ...]:
    if plan.measure is None:
        return ()
    rules = [one.rule_name for one in plan.measure.expectations.all() if one.rule_name]
    return check(rules, evidence(plan, whole, today)) if rules else ()


def evidence(plan: Plan, whole: PlanContent, today: date) -> PlanEvidence:
    """What the expectations may rest on."""
    approved = plan.versions.filter(approved_on__isnull=False).order_by("-number").only("number", "approved_on").first()
    states = plan.nodes.filter(deleted_at__isnull=True).values_list("uid", "status", "status_on")
    rows = {uid: (ActionStatus(status), day) for uid, status, day in states}
    partners = dict.fromkeys(name for node in whole.nodes for name in node.partners)
    return PlanEvidence(
        content=whole,
        today=today,
        approved_on=approved.approved_on if approved else None,
        approval_reference=f"versie {approved.number}" if approved else "",
        involved=tuple(partners),
        statuses={uid: status for uid, (status, _) in rows.items()},
        status_dates={uid: day for uid, (_, day) in rows.items() if day},
        status_notes=_newest_notes(plan),
    )


def _newest_notes(plan: Plan) -> dict[str, str]:
    rows = ProgressNote.objects.unscoped(reason="notes of a plan that was itself read on the actor's behalf")
    texts = rows.filter(node__plan=plan).exclude(text="").order_by("noted_on", "pk").values_list("node__uid", "text")
    return dict(texts)
