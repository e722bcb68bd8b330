"""What one types is kept by itself; what could not be kept is not lost."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "Deze zin mag niet verloren gaan."


def cut(page: Page) -> None:
    """Nothing that is posted arrives any more. (Chromium's own "offline" lets a post through and drops its answer.)"""
    page.context.route("**/*", lambda route: route.abort() if route.request.method == "POST" else route.continue_())


def test_typing_is_saved_and_says_when(house, plan_path):
    lien = house.let_in("Lien")
    page = lien.page
    page.goto(plan_path("secties/vision/"))
    field = page.get_by_label("Tekst", exact=False).first
    field.press("Control+End")
    field.press_sequentially(f" {TEXT}")
    expect(page.locator("[data-saved]").first).to_contain_text("Bewaard om", timeout=10_000)
    page.goto(plan_path("secties/vision/"))
    assert page.get_by_label("Tekst", exact=False).first.input_value().endswith(TEXT)


def test_a_lost_connection_keeps_the_text_and_saves_it_later(house, plan_path):
    lien = house.let_in("Lien")
    page = lien.page
    page.goto(plan_path("secties/vision/"))
    cut(page)
    field = page.get_by_label("Tekst", exact=False).first
    field.fill(TEXT)
    field.blur()
    state = page.locator("[data-saved]").first
    expect(state).to_contain_text("Niet bewaard: geen verbinding. Je tekst staat nog hier.")
    expect(field).to_have_value(TEXT)
    page.context.unroute_all()
    expect(state).to_contain_text("Bewaard om", timeout=12_000)
    page.goto(plan_path("secties/vision/"))
    expect(page.get_by_label("Tekst", exact=False).first).to_have_value(TEXT)


def test_what_was_not_saved_when_the_page_closed_is_offered_back(house, plan_path):
    lien = house.let_in("Lien")
    page = lien.page
    page.on("dialog", lambda question: question.accept())  # "leave the page?"
    page.goto(plan_path("secties/vision/"))
    before = page.get_by_label("Tekst", exact=False).first.input_value()
    cut(page)
    field = page.get_by_label("Tekst", exact=False).first
    field.fill(TEXT)
    field.blur()
    expect(page.locator("[data-saved]").first).to_contain_text("Niet bewaard")
    page.goto("about:blank")
    page.context.unroute_all()
    page.goto(plan_path("secties/vision/"))
    offer = page.locator(".back-offer")
    expect(offer).to_contain_text(TEXT)
    expect(page.get_by_label("Tekst", exact=False).first).to_have_value(before)
    lien.see()
    offer.get_by_role("button", name="Zet terug").click()
    expect(page.get_by_label("Tekst", exact=False).first).to_have_value(TEXT)
    expect(page.locator("[data-saved]").first).to_contain_text("Bewaard om", timeout=10_000)
    assert lien.sight.faults == []
