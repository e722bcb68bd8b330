"""A resident scans a poster on her phone; an officer asks, types paper over and reads what people said."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.hands import FOCUSED, Hands, Way

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Samenleven in Brugwijk 2026"


def survey():
    from samenplan.analysis.models import Survey  # late: models exist only after Django's set-up

    return Survey.objects.unscoped(reason="a test looks at the example").get(title=TITLE)


def answer_all(hands: Hands) -> None:
    """Tick the second answer of each question; of the last "geen mening"."""
    questions = hands.page.locator("fieldset.asked")
    for place in range(questions.count()):
        radios = questions.nth(place).get_by_role("radio")
        wanted = radios.last if place == questions.count() - 1 else radios.nth(1)
        if hands.way is not Way.KEYS:
            wanted.check()
            continue
        hands.reach(radios)
        hands.page.keyboard.press("ArrowUp" if place == questions.count() - 1 else "ArrowDown")
        expect(wanted).to_be_checked()


@pytest.mark.parametrize("way", list(Way))
def test_a_resident_answers_on_her_phone(house, way):
    asked = survey()
    before = asked.responses.count()
    hands = house.visitor(way, PHONE)
    hands.open(f"/bevraging/{asked.token}/")
    assert hands.page.context.cookies() == []
    answer_all(hands)
    if way is Way.SCRIPT:
        expect(hands.page.locator("[data-progress]")).to_have_text("6 / 6")
    hands.button("Verstuur mijn antwoorden")
    expect(hands.page.get_by_role("heading", level=1)).to_have_text("Bedankt, je antwoorden zijn bewaard")
    assert hands.page.context.cookies() == []
    assert asked.responses.count() == before + 1
    kept = asked.responses.order_by("pk").last()
    assert [*kept.answers.values()] == [2, 2, 2, 2, 10, None]
    assert hands.sight.complaints == []


def test_an_empty_form_is_told_in_a_sentence(house):
    hands = house.visitor(Way.SCRIPT, PHONE)
    hands.open(f"/bevraging/{survey().token}/")
    hands.button("Verstuur mijn antwoorden")
    alert = hands.page.get_by_role("alert")
    expect(alert).to_contain_text("Je hebt nog niets gekozen")
    expect(alert).to_be_focused()
    assert hands.sight.complaints == []


def test_in_english_and_on_every_other_page_of_the_door(house):
    token = survey().token
    hands = house.visitor(Way.SCRIPT, PHONE)
    hands.open(f"/bevraging/{token}/")
    hands.link("English", among=hands.page.get_by_role("navigation"))
    expect(hands.page.get_by_role("button")).to_have_text("Send my answers")
    for path in (f"/bevraging/{token}/bedankt/", "/bevraging/weg/"):
        hands.open(path)
    assert hands.sight.complaints == []


def test_paper_is_typed_over_with_number_keys(house):
    asked = survey()
    bart = house.let_in("Bart")
    bart.open(f"/brugwijk/bevragingen/{asked.pk}/papier/typen/")
    for key in ("5", "4", "g", "1", "t", "0"):
        bart.page.keyboard.press(key)
    save = bart.page.get_by_role("button", name="Bewaar en neem het volgende")
    assert save.evaluate(FOCUSED)
    with bart.page.expect_event("load"):
        bart.page.keyboard.press("Enter")
    expect(bart.page.get_by_role("status").filter(has_text="Bewaard")).to_be_visible()
    assert [*asked.responses.order_by("pk").last().answers.values()] == [5, 4, None, 1, 100, 0]
    before = asked.responses.count()
    bart.button("Haal het laatste formulier weer weg")
    assert asked.responses.count() == before - 1
    assert bart.sight.complaints == []


def test_an_officer_asks_opens_and_reads(house):
    lien = house.let_in("Lien", Way.PLAIN)
    lien.open("/brugwijk/bevragingen/")
    lien.link("Nieuwe bevraging")
    lien.write(lien.page.get_by_label("Titel"), "Hoe gaat het in de wijk?")
    lien.button("Bewaar")
    lien.tick_box("De meeste mensen in onze gemeente zijn te vertrouwen.")
    lien.button("Voeg deze vragen toe")
    lien.link("Open de bevraging", among=lien.page.locator("aside"))
    lien.button("Open de bevraging")
    expect(lien.page.locator(".link-box")).to_contain_text("/bevraging/")
    lien.link("Affiche om op te hangen")
    lien.open("/brugwijk/bevragingen/")
    lien.link(TITLE)
    lien.link("Bekijk de resultaten")
    expect(lien.page.locator("main")).to_contain_text("overeenstemming A")
    lien.page.get_by_role("link", name="Gebruik dit resultaat bij een indicator").first.click()
    lien.see()
    lien.page.locator("main ul a").first.click()
    lien.see()
    lien.button("Neem over als meting")
    expect(lien.page.locator("main")).to_contain_text("staat als meting bij de indicator")
    assert lien.sight.complaints == []
