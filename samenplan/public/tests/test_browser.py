"""The public pages in a real browser: axe, narrow screens, both schemes, without JavaScript, on paper."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote, unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect

from samenplan.execution.operations.reactions import handle, react
from samenplan.execution.operations.year_reports import make_report, publish_report
from samenplan.execution.rules.editing_report import Period
from samenplan.execution.rules.kinds import ReactionState
from samenplan.execution.rules.reactions import Verdict
from samenplan.execution.tests.builders import actions, an_activity
from samenplan.execution.tests.public_plans import a_shown_plan
from samenplan.plans.operations.nodes import tell_progress
from samenplan.plans.rules.status import ActionStatus
from samenplan.public.tests.published import a_plan, address, publish
from samenplan.public.tests.test_private import attacked

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
TAILS = {
    "plan": "", "zoeken": "?zoek=online", "niets": "?zoek=zebra", "actie": "acties/act-avonden/",
    "weg": "acties/act-feest/", "oud": "versies/1/", "verloop": "verloop/", "mis": "versies/7/",
}  # fmt: skip
MOMENT = datetime(2026, 12, 1, 9, tzinfo=UTC)
SHOTS = os.environ.get("SAMENPLAN_SHOTS", "")
"""A folder in which the pages are kept as pictures, to look at."""


def every_page(version, language: str = "nl") -> dict[str, str]:
    start = "" if language == "nl" else f"/{language}"
    pages = {name: address(version, tail, language=language) for name, tail in TAILS.items()}
    return {"besturen": f"{start}/openbaar/", "bestuur": f"{start}/openbaar/brugwijk/", **pages}


SHOWN_TAILS = {
    "gaat": "", "voortgang": "voortgang/?sinds=2026-01-01", "actie-gaat": "acties/act-avonden/",
    "reageren": "acties/act-avonden/reageren/", "bedankt": "acties/act-avonden/reageren/?bedankt",
}  # fmt: skip


@pytest.fixture
def shown(lien):
    """A plan that shows how it goes, with activities, a shown reaction and a published report."""
    call_command("createcachetable", verbosity=0)
    plan = a_shown_plan(lien)
    first = actions(plan)[0]
    tell_progress(first, ActionStatus.RUNNING, "", on=date(2026, 11, 5), by=lien)
    an_activity(first, by=lien, on=date(2026, 11, 5))
    said = react(first, "Kan het ook eens op zaterdag?", key="k", today=date(2026, 11, 12))
    verdict = Verdict(ReactionState.SHOWN, answer="Goed idee.", changed="Er komt een zaterdag.")
    handle(said, verdict, now=MOMENT, by=lien)
    report = make_report(plan, "Jaarverslag 2026", Period(date(2026, 1, 1), date(2026, 12, 31)), by=lien)
    publish_report(report, now=MOMENT, today=date(2026, 12, 1), by=lien)
    return plan


def every_page_in_progress(plan, language: str = "nl") -> dict[str, str]:
    start = "" if language == "nl" else f"/{language}"
    of_plan = f"{start}/openbaar/brugwijk/{plan.uid}/"
    report = plan.year_reports.get()
    pages = {name: f"{of_plan}{tail}" for name, tail in SHOWN_TAILS.items()}
    return {**pages, "verslag": f"{of_plan}verslagen/{report.uid}/", "kader": f"{start}/insluiten/{plan.uid}/"}


def looked_at(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


SIZES = pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(320, "light", "nl"), (375, "light", "nl"), (375, "dark", "nl"), (1280, "light", "en"), (1280, "dark", "nl")],
)


@SIZES
def test_every_page_is_accessible_and_fits(browser: Browser, live_server, two_versions, width, scheme, language):
    see(browser, live_server, every_page(two_versions, language), (width, scheme, language))


@SIZES
def test_every_page_in_progress_is_accessible_and_fits(browser, live_server, shown, width, scheme, language):
    see(browser, live_server, every_page_in_progress(shown, language), (width, scheme, language))


def see(browser: Browser, live_server, pages: dict[str, str], how: tuple[int, str, str]) -> None:
    """Open each page: axe finds nothing, it fits, it says nothing in the console and sets no cookie."""
    width, scheme, language = how
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale="nl-BE")
    page, said = context.new_page(), []
    page.on("console", lambda line: said.append(line.text) if "status of 4" not in line.text else None)
    for name, path in pages.items():
        page.goto(live_server.url + path)
        for fold in page.locator("details:not([open]) > summary").all()[::-1]:
            fold.click()
        looked_at(page, f"{name}-{width}-{scheme}-{language}")
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert (said, context.cookies()) == ([], [])
    context.close()


def test_without_javascript_each_page_is_the_same_page(browser: Browser, live_server, two_versions):
    """So what axe finds with JavaScript holds without: no page has a script that runs."""
    plain, able = browser.new_context(java_script_enabled=False).new_page(), browser.new_context().new_page()
    for path in every_page(two_versions).values():
        for page in (plain, able):
            page.goto(live_server.url + path)
        assert plain.content() == able.content()
        assert able.locator("script:not([type='application/ld+json'])").count() == 0
    plain.context.close()
    able.context.close()


def test_progress_is_the_same_page_without_javascript(browser: Browser, live_server, shown):
    plain, able = browser.new_context(java_script_enabled=False).new_page(), browser.new_context().new_page()
    for name, path in every_page_in_progress(shown).items():
        for page in (plain, able):
            page.goto(live_server.url + path)
        assert able.locator("script:not([type='application/ld+json'])").count() == 0, name
        if name != "reageren":  # each form has a token of its own
            assert plain.content() == able.content(), name
    plain.context.close()
    able.context.close()


def test_a_resident_reacts_by_keyboard_without_javascript_or_cookie(browser: Browser, live_server, shown):
    context = browser.new_context(java_script_enabled=False, locale="nl-BE", viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.set_default_timeout(6000)
    page.goto(f"{live_server.url}/openbaar/brugwijk/{shown.uid}/acties/act-avonden/")
    page.get_by_role("link", name="Reageer op deze actie").press("Enter")
    page.get_by_role("textbox", name="Je reactie").press_sequentially("Bel naar 0470 12 34 56")
    page.get_by_role("button", name="Verstuur").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("een telefoonnummer")
    expect(page.get_by_role("textbox", name="Je reactie")).to_have_value("Bel naar 0470 12 34 56")
    page.get_by_role("textbox", name="Je reactie").fill("Komt er ook een avond op zaterdag?")
    page.get_by_role("button", name="Verstuur").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bedankt voor je reactie")
    assert context.cookies() == []
    context.close()


class Elsewhere(BaseHTTPRequestHandler):
    """Another site: a page that puts the address after its question mark in a frame."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        framed = escape(unquote(self.path.partition("?")[2]))
        self.wfile.write(f'<iframe src="{framed}" title="x" width="500" height="500"></iframe>'.encode())

    def log_message(self, *_said: object) -> None:
        """Says nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_the_frame_can_stand_on_another_site_and_a_page_of_the_plan_cannot(browser, live_server, shown, elsewhere):
    page = browser.new_page()
    for path, stands in ((f"/insluiten/{shown.uid}/", True), (f"/openbaar/brugwijk/{shown.uid}/", False)):
        page.goto(f"{elsewhere}?{quote(live_server.url + path)}", wait_until="networkidle")
        found = page.frame_locator("iframe").locator("svg, .hero").count()
        assert (found > 0) is stands, path
    page.close()


def test_a_resident_finds_an_action_by_keyboard_without_javascript(browser: Browser, live_server, two_versions):
    context = browser.new_context(java_script_enabled=False, locale="nl-BE")
    page = context.new_page()
    page.set_default_timeout(6000)
    page.goto(live_server.url + address(two_versions))
    page.get_by_role("searchbox", name="Zoek in dit plan").press_sequentially("gespreks")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("We vonden 1 actie voor “gespreks”.")
    page.get_by_role("link", name="Gespreksavonden in vier buurten").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Gespreksavonden in vier buurten, met vaste gespreksleiders"
    )
    page.get_by_role("link", name="English").press("Enter")
    expect(page.get_by_text("Who leads this?")).to_be_visible()
    assert page.url.startswith(f"{live_server.url}/en/openbaar/")
    context.close()


def test_on_paper_the_whole_plan_stands_without_what_one_can_only_click(browser: Browser, live_server, two_versions):
    page = browser.new_page()
    page.goto(live_server.url + address(two_versions))
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Gespreksavonden in vier buurten")).to_be_visible()
    expect(page.get_by_role("table", name="Acties met een datum")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.get_by_role("link", name="Rekenblad")).to_be_hidden()
    if SHOTS:
        page.pdf(path=Path(SHOTS) / "papier.pdf", format="A4")
    page.close()


def test_what_people_typed_runs_nowhere(browser: Browser, live_server, brugwijk):
    attack = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    version = publish(a_plan(brugwijk), attacked(attack))
    page, alarms = browser.new_page(), []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda line: alarms.append(line.text))
    for tail in ("", "?zoek=alert", "acties/act-avonden/"):
        page.goto(live_server.url + address(version, tail))
        assert page.locator("main img, main script").count() == 0
    assert alarms == []
    page.close()
