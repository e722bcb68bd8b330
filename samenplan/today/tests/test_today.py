"""Vandaag shows what needs a hand, and nothing else."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from samenplan.authorities.example import LIEN, place_person
from samenplan.debate.example import place_example_debate
from samenplan.debate.models import Debate
from samenplan.debate.operations import running
from samenplan.plans.operations.nodes import NodeChanges, change_node
from samenplan.plans.operations.versions import submit
from samenplan.plans.rules.content import TbdField, ToBeDetermined
from samenplan.plans.rules.editing import Change
from samenplan.plans.tests.builders import a_plan, node_of
from samenplan.today.queries.todos import todos

TODAY = date(2026, 11, 23)


@pytest.fixture
def plan(lien):
    plan = a_plan(lien)
    change_node(node_of(plan, "act-feest"), NodeChanges({"tbd": Change(())}), by=lien)
    return plan


def left_open(plan, by, due_on, uid="act-feest"):
    point = ToBeDetermined(TbdField.LEAD, due_on, "Wie?")
    change_node(node_of(plan, uid), NodeChanges({"tbd": Change((point,))}), by=by)


def tags(actor):
    return [(todo.tag, todo.tone) for todo in todos(actor, TODAY)]


@pytest.mark.parametrize(
    ("due_on", "shown"),
    [
        (TODAY - timedelta(days=12), [("12 dagen te laat", "late")]),
        (TODAY - timedelta(days=1), [("1 dag te laat", "late")]),
        (TODAY, [("vandaag", "tbd")]),
        (TODAY + timedelta(days=14), [("voor 7 december 2026", "tbd")]),
        (TODAY + timedelta(days=15), []),
        (None, []),
    ],
)
def test_an_open_decision_shows_when_it_is_late_or_due_within_a_fortnight(plan, lien, due_on, shown):
    left_open(plan, lien, due_on)
    assert tags(lien) == [*shown, ("in opmaak", "plain")]


def test_what_was_decided_or_deleted_is_gone(plan, lien):
    left_open(plan, lien, TODAY)
    node = node_of(plan, "act-feest")
    node.deleted_at = "2026-11-23T10:00:00Z"
    node.save()
    assert tags(lien) == [("in opmaak", "plain")]


def test_a_submitted_plan_waits_for_who_records_the_decision(plan, lien, jef, bart):
    submit(plan, on=TODAY, by=lien)
    assert tags(jef) == [("ingediend", "plain")]
    assert tags(bart) == []


def test_another_town_sees_nothing_of_it(plan, lien, omar):
    left_open(plan, lien, TODAY)
    assert tags(omar) == []


def test_each_thing_leads_to_the_page_where_one_does_it(plan, lien, lien_user, client_of):
    left_open(plan, lien, date(2020, 1, 1))
    page = client_of(lien_user).get(reverse("today", args=["brugwijk"]))
    where = reverse("plans:node", args=["brugwijk", plan.pk, node_of(plan, "act-feest").pk])
    assert f'href="{where}#groep-tbd"' in page.content.decode()


def test_three_open_decisions_ask_no_more_questions_than_one(plan, lien, lien_user, client_of):
    browser, address = client_of(lien_user), reverse("today", args=["brugwijk"])
    left_open(plan, lien, date(2020, 1, 1))
    browser.get(address)
    with CaptureQueriesContext(connection) as one:
        browser.get(address)
    left_open(plan, lien, date(2020, 1, 1), uid="act-vorming")
    left_open(plan, lien, date(2020, 1, 1), uid="act-huisregels")
    with CaptureQueriesContext(connection) as three:
        assert browser.get(address).content.decode().count("te laat") == 3
    assert len(three) == len(one)


def test_an_unanswered_result_waits_for_who_runs_debates(lien, jef, brugwijk):
    place_person(LIEN)
    place_example_debate(TODAY)
    debate = Debate.objects.visible_to(lien).get()
    debate.statements.filter(state="waiting").update(state="refused")
    running.close(debate, by=lien)
    running.publish(debate, link="https://x.example/", now=now(), by=lien)
    (found,) = [todo for todo in todos(lien, TODAY) if todo.place.route == "debate:result"]
    assert (found.title, found.explanation) == ("7 stellingen wachten op een antwoord", debate.question)
    assert [todo for todo in todos(jef, TODAY) if todo.place.route == "debate:result"] == []


def test_without_anything_to_do_the_page_says_so(nele_user, brugwijk, client_of):
    page = client_of(nele_user).get(reverse("today", args=["brugwijk"])).content.decode()
    assert "Niets vraagt vandaag je hand." in page
