"""A browser, and a page of our own making in it."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs

import pytest
from django.template import Context, Template
from playwright.sync_api import Browser, Page, Route, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'"
)
HTML = "text/html; charset=utf-8"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("Chromium is not installed here")
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in this thread
    with sync_playwright() as driver:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"]
        running = driver.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield running
        running.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@dataclass
class Desk:
    """A page of our own making on the live server, and every post that its scripts sent."""

    page: Page
    address: str
    posts: list[dict[str, list[str]]] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def show(self, template: str, answer: Callable[[Route, dict[str, list[str]]], None]) -> None:
        """Open the page with this content; each post to it goes to `answer`."""
        whole = '{% extends "ui/base.html" %}{% block content %}' + template + "{% endblock %}"
        html = Template(whole).render(Context({}))

        def serve(route: Route) -> None:
            if route.request.method == "GET":
                route.fulfill(body=html, content_type=HTML, headers={"Content-Security-Policy": POLICY})
                return
            sent = _sent(route.request.post_data or "", route.request.headers["content-type"])
            self.posts.append(sent)
            answer(route, sent)

        self.page.route(self.address, serve)
        self.page.goto(self.address)

    def has_posts(self, count: int) -> bool:
        """Whether so many posts came, within five seconds."""
        for _ in range(50):
            if len(self.posts) >= count:
                break
            self.page.wait_for_timeout(100)
        return len(self.posts) == count


def _sent(body: str, kind: str) -> dict[str, list[str]]:
    """The fields of a form as the browser posted it."""
    if "boundary=" not in kind:
        return parse_qs(body, keep_blank_values=True)
    found: dict[str, list[str]] = {}
    for part in body.split(f"--{kind.split('boundary=')[1]}")[1:-1]:
        head, _, value = part.partition("\r\n\r\n")
        found.setdefault(head.split('name="')[1].split('"')[0], []).append(value.removesuffix("\r\n"))
    return found


@pytest.fixture
def desk(browser: Browser, live_server) -> Iterator[Desk]:
    context = browser.new_context(locale="nl-BE")
    page = context.new_page()
    page.set_default_timeout(6000)
    made = Desk(page, f"{live_server.url}/proef/")
    page.on("pageerror", lambda error: made.complaints.append(str(error)))
    page.on("console", lambda line: made.complaints.append(line.text) if "Content Security" in line.text else None)
    yield made
    context.close()
    assert made.complaints == []
