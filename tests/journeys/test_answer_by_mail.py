"""A reminder arrives as a mail; whoever was asked answers on her phone in two taps, without signing in."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.hands import Way

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ACTION = "Samen eten: elke maand koken twee buurten voor elkaar"


@pytest.fixture
def mail_file(settings, tmp_path, live_server) -> Path:
    """Where the mails become files, with links to the running house."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    settings.ADDRESS = live_server.url
    return tmp_path / "mail"


def ask_mo() -> None:
    """Lien asks, and the outbox is emptied as `werk` does."""
    from django.core.management import call_command  # late: models exist only after Django's set-up
    from django.utils.timezone import localdate, now

    from samenplan.authorities.models import User
    from samenplan.authorities.queries import actor_for, memberships_of
    from samenplan.execution.models import Reminder
    from samenplan.execution.operations.asking import ask_now
    from samenplan.notices.models import Notice
    from samenplan.plans.models import PlanNode

    reason = "a test looks at the example"
    for model in (Reminder, Notice):
        model.objects.unscoped(reason=reason).all().delete()
    user = User.objects.get(email="lien@brugwijk.example")
    node = PlanNode.objects.unscoped(reason=reason).get(title=ACTION)
    ask_now(node, by=actor_for(user, memberships_of(user)), today=localdate(), now=now())
    call_command("werk", verbosity=0)


def mail_as_page(folder: Path, tmp_path: Path) -> Path:
    """The HTML part of Mo's mail, as a reader of mails shows it."""
    texts = [file.read_text(encoding="utf-8") for file in folder.iterdir()]
    (whole,) = [text for text in texts if "To: mo@brugwijk.example" in text]
    found = re.search(r"<!doctype html>.*?</html>", whole, re.DOTALL)
    assert found
    page = tmp_path / "mail.html"
    page.write_text(found[0], encoding="utf-8")
    return page


@pytest.mark.parametrize("way", [Way.PLAIN, Way.SCRIPT])
def test_from_the_mail_to_a_kept_answer_in_two_taps(house, mail_file, tmp_path, way):
    ask_mo()
    mo = house.visitor(way, PHONE)
    mo.page.goto(mail_as_page(mail_file, tmp_path).as_uri())
    taps = 0
    with mo.page.expect_event("load"):
        mo.page.get_by_role("link", name="Loopt", exact=True).click()
    taps += 1
    mo.see()
    expect(mo.page.get_by_role("heading", level=1)).to_have_text(ACTION)
    mo.button("Bewaar")
    taps += 1
    expect(mo.page.locator(".page")).to_contain_text("Dank je. Bewaard: “Loopt”.")
    assert taps == 2
    lien = house.let_in("Lien")
    lien.page.goto("/brugwijk/opvolging/")
    expect(lien.page.locator("main")).to_contain_text("Niemand laat je wachten")
    assert mo.sight.complaints == []


def test_the_pages_behind_the_links_are_good_pages(house, mail_file, tmp_path):
    ask_mo()
    page = mail_as_page(mail_file, tmp_path).read_text(encoding="utf-8")
    mo = house.visitor(Way.SCRIPT, PHONE)
    links = re.findall(r'href="(http[^"]+/(?:antwoord|stil)/[^"]+)"', page)
    assert len(links) == 4
    for link in links:
        mo.open(link)
    mo.open("/antwoord/niets/")
    complaints = [one for one in mo.sight.complaints if "/antwoord/niets/" not in one and "404" not in one]
    assert complaints == []
