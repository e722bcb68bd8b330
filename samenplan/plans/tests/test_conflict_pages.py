"""Two people at once on the pages: both texts are shown, and nothing that was typed is lost."""

import pytest
from django.urls import reverse

from samenplan.plans.operations.nodes import NodeChanges, change_node
from samenplan.plans.queries.contents import content
from samenplan.plans.rules.editing import Change
from samenplan.plans.tests.builders import node_of, url, whole_form
from samenplan.plans.tests.examples import small_plan


@pytest.fixture
def clash(browser, plan, bart):
    """Lien's page is open while Bart changes the same text; she also wrote a new title. Her post is refused."""
    node = node_of(plan, "act-avonden")
    address = url("node", plan, node.pk)
    posted = whole_form(browser.get(address)) | {"description": "Tekst van Lien", "title": "Titel van Lien"}
    change_node(node, NodeChanges({"description": Change("Tekst van Bart")}), by=bart)
    return address, posted, browser.post(address, posted)


def test_a_conflict_shows_both_texts_and_keeps_all_that_was_typed(plan, clash):
    _, _, response = clash
    page = response.content.decode()
    assert response.status_code == 409
    assert "Tekst van Bart" in page
    again = whole_form(response)
    assert (again["description"], again["title"]) == (["Tekst van Lien"], ["Titel van Lien"])
    assert node_of(plan, "act-avonden").title == small_plan().nodes[1].title


def test_posting_the_refused_page_again_without_choosing_is_refused_again(browser, plan, clash):
    address, _, response = clash
    assert browser.post(address, whole_form(response)).status_code == 409
    assert node_of(plan, "act-avonden").description == "Tekst van Bart"


def test_choosing_mine_saves_it_with_everything_else_i_typed(browser, plan, clash):
    address, _, response = clash
    seen = {f"gezien-{one.field}": one.seen for one in response.context["clashes"]}
    assert browser.post(address, whole_form(response) | seen).status_code == 302
    saved = node_of(plan, "act-avonden")
    assert (saved.description, saved.title) == ("Tekst van Lien", "Titel van Lien")


def test_choosing_the_other_keeps_it_and_saves_everything_else_i_typed(browser, plan, clash):
    address, _, response = clash
    assert browser.post(address, whole_form(response) | {"houd": "description"}).status_code == 302
    saved = node_of(plan, "act-avonden")
    assert (saved.description, saved.title) == ("Tekst van Bart", "Titel van Lien")


def test_autosave_of_one_field_gives_no_new_mark_for_another_that_a_colleague_changed(browser, plan, bart):
    node = node_of(plan, "act-avonden")
    address = url("node", plan, node.pk)
    opened = whole_form(browser.get(address))
    change_node(node, NodeChanges({"description": Change("Tekst van Bart")}), by=bart)
    hidden = {name: value for name, value in opened.items() if name.startswith(("veld", "base-"))}
    answer = browser.post(address, hidden | {"autosave": "1", "title": "Nieuwe titel"}, headers={"HX-Request": "true"})
    taken_over = whole_form(answer)
    assert "base-title" in taken_over
    assert "base-description" not in taken_over
    late = hidden | taken_over | {"autosave": "1", "description": "Tekst van Lien"}
    late["veld"] = hidden["veld"]
    late.pop("title")
    assert browser.post(address, late, headers={"HX-Request": "true"}).status_code == 409
    assert node_of(plan, "act-avonden").description == "Tekst van Bart"


class TestSection:
    def test_it_is_written_and_shown(self, browser, plan):
        address = reverse("plans:section", args=["brugwijk", plan.pk, "vision"])
        assert browser.post(address, {"text": "Wij **samen**", "internal_note": "let op"}).status_code == 302
        page = browser.get(address).content.decode()
        assert "Wij **samen**" in page
        assert "let op" in page
        assert content(plan).sections[0].text == "Wij **samen**"

    def test_two_writers_see_both_texts(self, browser, plan):
        address = reverse("plans:section", args=["brugwijk", plan.pk, "vision"])
        base = browser.get(address).context["bases"]["text"]
        browser.post(address, {"text": "Eerst"})
        response = browser.post(address, {"text": "Later", "base-text": base})
        assert response.status_code == 409
        assert "Eerst" in response.content.decode()
        assert "Later" in response.content.decode()
        assert content(plan).sections[0].text == "Eerst"
        browser.post(address, {"text": "Later", "base-text": base, "houd": "text"})
        assert content(plan).sections[0].text == "Eerst"
        seen = {"gezien-text": response.context["clashes"][0].seen}
        browser.post(address, {"text": "Later", "base-text": base} | seen)
        assert content(plan).sections[0].text == "Later"

    def test_an_unknown_section_does_not_exist(self, browser, plan):
        assert browser.get(reverse("plans:section", args=["brugwijk", plan.pk, "secret"])).status_code == 404
