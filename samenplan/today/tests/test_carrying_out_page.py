"""The page Vandaag of somebody who carries out: its buttons, its filter, what it costs."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from samenplan.execution.models import IndicatorProfile, Milestone, Question, Reaction, Reminder
from samenplan.execution.tests.asked import EVENINGS, runs
from samenplan.execution.tests.builders import a_busy_plan
from samenplan.plans.models import Plan
from samenplan.plans.tests.builders import node_of
from samenplan.today.tests.builders import ends, step

MOST_QUERIES = 15


def page_of(client_of, user, query=""):
    return client_of(user).get(reverse("today", args=["brugwijk"]) + query)


def test_each_line_has_one_button_to_a_page_that_is_there(plan, lien, lien_user, client_of):
    day = localdate()
    step(plan, day - timedelta(days=3))
    ends(plan, day)
    runs(plan, "act-huisregels", None)
    IndicatorProfile._rows.create(indicator=node_of(plan, EVENINGS).indicators.get(), next_on=day)
    Question._rows.create(node=node_of(plan, EVENINGS), by_id=lien.person, text="x")
    Reaction._rows.create(plan=plan, node=node_of(plan, EVENINGS), key="a", text="x", came_on=day)
    Reminder._rows.create(
        node=node_of(plan, EVENINGS), user_id=lien.person, step="officer", asked_on=day + timedelta(1)
    )
    Plan._rows.update(ends_on=day)
    page = page_of(client_of, lien_user)
    shown = [(todo, url) for _, rows in page.context["sections"] for todo, url in rows]
    assert len(shown) == 8 == page.context["board"].count
    browser = client_of(lien_user)
    assert {url: browser.get(url.split("#")[0]).status_code for _, url in shown if url} == {
        url: 200 for _, url in shown
    }


def test_the_filter_works_by_address(plan, lien_user, client_of):
    step(plan, localdate() - timedelta(days=3))
    everyone, mine = (page_of(client_of, lien_user, query).content.decode() for query in ("", "?van=mij"))
    assert ("Zaal vast" in everyone, "Zaal vast" in mine) == (True, False)
    assert "Niets wacht op jou zelf." in mine
    assert 'href="?van=mij"' in everyone


def test_a_busy_authority_costs_no_more_questions(lien, lien_user, client_of):
    a_busy_plan(lien, actions_count=60, activities=300)
    browser = client_of(lien_user)
    for query in ("", "?van=mij"):
        browser.get("/brugwijk/" + query)
        with CaptureQueriesContext(connection) as asked:
            page = browser.get("/brugwijk/" + query)
        assert len(asked) <= MOST_QUERIES
    with CaptureQueriesContext(connection) as asked:
        page = browser.get("/brugwijk/")
    board = page.context["board"]
    assert (board.shown, board.count > 30) == (30, True)
    assert f"{board.count} dingen vragen" in page.content.decode()
    assert page.content.decode().count('class="tag') == 30


def test_one_thing_and_many_things_cost_the_same(plan, lien_user, client_of):
    browser = client_of(lien_user)
    step(plan, localdate() - timedelta(days=1))
    browser.get("/brugwijk/")
    with CaptureQueriesContext(connection) as one:
        browser.get("/brugwijk/")
    for uid in (EVENINGS, EVENINGS, "act-feest", "act-vorming", "act-huisregels"):
        runs(plan, uid, None)
        step(plan, localdate() - timedelta(days=1), uid=uid)
    with CaptureQueriesContext(connection) as many:
        browser.get("/brugwijk/")
    assert len(many) == len(one)
    assert Milestone._rows.count() == 6


def test_an_empty_page_teaches_and_never_says_that_all_runs_to_who_cannot_see_it(plan, lien_user, nele_user, client_of):
    step(plan, localdate() - timedelta(days=3))
    hers = page_of(client_of, nele_user).content.decode()
    assert ("Niets wacht op jou" in hers, "Alles loopt" in hers) == (True, False)
    Milestone._rows.all().delete()
    runs(plan, EVENINGS, localdate())
    assert "Alles loopt" in page_of(client_of, lien_user).content.decode()
