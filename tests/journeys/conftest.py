"""The example town on a live server, and browsers for the people of the story."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.journeys.hands import Hands, Way
from tests.journeys.looking import Sight

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
DESK, PHONE = (1280, 900), (375, 800)
PATIENCE_MS = 25_000


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all journeys."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed here")
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in this thread
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def example(transactional_db: None) -> int:
    """The example as `make run` loads it; answers the id of Brugwijk's plan."""
    from samenplan.execution.example import place_example_progress  # late: models exist only after Django's set-up
    from samenplan.plans.example import place_example_plan
    from samenplan.plans.models import Plan

    for command in ("createcachetable", "laad_programmas", "laad_voorbeeld_mensen"):
        call_command(command, verbosity=0, stdout=open(os.devnull, "w"))  # noqa: SIM115 - as long as the test
    place_example_plan()
    place_example_progress()
    return Plan.objects.unscoped(reason="a test looks at the example").get().pk


@dataclass
class House:
    """The running house; `let_in` opens a browser in which somebody of the cast is signed in."""

    browser: Browser
    address: str
    open_contexts: ExitStack

    def context(self, way: Way = Way.SCRIPT, size: tuple[int, int] = DESK) -> BrowserContext:
        """A browser of its own, with its own cookies."""
        made = self.browser.new_context(
            base_url=self.address,
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=way is not Way.PLAIN,
            locale="nl-BE",
            timezone_id="Europe/Brussels",
        )
        made.set_default_timeout(PATIENCE_MS)
        self.open_contexts.callback(made.close)
        return made

    def visitor(self, way: Way = Way.SCRIPT, size: tuple[int, int] = DESK) -> Hands:
        """Somebody who is not signed in."""
        return self._at(self.context(way, size).new_page(), way)

    def let_in(self, first_name: str, way: Way = Way.SCRIPT, size: tuple[int, int] = DESK) -> Hands:
        """Somebody of the cast, signed in with one click."""
        hands = self.visitor(way, size)
        hands.page.goto("/voorbeeld/")
        hands.press(hands.page.get_by_role("button", name=f"Meld aan als {first_name}"))
        hands.page.wait_for_url(lambda url: "/voorbeeld/" not in url)
        return hands

    @staticmethod
    def _at(page: Page, way: Way) -> Hands:
        return Hands(page, way, Sight(page, has_script=way is not Way.PLAIN))


@pytest.fixture
def house(browser: Browser, live_server, example: int) -> Iterator[House]:
    """The example town, running."""
    with ExitStack() as opened:
        yield House(browser, live_server.url, opened)


@pytest.fixture
def plan_path(example: int) -> Callable[[str], str]:
    """The address of a page of the example plan."""
    return lambda tail="": f"/brugwijk/plannen/{example}/{tail}"
