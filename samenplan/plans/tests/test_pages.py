"""The pages of a plan: what they show, what they save, how many questions they ask the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenplan.plans.operations.nodes import NodeChanges, change_node
from samenplan.plans.queries.contents import content
from samenplan.plans.rules.editing import Change
from samenplan.plans.tests.builders import a_plan, node_of, url, whole_form
from samenplan.plans.tests.examples import large_plan, small_plan

PERSPECTIVES = ("detail", "table", "timeline", "by_lead", "by_target_group", "open_points", "advice")
MOST_QUERIES = 12


@pytest.mark.parametrize("name", PERSPECTIVES)
def test_each_view_of_the_plan_opens(browser, plan, name):
    response = browser.get(url(name, plan))
    assert response.status_code == 200
    assert small_plan().title in response.content.decode()


def queries_of(browser, address):
    browser.get(address)  # the first visit may fill caches
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("name", PERSPECTIVES)
def test_a_large_plan_asks_no_more_questions_than_a_small_one(browser, plan, lien, name):
    large = a_plan(lien, large_plan(40))
    small_count = queries_of(browser, url(name, plan))
    assert queries_of(browser, url(name, large)) == small_count


def test_the_plan_page_asks_at_most_twelve_questions(browser, plan):
    assert queries_of(browser, url("detail", plan)) <= MOST_QUERIES


def test_the_list_asks_the_same_for_one_and_for_three_plans(browser, plan, lien):
    address = reverse("plans:list", args=["brugwijk"])
    one = queries_of(browser, address)
    a_plan(lien)
    a_plan(lien)
    assert queries_of(browser, address) == one


def test_saving_a_form_that_nobody_touched_changes_nothing(browser, plan):
    node = node_of(plan, "act-avonden")
    address = url("node", plan, node.pk)
    response = browser.post(address, whole_form(browser.get(address)))
    assert response.status_code == 302
    assert content(plan).nodes == small_plan().nodes


def test_a_new_title_and_lead_are_saved_without_javascript(browser, plan):
    node = node_of(plan, "act-feest")
    address = url("node", plan, node.pk)
    posted = whole_form(browser.get(address)) | {"title": "Groot feest", "leads": ["Jeugddienst", ""]}
    assert browser.post(address, posted).status_code == 302
    saved = next(one for one in content(plan).nodes if one.uid == "act-feest")
    assert (saved.title, saved.leads) == ("Groot feest", ("Jeugddienst",))


def test_one_field_saved_by_autosave_leaves_all_others_alone(browser, plan):
    node = node_of(plan, "act-avonden")
    address = url("node", plan, node.pk)
    page = browser.get(address)
    posted = {name: value for name, value in whole_form(page).items() if name.startswith(("veld", "base-"))}
    response = browser.post(
        address, posted | {"autosave": "1", "description": "Enkel dit"}, headers={"HX-Request": "true"}
    )
    assert response.status_code == 200
    assert b"base-description" in response.content
    changed = next(one for one in content(plan).nodes if one.uid == "act-avonden")
    first = small_plan().nodes[1]
    assert changed.description == "Enkel dit"
    assert (changed.title, changed.leads, changed.budget, changed.indicators) == (
        first.title, first.leads, first.budget, first.indicators,
    )  # fmt: skip


def test_all_boxes_unticked_by_autosave_empties_the_list(browser, plan):
    node = node_of(plan, "act-huisregels")
    address = url("node", plan, node.pk)
    base = browser.get(address).context["editor"].bases["content_lines"]
    posted = {"veld": "content_lines", "base-content_lines": base, "autosave": "1", "content_lines": ""}
    assert browser.post(address, posted, headers={"HX-Request": "true"}).status_code == 200
    assert node_of(plan, "act-huisregels").content_lines == []


def test_a_wrong_date_is_shown_again_with_what_was_typed_and_nothing_is_half_saved(browser, plan):
    node = node_of(plan, "act-feest")
    address = url("node", plan, node.pk)
    posted = whole_form(browser.get(address)) | {"title": "Nieuwe titel", "timings-0-starts_on": "31/9/2027"}
    response = browser.post(address, posted)
    assert response.status_code == 422
    page = response.content.decode()
    assert "Deze dag bestaat niet" in page
    assert 'value="Nieuwe titel"' in page
    assert "31/9/2027" in page
    assert content(plan).nodes == small_plan().nodes


def test_rows_that_the_open_page_never_showed_are_not_asked_for(browser, plan):
    node = node_of(plan, "act-feest")
    address = url("node", plan, node.pk)
    posted = whole_form(browser.get(address)) | {"timings-TOTAL_FORMS": "4"}
    assert browser.post(address, posted).status_code == 302
    assert content(plan).nodes == small_plan().nodes


def test_a_field_that_is_not_on_the_form_changes_nothing(browser, plan):
    node = node_of(plan, "act-avonden")
    address = url("node", plan, node.pk)
    extra = {"status": "done", "plan": "999", "uid": "hacked", "authority": "2", "deleted_at": "2026-01-01"}
    browser.post(address, whole_form(browser.get(address)) | extra)
    fresh = node_of(plan, "act-avonden")
    assert (fresh.status, fresh.plan_id, fresh.uid, fresh.deleted_at) == ("not_started", plan.pk, "act-avonden", None)


def test_a_goal_takes_no_groups_of_an_action(browser, plan):
    node = node_of(plan, "goal-buren")
    response = browser.post(url("node", plan, node.pk), {"veld": "leads", "leads": "Jeugddienst"})
    assert response.status_code == 404


class TestTree:
    def test_adding_from_the_plan_page_puts_the_action_under_its_goal(self, browser, plan):
        goal = node_of(plan, "goal-online")
        browser.post(url("tree", plan), {"toevoegen": "actie", "title": "Nieuw", "onder": goal.pk})
        assert [node.number for node in content(plan).nodes if node.title == "Nieuw"] == ["2.3"]

    def test_a_button_moves_a_row(self, browser, plan):
        response = browser.post(url("tree", plan), {"omhoog": node_of(plan, "act-feest").pk})
        assert response.url.endswith("#node-act-feest")
        assert content(plan).nodes[1].uid == "act-feest"

    def test_dragging_posts_parent_and_position(self, browser, plan):
        address = url("move", plan, node_of(plan, "act-vorming").pk)
        browser.post(address, {"parent": "goal-buren", "position": "0"})
        assert [node.uid for node in content(plan).nodes][:2] == ["goal-buren", "act-vorming"]

    def test_deleting_offers_to_put_back_and_that_works(self, browser, plan):
        node = node_of(plan, "goal-buren")
        page = browser.post(url("tree", plan), {"verwijderen": node.pk}, follow=True).content.decode()
        assert "Zet terug" in page
        assert browser.post(url("restore", plan, node.pk)).status_code == 302
        assert content(plan).nodes == small_plan().nodes

    @pytest.mark.parametrize("value", ["", "abc", "-1", "9" * 30, "²"])
    def test_a_strange_button_value_is_a_clear_sentence_or_not_found(self, browser, plan, value):
        response = browser.post(url("tree", plan), {"omhoog": value})
        assert response.status_code in (404, 422)

    def test_a_refusal_is_a_page_with_the_reason(self, browser, plan):
        response = browser.post(url("tree", plan), {"uitspringen": node_of(plan, "goal-buren").pk})
        assert response.status_code == 422
        assert "hoogste niveau" in response.content.decode()


def test_the_table_filters_sorts_and_changes_many(browser, plan):
    address = url("table", plan)
    page = browser.get(address, {"zoek": "feest"})
    assert [row.node.uid for row in page.context["rows"]] == ["act-feest"]
    page = browser.get(address, {"sorteer": "-bedrag"})
    assert page.context["rows"][0].node.uid in ("act-huisregels", "act-avonden")
    posted = {"rij": ["act-feest", "act-vorming"], "add_target_group": "ouders", "add_lead": "Nieuwe dienst"}
    assert browser.post(address, posted).status_code == 302
    found = {node.uid: node for node in content(plan).nodes}
    assert found["act-feest"].leads == ("Nieuwe dienst",)
    assert found["act-vorming"].target_groups == ("jongeren", "ouders")
    assert "ouders" not in found["act-avonden"].target_groups


def test_changing_many_without_a_choice_is_a_clear_sentence(browser, plan):
    response = browser.post(url("table", plan), {"add_lead": "x"})
    assert response.status_code == 422
    assert "Vink eerst" in response.content.decode()


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "csv", "json"])
def test_each_file_downloads_as_an_attachment_and_leaves_a_trace(browser, plan, lien, kind):
    from samenplan.audit.models import Event

    response = browser.get(url("export", plan, kind))
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="samen-in-brugwijk-20262028.{kind}"'
    assert Event.objects.visible_to(lien).filter(verb="plan.downloaded", facts={"kind": kind}).count() == 1


def test_an_unknown_file_kind_does_not_exist(browser, plan):
    assert browser.get(url("export", plan, "exe")).status_code == 404


def test_a_reader_sees_everything_and_no_way_to_write(plan, nele_user, client_of):
    browser = client_of(nele_user)
    page = browser.get(url("detail", plan)).content.decode()
    assert "Actie toevoegen" not in page
    node = browser.get(url("node", plan, node_of(plan, "act-avonden").pk)).content.decode()
    assert "Enkel wie al overtuigd is" in node  # risks are internal, and she is inside
    assert "<textarea" not in node
    assert browser.post(url("tree", plan), {"toevoegen": "doel", "title": "x"}).status_code == 403


def test_script_in_every_field_stays_text(browser, plan, lien):
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg onload=alert(1)>"
    for field in ("title", "description", "internal_note"):
        change_node(node_of(plan, "act-feest"), NodeChanges({field: Change(evil)}), by=lien)
    change_node(node_of(plan, "act-feest"), NodeChanges({"leads": Change((evil[:150],))}), by=lien)
    for name in PERSPECTIVES:
        page = browser.get(url(name, plan)).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<svg onload" not in page
    page = browser.get(url("node", plan, node_of(plan, "act-feest").pk)).content.decode()
    assert "<script>alert" not in page


def test_a_preview_shows_the_text_and_keeps_nothing(browser, plan):
    address = reverse("plans:preview", args=["brugwijk"])
    page = browser.post(address, {"description": "Wij **samen** <script>alert(1)</script>"}).content.decode()
    assert "<strong>samen</strong>" in page
    assert "<script>alert" not in page
    part = browser.post(address, {"text": "*schuin*"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "<em>schuin</em>" in part
    assert content(plan).nodes == small_plan().nodes
