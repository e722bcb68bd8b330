"""The room through a browser's eyes: what it shows, what it takes, what it costs."""

from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate
from lxml.html import fromstring

from samenplan.execution.models import Dependency, Milestone, Spending
from samenplan.execution.operations.spending import spend
from samenplan.execution.operations.steps import add_step
from samenplan.execution.operations.waiting import wait_for
from samenplan.execution.rules.milestones import Step
from samenplan.execution.rules.spending import Spent
from samenplan.execution.tests.builders import a_busy_plan, actions, an_activity
from samenplan.execution.tests.room.rows import everything
from samenplan.plans.operations.nodes import tell_progress
from samenplan.plans.rules.status import ActionStatus

LONG_AGO = localdate() - timedelta(days=200)


def at(plan, name, **ids):
    return reverse(f"execution:{name}", kwargs={"authority": "brugwijk", "plan_id": plan.pk, **ids})


def text(response):
    """What a reader sees of the main part, in one line."""
    return " ".join(fromstring(response.content.decode()).xpath("string(//main)").split())


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def typed(response, action):
    """Every field of one form as a browser without JavaScript would post it."""
    form = next(one for one in fromstring(response.content.decode()).forms if one.get("action", "").endswith(action))
    return {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}


def labels(response):
    """The numbers of the actions in the overview."""
    links = fromstring(response.content.decode()).xpath("//section[contains(@class, 'going')]//tbody//th/a")
    return [link.text_content().split()[0] for link in links]


def test_the_overview_tells_what_each_action_did_reached_and_cost(browser, plan, node, lien):
    add_step(node, Step("Zaal", 20, done_on=date(2026, 10, 1)), today=localdate(), by=lien)
    add_step(node, Step("Oproep", 30, date(2030, 1, 15)), today=localdate(), by=lien)
    spend(node, Spent(31_250, date(2026, 10, 2)), key="k", today=localdate(), by=lien)
    an_activity(node, by=lien)
    an_activity(node, by=lien)
    tell_progress(node, ActionStatus.RUNNING, "Het loopt.", on=localdate(), by=lien)
    shown = text(browser.get(at(plan, "room")))
    for words in (
        "Van 4 acties zijn er 0 klaar, loopt er 1 en moeten er 3 nog starten.",
        "1 van 2", "40 %", "24 jongeren", "€ 312,50", "van € 6.400", "Lien Verbruggen", "15 januari 2030", "Oproep",
    ):  # fmt: skip
        assert words in shown.replace("\N{NO-BREAK SPACE}", " "), words


def test_an_action_waits_until_the_other_is_done(browser, plan, lien):
    first, second, *_ = actions(plan)
    wait_for(first, second, by=lien)
    assert f"Wacht op 1.2 {second.title}" in text(browser.get(at(plan, "room")))
    tell_progress(second, ActionStatus.DONE, "", on=localdate(), by=lien)
    assert "Wacht op" not in text(browser.get(at(plan, "room")))


def test_the_looks_leave_only_what_needs_a_hand_and_say_how_many(browser, plan, lien, buurtwerk, mo):
    first, second, third, fourth = actions(plan)
    add_step(first, Step("Te laat", due_on=LONG_AGO), today=localdate(), by=lien)
    tell_progress(second, ActionStatus.DONE, "", on=LONG_AGO, by=lien)
    tell_progress(third, ActionStatus.RUNNING, "", on=LONG_AGO, by=lien)
    fourth.involvements.create(party=buurtwerk, part="partner")  # Mo speaks for it, so she can be asked
    everyone = labels(browser.get(at(plan, "room")))
    shown = {look: labels(browser.get(at(plan, "room"), {"toon": look})) for look in ("laat", "stil", "vraag", "x")}
    assert len(everyone) == 4
    assert shown["x"] == everyone
    assert everyone[0] in shown["laat"]
    assert everyone[2] in shown["stil"]
    assert everyone[1] not in (*shown["laat"], *shown["stil"], *shown["vraag"])
    assert everyone[3] not in shown["vraag"] and everyone[2] in shown["vraag"]


