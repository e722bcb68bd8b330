"""What of a table may be published, and in which words. Whether it holds, the attacker says: tests/security."""

import pytest

from samenplan.core.disclosure import (
    PublicCount,
    TooFewPeople,
    Undisclosable,
    public_count,
    suppressed,
    suppressed_table,
)


def numbers(counts):
    return tuple(count.value for count in counts)


def test_a_count_alone_is_shown_from_the_minimum_on():
    assert [str(public_count(count)) for count in (0, 4, 5, 1250)] == ["niet getoond", "niet getoond", "5", "1.250"]
    assert str(public_count(9, minimum=10)) == "niet getoond"


def test_a_small_count_cannot_become_public():
    with pytest.raises(TooFewPeople):
        PublicCount(4)
    with pytest.raises(TooFewPeople):
        PublicCount(9, minimum=10)


@pytest.mark.parametrize(
    ("counts", "shown", "total"),
    [
        ((10, 20, 30), (10, 20, 30), 60),
        ((3, 20, 40), (None, None, 40), 63),  # 20 goes along, or 3 follows from the total
        ((3, 1, 40), (None, None, None), 44),  # 3 and 1 together are few as well
        ((4, 2, 40), (None, None, 40), 46),
        ((4, 4, 40), (None, None, None), 48),  # 8 of two that are at most 4 would tell both
        ((3, 20, 20, 40), (None, None, None, 40), 83),  # equals go together
        ((0, 50, 50, 0, 0), (None,) * 5, 100),
        ((0, 0, 3), (None, None, None), None),
        ((4, 4), (None, None), None),
        ((3,), (None,), None),
        ((7,), (7,), 7),
    ],
)
def test_a_list_hides_the_small_and_what_would_give_them_away(counts, shown, total):
    public = suppressed(counts)
    assert (public.values, public.total.value) == (shown, total)


def test_the_minimum_is_the_callers():
    assert suppressed((7, 30, 40), minimum=10).values == (None, None, 40)
    assert suppressed((7, 30, 40)).values == (7, 30, 40)


def test_a_table_without_small_counts_is_shown_whole():
    public = suppressed_table(((10, 20), (30, 40)))
    assert public.values == ((10, 20), (30, 40))
    assert (numbers(public.row_totals), numbers(public.column_totals)) == ((30, 70), (40, 60))
    assert public.total.value == 100


def test_a_small_cell_takes_the_cheapest_rectangle_with_it():
    public = suppressed_table(((3, 20, 30), (25, 40, 12), (9, 18, 22)))
    assert public.values == ((None, None, 30), (25, 40, 12), (None, None, 22))
    assert (numbers(public.row_totals), numbers(public.column_totals)) == ((53, 77, 49), (37, 78, 64))


def test_a_table_of_one_row_hides_totals_that_are_the_cells_themselves():
    public = suppressed_table(((3, 20, 40),))
    assert public.values == ((None, None, 40),)
    assert (numbers(public.row_totals), numbers(public.column_totals)) == ((63,), (None, None, 40))


def test_nothing_of_few_people_is_shown():
    public = suppressed_table(((1, 0), (0, 2)))
    assert public.values == ((None, None), (None, None))
    assert {*numbers(public.row_totals), *numbers(public.column_totals), public.total.value} == {None}


@pytest.mark.parametrize("counts", [(), (3, -1)])
def test_what_is_no_list_of_counts_is_refused(counts):
    with pytest.raises(Undisclosable):
        suppressed(counts)


@pytest.mark.parametrize("table", [(), ((), ()), ((1, 2), (3,)), ((1, -2), (3, 4))])
def test_what_is_no_table_of_counts_is_refused(table):
    with pytest.raises(Undisclosable):
        suppressed_table(table)


@pytest.mark.parametrize("minimum", [1, 0, -5])
def test_a_minimum_that_protects_nobody_is_refused(minimum):
    with pytest.raises(Undisclosable):
        suppressed((10, 20), minimum=minimum)
    with pytest.raises(Undisclosable):
        public_count(10, minimum=minimum)
