"""Lien and Bart write in the same action at the same time; nothing is overwritten unseen."""

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.hands import Hands, Way

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FROM_LIEN, FROM_BART = "De tekst van Lien.", "De tekst van Bart."
BOTH = (Way.SCRIPT, Way.PLAIN)


@pytest.fixture
def action(example: int) -> str:
    """The address of one action of the example."""
    from samenplan.plans.models import PlanNode  # late: models exist only after Django's set-up

    node = PlanNode.objects.unscoped(reason="a test looks at the example").get(title__startswith="Gespreksavonden")
    return f"/brugwijk/plannen/{example}/onderdelen/{node.pk}/"


def form_of(hands: Hands) -> Locator:
    return hands.page.locator("form[data-autosave]")


def write(hands: Hands, label: str, text: str) -> None:
    """Write in a field and let it be saved: by leaving it, or with the button."""
    field = form_of(hands).get_by_label(label)
    field.fill(text)
    if hands.way is Way.SCRIPT:
        field.blur()
    else:
        form_of(hands).get_by_role("button", name="Bewaar", exact=True).click()


def saved(hands: Hands) -> None:
    """It says so."""
    if hands.way is Way.SCRIPT:
        expect(hands.page.locator("[data-saved]").first).to_contain_text("Bewaard om")
    else:
        expect(hands.page.locator(".page")).to_contain_text("Bewaard:")


def stands(hands: Hands, action: str, label: str) -> str:
    hands.page.goto(action)
    return form_of(hands).get_by_label(label).input_value()


@pytest.mark.parametrize("way", BOTH)
def test_the_second_to_write_in_a_field_sees_both_texts_and_chooses(house, action, way):
    lien, bart = house.let_in("Lien", way), house.let_in("Bart", way)
    for each in (lien, bart):
        each.page.goto(action)
    write(lien, "Omschrijving", FROM_LIEN)
    saved(lien)
    write(bart, "Omschrijving", FROM_BART)
    choice = bart.page.locator(".clash")
    expect(choice).to_contain_text(FROM_LIEN)
    expect(choice).to_contain_text(FROM_BART)
    bart.see()
    assert stands(lien, action, "Omschrijving") == FROM_LIEN
    choice.get_by_role("button", name="Bewaar mijn tekst").click()
    expect(bart.page.locator(".page")).to_contain_text("Bewaard:")
    assert stands(lien, action, "Omschrijving") == FROM_BART
    assert bart.sight.complaints == []


@pytest.mark.parametrize("way", BOTH)
def test_the_second_can_keep_what_the_first_wrote(house, action, way):
    lien, bart = house.let_in("Lien", way), house.let_in("Bart", way)
    for each in (lien, bart):
        each.page.goto(action)
    write(lien, "Omschrijving", FROM_LIEN)
    saved(lien)
    write(bart, "Omschrijving", FROM_BART)
    bart.page.locator(".clash").get_by_role("button", name="Houd de andere").click()
    stands(bart, action, "Omschrijving")
    expect(form_of(bart).get_by_label("Omschrijving")).to_have_value(FROM_LIEN)
    expect(bart.page.locator(".back-offer")).to_have_count(0)


@pytest.mark.parametrize("way", BOTH)
def test_texts_in_different_fields_both_stay(house, action, way):
    lien, bart = house.let_in("Lien", way), house.let_in("Bart", way)
    for each in (lien, bart):
        each.page.goto(action)
    write(lien, "Omschrijving", FROM_LIEN)
    saved(lien)
    write(bart, "Interne nota", FROM_BART)
    saved(bart)
    assert (stands(bart, action, "Omschrijving"), stands(bart, action, "Interne nota")) == (FROM_LIEN, FROM_BART)
