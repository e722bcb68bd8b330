"""The picture of how far the actions are, per goal."""

from samenplan.execution.reports.pictures import StatusRow, status_counts, status_reading, status_svg
from samenplan.plans.rules.status import ActionStatus
from samenplan.ui.pictures.frame import PAGE, PAPER

ROW = StatusRow(
    "1 Buren kennen elkaar",
    {ActionStatus.DONE: 3, ActionStatus.DONE_CLOSED: 1, ActionStatus.RUNNING: 6, ActionStatus.STOPPED: 1},
)


def test_finished_and_no_longer_followed_count_as_finished():
    assert status_counts(ROW) == (4, 6, 0, 1)


def test_the_reading_names_what_there_is():
    assert status_reading([ROW]) == "Van 11 acties: 4 klaar, 6 bezig en 1 stopgezet."
    assert status_reading([]) == "Er staan nog geen acties in dit plan."
    assert status_reading([StatusRow("leeg", {})]) == "Er staan nog geen acties in dit plan."


def test_the_picture_carries_its_reading():
    assert '<desc id="stand-d">Van 11 acties: 4 klaar, 6 bezig en 1 stopgezet.</desc>' in status_svg([ROW])


def test_paper_has_room_for_a_whole_goal_that_takes_two_lines_on_a_telephone():
    goal = "1 Buren kennen elkaar weer, ook als ze het oneens zijn"
    rows = [StatusRow(goal, {ActionStatus.DONE: 1})]
    assert f">{goal}</text>" in status_svg(rows, pen=PAPER)
    lines = (">1 Buren kennen elkaar weer, ook als ze</text>", ">het oneens zijn</text>")
    assert [line in status_svg(rows, pen=PAGE) for line in lines] == [True, True]
