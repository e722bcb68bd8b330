"""Writing one node: nothing is lost, nobody overwrites another silently."""

from dataclasses import replace
from datetime import date

import pytest

from samenplan.audit.models import Event
from samenplan.core.errors import Forbidden, Refused
from samenplan.plans.operations.locking import Gone
from samenplan.plans.operations.nodes import NodeChanges, change_node, tell_progress
from samenplan.plans.operations.versions import submit
from samenplan.plans.queries.contents import content
from samenplan.plans.queries.values import current_node
from samenplan.plans.rules.content import (
    BudgetLine,
    ContentLine,
    Indicator,
    Recurrence,
    Timing,
    TimingKind,
)
from samenplan.plans.rules.editing import Change, ChangedMeanwhile, mark
from samenplan.plans.rules.status import ActionStatus
from samenplan.plans.tests.builders import a_plan, node_of
from samenplan.plans.tests.examples import small_plan

AVONDEN = "act-avonden"


@pytest.fixture
def plan(lien):
    return a_plan(lien)


def change(**values):
    return NodeChanges({name: Change(value) for name, value in values.items()})


def test_a_stored_plan_reads_back_as_it_was_written(plan):
    expected = small_plan()
    assert content(plan).nodes == expected.nodes
    assert content(plan).means == expected.means


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Gesprekken"),
        ("description", "Nieuwe **tekst**"),
        ("leads", ("Jeugddienst", "Dienst Samenleven")),
        ("partners", ()),
        ("target_groups", ("buren",)),
        ("content_lines", (ContentLine.HATE_SPEECH, ContentLine.POLARISATION)),
        ("prevention", None),
        ("also_serves", ("goal-online",)),
        ("timings", (Timing(TimingKind.RECURRING, times=2, per=Recurrence.MONTH), Timing(TimingKind.UNDETERMINED))),
        ("budget", (BudgetLine(None), BudgetLine(12_345, label="Fonds", year=2028))),
        ("indicators", (Indicator("ind-avonden", "Avonden", target="9"), Indicator("new-one", "Tevreden", "%"))),
        ("internal_note", "Enkel voor ons"),
    ],
)
def test_each_field_can_be_written_and_read_back(plan, lien, field, value):
    node = node_of(plan, AVONDEN)
    changed = change_node(node, change(**{field: value}), by=lien)
    assert changed == {field}
    assert current_node(node_of(plan, AVONDEN)).values[field] == value


def test_writing_what_stands_there_already_leaves_no_trace(plan, lien):
    node = node_of(plan, AVONDEN)
    before = Event.objects.visible_to(lien).count()
    assert change_node(node, change(title=node.title), by=lien) == frozenset()
    assert Event.objects.visible_to(lien).count() == before


def test_a_change_leaves_a_trace_with_the_names_of_the_fields_and_no_text(plan, lien):
    change_node(node_of(plan, AVONDEN), change(title="Geheim woord", description="x"), by=lien)
    event = Event.objects.visible_to(lien).order_by("-sequence")[0]
    assert (event.actor, event.verb, event.facts) == (lien.name, "node.changed", {"fields": ["description", "title"]})


def test_two_people_in_the_same_field_see_both_texts_and_nothing_is_overwritten(plan, lien, bart):
    node = node_of(plan, AVONDEN)
    base = mark(node.description)
    change_node(node, NodeChanges({"description": Change("Van Bart", base)}), by=bart)
    with pytest.raises(ChangedMeanwhile) as raised:
        change_node(node, NodeChanges({"description": Change("Van Lien", base)}), by=lien)
    assert [(clash.field, clash.mine, clash.theirs) for clash in raised.value.clashes] == [
        ("description", "Van Lien", "Van Bart")
    ]
    assert node_of(plan, AVONDEN).description == "Van Bart"


def test_two_people_in_different_fields_both_keep_their_text(plan, lien, bart):
    node = node_of(plan, AVONDEN)
    old = {name: mark(getattr(node, name)) for name in ("title", "description")}
    change_node(node, NodeChanges({"description": Change("Van Bart", old["description"])}), by=bart)
    whole_form = {
        "title": Change("Van Lien", old["title"]),
        "description": Change(node.description, old["description"]),
    }
    change_node(node, NodeChanges(whole_form), by=lien)
    fresh = node_of(plan, AVONDEN)
    assert (fresh.title, fresh.description) == ("Van Lien", "Van Bart")


