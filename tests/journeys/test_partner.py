"""Mo of Buurtwerk De Brug has a phone, two minutes, and his own actions only."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.hands import Way

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HIS, NOT_HIS = "Samen eten: elke maand koken twee buurten voor elkaar", "Open sporthal op vrijdagavond"


def id_of(title: str) -> int:
    from samenplan.plans.models import PlanNode  # late: models exist only after Django's set-up

    return PlanNode.objects.unscoped(reason="a test looks at the example").get(title=title).pk


@pytest.mark.parametrize("way", [Way.SCRIPT, Way.PLAIN])
def test_a_partner_tells_on_his_phone_how_it_goes(house, way):
    mo = house.let_in("Mo", way, PHONE)
    mo.open("/brugwijk/mijn-acties/")
    expect(mo.page.locator("main")).not_to_contain_text(NOT_HIS)
    mo.link(HIS)
    stand = mo.page.locator("form[action$='/stand/']")
    mo.tick("loopt")
    mo.write(stand.get_by_label("Wat wil je erbij vertellen?"), "Veertig mensen aan tafel, twee straten.")
    mo.button("Bewaar de stand")
    expect(mo.page.locator(".page")).to_contain_text("Bewaard: loopt.")
    lien = house.let_in("Lien")
    lien.page.goto(f"/brugwijk/plannen/{plan_of(HIS)}/onderdelen/{id_of(HIS)}/")
    expect(lien.page.get_by_text("Veertig mensen aan tafel, twee straten.")).to_be_visible()
    assert mo.sight.complaints == []


def plan_of(title: str) -> int:
    from samenplan.plans.models import PlanNode  # late: models exist only after Django's set-up

    return PlanNode.objects.unscoped(reason="a test looks at the example").get(title=title).plan_id


def test_how_it_goes_stands_at_the_top_of_a_phone(house, plan_path):
    """What he came for, he need not search under all the rest."""
    mo = house.let_in("Mo", Way.SCRIPT, PHONE)
    mo.page.goto(f"/brugwijk/mijn-acties/{id_of(HIS)}/")
    box = mo.page.locator("form[action$='/stand/']").bounding_box()
    assert box and box["y"] < 800


def test_a_partner_writes_in_his_own_action(house, plan_path):
    mo = house.let_in("Mo", Way.PLAIN, PHONE)
    mo.page.goto(plan_path(f"onderdelen/{id_of(HIS)}/"))
    form = mo.page.locator("form[data-autosave]")
    form.get_by_label("Omschrijving").fill("We koken in de school.")
    form.get_by_role("button", name="Bewaar", exact=True).click()
    mo.page.goto(plan_path(f"onderdelen/{id_of(HIS)}/"))
    expect(mo.page.locator("form[data-autosave]").get_by_label("Omschrijving")).to_have_value("We koken in de school.")


def test_every_other_door_is_closed_to_a_partner(house, plan_path):
    mo = house.let_in("Mo", Way.SCRIPT, PHONE)
    answers = {
        path: mo.page.goto(path).status  # type: ignore[union-attr]  # an address of the house answers
        for path in (
            plan_path(f"onderdelen/{id_of(NOT_HIS)}/"),
            plan_path(),
            plan_path("opmerkingen/"),
            plan_path("besluit/"),
            "/brugwijk/mensen/",
            "/molenrode/mijn-acties/",
        )
    }
    assert list(answers.values()) == [404, 403, 403, 403, 403, 404]
