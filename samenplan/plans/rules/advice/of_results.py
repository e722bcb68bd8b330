"""Checks on what the plan promises and how one will see it. Source: domain/practice.md 5 and E2."""

import re
from collections.abc import Iterator

from samenplan.core.dutch import counted
from samenplan.plans.rules.advice.finding import Finding, FindingCode
from samenplan.plans.rules.advice.places import WHOLE_PLAN, called, is_open
from samenplan.plans.rules.advice.reading import Reading
from samenplan.plans.rules.content import Indicator, Node, TbdField

MOST_RESULTS = 10
"""EU action documents keep to at most about ten results; source: domain/practice.md 5."""

_NUMBER = re.compile(
    r"\d|\b(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|dertig|veertig|vijftig|honderd"
    r"|duizend|helft|alle|elke|elk|geen|nul|ja|nee)\b",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(r"\s*(?:ja|nee|ja\s?/\s?nee)\s*\.?\s*", re.IGNORECASE)


def empty_plan(plan: Reading) -> Iterator[Finding]:
    if not plan.content.nodes:
        yield Finding(
            FindingCode.EMPTY_PLAN,
            "",
            WHOLE_PLAN,
            reason="In dit plan staat nog geen doelstelling en geen actie.",
            mend="Begin met één doelstelling en één actie, of lees een bestaand plan in.",
        )


def no_period(plan: Reading) -> Iterator[Finding]:
    content = plan.content
    if content.nodes and (content.starts_on is None or content.ends_on is None):
        yield Finding(
            FindingCode.NO_PERIOD,
            "",
            WHOLE_PLAN,
            reason="Het plan zegt nog niet wanneer het begint en eindigt.",
            mend="Vul de eerste en de laatste dag van het plan in.",
        )


def too_many_results(plan: Reading) -> Iterator[Finding]:
    count = sum(1 for _ in plan.last_goals())
    if count > MOST_RESULTS:
        yield Finding(
            FindingCode.TOO_MANY_RESULTS,
            "",
            WHOLE_PLAN,
            reason=f"Het plan telt {counted(count, 'doelstelling', 'doelstellingen')}. Meer dan ongeveer "
            f"{MOST_RESULTS} kan bijna niemand opvolgen.",
            mend="Voeg doelstellingen samen die op elkaar lijken, of kies wat dit jaar telt.",
        )


def goal_without_action(plan: Reading) -> Iterator[Finding]:
    for goal in plan.last_goals():
        if goal.uid not in plan.served and not plan.children.get(goal.uid):
            yield Finding(
                FindingCode.GOAL_WITHOUT_ACTION,
                goal.uid,
                called(goal),
                reason="Onder deze doelstelling staat nog geen actie.",
                mend="Voeg een actie toe, of schrap de doelstelling.",
            )


def goal_without_indicator(plan: Reading) -> Iterator[Finding]:
    for goal in plan.last_goals():
        if not goal.indicators and not any(node.indicators for node in plan.below(goal)):
            yield Finding(
                FindingCode.GOAL_WITHOUT_INDICATOR,
                goal.uid,
                called(goal),
                reason="Voor deze doelstelling is er nog niets dat toont of het lukt.",
                mend="Kies één indicator, bij de doelstelling of bij een actie eronder.",
            )


_Placed = tuple[Node, Indicator]


def _indicators(plan: Reading) -> Iterator[_Placed]:
    for node in plan.content.nodes:
        for indicator in node.indicators:
            yield node, indicator


def target_without_number(plan: Reading) -> Iterator[Finding]:
    for node, indicator in _indicators(plan):
        if not is_open(node, TbdField.TARGET) and not _says_how_much(indicator.target):
            written = f"De streefwaarde “{indicator.target}” is geen getal." if indicator.target.strip() else ""
            yield _of_indicator(
                FindingCode.TARGET_WITHOUT_NUMBER,
                (node, indicator),
                reason=written or "Er staat geen streefwaarde bij deze indicator.",
                mend="Schrijf een getal, ook als het een eerste schatting is, of zet “nog te bepalen” met een datum.",
            )


def baseline_missing(plan: Reading) -> Iterator[Finding]:
    for node, indicator in _indicators(plan):
        if is_open(node, TbdField.BASELINE) or _YES_OR_NO.fullmatch(indicator.target):
            continue
        if not _says_how_much(indicator.baseline):
            yield _of_indicator(
                FindingCode.BASELINE_MISSING,
                (node, indicator),
                reason="Er is nog geen nulmeting: later kan niemand zien wat er veranderd is.",
                mend="Schrijf de waarde van nu, ook als die 0 is, of zet “nog te bepalen” met een datum.",
            )


def indicator_without_source(plan: Reading) -> Iterator[Finding]:
    for node, indicator in _indicators(plan):
        if not indicator.source.strip():
            yield _of_indicator(
                FindingCode.INDICATOR_WITHOUT_SOURCE,
                (node, indicator),
                reason="Er staat niet waar het cijfer vandaan komt.",
                mend="Noem de bron, bijvoorbeeld “Gemeente-Stadsmonitor” of “eigen telling”.",
            )


def _says_how_much(value: str) -> bool:
    return "?" not in value and _NUMBER.search(value) is not None


def _of_indicator(code: FindingCode, placed: _Placed, *, reason: str, mend: str) -> Finding:
    node, indicator = placed
    where = f"{called(node)}, indicator “{indicator.name}”" if indicator.name else f"{called(node)}, indicator"
    return Finding(code, node.uid, where, reason=reason, mend=mend, detail=indicator.uid)
