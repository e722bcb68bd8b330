"""Checks on who does what when, and under which goal. Source: domain/practice.md E2, programme.md R2."""

from collections.abc import Iterator
from datetime import date

from samenplan.core.dutch import written_date
from samenplan.plans.rules.advice.finding import Finding, FindingCode
from samenplan.plans.rules.advice.places import WHOLE_PLAN, called, is_open
from samenplan.plans.rules.advice.reading import Reading
from samenplan.plans.rules.content import Node, TbdField, Timing, TimingKind
from samenplan.plans.rules.timing import span

LONGEST_MONTHS = 1_200
"""A relative timing beyond a hundred years is outside every plan, and beyond what a date can hold."""


def no_lead(plan: Reading) -> Iterator[Finding]:
    for action in plan.content.actions:
        if not is_open(action, TbdField.LEAD) and not plan.answered(action, lambda node: bool(node.leads)):
            yield Finding(
                FindingCode.NO_LEAD,
                action.uid,
                called(action),
                reason="Deze actie heeft nog geen trekker. Dan voelt niemand zich aangesproken.",
                mend="Kies een dienst of organisatie als trekker, of zet “nog te bepalen” met een datum.",
            )


def no_date(plan: Reading) -> Iterator[Finding]:
    for action in plan.content.actions:
        if not is_open(action, TbdField.TIMING) and not plan.answered(action, _has_date):
            yield Finding(
                FindingCode.NO_DATE,
                action.uid,
                called(action),
                reason="Deze actie heeft nog geen datum of periode.",
                mend="Geef een datum, een periode of een ritme, of zet “nog te bepalen” met een datum.",
            )


def _has_date(node: Node) -> bool:
    return any(_tells_when(timing) for timing in node.timings)


def _tells_when(timing: Timing) -> bool:
    if timing.kind is TimingKind.UNDETERMINED:
        return False
    if timing.kind is TimingKind.RELATIVE:
        return timing.after_months is not None
    return timing.kind is TimingKind.RECURRING or timing.starts_on is not None or timing.ends_on is not None


def reversed_dates(plan: Reading) -> Iterator[Finding]:
    for node in plan.content.nodes:
        for place, timing in enumerate(node.timings):
            if timing.starts_on and timing.ends_on and timing.ends_on < timing.starts_on:
                yield Finding(
                    FindingCode.REVERSED_DATES,
                    node.uid,
                    called(node),
                    reason=f"De periode eindigt op {written_date(timing.ends_on)}, voor ze begint.",
                    mend="Kijk de twee datums na.",
                    detail=str(place),
                )


def outside_period(plan: Reading) -> Iterator[Finding]:
    starts_on, ends_on = plan.content.starts_on, plan.content.ends_on
    for node in plan.content.nodes:
        for place, timing in enumerate(node.timings):
            if reason := _outside(timing, starts_on, ends_on):
                yield Finding(
                    FindingCode.OUTSIDE_PERIOD,
                    node.uid,
                    called(node),
                    reason=reason,
                    mend="Pas de datum van de actie aan, of de looptijd van het plan.",
                    detail=str(place),
                )


def _outside(timing: Timing, starts_on: date | None, ends_on: date | None) -> str:
    """Why the timing falls outside the plan; empty when it does not or when nobody can tell."""
    if timing.after_months is not None and abs(timing.after_months) > LONGEST_MONTHS:
        return "De timing valt meer dan honderd jaar na de start van het plan."
    days = span(timing, starts_on, ends_on)
    if days is None:
        return ""
    if starts_on and days[0] < starts_on:
        return f"{written_date(days[0])} valt voor het begin van het plan, {written_date(starts_on)}."
    if ends_on and days[1] > ends_on:
        return f"{written_date(days[1])} valt na het einde van het plan, {written_date(ends_on)}."
    return ""


def action_without_goal(plan: Reading) -> Iterator[Finding]:
    if not any(plan.content.goals):
        if any(plan.content.actions):
            yield Finding(
                FindingCode.ACTION_WITHOUT_GOAL,
                "",
                WHOLE_PLAN,
                reason="Het plan heeft acties, maar nog geen doelstelling.",
                mend="Schrijf in één zin wat er anders is als de acties slagen, en zet de acties daaronder.",
            )
        return
    for action in plan.content.actions:
        if not action.also_serves and all(over.is_action for over in plan.above(action)):
            yield Finding(
                FindingCode.ACTION_WITHOUT_GOAL,
                action.uid,
                called(action),
                reason="Deze actie hoort nog bij geen doelstelling. Zo ziet niemand waarvoor ze dient.",
                mend="Verplaats de actie onder een doelstelling, of kies bij “Dient ook” een doelstelling.",
            )


def no_content_line(plan: Reading) -> Iterator[Finding]:
    for action in plan.content.actions:
        if not plan.answered(action, lambda node: bool(node.content_lines)):
            yield Finding(
                FindingCode.NO_CONTENT_LINE,
                action.uid,
                called(action),
                reason="Het is niet duidelijk waarover deze actie gaat: polarisatie, haatspraak of desinformatie.",
                mend="Kies minstens één van de drie inhoudslijnen.",
            )


def late_tbd(plan: Reading) -> Iterator[Finding]:
    for node in plan.content.nodes:
        for tbd in node.tbd:
            if tbd.due_on and tbd.due_on < plan.today:
                yield _open_point(node, tbd.field, due_on=tbd.due_on)


def tbd_without_date(plan: Reading) -> Iterator[Finding]:
    for node in plan.content.nodes:
        for tbd in node.tbd:
            if tbd.due_on is None:
                yield _open_point(node, tbd.field, due_on=None)


def _open_point(node: Node, field: TbdField, *, due_on: date | None) -> Finding:
    what = _WITH_ARTICLE[field]
    if due_on:
        reason = f"{what.capitalize()} moest bepaald zijn op {written_date(due_on)}. Die dag is voorbij."
        return Finding(
            FindingCode.TBD_LATE,
            node.uid,
            called(node),
            reason=reason,
            mend=f"Vul {what} in, of kies een nieuwe datum.",
            detail=field.value,
        )
    return Finding(
        FindingCode.TBD_WITHOUT_DATE,
        node.uid,
        called(node),
        reason=f"{what.capitalize()} is nog te bepalen, maar er staat niet wanneer.",
        mend="Zet erbij op welke dag je dit beslist.",
        detail=field.value,
    )


_WITH_ARTICLE = {
    TbdField.LEAD: "de trekker",
    TbdField.PARTNER: "de partner",
    TbdField.TIMING: "de timing",
    TbdField.BUDGET: "het budget",
    TbdField.TARGET_GROUP: "de doelgroep",
    TbdField.BASELINE: "de nulmeting",
    TbdField.TARGET: "de streefwaarde",
    TbdField.DESCRIPTION: "de omschrijving",
}
