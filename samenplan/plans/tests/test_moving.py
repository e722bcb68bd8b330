"""The shape of the tree: every move keeps every node, and undo brings back what went."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenplan.core.errors import Forbidden, Refused
from samenplan.plans.operations.locking import Gone
from samenplan.plans.operations.moving import add_node, delete_node, duplicate_node, move, restore_node, step
from samenplan.plans.queries.contents import content
from samenplan.plans.rules.content import NodeKind
from samenplan.plans.tests.builders import a_plan, node_of, titles
from samenplan.plans.tests.examples import small_plan

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
AT_FIRST = titles(small_plan().nodes)


@pytest.fixture
def plan(lien):
    return a_plan(lien)


def seen(plan):
    return [f"{node.number} {node.uid}" for node in content(plan).nodes]


@pytest.mark.parametrize(
    ("uid", "direction", "after"),
    [
        ("act-feest", "omhoog", ["1 goal-buren", "1.1 act-feest", "1.2 act-avonden"]),
        ("act-avonden", "omlaag", ["1 goal-buren", "1.1 act-feest", "1.2 act-avonden"]),
        ("act-feest", "inspringen", ["1 goal-buren", "1.1 act-avonden", "1.1.1 act-feest"]),
        ("act-avonden", "uitspringen", ["1 goal-buren", "1.1 act-feest", "2 act-avonden"]),
        ("goal-online", "omhoog", ["1 goal-online", "1.1 act-huisregels", "1.2 act-vorming"]),
    ],
)
def test_a_step_moves_one_place(plan, lien, uid, direction, after):
    step(node_of(plan, uid), direction, by=lien)
    assert seen(plan)[: len(after)] == after


def test_indenting_names_the_level(plan, lien):
    plan.level_names = ["Doelstelling", "Actie", "Subactie"]
    plan.save()
    step(node_of(plan, "act-feest"), "inspringen", by=lien)
    assert [node.level for node in content(plan).nodes][:3] == ["Doelstelling", "Actie", "Subactie"]


@pytest.mark.parametrize(
    ("uid", "direction", "sentence"),
    [
        ("act-avonden", "inspringen", "niets boven"),
        ("goal-buren", "uitspringen", "hoogste niveau"),
        ("act-avonden", "dansen", "bestaat niet"),
    ],
)
def test_a_step_that_cannot_be_is_refused_with_a_sentence(plan, lien, uid, direction, sentence):
    with pytest.raises(Refused, match=sentence):
        step(node_of(plan, uid), direction, by=lien)
    assert titles(content(plan).nodes) == AT_FIRST


def test_a_goal_does_not_go_under_an_action(plan, lien):
    with pytest.raises(Refused, match="onder een actie"):
        move(node_of(plan, "goal-online"), parent=node_of(plan, "act-feest"), index=0, by=lien)


def test_a_node_does_not_go_under_itself(plan, lien):
    with pytest.raises(Refused, match="onder zichzelf"):
        move(node_of(plan, "goal-buren"), parent=node_of(plan, "act-feest"), index=0, by=lien)
    assert titles(content(plan).nodes) == AT_FIRST


def test_a_tree_has_five_levels_at_most(plan, lien):
    above = node_of(plan, "act-avonden")
    for depth in (3, 4, 5):
        above = add_node(plan, NodeKind.ACTION, f"Niveau {depth}", by=lien, parent=above)
    with pytest.raises(Refused, match="hoogstens 5 niveaus"):
        add_node(plan, NodeKind.ACTION, "Niveau 6", by=lien, parent=above)


def test_an_action_without_title_is_not_made(plan, lien):
    with pytest.raises(Refused, match="Geef een titel"):
        add_node(plan, NodeKind.ACTION, "   ", by=lien)
    assert titles(content(plan).nodes) == AT_FIRST


def test_deleting_takes_what_stands_under_it_and_undo_brings_all_back(plan, lien):
    goal = node_of(plan, "goal-buren")
    delete_node(goal, at=NOW, by=lien)
    assert [node.uid for node in content(plan).nodes] == ["goal-online", "act-huisregels", "act-vorming"]
    restore_node(goal, by=lien)
    assert content(plan).nodes == small_plan().nodes


def test_what_was_deleted_earlier_stays_deleted_when_its_parent_comes_back(plan, lien):
    delete_node(node_of(plan, "act-feest"), at=datetime(2026, 11, 23, 9, tzinfo=UTC), by=lien)
    goal = node_of(plan, "goal-buren")
    delete_node(goal, at=NOW, by=lien)
    restore_node(goal, by=lien)
    assert "act-feest" not in [node.uid for node in content(plan).nodes]


def test_a_node_whose_parent_is_gone_comes_back_at_the_top(plan, lien):
    action = node_of(plan, "act-feest")
    delete_node(action, at=datetime(2026, 11, 23, 9, tzinfo=UTC), by=lien)
    delete_node(node_of(plan, "goal-buren"), at=NOW, by=lien)
    restore_node(action, by=lien)
    assert "act-feest" in [node.uid for node in content(plan).nodes if node.depth == 1]


def test_deleting_twice_says_so(plan, lien):
    node = node_of(plan, "act-feest")
    delete_node(node, at=NOW, by=lien)
    with pytest.raises(Gone):
        delete_node(node, at=NOW, by=lien)


def test_a_copy_has_everything_but_its_own_code_and_past(plan, lien):
    copy = duplicate_node(node_of(plan, "act-avonden"), by=lien)
    nodes = {node.uid: node for node in content(plan).nodes}
    original, made = nodes["act-avonden"], nodes[copy.uid]
    assert made.title == f"{original.title} (kopie)"
    assert (made.leads, made.partners, made.timings, made.budget) == (
        original.leads, original.partners, original.timings, original.budget,
    )  # fmt: skip
    assert made.reference == ""
    assert made.indicators[0].uid != original.indicators[0].uid


def test_a_reader_moves_nothing(plan, nele):
    with pytest.raises(Forbidden):
        step(node_of(plan, "act-feest"), "omhoog", by=nele)


def test_another_town_moves_nothing(plan, omar):
    with pytest.raises(Gone):
        move(node_of(plan, "act-feest"), parent=None, index=0, by=omar)
    assert titles(content(plan).nodes) == AT_FIRST


MOVES = st.lists(
    st.tuples(st.sampled_from([node.uid for node in small_plan().nodes]), st.sampled_from(
        ["omhoog", "omlaag", "inspringen", "uitspringen"])),
    max_size=12,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES)
def test_whatever_one_moves_no_node_is_lost_and_no_depth_is_passed(plan, lien, moves):
    for uid, direction in moves:
        try:
            step(node_of(plan, uid), direction, by=lien)
        except Refused:
            continue
    nodes = content(plan).nodes
    assert sorted(node.uid for node in nodes) == sorted(node.uid for node in small_plan().nodes)
    assert all(1 <= node.depth <= 5 for node in nodes)
    assert len({node.number for node in nodes}) == len(nodes)