def test_a_plan_without_actions_teaches(browser, plan):
    plan.nodes.all().delete()
    shown = text(browser.get(at(plan, "room")))
    assert "Er staan nog geen acties in dit plan." in shown
    assert "<svg" not in browser.get(at(plan, "room")).content.decode().split("<main")[1]


def test_who_only_reads_sees_no_way_to_write(client_of, jef_user, plan, node, lien):
    add_step(node, Step("Zaal"), today=localdate(), by=lien)
    reader = client_of(jef_user)
    for name, ids in (
        ("room", {}),
        ("steps", {"node_id": node.pk}),
        ("chain", {}),
        ("looking_back", {}),
        ("anchoring", {}),
    ):
        answer = reader.get(at(plan, name, **ids))
        assert answer.status_code == 200
        assert fromstring(answer.content.decode()).xpath("//main//form") == []
        assert "bewerken" not in answer.content.decode()


def test_a_step_is_added_reached_changed_moved_taken_away_and_put_back(browser, plan, node):
    page = at(plan, "steps", node_id=node.pk)
    for title in ("Zaal", "Oproep"):
        fields = typed(browser.get(page), "stappen/nieuw/") | {"stap-title": title, "stap-weight": "40"}
        assert browser.post(at(plan, "add_step", node_id=node.pk), fields).url == f"{page}#stappen"
    zaal = Milestone._base_manager.get(title="Zaal")
    ids = {"node_id": node.pk, "step_id": zaal.pk}
    assert browser.post(at(plan, "reach_step", **ids)).status_code == 302
    assert "1 van 2 stappen klaar, samen 40 van 80 punten." in text(browser.get(page))
    browser.post(at(plan, "order_step", **ids), {"naar": "omlaag"})
    assert [row.title for row in Milestone._base_manager.order_by("position")] == ["Oproep", "Zaal"]
    form = fromstring(browser.get(at(plan, "change_step", **ids)).content.decode()).forms[-1]
    browser.post(at(plan, "change_step", **ids), dict(form.form_values()) | {"weight": "60", "due_on": "1/9/2030"})
    kept = Milestone._base_manager.get(pk=zaal.pk)
    assert (kept.weight, kept.due_on, kept.done_on) == (60, date(2030, 9, 1), localdate())
    gone = browser.post(at(plan, "remove_step", **ids))
    assert "Zet terug" in said(gone)[-1]
    assert "“Zaal” komt terug" in text(browser.get(at(plan, "restore_step", node_id=node.pk)))
    browser.post(at(plan, "restore_step", node_id=node.pk))
    back = Milestone._base_manager.get(title="Zaal")
    assert (back.uid, back.weight, back.due_on, back.done_on) == (zaal.uid, 60, date(2030, 9, 1), localdate())


def test_with_nothing_taken_away_there_is_nothing_to_put_back(browser, plan, node):
    answer = browser.get(at(plan, "restore_step", node_id=node.pk))
    assert (answer.status_code, said(answer)) == (302, ["Er is niets terug te zetten."])


def test_a_step_that_cannot_be_keeps_what_was_typed(browser, plan, node):
    before = everything()
    fields = {"stap-title": "Beloofd", "stap-weight": "10", "stap-is_anchor": "on", "stap-due_on": ""}
    answer = browser.post(at(plan, "add_step", node_id=node.pk), fields)
    assert answer.status_code == 422
    assert "Een ankermoment heeft een datum nodig" in text(answer)
    assert 'value="Beloofd"' in answer.content.decode()
    assert everything() == before


def test_who_was_second_at_a_step_reads_what_is_kept_and_can_choose(browser, plan, node, lien):
    row = add_step(node, Step("Zaal", 10), today=localdate(), by=lien)
    where = at(plan, "change_step", node_id=node.pk, step_id=row.pk)
    mine = dict(fromstring(browser.get(where).content.decode()).forms[-1].form_values()) | {"weight": "30"}
    row.weight = 20
    row.save(update_fields=["weight"])
    answer = browser.post(where, mine)
    assert (answer.status_code, Milestone._base_manager.get().weight) == (422, 20)
    assert "Bewaard is nu: “Zaal”, gewicht 20." in text(answer)
    again = dict(fromstring(answer.content.decode()).forms[-1].form_values())
    assert browser.post(where, again).status_code == 302
    assert Milestone._base_manager.get().weight == 30


