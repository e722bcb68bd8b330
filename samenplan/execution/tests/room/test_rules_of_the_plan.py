"""The overview, the results chain and looking back: what the rules say of a whole plan."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from samenplan.execution.reports.chain_svg import MOST_BOXES, chain_svg, drawing
from samenplan.execution.rules.bulk import Sorted, sorted_out
from samenplan.execution.rules.chain import ChainAdvice, Link, advice_on_chain, offered_levels, reading_of
from samenplan.execution.rules.kinds import Continuation, Judgement, ResultLevel
from samenplan.execution.rules.looking_back import (
    QUALITIES,
    QUALITY_LABELS,
    QUALITY_QUESTIONS,
    Anchor,
    EvaluationText,
    Quality,
    anchoring_sentence,
    gaps_in,
    objections_to_evaluation,
)
from samenplan.execution.rules.milestones import Step
from samenplan.execution.rules.overview import (
    Counts,
    Days,
    Going,
    counts_of,
    days_of,
    is_silent,
    late_reasons,
    next_day,
)
from samenplan.plans.rules.content import Node, NodeKind, Recurrence, Timing, TimingKind
from samenplan.plans.rules.editing import Change, mark
from samenplan.plans.rules.status import ActionStatus

TODAY = date(2026, 11, 20)
IMPACT, OUTCOME, OUTPUT, ACTIVITY = ResultLevel
RUNNING, WAITING, DONE, STOPPED = (
    ActionStatus.RUNNING,
    ActionStatus.NOT_STARTED,
    ActionStatus.DONE,
    ActionStatus.STOPPED,
)


def goal(uid: str, parent: str = "", depth: int = 1) -> Node:
    return Node(uid, parent, depth, NodeKind.GOAL, "Doelstelling", uid, f"Doel {uid}")


def action(uid: str, parent: str, depth: int = 2) -> Node:
    return Node(uid, parent, depth, NodeKind.ACTION, "Actie", uid, f"Actie {uid}")


# The overview


def test_the_counts_are_one_sentence():
    statuses = [DONE, ActionStatus.DONE_CLOSED, RUNNING, *[WAITING] * 7]
    assert counts_of(statuses) == Counts(finished=2, running=1, to_start=7)
    assert counts_of(statuses).sentence == "Van 10 acties zijn er 2 klaar, loopt er 1 en moeten er 7 nog starten."


def test_what_was_stopped_is_told_only_when_there_is_any():
    assert counts_of([DONE, RUNNING, WAITING, STOPPED]).sentence == (
        "Van 4 acties is er 1 klaar, loopt er 1 en moet er 1 nog starten. Er werd er 1 stopgezet."
    )


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (DONE, "De enige actie is klaar."),
        (RUNNING, "De enige actie loopt."),
        (WAITING, "De enige actie moet nog starten."),
        (STOPPED, "De enige actie is stopgezet."),
    ],
)
def test_one_action_gets_its_own_sentence(status, sentence):
    assert counts_of([status]).sentence == sentence


def test_a_plan_without_actions_says_so():
    assert counts_of([]).sentence == "Dit plan heeft nog geen acties."


def test_a_rhythm_has_no_first_or_last_day_and_a_term_only_a_last_one():
    timings = (
        Timing(TimingKind.RECURRING, times=1, per=Recurrence.MONTH),
        Timing(TimingKind.RELATIVE, after_months=3),
        Timing(TimingKind.PERIOD, date(2027, 2, 1), date(2027, 5, 31)),
        Timing(TimingKind.DATE, date(2027, 6, 12)),
        Timing(TimingKind.UNDETERMINED),
    )
    assert days_of(timings, date(2026, 9, 1)) == Days(
        starts=(date(2027, 2, 1), date(2027, 6, 12)), ends=(date(2027, 5, 31), date(2027, 6, 12), date(2026, 12, 1))
    )
    assert days_of(timings[:2], None) == Days()


def test_an_action_is_late_by_a_step_by_its_last_day_or_because_it_did_not_start():
    step = Step("60 jongeren", due_on=date(2026, 11, 15))
    over = Days(ends=(date(2026, 10, 31),))
    begun = Days(starts=(date(2026, 10, 1),), ends=(date(2027, 6, 30),))
    assert late_reasons(Going(RUNNING, [step]), TODAY) == ["“60 jongeren” moest klaar zijn op 15 november 2026"]
    assert late_reasons(Going(RUNNING, days=over), TODAY) == ["de actie moest klaar zijn op 31 oktober 2026"]
    assert late_reasons(Going(WAITING, days=begun), TODAY) == ["de actie moest starten op 1 oktober 2026"]
    assert late_reasons(Going(RUNNING, days=begun), TODAY) == []


@pytest.mark.parametrize("status", [DONE, ActionStatus.DONE_CLOSED, STOPPED])
def test_nothing_is_expected_of_an_action_that_is_over(status):
    going = Going(status, [Step("Te laat", due_on=date(2026, 1, 1))], Days(ends=(date(2026, 1, 1),)))
    assert late_reasons(going, TODAY) == []
    assert not is_silent(going, date(2020, 1, 1), TODAY)
    assert next_day(replace(going, days=Days(ends=(date(2027, 1, 1),))), TODAY) is None


def test_silence_counts_from_the_last_word_or_from_the_start_of_the_plan():
    edge = TODAY - timedelta(days=91)
    assert not is_silent(Going(RUNNING, told_on=edge), None, TODAY)
    assert is_silent(Going(RUNNING, told_on=edge - timedelta(days=1)), None, TODAY)
    assert is_silent(Going(WAITING), date(2026, 1, 1), TODAY)
    assert not is_silent(Going(WAITING), None, TODAY)


def test_the_next_day_is_the_soonest_that_still_comes():
    steps = [Step("Voorbij", due_on=date(2026, 11, 1)), Step("Verslag", due_on=date(2027, 3, 1))]
    days = Days(starts=(date(2027, 2, 1),), ends=(date(2027, 5, 31),))
    assert next_day(Going(RUNNING, steps, days), TODAY) == (date(2027, 2, 1), "begint")
    assert next_day(Going(RUNNING, steps), TODAY) == (date(2027, 3, 1), "Verslag")
    one_day = Days(starts=(date(2027, 6, 12),), ends=(date(2027, 6, 12),))
    assert next_day(Going(WAITING, days=one_day), TODAY) == (date(2027, 6, 12), "op die dag")
    assert next_day(Going(RUNNING), TODAY) is None


# The results chain


def test_the_level_is_offered_by_the_place_in_the_tree():
    flat = (goal("1"), action("1.1", "1"))
    deep = (goal("1"), goal("1.1", "1", 2), action("1.1.1", "1.1", 3), action("1.1.1.1", "1.1.1", 4))
    assert offered_levels(flat) == {"1": OUTCOME, "1.1": ACTIVITY}
    assert offered_levels(deep) == {"1": IMPACT, "1.1": OUTCOME, "1.1.1": OUTPUT, "1.1.1.1": ACTIVITY}


def test_the_chain_is_advised_on_a_jump_back_an_assumption_and_a_goal_that_nothing_leads_to():
    nodes = (goal("1"), action("1.1", "1"), goal("2"))
    links = {"1": Link(OUTCOME, "Wie spreekt, vertrouwt."), "1.1": Link(IMPACT), "2": Link(OUTCOME)}
    assert advice_on_chain(nodes, links) == (
        ChainAdvice(
            "1.1", "1.1 is “uiteindelijk doel”, maar staat onder 1, dat “verandering” is. De keten springt hier terug."
        ),
        ChainAdvice("2", "Doelstelling 2 heeft nog geen aanname. Wat moet waar zijn, wil dit lukken?"),
        ChainAdvice("2", "Niets in het plan leidt naar doelstelling 2."),
    )


@pytest.mark.parametrize(("count", "advised"), [(10, False), (11, True)])
def test_more_than_about_ten_results_are_hard_to_follow(count, advised):
    nodes = tuple(node for key in range(count) for node in (goal(str(key)), action(f"{key}.1", str(key))))
    links = {uid: Link(level, "waar") for uid, level in offered_levels(nodes).items()}
    found = advice_on_chain(nodes, links)
    assert [one.uid for one in found] == ([""] if advised else [])


def test_the_reading_counts_every_level_that_occurs():
    links = {"1": Link(OUTCOME), "1.1": Link(ACTIVITY), "1.2": Link(ACTIVITY)}
    assert reading_of(links) == "Van wat je doet naar wat je wil: 2 × activiteit, 1 × verandering."
    assert reading_of({}) == "Er staat nog niets in dit plan."


def places(nodes, links):
    return {box.uid: (box.column, box.row) for box in drawing(nodes, links).boxes}


def offered(nodes):
    return {uid: Link(level) for uid, level in offered_levels(nodes).items()}


def test_what_is_done_stands_left_of_what_it_is_for_and_a_goal_in_the_middle_of_its_actions():
    nodes = (goal("1"), action("1.1", "1"), action("1.2", "1"), action("1.3", "1"), goal("2"))
    assert places(nodes, offered(nodes)) == {"1.1": (0, 0), "1.2": (0, 1), "1.3": (0, 2), "1": (1, 1), "2": (1, 3)}


@pytest.mark.parametrize(
    "levels",
    [
        (OUTCOME, OUTCOME, OUTCOME, OUTCOME),
        (OUTCOME, ACTIVITY, OUTCOME, ACTIVITY),
        (ACTIVITY, OUTCOME, IMPACT, OUTPUT),
        (IMPACT, OUTPUT, IMPACT, OUTPUT),
    ],
)
def test_no_two_boxes_ever_stand_on_each_other(levels):
    nodes = (goal("1"), goal("1.1", "1", 2), action("1.1.1", "1.1", 3), action("1.2", "1", 2))
    links = {node.uid: Link(level) for node, level in zip(nodes, levels, strict=True)}
    found = sorted(places(nodes, links).values())
    columns = [[row for column, row in found if column == one] for one in {column for column, _ in found}]
    assert all(below - above >= 1 for rows in columns for above, below in pairwise(rows))


def test_a_large_plan_is_drawn_without_its_activities_and_says_how_many_there_are():
    nodes = (goal("1"), *(action(f"1.{key}", "1") for key in range(MOST_BOXES)), goal("2"), action("2.1", "2"))
    found = drawing(nodes, offered(nodes))
    assert [(box.uid, box.note) for box in found.boxes] == [
        ("1", f"+ {MOST_BOXES} activiteiten"),
        ("2", "+ 1 activiteit"),
    ]


def test_the_picture_says_what_it_shows_and_lets_nothing_through():
    nodes = (replace(goal("1"), title="<script>& “zo”"), action("1.1", "1"))
    svg = chain_svg(drawing(nodes, offered(nodes)), uid="keten", title="Keten", reading="Eén zin.")
    assert '<title id="keten-t">Keten</title><desc id="keten-d">Eén zin.</desc>' in svg
    assert "&lt;script&gt;&amp; “zo”" in svg and "<script>" not in svg
    assert svg.count("<rect") == 2 and svg.count("chain-arrow") == 1
    assert "style=" not in svg


# Many rows at once


def test_a_row_left_alone_is_not_written_even_on_an_old_page():
    old, new = Link(OUTCOME, "oud"), Link(OUTCOME, "nieuw")
    assert sorted_out({1: Change(old, mark(old))}, {1: new}) == Sorted({}, frozenset())


def test_a_row_that_somebody_else_changed_is_told_and_the_others_are_written():
    old, mine, theirs = Link(OUTCOME, "oud"), Link(OUTCOME, "mijn"), Link(OUTCOME, "hun")
    typed = {1: Change(mine, mark(old)), 2: Change(mine, mark(old)), 3: Change(mine, mark(old)), 4: Change(mine)}
    current = {1: theirs, 2: old, 3: mine}
    assert sorted_out(typed, current) == Sorted({2: mine}, frozenset({1, 4}))


# Looking back

WHOLE = EvaluationText("Terugblik", TODAY, legitimate=Quality(Judgement.PARTLY, "Jongeren ontbraken."))


def test_a_judgement_needs_its_ground_and_a_look_back_its_day():
    text = replace(WHOLE, title=" ", made_on=date(2026, 11, 21), durable=Quality(Judgement.NO, "  "))
    assert objections_to_evaluation(text, TODAY) == [
        "Geef de terugblik een titel, bijvoorbeeld: Terugblik op het eerste jaar.",
        "Je kunt niet terugblikken op een dag die nog komt: 21 november 2026.",
        "Duurzaam: zeg ook waaraan je dat ziet. Een oordeel zonder grond helpt niemand.",
    ]
    assert objections_to_evaluation(WHOLE, TODAY) == []


def test_every_quality_has_its_word_and_questions_that_never_ask_for_an_effect():
    assert QUALITY_LABELS.keys() == QUALITY_QUESTIONS.keys() == set(QUALITIES)
    asked = " ".join(question for questions in QUALITY_QUESTIONS.values() for question in questions).lower()
    assert "effect" not in asked
    assert all(len(questions) == 3 for questions in QUALITY_QUESTIONS.values())


def test_what_goes_on_needs_an_owner_and_a_budget_and_what_ends_needs_nothing():
    assert gaps_in(Anchor()) == ["of het doorloopt"]
    assert gaps_in(Anchor(Continuation.CONTINUES)) == ["wie eigenaar is", "uit welk budget"]
    assert gaps_in(Anchor(Continuation.CONTINUES, owner=3, budget="Jeugd")) == []
    assert gaps_in(Anchor(Continuation.ENDS)) == []


def test_how_far_anchoring_is_reads_as_a_sentence():
    goes_on, ends = Anchor(Continuation.CONTINUES, 3, "Jeugd"), Anchor(Continuation.ENDS)
    assert anchoring_sentence([]) == "Dit plan heeft nog geen acties."
    assert anchoring_sentence([goes_on, ends, Anchor()]) == (
        "Van 3 acties loopt er 1 door en stopt er 1. Bij 1 actie is nog iets open."
    )
    assert (
        anchoring_sentence([goes_on, goes_on]) == "Van 2 acties lopen er 2 door en stoppen er 0. Over alles is beslist."
    )
