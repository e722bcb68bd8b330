"""All checks in one list: a new one is a function and a line here."""

from collections.abc import Callable, Iterator
from datetime import date

from samenplan.plans.rules.advice import of_actions, of_money, of_results, of_words
from samenplan.plans.rules.advice.finding import WEIGHTS, Finding
from samenplan.plans.rules.advice.reading import Reading, read
from samenplan.plans.rules.content import PlanContent

Check = Callable[[Reading], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    of_results.empty_plan,
    of_words.persons_in_text,
    of_results.no_period,
    of_money.budget_above_means,
    of_money.budget_above_source,
    of_actions.late_tbd,
    of_actions.no_lead,
    of_actions.no_date,
    of_actions.reversed_dates,
    of_actions.outside_period,
    of_actions.action_without_goal,
    of_results.goal_without_action,
    of_actions.no_content_line,
    of_results.target_without_number,
    of_results.baseline_missing,
    of_results.goal_without_indicator,
    of_results.indicator_without_source,
    of_actions.tbd_without_date,
    of_results.too_many_results,
    of_words.weak_words,
)


def findings(content: PlanContent, today: date) -> tuple[Finding, ...]:
    """Everything there is to advise about this plan, in the order of the document; at one place the heaviest first.

    A field that stands as "nog te bepalen" is not also reported as missing: what is late or undated is the open
    point itself. `key` is unique within the result and the same in the next run.
    """
    reading = read(content, today)
    order = {"": -len(content.sections) - 1}
    order.update({f"section:{section.kind.value}": -1 for section in content.sections})
    order.update({node.uid: place for place, node in enumerate(content.nodes)})
    found = (finding for check in CHECKS for finding in check(reading))
    return tuple(sorted(found, key=lambda finding: (order[finding.place], WEIGHTS[finding.code])))
