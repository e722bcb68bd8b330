import os

import pytest
from playwright.sync_api import sync_playwright

from samenplan.public.tests.published import a_plan, address, publish

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.mark.django_db(transaction=True)
def test_shots(live_server, brugwijk):
    v = publish(a_plan(brugwijk))
    with sync_playwright() as p:
        b = p.chromium.launch(executable_path="/usr/bin/chromium", args=ARGS)
        for name, w, scheme in (
            ("wide", 1280, "light"),
            ("phone", 375, "light"),
            ("dark", 1280, "dark"),
            ("phonedark", 375, "dark"),
        ):
            c = b.new_context(viewport={"width": w, "height": 900}, color_scheme=scheme)
            page = c.new_page()
            logs = []
            page.on("console", lambda m: logs.append(m.text))
            for tail, short in (("", "plan"), ("?zoek=jong", "zoek"), ("acties/act-avonden/", "actie")):
                page.goto(live_server.url + address(v, tail))
                page.screenshot(path=f"/tmp/h7_{name}_{short}.png", full_page=True)
                print(name, short, page.evaluate("document.documentElement.scrollWidth"), logs)
        page = b.new_page()
        page.goto(live_server.url + address(v, "", language="en"))
        page.screenshot(path="/tmp/h7_en.png", full_page=True)
        page.goto(live_server.url + address(v))
        page.pdf(path="/tmp/h7_print.pdf", format="A4")
        b.close()
