"""From the link in a mail to a saved activity with a photo, on a phone; also without script, by keyboard, cut off."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.journeys.conftest import PHONE, House
from tests.journeys.hands import Hands, Way

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_TAPS = 6
ACTION = "Samen eten: elke maand koken twee buurten voor elkaar"
TITLE = "Derde tafel: soep en brood"
STORY = "Zestig mensen, en iemand bracht een accordeon mee."
LOST = "Nog niet bewaard: geen verbinding. Je tekst staat veilig op dit toestel."
REASON = "a test looks at the example"


class Thumb:
    """Counts every tap: per control that is pressed, per field that is not in focus yet, per file that is chosen."""

    def __init__(self, hands: Hands) -> None:
        self.hands, self.taps = hands, 0

    def press(self, control: Locator) -> None:
        self.taps += 1
        self.hands.press(control)

    def write(self, field: Locator, text: str) -> None:
        if not field.evaluate("one => one === document.activeElement"):
            self.taps += 1
        self.hands.write(field, text)

    def hand_over(self, field: Locator, file: Path) -> None:
        self.taps += 1
        self.hands.hand_over(field, file)

    def save(self, form: Locator) -> None:
        self.taps += 1
        button = form.get_by_role("button", name="Bewaar de activiteit")
        with self.hands.page.expect_event("load"):
            self.hands.press(button)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo as a phone makes it, larger than a small one."""
    from samenplan.execution.example.drawn_photo import drawn_photo  # late: models exist only after Django's set-up

    file = tmp_path / "IMG_2032.jpg"
    file.write_bytes(drawn_photo("Derde tafel"))
    return file


@pytest.fixture
def mailed(example: int) -> str:
    """The address that stands in Samira's mail."""
    from django.utils.timezone import now

    from samenplan.authorities.models import Contact, Membership
    from samenplan.authorities.operations.contacts import make_link
    from samenplan.authorities.queries import actor_for

    rows = Membership.objects.unscoped(reason=REASON).filter(user__email="lien@brugwijk.example")
    lien = actor_for(rows[0].user, list(rows.select_related("authority")))
    contact = Contact.objects.unscoped(reason=REASON).get(full_name="Samira El Amrani")
    return f"/mijn/{make_link(contact, by=lien, now=now())}/"


def activities() -> list[tuple[str, str, int]]:
    """Title, story and number of photos of everything called as ours."""
    from samenplan.execution.models import Activity  # late: models exist only after Django's set-up

    rows = Activity.objects.unscoped(reason=REASON).filter(title=TITLE).order_by("pk")
    return [(row.title, row.text, row.evidence.filter(kind="photo").count()) for row in rows]


def at_the_action(house: House, mailed: str, way: Way = Way.SCRIPT) -> tuple[Hands, Thumb]:
    """Samira followed the link in her mail and chose her action."""
    samira = house.visitor(way, PHONE)
    thumb = Thumb(samira)
    thumb.taps += 1  # the link in the mail
    samira.open(mailed)
    thumb.press(samira.page.get_by_role("link", name=ACTION, exact=True).first)
    samira.page.wait_for_url(re.compile(r"/mijn-acties/\d+/"))
    samira.see()
    return samira, thumb


def form_of(page: Page) -> Locator:
    return page.locator("form[action$='/activiteit/']")


def unfolded(hands: Hands, thumb: Thumb) -> Locator:
    thumb.press(hands.page.locator("#activiteit > summary"))
    return form_of(hands.page)


