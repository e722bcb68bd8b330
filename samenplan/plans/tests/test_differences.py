"""What a reader sees change between two versions."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from samenplan.plans.rules.content import (
    BudgetLine,
    Means,
    MoneySource,
    Node,
    NodeKind,
    PlanContent,
    Section,
    SectionKind,
    Timing,
    TimingKind,
)
from samenplan.plans.rules.differences import Move, differences
from samenplan.plans.rules.word_changes import Fate, WordRun, word_changes
from samenplan.plans.tests.examples import ACTION_11, ACTION_12, GOAL_1, large_plan, small_plan

WORDS = st.text(alphabet="ab c.\n€é", max_size=40)


def node(uid: str, parent: str = "", title: str = "") -> Node:
    kind = NodeKind.ACTION if parent else NodeKind.GOAL
    return Node(uid, parent, 2 if parent else 1, kind, "", "", title or uid)


def plan_of(*nodes: Node) -> PlanContent:
    return replace(small_plan(), nodes=nodes)


def edited(plan: PlanContent, uid: str, **fields: object) -> PlanContent:
    return replace(plan, nodes=tuple(replace(one, **fields) if one.uid == uid else one for one in plan.nodes))


@st.composite
def plans(draw: st.DrawFn) -> PlanContent:
    """A plan of goals with actions, in any order, under any of the goals."""
    goals = draw(st.lists(st.sampled_from("ABCD"), unique=True, min_size=1))
    actions = draw(st.lists(st.sampled_from("klmnopqr"), unique=True))
    under = {action: draw(st.sampled_from(goals)) for action in actions}
    nodes = []
    for goal in goals:
        nodes.append(node(goal, title=draw(WORDS)))
        nodes += [node(action, goal, draw(WORDS)) for action in actions if under[action] == goal]
    return replace(small_plan(), title=draw(WORDS), nodes=tuple(nodes))


@given(plans())
def test_a_plan_does_not_differ_from_itself(plan):
    assert differences(plan, plan).is_empty
    assert differences(plan, plan).sentence == "Er is geen verschil."


@given(plans(), plans())
def test_every_node_that_came_or_went_is_named_once(before, after):
    found = differences(before, after)
    old, new = {one.uid for one in before.nodes}, {one.uid for one in after.nodes}
    assert {one.node.uid for one in found.added} == new - old
    assert {one.node.uid for one in found.removed} == old - new
    assert len({one.node.uid for one in found.nodes}) == len(found.nodes)


@given(plans(), plans())
def test_without_the_moved_nodes_the_rest_stands_in_the_same_order(before, after):
    moved = {one.node.uid for one in differences(before, after).moved}
    both = {one.uid for one in before.nodes} & {one.uid for one in after.nodes}
    for parent in {one.parent for one in after.nodes}:
        stayed = [
            [one.uid for one in plan.nodes if one.parent == parent and one.uid in both - moved]
            for plan in (before, after)
        ]
        assert stayed[0] == stayed[1]


@given(WORDS, WORDS)
def test_kept_and_added_words_give_the_new_text_and_kept_and_removed_the_old(before, after):
    runs = word_changes(before, after)
    assert "".join(run.text for run in runs if run.fate is not Fate.REMOVED) == after
    assert "".join(run.text for run in runs if run.fate is not Fate.ADDED) == before


@given(WORDS, WORDS)
def test_two_runs_next_to_each_other_never_share_their_fate(before, after):
    fates = [run.fate for run in word_changes(before, after)]
    assert all(one is not other for one, other in pairwise(fates))


def test_a_changed_word_is_shown_as_that_word():
    assert word_changes("vier avonden in mei", "zes avonden in mei") == (
        WordRun(Fate.REMOVED, "vier"),
        WordRun(Fate.ADDED, "zes"),
        WordRun(Fate.KEPT, " avonden in mei"),
    )


def test_words_next_to_each_other_change_as_one():
    assert word_changes("een oude zin hier", "een heel nieuwe tekst hier") == (
        WordRun(Fate.KEPT, "een "),
        WordRun(Fate.REMOVED, "oude zin"),
        WordRun(Fate.ADDED, "heel nieuwe tekst"),
        WordRun(Fate.KEPT, " hier"),
    )


def test_one_insert_does_not_move_what_stands_behind_it():
    after = plan_of(node("A"), node("new", "A"), node("k", "A"), node("l", "A"), node("B"))
    found = differences(plan_of(node("A"), node("k", "A"), node("l", "A"), node("B")), after)
    assert [(one.node.uid, one.fate) for one in found.nodes] == [("new", Fate.ADDED)]
    assert found.sentence == "1 actie bij."


def test_the_node_that_was_carried_to_the_end_moved_and_the_others_did_not():
    before = plan_of(node("A"), node("k", "A"), node("l", "A"), node("m", "A"))
    after = plan_of(node("A"), node("l", "A"), node("m", "A"), node("k", "A"))
    assert [one.node.uid for one in differences(before, after).moved] == ["k"]


def test_a_move_tells_from_where_to_where():
    before = plan_of(node("A", title="Buren"), node("k", "A"), node("B", title="Online"))
    after = plan_of(node("A", title="Buren"), node("B", title="Online"), node("k", "B"))
    [moved] = differences(before, after).moved
    assert moved.move == Move("Buren", "Online")
    assert moved.move.sentence == "Stond onder “Buren”, staat nu onder “Online”."


def test_a_goal_that_went_stands_where_it_stood():
    before = plan_of(node("A"), node("B"), node("C", title="Nu anders"))
    found = differences(before, plan_of(node("A", title="Eerst"), node("C")))
    assert [one.node.uid for one in found.nodes] == ["A", "B", "C"]
    assert found.sentence == "1 doel weg, 2 gewijzigd."


def test_fields_read_as_people_write_them():
    changed = edited(
        small_plan(),
        ACTION_12.uid,
        timings=(Timing(TimingKind.DATE, starts_on=date(2027, 9, 4)),),
        budget=(BudgetLine(450_050, MoneySource.FLEMISH, "Plan Samenleven", 2027),),
        leads=("Dienst Feesten", "Jeugddienst"),
        tbd=(),
    )
    [found] = differences(small_plan(), changed).nodes
    assert [(one.label, one.before, one.after) for one in found.fields] == [
        ("Trekkers", "", "Dienst Feesten\nJeugddienst"),
        ("Timing", "12 juni 2027", "4 september 2027"),
        (
            "Budget",
            "€\N{NO-BREAK SPACE}3.000, eigen middelen",
            "€\N{NO-BREAK SPACE}4.500,50, Vlaamse subsidie, Plan Samenleven, 2027",
        ),
        ("Nog te bepalen", "trekker, te beslissen voor 1 december 2026", ""),
    ]


def test_every_written_field_of_a_node_has_a_reading():
    from dataclasses import fields

    from samenplan.plans.rules.readings import NODE_READINGS

    follows_from_the_tree = {"uid", "parent", "depth", "number", "level"}
    assert set(NODE_READINGS) == {one.name for one in fields(Node)} - follows_from_the_tree


def test_emptying_any_field_is_seen():
    bare = Node(ACTION_11.uid, GOAL_1.uid, 2, NodeKind.GOAL, "", "", "Anders")
    [found] = differences(plan_of(GOAL_1, ACTION_11), plan_of(GOAL_1, bare)).nodes
    filled = {"kind", "title", "reference", "description", "leads", "partners", "target_groups", "content_lines"}
    filled |= {"prevention", "themes", "tags", "timings", "budget", "risks", "indicators", "bbc"}
    assert {one.name for one in found.fields} == filled


def test_what_stands_around_the_tree_is_compared_too():
    plan = small_plan()
    after = replace(
        plan,
        title="Samen in Brugwijk",
        ends_on=date(2029, 12, 31),
        means=(Means(MoneySource.OWN, None),),
        sections=(Section(SectionKind.VISION, "Een mening hebben mag."), Section(SectionKind.EVALUATION, "Elk jaar.")),
    )
    found = differences(plan, after)
    assert [one.name for one in found.plan] == ["title", "period", "means"]
    assert [one.name for one in found.sections] == ["vision", "analysis", "evaluation"]
    assert found.sentence == "6 teksten of gegevens van het plan zelf."


def test_the_sentence_counts_goals_and_actions_apart():
    before = plan_of(node("A"), node("k", "A"), node("l", "A"), node("B"))
    after = plan_of(node("A"), node("l", "A", "anders"), node("k", "A"), node("m", "A"), node("n", "A"))
    assert differences(before, after).sentence == "2 acties bij, 1 doel weg, 1 verplaatst, 1 gewijzigd."


def test_a_timing_in_other_words_is_a_difference_but_the_same_reading_is_none():
    told = Timing(TimingKind.RECURRING, times=1, per=ACTION_11.timings[0].per, words="vier keer in het jaar")
    assert not differences(small_plan(), edited(small_plan(), ACTION_11.uid, timings=(told,))).is_empty
    silent = replace(ACTION_11.timings[0], starts_on=date(2026, 1, 1))
    assert differences(small_plan(), edited(small_plan(), ACTION_11.uid, timings=(silent,))).is_empty


@settings(max_examples=20, deadline=None)
@given(st.text(alphabet="ab .", min_size=2000, max_size=6000), st.text(alphabet="ab .", min_size=2000, max_size=6000))
def test_long_texts_are_given_back_whole_too(before, after):
    runs = word_changes(before, after)
    assert "".join(run.text for run in runs if run.fate is not Fate.REMOVED) == after


def test_two_plans_of_200_actions_that_differ_everywhere_are_compared_in_a_moment():
    before = large_plan(200)
    nodes = tuple(
        replace(
            one, title=f"{one.title}!", description=one.description.replace("wie", "welke mensen"), leads=("Nieuw",)
        )
        for one in reversed(before.nodes)
    )
    started = perf_counter()
    found = differences(before, replace(before, nodes=nodes))
    assert len(found.changed) == 220
    assert perf_counter() - started < 2  # takes about 0.13 s on two shared cores; this leaves room for a busy machine
