"""A browser for the public pages, and a public plan in it with two versions."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, sync_playwright

from samenplan.plans.tests.examples import ACTION_12, small_plan

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""


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


@pytest.fixture
def two_versions(brugwijk):
    """The newest of two; the action `act-feest` stood only in the first."""
    from samenplan.public.tests.published import a_plan, publish  # late: models exist only after Django's set-up

    plan = a_plan(brugwijk)
    publish(plan)
    fewer = tuple(node for node in small_plan().nodes if node.uid != ACTION_12.uid)
    return publish(plan, replace(small_plan(), nodes=fewer), number=2)
