"""What the carrying out puts on Vandaag, for whom, and what it costs."""

import pytest

from samenplan.execution.models import Activity, Anchoring, IndicatorProfile, Question, Reaction
from samenplan.execution.tests.asked import EVENINGS, NOW, a_carried_out_plan, make_round, runs
from samenplan.notices.models import Notice
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.operations.nodes import tell_progress
from samenplan.plans.rules.status import ActionStatus
from samenplan.plans.tests.builders import node_of
from samenplan.today.queries.todos import only_mine, todos
from samenplan.today.tests.builders import TODAY, ends, in_days, lines, step


def test_when_all_runs_nothing_is_asked(plan, lien):
    assert lines(lien) == []


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (-3, [("late", "3 dagen te laat", "Mijlpaal: Zaal vast")]),
        (0, [("soon", "vandaag", "Mijlpaal: Zaal vast")]),
        (14, [("soon", "voor 9 december 2026", "Mijlpaal: Zaal vast")]),
        (15, []),
    ],
)
def test_a_milestone_shows_when_it_is_late_or_comes_near(plan, lien, days, shown):
    step(plan, in_days(days))
    assert lines(lien) == shown


def test_an_action_with_several_late_milestones_is_one_line(plan, lien):
    for days in (-3, -9, 5):
        step(plan, in_days(days))
    assert [(todo.group.value, todo.tag, todo.explanation.split(" · ")[1:]) for todo in todos(lien, TODAY)] == [
        ("late", "9 dagen te laat", ["en nog 1 mijlpaal"]),
        ("soon", "voor 30 november 2026", []),
    ]


def test_where_nobody_else_can_be_asked_the_officer_reads_so(lien):
    a_carried_out_plan(lien, told_on=in_days(-91))
    make_round(lien)
    assert [tag for group, tag, _ in lines(lien) if group == "waiting"] == ["niemand te vragen"]


def test_an_anchor_moment_is_called_so(plan, lien):
    step(plan, TODAY, is_anchor=True)
    assert lines(lien) == [("soon", "vandaag", "Ankermoment: Zaal vast")]


def test_a_milestone_that_was_reached_or_of_an_action_that_is_over_is_gone(plan, lien):
    step(plan, in_days(-3), done_on=TODAY)
    step(plan, in_days(-3), uid="act-huisregels")
    PlanNode._rows.filter(uid="act-huisregels").update(status=ActionStatus.STOPPED)
    assert lines(lien) == []


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (-1, [("missing", "1 dag te laat")]),
        (0, [("soon", "vandaag")]),
        (14, [("soon", "voor 9 december 2026")]),
        (15, []),
    ],
)
def test_the_end_of_an_action_shows_when_it_comes_near_or_passed(plan, lien, days, shown):
    ends(plan, in_days(days))
    assert [line[:2] for line in lines(lien)] == shown


def test_an_action_that_is_done_has_no_end_to_miss(plan, lien, bart):
    ends(plan, in_days(-10))
    tell_progress(node_of(plan, EVENINGS), ActionStatus.DONE, "", on=TODAY, by=bart)
    assert lines(lien) == []


def test_the_last_of_several_ends_counts(plan, lien):
    ends(plan, in_days(-10))
    ends(plan, in_days(100))
    assert lines(lien) == []


@pytest.mark.parametrize(("days", "tags"), [(90, []), (91, ["91 dagen stil"]), (-1, [])])
def test_a_running_action_without_a_word_shows_after_the_rhythm(plan, lien, days, tags):
    runs(plan, EVENINGS, in_days(-days))
    assert [tag for _, tag, _ in lines(lien)] == tags


def test_an_action_of_which_nothing_was_ever_told_says_so(plan, lien):
    runs(plan, EVENINGS, None)
    assert [line[:2] for line in lines(lien)] == [("missing", "nog niets verteld")]


def test_an_activity_is_a_word_and_a_withdrawn_one_is_not(plan, lien):
    node = runs(plan, EVENINGS, in_days(-200))
    told = Activity._rows.create(node=node, key="a", title="Avond", took_place_on=in_days(-9), by_id=lien.person)
    assert lines(lien) == []
    told.withdrawn_at = NOW
    told.save()
    assert len(lines(lien)) == 1


