"""Stretches of road that more than one journey walks: from a written plan to a published one."""

from pathlib import Path

from django.utils.timezone import localdate
from playwright.sync_api import Download, Locator, expect

from tests.journeys.hands import Hands, Way


def to_public(hands: Hands) -> str:
    """From the page of a plan through advice, decision and outcome to the public page; answers its address."""
    hands.link("Besluit: advies, goedkeuring, versies", among=hands.page.locator("body"))
    ask_the_youth_council(hands)
    write_the_decision(hands)
    hands.link("Besluit", among=hands.page.locator(".crumbs"))
    hands.link("Dien in")
    hands.button("Dien in")
    told(hands, "Het plan is ingediend.")
    hands.link("Leg vast wat het college besliste")
    hands.tick("goedgekeurd")
    set_day(hands, hands.page.get_by_label("Beslist op"), f"{localdate():%Y-%m-%d}")
    hands.button("Leg vast")
    hands.link("Maak openbaar")
    hands.button("Maak openbaar")
    told(hands, "staat op de openbare pagina")
    return hands.page.url


def ask_the_youth_council(hands: Hands) -> None:
    """One round of advice, with its answer and what was done with it."""
    hands.link("Vraag advies")
    hands.write(hands.page.get_by_label("Aan wie vraag je advies?"), "Jeugdraad")
    hands.button("Bewaar de vraag")
    hands.link("Leg het advies vast")
    hands.tick("schriftelijk advies")
    set_day(hands, hands.page.get_by_label("Antwoord van"), f"{localdate():%Y-%m-%d}")
    hands.write(hands.page.get_by_label("Tekst van het advies"), "Goed plan. Betrek ook jongeren zonder vereniging.")
    hands.button("Bewaar het antwoord")
    hands.tick("overgenomen")
    hands.write(hands.page.get_by_label("Toelichting"), "Het jeugdhuis doet nu mee.")
    hands.button("Bewaar")
    told(hands, "overgenomen")


def write_the_decision(hands: Hands) -> None:
    """The draft for the college; both its documents have something in them."""
    hands.link("Maak het ontwerpbesluit")
    hands.write(hands.page.get_by_label("Motivering"), "Het plan bundelt wat diensten en partners al doen.")
    hands.button("Bewaar het ontwerp")
    for name, start in (("Word", b"PK"), ("PDF", b"%PDF-")):
        content = file_behind(hands, hands.page.get_by_role("link", name=name, exact=True)).path().read_bytes()
        assert content.startswith(start) and len(content) > 5_000, name


def file_behind(hands: Hands, link: Locator) -> Download:
    """What a link hands over."""
    with hands.page.expect_download() as coming:
        hands.press(link)
    return coming.value


def told(hands: Hands, words: str) -> None:
    """The page says this at the top."""
    expect(hands.page.locator(".page")).to_contain_text(words)


def upload(hands: Hands, file: Path) -> None:
    """Hand over a file and come to what it becomes."""
    hands.hand_over(hands.page.get_by_label("Bestand"), file)
    hands.button("Lees het bestand")
    expect(hands.page.get_by_role("heading", level=1)).to_contain_text(f"Dit maakt Samenplan van “{file.name}”")


def add_goal(hands: Hands, title: str) -> None:
    """A goal at the end of the plan."""
    hands.write(hands.page.get_by_label("Nieuw doel"), title)
    hands.button("Doel toevoegen")
    expect(hands.page.locator(f'[data-node][data-name="{title}"]')).to_be_visible()


def add_action(hands: Hands, goal: str, title: str) -> None:
    """An action under a goal."""
    sheet = hands.page.locator(f'[data-node][data-name="{goal}"]')
    hands.write(sheet.get_by_label("Titel van een nieuwe actie"), title)
    hands.button("Actie toevoegen", among=sheet)
    expect(hands.page.locator(f'[data-node][data-name="{title}"]')).to_be_visible()


def open_node(hands: Hands, title: str) -> Locator:
    """The form of a goal or action: in the tree with script, on a page of its own without."""
    hands.press(hands.page.locator(f'[data-node][data-name="{title}"]').get_by_role("link", name=title).first)
    form = hands.page.locator("form[data-autosave]")
    expect(form).to_be_visible()
    return form


def set_day(hands: Hands, field: Locator, day: str) -> None:
    """Fill in a day, year first; by keyboard in the order in which this browser asks it."""
    if hands.way is not Way.KEYS:
        field.fill(day)
        return
    year, month, date = day.split("-")
    hands.reach(field)
    hands.page.keyboard.type(f"{month}{date}{year}")
    expect(field).to_have_value(day)
