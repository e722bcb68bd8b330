"""Starting a plan, and what stands around its tree."""

from django.urls import reverse

from samenplan.plans.models import Plan
from samenplan.plans.queries.contents import content
from samenplan.plans.tests.builders import url
from samenplan.plans.tests.examples import small_plan


class TestStart:
    def test_a_blank_plan(self, browser):
        response = browser.post(reverse("plans:start", args=["brugwijk"]), {"title": "Nieuw plan", "sjabloon": "leeg"})
        plan = Plan._rows.get(title="Nieuw plan")
        assert response.url == url("detail", plan)
        assert plan.nodes.count() == 0

    def test_a_template_of_four_actions(self, browser):
        browser.post(reverse("plans:start", args=["brugwijk"]), {"title": "Klein plan", "sjabloon": "vier-acties"})
        assert Plan._rows.get(title="Klein plan").nodes.count() == 5

    def test_a_period_that_runs_backwards_is_refused_with_what_was_typed(self, browser):
        posted = {"title": "Fout plan", "starts_on": "2027-01-01", "ends_on": "2026-01-01"}
        response = browser.post(reverse("plans:start", args=["brugwijk"]), posted)
        assert response.status_code == 422
        assert "Fout plan" in response.content.decode()
        assert not Plan._rows.filter(title="Fout plan").exists()

    def test_a_copy_of_an_older_plan_supersedes_it(self, browser, plan):
        address = reverse("plans:start_from_copy", args=["brugwijk", plan.pk])
        browser.post(address, {"title": "Vervolgplan"})
        copy = Plan._rows.get(title="Vervolgplan")
        assert copy.supersedes_id == plan.pk
        assert [node.title for node in content(copy).nodes] == [node.title for node in small_plan().nodes]
        assert [node.also_serves != () for node in content(copy).nodes].count(True) == 1


def test_facts_and_means_are_saved(browser, plan):
    posted = {"title": "Andere titel", "goal_names": "Pijler, Doel", "action_names": "Actie", "starts_on": "1/1/2027"}
    assert browser.post(url("facts", plan), posted).status_code == 302
    rows = {
        "means-TOTAL_FORMS": 1,
        "means-INITIAL_FORMS": 0,
        "means-0-source": "own",
        "means-0-amount_cents": "1.000,50",
    }
    assert browser.post(url("means", plan), rows).status_code == 302
    fresh = content(Plan._rows.select_related("authority").get(pk=plan.pk))
    assert (fresh.title, fresh.level_names, fresh.goal_levels) == ("Andere titel", ("Pijler", "Doel", "Actie"), 2)
    assert [line.amount_cents for line in fresh.means] == [100_050]


def test_too_many_levels_are_refused(browser, plan):
    posted = {"title": "x", "goal_names": "a, b, c", "action_names": "d, e, f"}
    response = browser.post(url("facts", plan), posted)
    assert response.status_code == 422
    assert "hoogstens 5 niveaus" in response.content.decode()
