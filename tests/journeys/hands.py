"""How a person works a page: with script, without, or by keyboard only. The road is the same."""

from enum import StrEnum
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.journeys.looking import Sight, look

MOST_STOPS = 400
"""A control that so many presses of Tab do not reach, cannot be reached."""
FOCUSED = "one => one === document.activeElement"


class Way(StrEnum):
    """What the person has."""

    SCRIPT = "with script"
    PLAIN = "without script"
    KEYS = "by keyboard"


class Unreachable(AssertionError):
    """A control that the Tab key does not come to."""


class Hands:
    """A person at a page; what she opens is looked at on the way."""

    def __init__(self, page: Page, way: Way, sight: Sight) -> None:
        self.page = page
        self.way = way
        self.sight = sight

    def open(self, path: str) -> None:
        """Go to an address of the house."""
        self.page.goto(path)
        self.see()

    def see(self) -> None:
        """Look at the page as it is, once per kind of page."""
        look(self.page, self.sight)

    def link(self, name: str, *, among: Locator | None = None) -> None:
        """Follow the first link with this name."""
        self._go((among or self.page.locator("main")).get_by_role("link", name=name, exact=True).first)

    def button(self, name: str, *, among: Locator | None = None) -> None:
        """Press the first button with this name, and look at what comes."""
        self._go((among or self.page.locator("main")).get_by_role("button", name=name, exact=True).first)

    def _go(self, control: Locator) -> None:
        """Press what leads to another page, wait until it is there, and look at it."""
        with self.page.expect_event("load"):
            self.press(control)
        self.see()

    def press(self, control: Locator) -> None:
        """Press a link, a button or a fold."""
        if self.way is not Way.KEYS:
            control.click()
            return
        self.reach(control)
        self.page.keyboard.press("Enter")

    def write(self, field: Locator, text: str) -> None:
        """Put a text in the place of what stands there."""
        if self.way is not Way.KEYS:
            field.fill(text)
            return
        self.reach(field)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(text)

    def choose(self, field: Locator, label: str) -> None:
        """Choose one entry of a list by its words."""
        if self.way is not Way.KEYS:
            field.select_option(label=label)
            return
        self.reach(field)
        self.page.keyboard.type(label)  # a closed list jumps to what one types
        expect(field.locator("option:checked")).to_have_text(label)

    def tick(self, name: str) -> None:
        """Take one of the round choices."""
        exact = self.page.get_by_role("radio", name=name, exact=True)
        wanted = exact.first if exact.count() else self.page.get_by_role("radio", name=name).first
        if self.way is not Way.KEYS:
            wanted.check()
            return
        group = self.page.locator(f'input[type="radio"][name="{wanted.get_attribute("name")}"]')
        self.reach(group)
        for _ in range(group.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")
        expect(wanted).to_be_checked()

    def tick_box(self, name: str) -> None:
        """Tick a square box."""
        box = self.page.get_by_role("checkbox", name=name, exact=True)
        if self.way is not Way.KEYS:
            box.check()
            return
        self.reach(box)
        self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def hand_over(self, field: Locator, file: Path) -> None:
        """Choose a file; by keyboard one comes at least as far as the window of the system."""
        if self.way is Way.KEYS:
            self.reach(field)
        field.set_input_files(file)

    def unfold(self, fold: Locator) -> None:
        """Open a fold that may be open already."""
        if fold.get_attribute("open") is None:
            self.press(fold.locator("summary").first)

    def reach(self, control: Locator) -> None:
        """Press Tab until one of these controls has the focus, and see that it shows.

        Raises:
            Unreachable: Tab never comes there.
        """
        expect(control.first).to_be_visible()
        marked = control.element_handles()
        for _ in range(MOST_STOPS):
            if any(one.evaluate(FOCUSED) for one in marked):
                return
            self.page.keyboard.press("Tab")
        raise Unreachable(f"{self.page.url}: {control}")
