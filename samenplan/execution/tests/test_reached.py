"""How many were reached: never a number about few, also not by subtracting any two published figures."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from samenplan.core.disclosure import MINIMUM
from samenplan.execution.rules.reached import ToldReach, reached

DAY = date(2026, 1, 1)


def told(*counts, node=1, group="jongeren", start=DAY):
    return [ToldReach(node, group, start + timedelta(days=place), count) for place, count in enumerate(counts)]


def shown(found):
    return [(reach.group, reach.people.value) for reach in found]


def test_enough_people_are_counted_and_few_are_not():
    assert shown(reached(told(12)).of_nodes([1])) == [("jongeren", 12)]
    assert shown(reached(told(4)).of_nodes([1])) == [("jongeren", None)]
    assert shown(reached(told()).of_nodes([1])) == []


def test_a_few_more_wait_until_they_are_five():
    assert shown(reached(told(20, 3)).of_nodes([1])) == [("jongeren", 20)]
    assert shown(reached(told(20, 3, 1)).of_nodes([1])) == [("jongeren", 20)]
    assert shown(reached(told(20, 3, 1, 1)).of_nodes([1])) == [("jongeren", 25)]


def test_groups_keep_the_order_in_which_they_were_first_told_and_add_up_over_actions():
    found = reached([*told(10, group="buren"), *told(7, node=2), *told(6, node=2, group="buren"), *told(2, node=3)])
    assert shown(found.of_nodes([1, 2, 3])) == [("buren", 16), ("jongeren", 7)]
    assert shown(found.of_nodes([3])) == [("jongeren", None)]


def test_a_period_has_its_own_steps_and_names_only_the_groups_that_were_told_in_it():
    found = reached([*told(8, 9), *told(7, group="buren", start=date(2027, 1, 1))])
    assert shown(found.of_nodes([1], last=date(2026, 12, 31))) == [("jongeren", 17)]
    assert shown(found.of_nodes([1], first=date(2027, 1, 1))) == [("buren", 7)]
    assert shown(found.of_nodes([1], first=date(2026, 1, 2), last=date(2026, 12, 31))) == [("jongeren", 9)]


histories = st.lists(st.integers(0, 9), min_size=1, max_size=12)


@given(histories)
def test_no_step_from_one_publication_to_the_next_is_about_few(counts):
    totals = [shown(reached(told(*counts[:upto])).of_nodes([1]))[0][1] or 0 for upto in range(1, len(counts) + 1)]
    steps = [after - before for before, after in pairwise(totals)]
    assert [step for step in steps if step and step < MINIMUM] == []


@given(histories)
def test_what_is_left_when_a_shorter_period_is_taken_off_a_longer_one_is_never_about_few(counts):
    found = reached(told(*counts))
    days = [DAY + timedelta(days=place) for place in range(len(counts))]

    def value(first, last):
        line = shown(found.of_nodes([1], first, last))
        return (line[0][1] or 0) if line else 0

    for place, middle in enumerate(days[:-1]):
        left = value(days[0], days[-1]) - value(days[0], middle) - value(days[place + 1], days[-1])
        assert left == 0
        assert (value(days[0], days[-1]) - value(days[0], middle)) in {0, *range(MINIMUM, 200)}


def test_publishing_the_plain_sums_would_be_found():
    plain = [sum([20, 3][:upto]) for upto in (1, 2)]
    assert plain[1] - plain[0] == 3 < MINIMUM
