"""Steps, waiting and money of an action: what stands afterwards, what is refused, who may."""

from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Barrier, Thread

import pytest
from django.db import connection

from samenplan.core.errors import Forbidden, Refused
from samenplan.core.permissions import Permission
from samenplan.execution.models import Dependency, Milestone, Spending
from samenplan.execution.operations.spending import spend, withdraw_spending
from samenplan.execution.operations.steps import (
    add_step,
    change_step,
    order_step,
    reach_step,
    remove_step,
    restore_step,
)
from samenplan.execution.operations.waiting import stop_waiting, wait_for
from samenplan.execution.queries.steps import step_of
from samenplan.execution.rules.milestones import Step
from samenplan.execution.rules.spending import Spent
from samenplan.execution.tests.builders import actions
from samenplan.execution.tests.room.rows import again, everything, verbs
from samenplan.plans.operations.locking import Gone
from samenplan.plans.rules.content import MoneySource
from samenplan.plans.rules.editing import Change, ChangedMeanwhile, mark
from samenplan.plans.tests.builders import a_plan

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
STEP = Step("Zaal gevonden", 30, date(2027, 1, 15), is_anchor=True)
LINE = Spent(31_250, date(2026, 11, 5), MoneySource.FLEMISH, "Zaal en koffie")
PHONE = "Vraag het aan 85.07.30-033.28"


def steps(node):
    return [(row.title, row.position) for row in Milestone._base_manager.filter(node=node).order_by("position", "pk")]


def test_a_step_is_added_after_the_others_and_leaves_one_trace(node, lien):
    add_step(node, STEP, today=TODAY, by=lien)
    before = len(verbs())
    row = add_step(node, Step("  Oproep rond  "), today=TODAY, by=lien)
    assert steps(node) == [("Zaal gevonden", 0), ("Oproep rond", 1)]
    assert step_of(again(row)) == Step("Oproep rond")
    assert verbs()[before:] == ["step.added"]


@pytest.mark.parametrize("step", [Step(" "), Step("Zaal", 0), Step("Zaal", 101), Step(PHONE)])
def test_a_step_that_is_not_whole_or_names_a_person_changes_nothing(node, lien, step):
    before = everything()
    with pytest.raises(Refused):
        add_step(node, step, today=TODAY, by=lien)
    assert everything() == before


def test_a_step_changes_once_and_an_unchanged_one_leaves_no_trace(node, lien):
    row = add_step(node, STEP, today=TODAY, by=lien)
    wanted = replace(STEP, weight=50, done_on=TODAY)
    before = len(verbs())
    change_step(row, Change(wanted, mark(STEP)), today=TODAY, by=lien)
    change_step(row, Change(wanted, mark(wanted)), today=TODAY, by=lien)
    assert step_of(again(row)) == wanted
    assert verbs()[before:] == ["step.changed"]


def test_who_was_second_is_told_and_overwrites_nothing(node, lien, bart):
    row = add_step(node, STEP, today=TODAY, by=lien)
    change_step(row, Change(replace(STEP, weight=50), mark(STEP)), today=TODAY, by=bart)
    before = everything()
    with pytest.raises(ChangedMeanwhile):
        change_step(row, Change(replace(STEP, weight=10), mark(STEP)), today=TODAY, by=lien)
    assert everything() == before


def test_reaching_a_step_twice_is_one_trace_and_can_be_taken_back(node, lien):
    row = add_step(node, STEP, today=TODAY, by=lien)
    before = len(verbs())
    reach_step(row, TODAY, today=TODAY, by=lien)
    reach_step(row, TODAY, today=TODAY, by=lien)
    assert again(row).done_on == TODAY
    reach_step(row, None, today=TODAY, by=lien)
    assert again(row).done_on is None
    assert verbs()[before:] == ["step.reached", "step.reached"]
    with pytest.raises(Refused):
        reach_step(row, date(2026, 11, 21), today=TODAY, by=lien)


def test_steps_change_places_and_at_the_edge_nothing_happens(node, lien):
    first, second = (add_step(node, Step(title), today=TODAY, by=lien) for title in ("Eerst", "Dan"))
    order_step(second, "omhoog", by=lien)
    assert steps(node) == [("Dan", 0), ("Eerst", 1)]
    before = everything()
    order_step(second, "omhoog", by=lien)
    assert everything() == before
    with pytest.raises(Refused):
        order_step(first, "opzij", by=lien)


def test_a_step_that_was_taken_away_comes_back_once_as_it_was(node, lien):
    row = add_step(node, replace(STEP, done_on=TODAY), today=TODAY, by=lien)
    gone = remove_step(row, by=lien)
    assert (gone, steps(node)) == (replace(STEP, done_on=TODAY), [])
    with pytest.raises(Gone):
        remove_step(row, by=lien)
    before = len(verbs())
    back = restore_step(node, row.uid, gone, today=TODAY, by=lien)
    assert restore_step(node, row.uid, gone, today=TODAY, by=lien) == back
    assert (step_of(back), back.uid, steps(node)) == (gone, row.uid, [("Zaal gevonden", 0)])
    assert verbs()[before:] == ["step.restored"]


def test_waiting_goes_both_ways_round_the_actions_and_a_circle_is_refused(plan, lien):
    first, second, third, *_ = actions(plan)
    wait_for(first, second, "De zaal is er dan.", by=lien)
    wait_for(second, third, by=lien)
    before = everything()
    with pytest.raises(Refused, match="wacht al op"):
        wait_for(third, first, by=lien)
    with pytest.raises(Refused, match="niet op zichzelf"):
        wait_for(first, first, by=lien)
    with pytest.raises(Refused, match="staat er al"):
        wait_for(first, second, by=lien)
    assert everything() == before