@pytest.mark.parametrize("way", list(Way))
def test_from_the_mail_to_a_saved_activity_with_a_photo_in_six_taps(house, mailed, photo, way):
    samira, thumb = at_the_action(house, mailed, way)
    form = unfolded(samira, thumb)
    samira.see()
    thumb.write(form.get_by_label("Wat vond plaats?"), TITLE)
    thumb.hand_over(form.get_by_label("Foto"), photo)
    thumb.save(form)
    expect(samira.page.locator(".page")).to_contain_text(f"Bewaard: “{TITLE}”.")
    shown = samira.page.locator("#verteld li", has_text=TITLE).locator("img")
    expect(shown).to_have_js_property("complete", True)
    assert shown.evaluate("one => one.naturalWidth") > 100
    assert activities() == [(TITLE, "", 1)]
    assert thumb.taps <= MOST_TAPS
    print(f"{way}: {thumb.taps} taps")
    assert samira.sight.complaints == []


def cut(page: Page) -> None:
    """Nothing that is posted arrives any more."""
    page.context.route("**/*", lambda route: route.abort() if route.request.method == "POST" else route.continue_())


def fill(form: Locator, photo: Path) -> None:
    form.get_by_label("Wat vond plaats?").fill(TITLE)
    form.get_by_label("Hoe ging het?").fill(STORY)
    form.get_by_label("Foto").set_input_files(photo)


def test_a_connection_that_drops_loses_nothing_and_tells_once(house, mailed, photo):
    samira, thumb = at_the_action(house, mailed)
    page, form = samira.page, unfolded(samira, thumb)
    fill(form, photo)
    cut(page)
    form.get_by_role("button", name="Bewaar de activiteit").click()
    expect(form.locator("[data-state]")).to_have_text(LOST)
    samira.see()
    assert activities() == []
    page.context.unroute_all()
    expect(page.locator(".page")).to_contain_text(f"Bewaard: “{TITLE}”.", timeout=15_000)
    assert activities() == [(TITLE, STORY, 1)]
    assert page.evaluate("localStorage.length") == 0
    assert samira.sight.complaints == []


def test_an_answer_that_gets_lost_on_the_way_back_is_not_told_twice(house, mailed):
    """The server has it, the phone does not know: it sends the same key again. (Playwright hands no files on here.)"""
    samira, thumb = at_the_action(house, mailed)
    page, form = samira.page, unfolded(samira, thumb)
    form.get_by_label("Wat vond plaats?").fill(TITLE)
    form.get_by_label("Hoe ging het?").fill(STORY)
    lost = []

    def swallow(route: Route) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    page.context.route("**/*", swallow)
    form.get_by_role("button", name="Bewaar de activiteit").click()
    expect(page.locator(".page")).to_contain_text(f"Bewaard: “{TITLE}”.", timeout=15_000)
    assert lost == [204]
    assert activities() == [(TITLE, STORY, 0)]


def test_a_phone_that_says_it_is_offline_sends_when_it_is_back(house, mailed, photo):
    samira, thumb = at_the_action(house, mailed)
    page, form = samira.page, unfolded(samira, thumb)
    fill(form, photo)
    page.context.set_offline(True)
    form.get_by_role("button", name="Bewaar de activiteit").click()
    expect(form.locator("[data-state]")).to_have_text(LOST)
    page.context.set_offline(False)
    expect(page.locator(".page")).to_contain_text(f"Bewaard: “{TITLE}”.", timeout=15_000)
    assert activities() == [(TITLE, STORY, 1)]


def test_what_was_typed_is_offered_back_after_the_page_was_closed(house, mailed, photo):
    samira, thumb = at_the_action(house, mailed)
    page, form = samira.page, unfolded(samira, thumb)
    page.on("dialog", lambda question: question.accept())  # "leave the page?"
    where = page.url
    fill(form, photo)
    cut(page)
    form.get_by_role("button", name="Bewaar de activiteit").click()
    expect(form.locator("[data-state]")).to_have_text(LOST)
    page.goto("about:blank")
    page.context.unroute_all()
    page.goto(where)
    offer = page.locator(".back-offer")
    expect(offer).to_contain_text(STORY)
    samira.see()
    offer.get_by_role("button", name="Zet terug").click()
    form = form_of(page)
    expect(form.get_by_label("Wat vond plaats?")).to_have_value(TITLE)
    expect(form.get_by_label("Hoe ging het?")).to_have_value(STORY)
    with page.expect_event("load"):
        form.get_by_role("button", name="Bewaar de activiteit").click()
    assert activities() == [(TITLE, STORY, 0)]
    expect(page.locator(".back-offer")).to_have_count(0)


