"""What only a real browser shows: axe, narrow screens, and the three scripts, with the content policy of the house."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template import Context, Template
from playwright.sync_api import Browser, Route, expect

from samenplan.ui.tests.conftest import HTML, Desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

FORM = """<form method="post" action="/proef/" id="proef" data-autosave class="form">
<input type="hidden" name="version" value="1"><p>{% saved %}</p>
<div class="field" id="field-titel"><label for="titel">Titel</label>
<input id="titel" name="titel" value="oud"></div>
<div data-group><label for="van">Van</label><input id="van" name="van" value="1">
<label for="tot">Tot</label><input id="tot" name="tot" value="2"></div>
<label for="ja">Ja</label><input type="checkbox" id="ja" name="ja" checked><button>Bewaar</button></form>"""


def _saved(route: Route, _sent: object) -> None:
    route.fulfill(status=204, headers={"Samenplan-Version": "2"})


def test_a_changed_field_is_saved_alone_and_said_so(desk: Desk):
    desk.show(FORM, _saved)
    desk.page.get_by_label("Titel").fill("nieuw")
    desk.page.get_by_label("Titel").blur()
    expect(desk.page.get_by_text("Bewaard om")).to_be_visible()
    assert desk.posts == [{"version": ["1"], "titel": ["nieuw"], "autosave": ["1"]}]
    assert desk.page.locator("[name=version]").input_value() == "2"


def test_typing_is_saved_after_a_pause_without_leaving_the_field(desk: Desk):
    desk.show(FORM, _saved)
    desk.page.get_by_label("Titel").press_sequentially("er")
    expect(desk.page.get_by_text("Bewaard om")).to_be_visible()
    assert len(desk.posts) == 1


def test_fields_that_belong_together_go_together_and_an_unticked_box_goes_empty(desk: Desk):
    desk.show(FORM, _saved)
    desk.page.get_by_label("Tot").fill("3")
    desk.page.get_by_label("Ja").uncheck()
    assert desk.has_posts(2)
    together: dict[str, list[str]] = {}
    for sent in desk.posts:
        together |= sent
    assert (together["van"], together["tot"], together["ja"]) == (["1"], ["3"], [""])
    assert "titel" not in together


def test_without_a_connection_the_text_stays_is_tried_again_and_is_offered_back(desk: Desk):
    desk.show(FORM, lambda route, _sent: route.abort())
    desk.page.get_by_label("Titel").fill("mijn lange tekst")
    desk.page.get_by_label("Titel").blur()
    expect(desk.page.get_by_text("Niet bewaard: geen verbinding")).to_be_visible()
    assert desk.page.get_by_label("Titel").input_value() == "mijn lange tekst"
    desk.page.on("dialog", lambda dialog: dialog.accept())
    desk.page.reload()
    expect(desk.page.get_by_text("mijn lange tekst")).to_be_visible()
    assert desk.page.get_by_label("Titel").input_value() == "oud"
    desk.page.get_by_role("button", name="Zet terug").click()
    assert desk.page.get_by_label("Titel").input_value() == "mijn lange tekst"


def test_two_people_at_once_are_shown_to_the_second_and_nothing_is_lost(desk: Desk):
    both = (
        '<div class="field invalid" id="field-titel"><p>Anna schreef: nieuwer</p>'
        '<label for="titel">Titel</label><input id="titel" name="titel" value="van mij"></div>'
    )
    desk.show(FORM, lambda route, _sent: route.fulfill(status=409, body=both, content_type=HTML))
    desk.page.get_by_label("Titel").fill("van mij")
    desk.page.get_by_label("Titel").blur()
    expect(desk.page.get_by_text("Anna schreef: nieuwer")).to_be_visible()
    expect(desk.page.get_by_text("iemand anders paste dit ook aan")).to_be_visible()
    assert desk.page.get_by_label("Titel").input_value() == "van mij"


def test_what_is_typed_while_saving_is_saved_next(desk: Desk):
    def slow(route: Route, _sent: object) -> None:
        if len(desk.posts) == 1:
            desk.page.get_by_label("Titel").fill("tweede")
        route.fulfill(status=204)

    desk.show(FORM, slow)
    desk.page.get_by_label("Titel").fill("eerste")
    desk.page.get_by_label("Van").focus()
    assert desk.has_posts(2)
    assert [sent["titel"] for sent in desk.posts] == [["eerste"], ["tweede"]]


TREE = """<div id="boom" data-tree><form method="post" action="/proef/" id="knoppen"></form><ol class="tree">
{% for uid in order %}
<li class="node" id="node-{{ uid }}" data-node data-name="Rij {{ uid }}" data-move-url="/proef/">
<div class="act"><h2>Rij {{ uid }}</h2><div class="tools">
<button form="knoppen" name="omhoog" value="{{ uid }}">Omhoog {{ uid }}</button>
<button form="knoppen" name="omlaag" value="{{ uid }}">Omlaag {{ uid }}</button></div></div></li>
{% endfor %}</ol></div>"""


def _tree(order: str) -> str:
    return Template(TREE).render(Context({"order": order}))


def _moved(route: Route, _sent: object) -> None:
    route.fulfill(body=_tree("bac"), content_type=HTML)


def _order(desk: Desk) -> list[str]:
    return desk.page.locator("[data-node] h2").all_inner_texts()


def test_a_button_moves_a_row_in_place_keeps_the_focus_and_is_announced(desk: Desk):
    desk.show(_tree("abc"), _moved)
    desk.page.get_by_role("button", name="Omlaag a").click()
    expect(desk.page.get_by_text("“Rij a” is omlaag verplaatst.")).to_be_attached()
    assert _order(desk) == ["Rij b", "Rij a", "Rij c"]
    assert desk.posts == [{"omlaag": ["a"]}]
    expect(desk.page.get_by_role("button", name="Omlaag a")).to_be_focused()


def test_alt_and_an_arrow_press_the_rows_own_button(desk: Desk):
    desk.show(_tree("abc"), _moved)
    desk.page.get_by_role("button", name="Omhoog b").focus()
    desk.page.keyboard.press("Alt+ArrowUp")
    expect(desk.page.locator("[data-node] h2").first).to_have_text("Rij b")
    assert desk.posts == [{"omhoog": ["b"]}]


def test_a_row_can_be_dragged_by_its_grip(desk: Desk):
    desk.show(_tree("abc"), _moved)
    grip = desk.page.locator("#node-a [data-grip]").bounding_box()
    over = desk.page.locator("#node-b > .act").bounding_box()
    assert grip and over
    desk.page.mouse.move(grip["x"] + 5, grip["y"] + 5)
    desk.page.mouse.down()
    desk.page.mouse.move(over["x"] + 60, over["y"] + over["height"] * 0.9, steps=4)
    desk.page.mouse.up()
    expect(desk.page.locator("[data-node] h2").first).to_have_text("Rij b")
    assert [(sent["parent"], sent["position"]) for sent in desk.posts] == [([""], ["1"])]


def test_a_move_that_the_server_refuses_changes_nothing_and_says_why(desk: Desk):
    no = '<div class="notice warn"><ul><li>Een actie kan niets onder zich hebben.</li></ul></div>'
    desk.show(_tree("abc"), lambda route, _sent: route.fulfill(status=422, body=no, content_type=HTML))
    desk.page.get_by_role("button", name="Omlaag a").click()
    expect(desk.page.locator(".notice").get_by_text("Een actie kan niets onder zich hebben.")).to_be_visible()
    assert _order(desk) == ["Rij a", "Rij b", "Rij c"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_the_gallery_has_no_violations(browser: Browser, live_server, scheme, width):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(f"{live_server.url}/onderdelen/")
    found = Axe().run(page, options=RULES).response["violations"]
    page.close()
    assert [(one["id"], one["nodes"][0]["target"]) for one in found] == []


def test_the_gallery_never_scrolls_sideways_and_every_target_can_be_hit(browser: Browser, live_server):
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto(f"{live_server.url}/onderdelen/")
    assert page.locator("html").evaluate("root => root.scrollWidth") <= 320
    boxes = page.locator("button:visible, a.btn:visible, summary:visible, nav a:visible, select:visible, .check input")
    small = [
        box.inner_text()
        for box in boxes.all()
        if (size := box.bounding_box()) and min(size["height"], size["width"]) < 20
    ]
    page.close()
    assert small == []


def test_the_gallery_reads_without_javascript(browser: Browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/onderdelen/")
    page.get_by_text("Waarom vragen we dit?").click()
    assert page.get_by_text("Zo weet iedereen wie antwoordt.").is_visible()
    assert page.get_by_text("Hoogstens 80 tekens.").first.is_visible()
    assert not page.get_by_text("Kopieer de link").is_visible()
    context.close()


MANY_TABS = (
    '{% tabs "Uitvoering" %}{% tab "#1" "Overzicht" %}{% tab "#2" "Resultatenketen" current=True %}'
    '{% tab "#3" "Voor bewoners" %}{% tab "#4" "Terugblik" %}{% tab "#5" "Verankering" %}{% endtabs %}'
)


@pytest.mark.parametrize(("width", "is_menu"), [(375, True), (1280, False)])
def test_tabs_are_a_menu_on_a_phone_and_links_on_a_desk_and_nothing_scrolls_sideways(desk, width, is_menu):
    desk.page.set_viewport_size({"width": width, "height": 700})
    desk.show(MANY_TABS, lambda route, sent: None)
    nav, menu = desk.page.get_by_role("navigation", name="Uitvoering"), desk.page.locator(".tabs-menu summary")
    assert (menu.is_visible(), nav.get_by_role("link").count()) == (is_menu, 0 if is_menu else 5)
    if is_menu:
        assert menu.inner_text().endswith("Resultatenketen")
        menu.focus()
        desk.page.keyboard.press("Enter")
    assert nav.get_by_role("link").all_inner_texts() == [
        "Overzicht", "Resultatenketen", "Voor bewoners", "Terugblik", "Verankering"
    ]  # fmt: skip
    assert nav.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert Axe().run(desk.page, context=".tabs", options=RULES).response["violations"] == []
    assert desk.page.evaluate("document.documentElement.scrollWidth") == width
