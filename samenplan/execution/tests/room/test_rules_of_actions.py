"""Steps with weights, what waits for what, planned and spent: exact, and told in words."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenplan.core.dutch import NO_BREAK
from samenplan.execution.rules.milestones import Step, StepSum, moved, objections_to_step, step_sum, sum_of
from samenplan.execution.rules.spending import (
    Balance,
    SourceBalance,
    Spent,
    balances,
    objections_to_spending,
    together,
)
from samenplan.execution.rules.waiting import objections_to_waiting, road_between
from samenplan.plans.rules.content import MoneySource

TODAY = date(2026, 11, 20)
NAMES = {1: "“1.1 Avonden”", 2: "“1.2 Debat”", 3: "“2.1 Huisregels”", 4: "“2.2 Vorming”"}
weighted = st.lists(st.tuples(st.integers(1, 100), st.booleans()), max_size=40)
amounts = st.lists(st.tuples(st.sampled_from(MoneySource), st.integers(0, 10**12)), max_size=40)


def test_the_percentage_comes_with_its_argument():
    found = step_sum([(20, True), (30, True), (10, True), (20, False), (20, False)])
    assert (found.share, found.percentage) == (Fraction(3, 5), 60)
    assert found.argument == "3 van 5 stappen klaar, samen 60 van 100 punten"


def test_one_step_is_told_as_one():
    assert sum_of([Step("Klaar", done_on=TODAY)]).argument == "1 van 1 stap klaar, samen 1 van 1 punt"


def test_without_steps_there_is_no_percentage():
    assert step_sum([]) == StepSum(0, 0, 0, 0)
    assert (step_sum([]).share, step_sum([]).percentage) == (None, None)
    assert step_sum([]).argument == "Er zijn nog geen stappen afgesproken."


@pytest.mark.parametrize(
    ("weights", "shown"),
    [
        ([(1, True), (2, False)], 33),
        ([(2, True), (1, False)], 67),
        ([(1, True), (7, False)], 13),  # 12,5 goes up
        ([(100, True)] * 100 + [(1, False)], 99),
        ([(1, True)] + [(100, False)] * 100, 1),
        ([(5, False)], 0),
    ],
)
def test_the_percentage_never_says_all_or_nothing_when_it_is_not(weights, shown):
    assert step_sum(weights).percentage == shown


@given(weighted)
def test_the_share_is_the_exact_part_of_the_points(weights):
    found = step_sum(weights)
    if not weights:
        assert found.share is None
        return
    assert found.share == Fraction(sum(w for w, done in weights if done), sum(w for w, _ in weights))
    assert abs(Fraction(found.percentage) - found.share * 100) <= 1
    assert (found.percentage == 100) == all(done for _, done in weights)
    assert (found.percentage == 0) == (not any(done for _, done in weights))


def test_what_is_wrong_with_a_step_is_told():
    step = Step("  ", weight=101, is_anchor=True, done_on=date(2026, 11, 21))
    assert objections_to_step(step, TODAY) == [
        "Zeg in een paar woorden welke stap het is.",
        "Een gewicht is een getal van 1 tot 100.",
        "Een ankermoment heeft een datum nodig: de dag die je beloofde.",
        "“Gehaald op” ligt in de toekomst: 21 november 2026. Laat het leeg tot het zover is.",
    ]
    assert objections_to_step(Step("Zaal gevonden", 1, done_on=TODAY), TODAY) == []


def test_a_step_is_late_the_day_after_its_date_and_never_once_it_is_reached():
    step = Step("Zaal", due_on=TODAY)
    assert (step.is_late(TODAY), step.is_late(date(2026, 11, 21))) == (False, True)
    assert not Step("Zaal", due_on=date(2026, 1, 1), done_on=TODAY).is_late(TODAY)
    assert not Step("Zaal").is_late(TODAY)


def test_steps_move_one_place_and_stop_at_the_edge():
    assert moved([7, 8, 9], 8, "omhoog") == [8, 7, 9]
    assert moved([7, 8, 9], 8, "omlaag") == [7, 9, 8]
    assert moved([7, 8, 9], 7, "omhoog") == [7, 8, 9]
    assert moved([7, 8, 9], 9, "omlaag") == [7, 8, 9]


def test_a_circle_is_told_with_every_action_in_it():
    assert objections_to_waiting([(2, 3), (3, 1)], 1, 2, NAMES) == [
        "Dan wacht alles op elkaar: “1.2 Debat” wacht al op “2.1 Huisregels”, en “2.1 Huisregels” wacht al op "
        "“1.1 Avonden”. Haal eerst een van die regels weg."
    ]
    assert objections_to_waiting([(2, 1)], 1, 2, NAMES) == [
        "Dan wacht alles op elkaar: “1.2 Debat” wacht al op “1.1 Avonden”. Haal eerst een van die regels weg."
    ]


def test_an_action_waits_neither_for_itself_nor_twice():
    assert objections_to_waiting([], 1, 1, NAMES) == ["Een actie kan niet op zichzelf wachten. Kies een andere actie."]
    assert objections_to_waiting([(1, 2)], 1, 2, NAMES) == ["Dit staat er al: “1.1 Avonden” wacht op “1.2 Debat”."]


def test_two_roads_to_the_same_action_are_no_circle():
    assert objections_to_waiting([(1, 2), (1, 3), (2, 4)], 3, 4, NAMES) == []


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=30))
def test_what_the_rule_lets_in_never_makes_a_circle(wanted):
    names = {key: str(key) for key in range(8)}
    edges: list[tuple[int, int]] = []
    for node, other in wanted:
        if not objections_to_waiting(edges, node, other, names):
            edges.append((node, other))
    assert all(road_between(edges, other, node) == [] for node, other in edges)


def test_planned_against_spent_per_source_and_together():
    found = balances(
        [(MoneySource.FLEMISH, 640_000), (MoneySource.OWN, 100_000)],
        [(MoneySource.FLEMISH, 151_650), (MoneySource.PARTNER, 5_000)],
    )
    assert found == (
        SourceBalance(MoneySource.OWN, Balance(100_000, 0)),
        SourceBalance(MoneySource.FLEMISH, Balance(640_000, 151_650)),
        SourceBalance(MoneySource.PARTNER, Balance(0, 5_000)),
    )
    assert together(found) == Balance(740_000, 156_650)


def test_the_balance_reads_as_a_sentence():
    assert Balance(0, 0).reading == "Er is geen geld gepland en niets uitgegeven."
    assert Balance(0, 500).reading == f"Er is €{NO_BREAK}5 uitgegeven. Daarvoor was niets gepland."
    assert Balance(640_000, 151_650).reading == (
        f"€{NO_BREAK}1.516,50 uitgegeven van €{NO_BREAK}6.400: nog €{NO_BREAK}4.883,50."
    )
    assert (
        Balance(1_000, 1_250).reading
        == f"€{NO_BREAK}12,50 uitgegeven van €{NO_BREAK}10: €{NO_BREAK}2,50 meer dan gepland."
    )


@given(amounts, amounts)
def test_sums_are_exact_and_never_below_zero(planned, spent):
    parts = balances(planned, spent)
    whole = together(parts)
    assert all(part.balance.planned_cents >= 0 and part.balance.spent_cents >= 0 for part in parts)
    assert whole.planned_cents == sum(cents for _, cents in planned)
    assert whole.spent_cents == sum(cents for _, cents in spent)
    assert whole.left_cents == whole.planned_cents - whole.spent_cents == sum(part.balance.left_cents for part in parts)


def test_a_line_of_nothing_or_of_tomorrow_is_refused():
    assert objections_to_spending(Spent(0, date(2026, 11, 21)), TODAY) == [
        "Een uitgave is meer dan € 0. Iets terugnemen doe je door de oude regel in te trekken.",
        "21 november 2026 is nog niet voorbij. Een uitgave die nog komt, hoort bij het budget.",
    ]
    assert objections_to_spending(Spent(1, TODAY), TODAY) == []