def test_choosing_ones_own_text_knowingly_overwrites(plan, lien, bart):
    node = node_of(plan, AVONDEN)
    change_node(node, change(description="Van Bart"), by=bart)
    change_node(node, NodeChanges({"description": Change("Van Lien", mark("Van Bart"))}), by=lien)
    assert node_of(plan, AVONDEN).description == "Van Lien"


def test_an_indicator_keeps_its_row_when_it_is_renamed(plan, lien):
    node = node_of(plan, AVONDEN)
    pk = node.indicators.get().pk
    renamed = replace(small_plan().nodes[1].indicators[0], name="Aantal avonden")
    change_node(node, change(indicators=(renamed,)), by=lien)
    assert node.indicators.get().pk == pk


def test_an_empty_title_is_refused_and_the_old_one_stays(plan, lien):
    with pytest.raises(Refused, match="Geef een titel"):
        change_node(node_of(plan, AVONDEN), change(title="  ", description="weg"), by=lien)
    assert current_node(node_of(plan, AVONDEN)).node == small_plan().nodes[1]


def test_a_national_number_in_a_text_is_refused_and_not_kept(plan, lien):
    with pytest.raises(Refused, match="hoort niet in een plan"):
        change_node(node_of(plan, AVONDEN), change(description="Gesprek met 85.07.30-033.28"), by=lien)
    assert node_of(plan, AVONDEN).description == small_plan().nodes[1].description


def test_a_submitted_plan_is_closed(plan, lien):
    submit(plan, on=date(2026, 11, 23), by=lien)
    with pytest.raises(Refused, match="ingediend"):
        change_node(node_of(plan, AVONDEN), change(title="Te laat"), by=lien)
    assert node_of(plan, AVONDEN).title == small_plan().nodes[1].title


def test_a_deleted_node_cannot_be_written(plan, lien):
    node = node_of(plan, AVONDEN)
    PlanFacts = node.plan.nodes.filter(pk=node.pk)
    PlanFacts.update(deleted_at="2026-11-23T10:00:00Z")
    with pytest.raises(Gone):
        change_node(node, change(title="Te laat"), by=lien)


def test_a_reader_cannot_write(plan, nele):
    with pytest.raises(Forbidden):
        change_node(node_of(plan, AVONDEN), change(title="Van de DPO"), by=nele)


def test_somebody_of_another_town_finds_nothing_to_write(plan, omar):
    with pytest.raises(Gone):
        change_node(node_of(plan, AVONDEN), change(title="Van Molenrode"), by=omar)
    assert node_of(plan, AVONDEN).title == small_plan().nodes[1].title


class TestPartner:
    """Mo of Buurtwerk De Brug joins action 1.1 and no other."""

    def test_she_completes_her_own_action(self, plan, buurtwerk, mo):
        change_node(node_of(plan, AVONDEN), change(description="Wij zorgen voor de zaal."), by=mo)
        assert node_of(plan, AVONDEN).description == "Wij zorgen voor de zaal."

    def test_she_does_not_decide_on_title_money_or_risks(self, plan, buurtwerk, mo):
        for field, value in (("title", "Anders"), ("budget", (BudgetLine(1),)), ("internal_note", "x"), ("leads", ())):
            with pytest.raises(Refused, match="enkel het bestuur"):
                change_node(node_of(plan, AVONDEN), change(**{field: value}), by=mo)

    def test_another_action_does_not_exist_for_her(self, plan, buurtwerk, mo):
        with pytest.raises(Gone):
            change_node(node_of(plan, "act-feest"), change(description="Ook van mij"), by=mo)


def test_progress_can_be_told_after_submission_and_does_not_touch_the_text(plan, lien):
    before = content(plan)
    submit(plan, on=date(2026, 11, 23), by=lien)
    tell_progress(node_of(plan, AVONDEN), ActionStatus.RUNNING, "Gestart", on=date(2026, 12, 1), by=lien)
    node = node_of(plan, AVONDEN)
    assert (node.status, node.status_on, node.progress_notes.get().text) == ("running", date(2026, 12, 1), "Gestart")
    assert content(plan) == before
