"""Lien makes a plan from nothing and brings it to her residents."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import Hands, Way
from tests.journeys.roads import add_action, add_goal, open_node, set_day, to_public, told

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PLAN, GOAL = "Samen aan tafel 2027", "Buren kennen elkaar weer"
ACTION = "Een lange tafel in elke straat"


@pytest.mark.parametrize("way", list(Way))
def test_a_blank_page_becomes_a_published_plan(house, way):
    lien = house.let_in("Lien", way)
    start_blank(lien)
    add_goal(lien, GOAL)
    add_action(lien, GOAL, ACTION)
    fill_in_the_action(lien)
    add_means(lien)
    wave_one_away(lien)
    to_public(lien)
    resident_reads_it(house.visitor(way))
    closed_until_a_new_version(lien)
    assert lien.sight.complaints == []


def start_blank(lien: Hands) -> None:
    lien.open("/brugwijk/")
    lien.link("Plan", among=lien.page.get_by_role("banner"))
    lien.link("Nieuw plan")
    lien.write(lien.page.get_by_label("Hoe heet het plan?"), PLAN)
    lien.tick("Een leeg blad")
    lien.button("Maak het plan")
    expect(lien.page.get_by_role("heading", level=1)).to_have_text(PLAN)


def fill_in_the_action(lien: Hands) -> None:
    """Who, when, and how one sees that it works."""
    form = open_node(lien, ACTION)
    lien.write(form.get_by_label("Omschrijving"), "Elke straat eet samen, op straat, aan één tafel.")
    lien.write(form.get_by_label("Trekkers, vak 1"), "Jeugddienst")
    moment = form.get_by_role("group", name="Moment 1")
    set_day(lien, moment.get_by_label("Datum of eerste dag"), "2027-06-12")
    lien.unfold(form.locator("details.group").filter(has_text="Waaraan zie je dat het werkt?"))
    indicator = form.get_by_role("group", name="Indicator 1")
    lien.write(indicator.get_by_label("Wat meet je?"), "Straten die meedoen")
    lien.write(indicator.get_by_label("Streefwaarde"), "12")
    lien.press(form.get_by_role("button", name="Bewaar", exact=True))
    row = lien.page.locator(f'[data-node][data-name="{ACTION}"]')
    expect(row).to_contain_text("Trekker: Jeugddienst")
    expect(row).to_contain_text("12 juni 2027")


def add_means(lien: Hands) -> None:
    lien.link("Geld dat er is", among=lien.page.locator("body"))
    line = lien.page.get_by_role("group", name="Bron 1")
    lien.write(line.get_by_label("Naam"), "Budget samenleven")
    lien.write(line.get_by_label("Bedrag"), "2.500")
    lien.button("Bewaar")
    told(lien, "Bewaard.")
    lien.link("Terug naar het plan")


def wave_one_away(lien: Hands) -> None:
    """The advice is read; one piece does not hold here, and the reason is kept."""
    lien.open(lien.page.url.split("#")[0] + "raad/")
    before = lien.page.locator(".findings > li").count()
    assert before > 0
    finding = lien.page.locator(".findings > li").first
    lien.press(finding.locator("summary"))
    lien.write(finding.get_by_label("Waarom geldt dit hier niet?"), "Dat meten we niet: te klein.")
    lien.button("Wuif weg", among=finding)
    told(lien, "Weggewuifd. De reden blijft bewaard.")
    assert lien.page.locator("section[id^=raad-] .findings > li").count() == before - 1
    lien.link(PLAN, among=lien.page.locator(".crumbs"))


def resident_reads_it(resident: Hands) -> None:
    resident.open("/openbaar/brugwijk/")
    resident.link(PLAN)
    expect(resident.page.get_by_role("heading", level=1)).to_have_text(PLAN)
    resident.press(resident.page.locator("main").get_by_role("link", name=ACTION).last)
    resident.page.wait_for_url("**/acties/**")
    resident.see()
    expect(resident.page.locator("main")).to_contain_text("Jeugddienst")
    assert resident.sight.complaints == []


def closed_until_a_new_version(lien: Hands) -> None:
    lien.link(PLAN, among=lien.page.locator(".crumbs"))
    expect(lien.page.locator("main")).to_contain_text("Dit plan is goedgekeurd en staat vast.")
    expect(lien.page.get_by_label("Nieuw doel")).to_have_count(0)
    plan_address = lien.page.url
    lien.link("Ga naar Besluit")
    lien.link("Start een nieuwe versie")
    lien.button("Start een nieuwe versie")
    lien.open(plan_address)
    add_goal(lien, "Een tweede doel")