def test_an_action_waits_only_within_its_own_plan(plan, node, lien):
    other = actions(a_plan(lien))[0]
    before = everything()
    with pytest.raises(Refused, match="van dit plan"):
        wait_for(node, other, by=lien)
    assert everything() == before


def test_a_line_of_waiting_goes_once(plan, lien):
    first, second, *_ = actions(plan)
    row = wait_for(first, second, by=lien)
    before = len(verbs())
    stop_waiting(row, by=lien)
    with pytest.raises(Gone):
        stop_waiting(row, by=lien)
    assert Dependency._base_manager.count() == 0
    assert verbs()[before:] == ["dependency.removed"]


def test_the_same_key_twice_is_one_line_of_money(node, griet):
    before = len(verbs())
    first = spend(node, LINE, key="k1", today=TODAY, by=griet)
    second = spend(node, replace(LINE, amount_cents=999), key="k1", today=TODAY, by=griet)
    assert (first.pk, second.amount_cents) == (second.pk, 31_250)
    assert (first.by_id, first.contact_id, first.source) == (griet.user_id, None, MoneySource.FLEMISH)
    assert verbs()[before:] == ["spending.told"]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        (replace(LINE, amount_cents=0), "k"),
        (replace(LINE, spent_on=date(2026, 11, 21)), "k"),
        (replace(LINE, label=PHONE), "k"),
        (LINE, ""),
        (LINE, "k" * 41),
    ],
)
def test_a_line_that_cannot_be_changes_nothing(node, lien, line, key):
    before = everything()
    with pytest.raises(Refused):
        spend(node, line, key=key, today=TODAY, by=lien)
    assert everything() == before


def test_a_wrong_line_is_withdrawn_once_and_stays_readable(node, lien):
    row = spend(node, LINE, key="k1", today=TODAY, by=lien)
    before = len(verbs())
    withdraw_spending(row, at=NOW, by=lien)
    withdraw_spending(row, at=datetime(2027, 1, 1, tzinfo=UTC), by=lien)
    kept = Spending._base_manager.get()
    assert (kept.withdrawn_at, kept.amount_cents) == (NOW, 31_250)
    assert verbs()[before:] == ["spending.withdrawn"]


@pytest.mark.parametrize("actor", ["jef", "nele", "mo", "ann"])
def test_who_only_reads_or_speaks_for_one_party_writes_nothing_here(request, plan, lien, actor):
    by = request.getfixturevalue(actor)
    first, second, *_ = actions(plan)
    step, line = add_step(first, STEP, today=TODAY, by=lien), spend(first, LINE, key="k", today=TODAY, by=lien)
    waiting = wait_for(first, second, by=lien)
    tries = (
        lambda: add_step(first, STEP, today=TODAY, by=by),
        lambda: change_step(step, Change(STEP), today=TODAY, by=by),
        lambda: reach_step(step, TODAY, today=TODAY, by=by),
        lambda: order_step(step, "omhoog", by=by),
        lambda: remove_step(step, by=by),
        lambda: restore_step(first, "u", STEP, today=TODAY, by=by),
        lambda: wait_for(second, first, by=by),
        lambda: stop_waiting(waiting, by=by),
        lambda: spend(first, LINE, key="x", today=TODAY, by=by),
        lambda: withdraw_spending(line, at=NOW, by=by),
    )
    before = everything()
    for attempt in tries:
        with pytest.raises(Forbidden):
            attempt()
    assert everything() == before


def test_the_financial_director_spends_but_plans_no_steps(node, griet):
    spend(node, LINE, key="k", today=TODAY, by=griet)
    assert not griet.may(Permission.PROGRESS_MANAGE)
    with pytest.raises(Forbidden):
        add_step(node, STEP, today=TODAY, by=griet)


def test_somebody_of_another_town_finds_nothing_to_write_in(node, lien, omar):
    step, line = add_step(node, STEP, today=TODAY, by=lien), spend(node, LINE, key="k", today=TODAY, by=lien)
    before = everything()
    for attempt in (
        lambda: add_step(node, STEP, today=TODAY, by=omar),
        lambda: remove_step(step, by=omar),
        lambda: spend(node, LINE, key="x", today=TODAY, by=omar),
        lambda: withdraw_spending(line, at=NOW, by=omar),
        lambda: wait_for(node, node, by=omar),
    ):
        with pytest.raises(Gone):
            attempt()
    assert everything() == before


def test_an_action_that_was_deleted_takes_nothing_more(node, lien):
    node.deleted_at = NOW
    node.save(update_fields=["deleted_at"])
    with pytest.raises(Gone):
        add_step(node, STEP, today=TODAY, by=lien)


@pytest.mark.django_db(transaction=True)
def test_two_people_who_each_close_half_of_a_circle_come_one_by_one(plan, lien, bart):
    first, second, *_ = actions(plan)
    start, told = Barrier(2), []

    def half(node, other, by):
        start.wait()
        try:
            wait_for(node, other, by=by)
            told.append("saved")
        except Refused:
            told.append("refused")
        finally:
            connection.close()

    both = [Thread(target=half, args=args) for args in ((first, second, lien), (second, first, bart))]
    for each in both:
        each.start()
    for each in both:
        each.join(30)
    assert sorted(told) == ["refused", "saved"]
    assert Dependency._base_manager.count() == 1
