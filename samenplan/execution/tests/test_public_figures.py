"""What of a measurement may leave the house."""

from datetime import date
from decimal import Decimal

import pytest

from samenplan.execution.models import Measurement
from samenplan.execution.reports.public_figures import public_measurement, public_measurements

DAY = date(2026, 5, 1)


def row(value=None, **more):
    amount = None if value is None else Decimal(str(value))
    return Measurement(measured_on=DAY, value=amount, **more)


def test_a_share_of_many_leaves_as_it_is():
    found = public_measurement(row(26, base=450, low=Decimal(22), high=Decimal(30)), is_share=True)
    assert (found.value, found.low, str(found.people), found.is_hidden) == (26, 22, "450", False)


@pytest.mark.parametrize(("value", "base"), [(1, 100), (99, 100), (50, 8), (0, 400), (100, 400)])
def test_a_share_from_which_a_small_group_follows_is_hidden(value, base):
    found = public_measurement(row(value, base=base, low=Decimal(0), high=Decimal(100)), is_share=True)
    assert (found.value, found.low, found.high, found.is_hidden) == (None, None, None, True)


def test_a_small_answer_is_hidden_with_a_second_one_and_the_share_with_them():
    found = public_measurement(row(40, base=100, counts=[2, 28, 30, 25, 15]), is_share=True)
    assert [cell.value for cell in found.counts] == [None, 28, 30, 25, None]
    assert found.value is None


def test_few_people_in_all_are_not_counted_out_loud():
    found = public_measurement(row(base=3, counts=[1, 1, 1]), is_share=False)
    assert (str(found.people), [cell.value for cell in found.counts]) == ("niet getoond", [None] * 3)


def test_a_count_of_activities_is_no_count_of_people():
    assert public_measurement(row(3), is_share=False).value == 3


def test_what_was_withdrawn_never_leaves():
    from django.utils.timezone import now

    assert public_measurements([row(26, base=450, withdrawn_at=now())], is_share=True) == ()
