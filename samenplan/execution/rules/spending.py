"""Planned against really spent, per source, in whole cents."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from samenplan.core.dutch import euros, written_date
from samenplan.plans.rules.content import MONEY_LABELS, MoneySource

Amounts = Iterable[tuple[MoneySource, int]]
"""Source and cents, one pair per line."""


@dataclass(frozen=True, slots=True)
class Balance:
    """Planned and spent of one source (or of all together), in cents."""

    planned_cents: int
    spent_cents: int

    @property
    def left_cents(self) -> int:
        """Planned minus spent: below zero when more was spent than planned."""
        return self.planned_cents - self.spent_cents

    @property
    def reading(self) -> str:
        """What that means, in words."""
        if not self.planned_cents and not self.spent_cents:
            return "Er is geen geld gepland en niets uitgegeven."
        if not self.planned_cents:
            return f"Er is {euros(self.spent_cents)} uitgegeven. Daarvoor was niets gepland."
        rest = (
            f"nog {euros(self.left_cents)}" if self.left_cents >= 0 else f"{euros(-self.left_cents)} meer dan gepland"
        )
        return f"{euros(self.spent_cents)} uitgegeven van {euros(self.planned_cents)}: {rest}."


@dataclass(frozen=True, slots=True)
class SourceBalance:
    """The balance of one source."""

    source: MoneySource
    balance: Balance

    @property
    def label(self) -> str:
        return MONEY_LABELS[self.source]


def balances(planned: Amounts, spent: Amounts) -> tuple[SourceBalance, ...]:
    """The sources that have something, in fixed order. A withdrawn line or unknown amount is not among the pairs."""
    asked, gone = dict.fromkeys(MoneySource, 0), dict.fromkeys(MoneySource, 0)
    for source, cents in planned:
        asked[source] += cents
    for source, cents in spent:
        gone[source] += cents
    named = [source for source in MoneySource if asked[source] or gone[source]]
    return tuple(SourceBalance(source, Balance(asked[source], gone[source])) for source in named)


def together(parts: Iterable[SourceBalance]) -> Balance:
    """All sources added up."""
    sums = [part.balance for part in parts]
    return Balance(sum(one.planned_cents for one in sums), sum(one.spent_cents for one in sums))


@dataclass(frozen=True, slots=True)
class Spent:
    """One line of money that went out, as somebody types it."""

    amount_cents: int
    spent_on: date
    source: MoneySource = MoneySource.OWN
    label: str = ""


def objections_to_spending(line: Spent, today: date) -> list[str]:
    """Why this line cannot be kept; none means it can."""
    objections = []
    if line.amount_cents <= 0:
        objections.append("Een uitgave is meer dan € 0. Iets terugnemen doe je door de oude regel in te trekken.")
    if line.spent_on > today:
        objections.append(
            f"{written_date(line.spent_on)} is nog niet voorbij. Een uitgave die nog komt, hoort bij het budget."
        )
    return objections
