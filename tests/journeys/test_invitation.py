"""Ann invites a new administrator; she makes an account and sets up the second step before she sees anything."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from tests.journeys.hands import Hands, Way

PASSWORD = "een lange zin over brug 7"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


PERIOD, AMPLE = 30, 15
"""Seconds that a code holds; seconds that are enough to type it on a busy machine."""


def code_of(secret: str) -> str:
    """What an app with codes shows; with less than half of its time left a person waits for the next one."""
    left = PERIOD - time.time() % PERIOD
    if left < AMPLE:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD))


@pytest.mark.parametrize("way", list(Way))
def test_a_new_administrator_comes_in_by_a_link_and_with_a_second_step(house, way):
    lien = house.let_in("Lien", way)
    link = invite(lien)
    saar = house.visitor(way)
    saar.open(link)
    for field in saar.page.locator("main input[type=password]").all():
        saar.write(field, PASSWORD)
    saar.button("Maak mijn account")
    saar.link("Zet de tweede stap aan")
    if "bevestigen" in saar.page.url:
        saar.write(saar.page.locator("main input[type=password]"), PASSWORD)
        saar.button("Bevestig")
    secret = saar.page.locator("main code").inner_text()
    saar.write(saar.page.locator("main input[name=code]"), code_of(secret))
    saar.button("Zet aan")
    saar.open("/brugwijk/mensen/")
    expect(saar.page.get_by_role("heading", level=1)).to_have_text("Mensen")
    expect(saar.page.locator("main")).to_contain_text("Saar Wuyts")
    assert [*lien.sight.complaints, *saar.sight.complaints] == []


def invite(lien: Hands) -> str:
    """A link for a new administrator."""
    lien.open("/brugwijk/mensen/")
    lien.link("Nodig iemand uit")
    form = lien.page.locator("main form")
    lien.write(form.locator("input[name=full_name]"), "Saar Wuyts")
    lien.write(form.locator("input[name=email]"), "saar@brugwijk.example")
    lien.tick_box("beheerder")
    lien.button("Maak de link")
    return lien.page.get_by_label("Link", exact=True).input_value()


def test_a_link_works_once(house):
    link = invite(house.let_in("Lien"))
    first = house.visitor()
    first.page.goto(link)
    for field in first.page.locator("main input[type=password]").all():
        field.fill(PASSWORD)
    first.page.get_by_role("button", name="Maak mijn account").click()
    first.page.wait_for_url(lambda url: "uitnodiging" not in url)
    second = house.visitor()
    second.page.goto(link)
    expect(second.page.locator("body")).to_contain_text("Deze link is al gebruikt.")