def test_waiting_is_shown_at_both_actions_and_a_circle_is_told(browser, plan):
    first, second, *_ = actions(plan)
    where = at(plan, "add_waiting", node_id=first.pk)
    fields = {"wacht-waits_for": str(second.pk), "wacht-note": "De huisregels eerst."}
    assert browser.post(where, fields).status_code == 302
    assert second.title in text(browser.get(at(plan, "steps", node_id=first.pk)))
    assert f"Hierop wacht{first.title}" in text(browser.get(at(plan, "steps", node_id=second.pk)))
    back = browser.post(at(plan, "add_waiting", node_id=second.pk), {"wacht-waits_for": str(first.pk)})
    assert back.status_code == 422
    assert "Dan wacht alles op elkaar" in text(back)
    row = Dependency._base_manager.get()
    browser.post(at(plan, "remove_waiting", node_id=first.pk, dependency_id=row.pk))
    assert Dependency._base_manager.count() == 0


def test_the_same_form_of_money_twice_is_one_line_and_a_withdrawn_one_counts_no_more(browser, plan, node):
    page = at(plan, "steps", node_id=node.pk)
    fields = typed(browser.get(page), "stappen/uitgave/") | {"geld-amount": "1.312,50", "geld-source": "flemish"}
    for _ in range(2):
        assert browser.post(at(plan, "add_spending", node_id=node.pk), fields).status_code == 302
    line = Spending._base_manager.get()
    assert line.amount_cents == 131_250
    assert "1.312,50 uitgegeven van" in text(browser.get(page))
    where = at(plan, "withdraw_spending", node_id=node.pk, spending_id=line.pk)
    assert "telt dan niet meer mee" in text(browser.get(where))
    assert browser.post(where).url == f"{page}#geld"
    assert "ingetrokken op" in text(browser.get(page))
    assert "1.312,50 uitgegeven" not in text(browser.get(page))


def test_an_action_of_another_plan_is_not_there(browser, plan, lien):
    other = a_busy_plan(lien, actions_count=1, activities=0)
    assert browser.get(at(plan, "steps", node_id=actions(other)[0].pk)).status_code == 404


def queries(browser, path):
    with CaptureQueriesContext(connection) as counted:
        assert browser.get(path).status_code == 200
    return len(counted)


@pytest.mark.parametrize("name", ["room", "chain", "edit_chain", "looking_back", "anchoring", "edit_anchoring"])
def test_a_page_costs_as_many_queries_for_one_action_as_for_three_hundred(browser, lien, name):
    plans = [a_busy_plan(lien, actions_count=count, activities=count * 4) for count in (1, 3, 300)]
    browser.get(at(plans[0], name))
    found = [queries(browser, at(plan, name)) for plan in plans]
    assert found == [found[0]] * 3
    assert found[0] == QUERIES[name]


QUERIES = {"room": 18, "chain": 11, "edit_chain": 11, "looking_back": 7, "anchoring": 13, "edit_anchoring": 13}


def test_the_page_of_one_action_costs_as_many_queries_in_a_plan_of_three_hundred(browser, lien):
    plans = [a_busy_plan(lien, actions_count=count, activities=0) for count in (1, 3, 300)]
    paths = [at(plan, "steps", node_id=actions(plan)[0].pk) for plan in plans]
    browser.get(paths[0])
    found = [queries(browser, path) for path in paths]
    assert found == [found[0]] * 3


def test_a_new_line_of_money_starts_from_the_source_that_was_planned(browser, plan):
    course = next(node for node in actions(plan) if node.title.startswith("Vorming"))
    assert typed(browser.get(at(plan, "steps", node_id=course.pk)), "stappen/uitgave/")["geld-source"] == "flemish"
