"""The tree is put in order: dragged, by key, by its buttons; the page and the plan stay the same."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.hands import Way

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def names(page: Page) -> list[str]:
    """The titles in the order of the page."""
    return page.locator("[data-node]").evaluate_all("rows => rows.map(row => row.dataset.name)")


def row(page: Page, name: str) -> Locator:
    return page.locator(f'[data-node][data-name="{name}"]')


def settled(page: Page, expected: list[str]) -> None:
    """The order is on the page, and still is after a reload."""
    for _ in range(50):
        if names(page) == expected:
            break
        page.wait_for_timeout(100)
    assert names(page) == expected
    page.reload()
    assert names(page) == expected


def siblings(page: Page) -> tuple[list[str], int]:
    """All titles, and where the first two actions beside each other stand."""
    order = names(page)
    first = page.locator("[data-action]").first.get_attribute("data-name")
    return order, order.index(first)


def test_alt_and_arrow_move_a_row_and_the_focus_goes_along(house, plan_path):
    lien = house.let_in("Lien")
    page = lien.page
    page.goto(plan_path())
    order, at = siblings(page)
    row(page, order[at]).focus()
    page.keyboard.press("Alt+ArrowDown")
    order[at : at + 2] = order[at + 1], order[at]
    expect(row(page, order[at + 1])).to_be_focused()
    settled(page, order)


@pytest.mark.parametrize("way", list(Way))
def test_the_buttons_move_a_row(house, plan_path, way):
    lien = house.let_in("Lien", way)
    page = lien.page
    page.goto(plan_path())
    order, at = siblings(page)
    lien.unfold(row(page, order[at]).locator("details.row-menu").first)
    lien.press(row(page, order[at]).get_by_role("button", name="Omlaag").first)
    order[at : at + 2] = order[at + 1], order[at]
    settled(page, order)


def test_a_row_is_dragged_below_its_neighbour(house, plan_path):
    lien = house.let_in("Lien")
    page = lien.page
    page.goto(plan_path())
    order, at = siblings(page)
    carried, below = row(page, order[at]), row(page, order[at + 1])
    carried.scroll_into_view_if_needed()
    grip = carried.locator("[data-grip]").first.bounding_box()
    goal = below.locator(".act").first.bounding_box()
    assert grip and goal
    page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    page.mouse.down()
    page.mouse.move(goal["x"] + 60, goal["y"] + goal["height"] * 0.5, steps=4)
    page.mouse.move(goal["x"] + 60, goal["y"] + goal["height"] * 0.9, steps=4)
    page.mouse.up()
    order[at : at + 2] = order[at + 1], order[at]
    settled(page, order)
