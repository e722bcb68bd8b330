"""The most pressing things come first, and the number is honest."""

from datetime import date, timedelta

import pytest

from samenplan.today.rules import MOST, Place, Todo, TodoGroup, board, due_tag, group_of, silence_tag

TODAY = date(2026, 11, 23)


def todo(group, days=0, title="a"):
    return Todo(group, "", title, "", "", Place("x"), TODAY + timedelta(days=days))


def test_headings_stand_in_the_order_of_the_page_and_only_where_something_is():
    whole = board([todo(TodoGroup.DECIDE), todo(TodoGroup.MISSING), todo(TodoGroup.LATE)])
    assert [section.title for section in whole.sections] == ["Te laat", "Ontbreekt", "Te beslissen"]
    assert board([]).sections == ()


def test_under_a_heading_the_oldest_comes_first():
    (section,) = board(
        [todo(TodoGroup.LATE, 0, "b"), todo(TodoGroup.LATE, -9, "c"), todo(TodoGroup.LATE, 0, "a")]
    ).sections
    assert [one.title for one in section.todos] == ["c", "a", "b"]


def test_of_many_the_most_pressing_are_shown_no_heading_is_hidden_and_all_are_counted():
    late = [todo(TodoGroup.LATE, -day) for day in range(MOST - 1)]
    waiting = [todo(TodoGroup.WAITING, day) for day in range(5)]
    missing = [todo(TodoGroup.MISSING, day) for day in range(40)]
    whole = board([*missing, *waiting, *late])
    assert (whole.count, whole.shown) == (MOST + 44, MOST)
    assert [(one.group, len(one.todos), one.count, one.hidden) for one in whole.sections] == [
        (TodoGroup.LATE, MOST - 6, MOST - 1, 5),
        (TodoGroup.MISSING, 3, 40, 37),
        (TodoGroup.WAITING, 3, 5, 2),
    ]


@pytest.mark.parametrize(
    ("days", "group"),
    [(-1, TodoGroup.LATE), (0, TodoGroup.SOON), (14, TodoGroup.SOON), (15, None)],
)
def test_a_day_is_late_from_the_next_one_and_soon_for_a_fortnight(days, group):
    assert group_of(TODAY + timedelta(days=days), TODAY) is group


def test_a_day_is_said_in_words():
    said = [due_tag(TODAY + timedelta(days=days), TODAY) for days in (-2, -1, 0, 3)]
    assert said == [
        ("2 dagen te laat", "late"),
        ("1 dag te laat", "late"),
        ("vandaag", "tbd"),
        ("voor 26 november 2026", "tbd"),
    ]
    assert [silence_tag(None, TODAY), silence_tag(TODAY - timedelta(days=1), TODAY)] == [
        "nog niets verteld",
        "1 dag stil",
    ]