def test_a_question_that_was_asked_already_is_not_asked_again_here(plan, lien, mo):
    runs(plan, EVENINGS, in_days(-91))
    make_round(lien)
    assert lines(lien) == []
    assert [(todo.group.value, todo.tag) for todo in todos(mo, TODAY)] == [("waiting", "gevraagd")]


def test_a_question_that_climbed_waits_for_the_officer_herself(plan, lien, bart, mo):
    runs(plan, EVENINGS, in_days(-91))
    make_round(lien)
    make_round(lien, days=14)
    later = in_days(14)
    assert [line[:2] for line in lines(lien, later)] == [("waiting", "geen antwoord")]
    assert lines(bart, later) == []


@pytest.mark.parametrize(("days", "group"), [(-1, "missing"), (0, "soon"), (14, "soon"), (15, None)])
def test_an_indicator_asks_for_its_next_measurement(plan, lien, days, group):
    IndicatorProfile._rows.create(indicator=node_of(plan, EVENINGS).indicators.get(), next_on=in_days(days))
    assert [(found, title) for found, _, title in lines(lien)] == (
        [(group, "Meting: Gespreksavonden")] if group else []
    )


def test_a_question_of_a_partner_waits_until_it_is_answered(plan, lien, mo):
    asked = Question._rows.create(node=node_of(plan, EVENINGS), by_id=mo.user_id, text="Mag het in de school?")
    assert lines(lien) == [("waiting", "vraag", "Mo Haddad heeft een vraag")]
    asked.answered_at = NOW
    asked.save()
    assert lines(lien) == []


def test_reactions_of_residents_wait_for_who_may_moderate(plan, lien, bart):
    for key, state in (("a", "waiting"), ("b", "waiting"), ("c", "shown")):
        Reaction._rows.create(plan=plan, node=node_of(plan, EVENINGS), key=key, text="x", state=state, came_on=TODAY)
    assert lines(lien) == [("waiting", "bewoners", "2 reacties van bewoners wachten op nazicht")]
    assert lines(bart) == []


def test_mails_that_did_not_arrive_are_one_line(plan, lien, brugwijk):
    for key in "ab":
        Notice._rows.create(authority=brugwijk, key=key, subject="x", state="failed", due_at=NOW)
    assert lines(lien) == [("waiting", "mail", "2 mails zijn niet aangekomen")]


@pytest.mark.parametrize(("days", "shown"), [(183, 1), (184, 0), (0, 1), (-1, 0)])
def test_in_the_last_half_year_one_decides_what_continues(plan, lien, days, shown):
    Plan._rows.update(ends_on=in_days(days))
    assert len(lines(lien)) == shown
    if shown:
        assert lines(lien)[0][2] == "Beslis wat er na het plan gebeurt met 1 actie"
        Anchoring._rows.create(node=node_of(plan, EVENINGS), continues="continues")
        assert lines(lien) == []


def test_a_mayor_sees_only_what_she_can_do_something_about(plan, jef, lien):
    step(plan, in_days(-3))
    runs(plan, EVENINGS, None)
    Reaction._rows.create(plan=plan, node=node_of(plan, EVENINGS), key="a", text="x", came_on=TODAY)
    assert len(lines(lien)) == 3
    assert lines(jef) == []
    Plan._rows.update(status="submitted")
    assert [line[:2] for line in lines(jef)] == [("decide", "ingediend")]


def test_another_town_sees_nothing_of_it(plan, lien, omar):
    step(plan, in_days(-3))
    runs(plan, EVENINGS, None)
    Question._rows.create(node=node_of(plan, EVENINGS), by_id=lien.person, text="x")
    assert len(lines(lien)) == 3
    assert lines(omar) == []


def test_what_is_mine_is_what_i_am_asked_or_told_of_before(plan, lien, bart):
    step(plan, in_days(-3))
    step(plan, in_days(-3), uid="act-huisregels")
    Question._rows.create(node=node_of(plan, "act-feest"), by_id=bart.person, text="x")
    tell_progress(node_of(plan, "act-huisregels"), ActionStatus.RUNNING, "", on=TODAY, by=bart)
    mine = {actor: [todo.title for todo in only_mine(todos(actor, TODAY), actor)] for actor in (lien, bart)}
    assert mine[lien] == ["Bart Claes heeft een vraag"]
    assert sorted(mine[bart]) == ["Bart Claes heeft een vraag", "Mijlpaal: Zaal vast"]