def test_a_wrong_file_keeps_the_words_and_the_good_photo(house, mailed, photo, tmp_path):
    wrong = tmp_path / "verslag.pdf"
    wrong.write_bytes(b"MZ this is no pdf")
    samira, thumb = at_the_action(house, mailed)
    page, form = samira.page, unfolded(samira, thumb)
    fill(form, photo)
    form.locator("summary", has_text="Meer dagen").click()
    form.get_by_label("Document").set_input_files(wrong)
    form.get_by_role("button", name="Bewaar de activiteit").click()
    form = form_of(page)
    expect(form.locator(".field.invalid")).to_contain_text("past niet bij de naam")
    expect(form.get_by_label("Hoe ging het?")).to_have_value(STORY)
    assert form.get_by_label("Foto").evaluate("one => one.files.length") == 1
    form.get_by_label("Document").set_input_files([])
    with page.expect_event("load"):
        form.get_by_role("button", name="Bewaar de activiteit").click()
    assert activities() == [(TITLE, STORY, 1)]


def test_a_link_that_was_taken_back_meanwhile_keeps_the_words(house, mailed, photo):
    from django.utils.timezone import now

    from samenplan.authorities.models import PersonalLink

    samira, thumb = at_the_action(house, mailed)
    form = unfolded(samira, thumb)
    fill(form, photo)
    PersonalLink.objects.unscoped(reason=REASON).update(withdrawn_at=now())
    form.get_by_role("button", name="Bewaar de activiteit").click()
    expect(form.locator("[data-state]")).to_contain_text(
        "Je bent niet meer binnen. Je tekst staat veilig op dit toestel."
    )
    assert samira.page.evaluate("JSON.stringify(localStorage)").count(STORY) == 1
    assert activities() == []


@pytest.mark.parametrize("way", list(Way))
def test_how_it_stands_a_question_and_the_way_out(house, mailed, way):
    samira, _ = at_the_action(house, mailed, way)
    page = samira.page
    stand = page.locator("form[action$='/stand/']")
    samira.tick("klaar")
    samira.write(stand.get_by_label("Wat wil je erbij vertellen?"), "Alle tafels zijn voorbij.")
    samira.button("Bewaar de stand")
    expect(page.locator(".page")).to_contain_text("Bewaard: klaar.")
    expect(page.locator("#verteld")).to_contain_text("Alle tafels zijn voorbij.")
    samira.press(page.locator("#vragen summary"))
    samira.write(page.get_by_label("Je vraag"), "Komt er een vervolg?")
    samira.button("Stel de vraag")
    expect(page.locator("#vragen")).to_contain_text("Komt er een vervolg?")
    samira.press(page.locator("header .menu > summary"))
    samira.press(page.locator("header .menu").get_by_role("button", name="Sluit mijn pagina"))
    expect(page.locator(".page")).to_contain_text("Je bent weg uit Samenplan.")
    assert samira.sight.complaints == []


def test_the_officer_answers_and_lets_a_photo_out(house, mailed):
    lien = house.let_in("Lien")
    lien.open("/brugwijk/diensten/")
    lien.link("Buurtwerk De Brug")
    lien.button("Maak een nieuwe link")
    expect(lien.page.get_by_role("img", name="QR-code van de link")).to_be_visible()
    lien.open("/brugwijk/mijn-acties/?alle")
    lien.link(ACTION)
    lien.button("Mag openbaar")
    expect(lien.page.locator("#verteld")).to_contain_text("mag op de openbare pagina")
    lien.open("/brugwijk/vragen/")
    assert lien.sight.complaints == []
