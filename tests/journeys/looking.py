"""What must hold on every page one comes to: accessible, fits a phone, says nothing in the console, shows the focus."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NARROW = (320, 375)
SHOTS = os.environ.get("SAMENPLAN_SHOTS", "")
"""A folder in which every page is kept as a picture, to look at."""
POLITE = re.compile(r"\b(?:u|uw)\b", re.IGNORECASE)
FOCUS_SHOWS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return "";
  const [style, box] = [getComputedStyle(one), one.getBoundingClientRect()];
  const drawn = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  return drawn && box.width > 0 && box.height > 0 ? "" : one.outerHTML.slice(0, 200);
}"""


@dataclass
class Sight:
    """What was seen on one walk. Each kind of page is looked at closely once."""

    page: Page
    has_script: bool = True
    said: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.said.append(f"{self.page.url}: {error}"))

    def _hear(self, line: ConsoleMessage) -> None:
        expected = re.search(r"status of (403|404|409|422)|ERR_FAILED", line.text)
        if line.type in {"error", "warning"} and not expected:
            self.said.append(f"{self.page.url}: {line.text}")

    @property
    def complaints(self) -> list[str]:
        """Everything that is wrong, on any page."""
        return [*self.faults, *self.said]


def kind_of(address: str) -> str:
    """The address without its numbers: pages of one kind look alike."""
    return re.sub(r"\d+", "N", urlsplit(address).path)


def look(page: Page, sight: Sight) -> None:
    """Look closely at this page, in the light and, narrow, in the dark; the same kind of page only once."""
    kind = kind_of(page.url)
    if kind in sight.seen:
        return
    sight.seen.add(kind)
    found = [*bones(page), *widths(page)]
    if sight.has_script:  # axe waits for timers, which stand still without script; the page is the same one
        found += axe_in_light_and_dark(page)
    sight.faults += [f"{kind}: {fault}" for fault in found]


def axe_in_light_and_dark(page: Page) -> list[str]:
    """What axe says of the page as it is and, narrow, in the dark scheme."""
    found = _axe(page)
    before = page.viewport_size or {"width": 1280, "height": 900}
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": NARROW[0], "height": 800})
    found += _axe(page)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(before)
    return found


def bones(page: Page) -> list[str]:
    """One heading of the first order, a title of its own, no stiff form of address, no unfilled template."""
    text = page.inner_text("body")
    faults = []
    if (many := page.locator("h1").count()) != 1:
        faults.append(f"{many} h1")
    if len(page.title().split("·")[0].strip()) < 3:
        faults.append(f"title {page.title()!r}")
    if page.locator("html").get_attribute("lang") == "nl" and (stiff := POLITE.search(text)):
        faults.append(f"says {text[max(0, stiff.start() - 30) : stiff.end() + 30]!r}")
    if broken := re.search(r"{{|{%|\bNone\b|\bTrue\b", text):
        faults.append(f"shows {text[max(0, broken.start() - 30) : broken.end() + 30]!r}")
    if empty := page.locator('a[href=""]').count():
        faults.append(f"{empty} links lead nowhere")
    return faults


def widths(page: Page) -> list[str]:
    """Nothing sticks out at the side of a phone."""
    before = page.viewport_size or {"width": 1280, "height": 900}
    faults = []
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 800})
        if (real := page.evaluate("document.documentElement.scrollWidth")) > width:
            faults.append(f"{real} px wide in {width}")
        _keep(page, width)
    page.set_viewport_size(before)
    _keep(page, before["width"])
    return faults


def focus(page: Page, stops: int = 12) -> list[str]:
    """The first controls that Tab comes to show that they have the focus."""
    faults = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        if unseen := page.evaluate(FOCUS_SHOWS):
            faults.append(f"focus does not show on {unseen}")
    return faults


def _axe(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"axe {one['id']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])})" for one in found]


def _keep(page: Page, width: int) -> None:
    if SHOTS:
        name = kind_of(page.url).strip("/").replace("/", "_") or "home"
        page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)
