"""A resident of Brugwijk scans the code on a poster: two taps to the first vote, forty votes, a statement, the map."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.hands import Way
from tests.journeys.test_every_page import walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MANY = 40
SMALL_PHONE, FINGER = (375, 667), 44
OF_A_DEBATE = (
    "", "gegevens/", "afronden/", "stellingen/", "nazicht/", "logboek/", "uitnodigen/", "affiche/", "codes/",
    "resultaat/", "verdacht/", "zaal/", "papier/", "papier/?taal=fr", "voorbeeld/", "voorbeeld/stem/",
)  # fmt: skip


@pytest.fixture
def door(house):
    """The address of the debate of the example, made as `make run` makes it."""
    from django.utils.timezone import localdate  # late: models exist only after Django's set-up

    from samenplan.debate.example import place_example_debate
    from samenplan.debate.models import Debate

    place_example_debate(localdate())
    return f"/debat/{Debate.objects.unscoped(reason='a test looks at the example').get().token}/"


def more_statements(many: int) -> None:
    """Statements that nobody voted on yet, up to so many."""
    from samenplan.debate.models import Debate  # late: models exist only after Django's set-up
    from samenplan.debate.rules.kinds import StatementState

    debate = Debate.objects.unscoped(reason="a test looks at the example").get()
    for number in range(debate.last_statement + 1, many + debate.last_statement - _accepted(debate) + 1):
        debate.statements.create(number=number, text=f"Er is plaats voor idee {number}.", state=StatementState.ACCEPTED)
    debate.last_statement = number
    debate.save(update_fields=["last_statement"])


def _accepted(debate) -> int:
    return debate.statements.filter(state="accepted").count()


def votes():
    from samenplan.debate.models import Vote  # late: models exist only after Django's set-up

    return Vote.objects.unscoped(reason="a test looks at the example").count()


@pytest.mark.parametrize("way", [Way.SCRIPT, Way.PLAIN])
def test_from_the_link_to_the_map_on_a_phone(house, door, way):
    more_statements(MANY)
    before = votes()
    somebody = house.visitor(way, PHONE)
    page = somebody.page
    somebody.open(door)
    somebody.link("Begin")  # the first tap
    expect(page.get_by_text(f"0 van {MANY} stellingen")).to_be_visible()
    for place in range(MANY):
        word = ("Eens", "Oneens", "Geen mening")[place % 3]
        page.get_by_role("button", name=re.compile(f"^{word}")).click()  # at the first of these: the second tap
        expect(page.get_by_text(f"{place + 1} van {MANY} stellingen")).to_be_visible()
        assert votes() == before + place + 1
    somebody.see()
    expect(page.get_by_role("heading", name="Dank je wel. Je hebt op alles gestemd.")).to_be_visible()
    _writes(somebody)
    page.goto(f"{door}kaart/")
    somebody.see()
    _map_and_table_say_the_same(page)
    assert somebody.sight.complaints == []
    assert {cookie["name"] for cookie in page.context.cookies()} == {"debat"}


def test_the_browser_works_while_she_reads_and_then_she_begins_with_it(house, door, monkeypatch):
    from samenplan.core.limits import HOUR, Limit  # late: models exist only after Django's set-up
    from samenplan.debate.views import taking_part

    monkeypatch.setattr(taking_part, "NEWCOMERS_WITHOUT_WORK", Limit("newcomers", 0, HOUR))
    monkeypatch.setattr("samenplan.core.limits.network_of", lambda address: "203.0.113.0/24")
    plain, somebody = house.visitor(Way.PLAIN, PHONE), house.visitor(Way.SCRIPT, PHONE)
    plain.open(door)
    plain.link("Begin")
    expect(plain.page.get_by_text("in een browser waarin JavaScript aan staat")).to_be_visible()
    somebody.open(door)
    expect(somebody.page.locator("#begin-form[data-ready]")).to_be_attached()
    with somebody.page.expect_request(lambda request: request.url.endswith("/begin/?taal=nl")) as begun:
        somebody.link("Begin")
    assert begun.value.method == "POST"
    expect(somebody.page.get_by_text("0 van 12 stellingen")).to_be_visible()
    assert somebody.sight.complaints == []


def test_a_colleague_votes_with_her_account_on_a_phone_and_goes_on_elsewhere(house, door):
    from samenplan.debate.models import Debate  # late: models exist only after Django's set-up

    rows = Debate.objects.unscoped(reason="a test looks at the example")
    rows.update(entrance="account", account_salt="5a" * 32)
    debate = rows.get()
    phone = house.visitor(Way.PLAIN, PHONE)
    phone.open(door)
    phone.link("Meld je aan en begin")
    assert f"next=/brugwijk/debatten/{debate.pk}/meestemmen/" in phone.page.url
    phone, laptop = house.let_in("Bart", Way.PLAIN, PHONE), house.let_in("Bart")
    for hands in (phone, laptop):
        hands.open(door)
        hands.link("Meld je aan en begin")
        hands.button("Ga naar de stellingen")
    phone.page.get_by_role("button", name=re.compile("^Eens")).click()
    expect(phone.page.get_by_text("1 van 12 stellingen")).to_be_visible()
    laptop.page.reload()
    expect(laptop.page.get_by_text("1 van 12 stellingen")).to_be_visible()
    assert debate.participants.filter(kind="account").count() == 1
    assert phone.sight.complaints == [] and laptop.sight.complaints == []


@pytest.mark.parametrize("way", [Way.SCRIPT, Way.PLAIN])
def test_two_taps_from_the_link_to_a_vote_and_nothing_to_scroll_or_close(house, door, way):
    before, page = votes(), house.visitor(way, SMALL_PHONE).page
    page.goto(door)
    road = (
        (page.get_by_role("link", name="Begin"), "0 van 12 stellingen", before),
        (page.get_by_role("button", name=re.compile("^Eens")), "1 van 12 stellingen", before + 1),
    )
    for control, told, stored in road:
        box = control.bounding_box()
        assert box["x"] >= 0 and box["y"] >= 0 and box["height"] >= FINGER
        assert box["x"] + box["width"] <= SMALL_PHONE[0] and box["y"] + box["height"] <= SMALL_PHONE[1]
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)  # a finger, not a clever driver
        expect(page.get_by_text(told)).to_be_visible()
        assert votes() == stored


def _writes(somebody) -> None:
    page = somebody.page
    somebody.link("Voeg een stelling toe")
    somebody.write(page.get_by_label("Jouw stelling"), "De glasbak staat te ver van de huizen.")
    somebody.button("Stuur in")
    expect(page.get_by_text("De glasbak staat te ver van de huizen.")).to_be_visible()
    expect(page.get_by_text("wacht op nazicht")).to_be_visible()


def _map_and_table_say_the_same(page) -> None:
    drawn = page.locator(".debate-map .map-name").all_text_contents()
    page.get_by_text("Bekijk de kaart als tabel").click()
    told = page.get_by_role("row").locator("th[scope=row]").all_text_contents()
    assert [name.lower() for name in drawn] == [name.lower() for name in told]
    assert len(drawn) == 3  # two groups, and the reader


def test_voting_by_the_keys_one_two_three(house, door):
    somebody = house.visitor(Way.SCRIPT)
    somebody.page.goto(f"{door}stem/")
    for place, key in enumerate("1231", start=1):
        somebody.page.keyboard.press(key)
        expect(somebody.page.get_by_text(f"{place} van 12 stellingen")).to_be_visible()
        expect(somebody.page.locator("[data-focus]")).to_be_focused()
    assert somebody.sight.complaints == []


def test_going_back_shows_what_one_chose(house, door):
    somebody = house.visitor(Way.SCRIPT, PHONE)
    somebody.page.goto(f"{door}stem/")
    words = somebody.page.locator(".words").text_content()
    somebody.page.get_by_role("button", name=re.compile("^Oneens")).click()
    expect(somebody.page.get_by_text("1 van 12 stellingen")).to_be_visible()
    somebody.link("Terug naar de vorige")
    expect(somebody.page.locator(".words")).to_have_text(words or "")
    expect(somebody.page.get_by_role("button", name=re.compile("^Oneens"))).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(("language", "start"), [("Français", "Commencer"), ("English", "Start")])
def test_the_whole_way_in_another_language(house, door, language, start):
    somebody = house.visitor(Way.SCRIPT, PHONE)
    somebody.open(door)
    somebody.link(language, among=somebody.page.get_by_role("banner"))
    somebody.link(start)
    expect(somebody.page.locator(".beside")).to_be_visible()
    assert somebody.sight.complaints == []


def put_checks_beside() -> None:
    """What the worker does within a minute."""
    from django.utils.timezone import now  # late: models exist only after Django's set-up

    from samenplan.debate.jobs import check

    assert check(now) == 1


def test_lien_runs_the_debate_to_its_end_and_residents_read_the_result(house, door):
    lien = house.let_in("Lien")
    page = lien.page
    lien.open("/brugwijk/debatten/")
    lien.link("Hoe leven we samen op en rond het Brugplein?")
    lien.link("Nazicht van stellingen")
    page.get_by_label("Reden").select_option(label="gaat niet over de vraag")
    lien.button("Laat niet meedoen")
    room = page.locator(".crumbs").get_by_role("link").last.get_attribute("href")
    lien.open(f"{room}resultaat/")
    lien.link("Neem over in een plan")
    lien.button("Zet in het plan")
    expect(page.get_by_text("Staat in het plan:").first).to_be_visible()
    lien.open(f"{room}afronden/")
    lien.button("Sluit het debat")
    lien.open(f"{room}afronden/")
    lien.button("Leg vast en publiceer")
    put_checks_beside()
    assert walk(lien, [f"{room}resultaat/"]) == []
    somebody = house.visitor(Way.PLAIN, PHONE)
    somebody.open(door)
    somebody.link("Bekijk het resultaat")
    expect(somebody.page.get_by_role("heading", name="Wat we delen")).to_be_visible()
    somebody.page.get_by_text("Aantallen", exact=True).first.click()
    assert somebody.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    somebody.link("Hoe je dit kunt narekenen")
    somebody.page.get_by_text("Wat Polis zegt").click()
    expect(somebody.page.get_by_text("Polis-groep 1")).to_be_visible()
    assert (
        walk(somebody, [f"{door}{tail}" for tail in ("", "resultaat/", "narekenen/", "antwoorden/", "volgen/")]) == []
    )
    assert lien.sight.complaints == [] and somebody.sight.complaints == []


def test_every_page_of_the_example_debate(house, door):
    from samenplan.debate.models import Debate  # late: models exist only after Django's set-up

    debate = Debate.objects.unscoped(reason="a test looks at the example").get()
    row = debate.statements.get(number=3)
    hall = debate.meetings.create(name="Buurthuis", held_on="2026-11-02", present=30)
    of_a_statement = (f"stellingen/{row.pk}/{tail}" for tail in ("", "antwoord/", "naar-plan/"))
    tails = (*OF_A_DEBATE, *of_a_statement, f"zaal/{hall.pk}/", f"zaal/{hall.pk}/scherm/")
    pages = [f"/brugwijk/debatten/{debate.pk}/{tail}" for tail in tails]
    assert walk(house.let_in("Lien"), ["/brugwijk/debatten/", "/brugwijk/debatten/nieuw/", *pages]) == []
    assert (
        walk(house.visitor(), [f"{door}{tail}" for tail in ("", "stem/", "stelling/", "mijn/", "kaart/", "code/")])
        == []
    )
