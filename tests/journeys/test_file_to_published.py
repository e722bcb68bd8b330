"""Lien has a table in Word; it becomes a plan, and the plan becomes public."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

import samenplan.plans.tests.importing as importing
from tests.journeys.hands import Hands, Way
from tests.journeys.roads import to_public, told, upload

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TABLE = Path(importing.__file__).parent / "files" / "f2.docx"
ACTION = "Train front desk staff"


@pytest.mark.parametrize("way", list(Way))
def test_a_table_in_word_becomes_a_published_plan(house, way):
    lien = house.let_in("Lien", way)
    lien.open("/brugwijk/plannen/nieuw/")
    lien.link("Begin met je bestand")
    upload(lien, TABLE)
    correct_a_column(lien)
    lien.button("Neem over in het plan")
    told(lien, "Ingelezen")
    lien.link("Bekijk het plan")
    assert actions(lien) == 4
    undo(lien)
    assert actions(lien) == 0
    take_over_again(lien)
    assert actions(lien) == 4
    to_public(lien)
    resident = house.visitor(way)
    resident.open("/openbaar/brugwijk/")
    resident.press(resident.page.locator("main").get_by_role("link").first)
    expect(resident.page.locator("main")).to_contain_text(ACTION)
    assert lien.sight.complaints == []


def actions(lien: Hands) -> int:
    return lien.page.locator("[data-action]").count()


def correct_a_column(lien: Hands) -> None:
    """What was taken for something else is a description after all, and the preview follows."""
    column = lien.page.get_by_label("Outcome").first
    expect(column).to_be_visible()
    lien.choose(column, "omschrijving")
    lien.button("Pas de kolommen toe en toon opnieuw")
    expect(lien.page.get_by_label("Outcome").first.locator("option:checked")).to_have_text("omschrijving")
    expect(lien.page.locator(".preview")).to_contain_text(ACTION)


def undo(lien: Hands) -> None:
    """The whole import goes, with one button."""
    lien.link("Lees een bestand in", among=lien.page.locator("body"))
    lien.link(TABLE.name)
    lien.button("Maak de invoer ongedaan")
    told(lien, "is ongedaan gemaakt")


def take_over_again(lien: Hands) -> None:
    """The same file once more: the corrected column is remembered."""
    lien.link("Lees een bestand in", among=lien.page.locator("body"))
    upload(lien, TABLE)
    expect(lien.page.get_by_label("Outcome").first.locator("option:checked")).to_have_text("omschrijving")
    lien.button("Neem over in het plan")
    lien.link("Bekijk het plan")
