"""From the link on a poster to a vote that counts, on a slow phone: how long, and in how many taps.

A phone of 375 by 667, its processor slowed four times, on a slow 4G network (150 ms for every request there and back,
1.6 Mbit/s down, 0.75 up), a new browser each time. The clock runs from opening the link until the page says that the
vote was counted. What a network takes to look up a name and to agree on https is not in it: the server is on loopback.
"""

import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from bench.measuring import Line, Target, Unit, milliseconds, percentile, single
from tests.durability import looking
from tests.durability.killing_votes import home_of
from tests.durability.serving import Server

PHONE = {"width": 375, "height": 667}
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOWER, VISITS, WORKERS = 4, 10, 1
TAPS, MOST_MS = 2, 10_000
WAYS = {True: "met JavaScript", False: "zonder JavaScript"}


def lines() -> Iterator[Line]:
    """Both ways, with and without JavaScript."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory(prefix="samenplan-telefoon-") as folder, sync_playwright() as driver:
        server = Server(Path(folder), workers=WORKERS)
        server.set_up()
        server.start()
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        try:
            for has_script in WAYS:
                yield from _measured(server, browser, has_script=has_script)
        finally:
            browser.close()
            server.stop()


def _measured(server: Server, browser: Browser, *, has_script: bool) -> Iterator[Line]:
    address, before = f"http://127.0.0.1:{server.port}{home_of(server)}", _votes(server)
    visits = [_visit(browser, address, has_script=has_script) for _ in range(VISITS)]
    if _votes(server) != before + VISITS:
        raise AssertionError("a vote that the page called counted, is not there")
    what = f"Van de link tot een getelde stem, trage telefoon, {WAYS[has_script]}"
    seconds = [took for took, _ in visits]
    yield milliseconds(f"{what} (doel geldt voor p95)", seconds, Target(MOST_MS), judge=0.95)
    yield single(f"{what}: deel van de 10 s", percentile(seconds, 0.95) / 10, Unit.FRACTION)
    yield single(f"{what}: tikken", max(taps for _, taps in visits), Unit.COUNT, Target(TAPS))


def _visit(browser: Browser, address: str, *, has_script: bool) -> tuple[float, int]:
    """One visit by somebody new: seconds, and how often she tapped."""
    context = browser.new_context(
        viewport=PHONE,  # type: ignore[arg-type]  # a plain dictionary is what it wants
        java_script_enabled=has_script,
        has_touch=True,
        is_mobile=True,
        locale="nl-BE",
    )
    try:
        page = _slow_page(context)
        began = time.perf_counter()
        page.goto(address, wait_until="commit")
        taps = 0
        for control in (page.get_by_role("link", name="Begin"), page.get_by_role("button", name=re.compile("^Eens"))):
            control.tap(timeout=60_000)
            taps += 1
        expect(page.get_by_text(re.compile(r"^1 van \d+ stellingen$"))).to_be_visible(timeout=60_000)
        return time.perf_counter() - began, taps
    finally:
        context.close()


def _slow_page(context: BrowserContext) -> Page:
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", NETWORK)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def _votes(server: Server) -> int:
    return int(looking.rows(server, "select count(*) from debate_vote")[0][0])


if __name__ == "__main__":
    import samenplan.config  # noqa: F401 - brings a sound SQLite, with which we look into the file
    from bench.measuring import table

    print(*table(lines()), sep="\n")
