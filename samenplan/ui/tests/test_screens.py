"""Whole pages: the gallery, what one sees when something is wrong, what residents get."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views.defaults import server_error

from samenplan.core.errors import Refused
from samenplan.ui.middleware import RefusalMiddleware
from samenplan.ui.templatetags.components import register

TEMPLATES = Path(__file__).parent.parent / "templates"
FRAMEWORK = {"filled_as_side", "form_fields"}
"""Used by layouts and by forms that need no order of their own."""


def _get(address: str) -> str:
    response = Client().get(address, HTTP_HOST="localhost", HTTP_ACCEPT_LANGUAGE="nl")
    assert response.status_code == 200
    return response.content.decode()


def test_the_gallery_shows_every_component_and_filter():
    texts = "".join(path.read_text() for path in (TEMPLATES / "ui").rglob("galler*/*.html"))
    texts += (TEMPLATES / "ui" / "gallery.html").read_text()
    shown = set(re.findall(r"{%\s*(\w+)", texts)) | set(re.findall(r"\|(\w+)", texts))
    assert (register.tags.keys() | register.filters.keys()) - shown - FRAMEWORK == set()


@pytest.mark.parametrize("number", ["1", "3", "999", "-1", "veel"])
def test_the_gallery_stands_whatever_page_is_asked(number):
    assert "Onderdelen van Samenplan" in _get(f"/onderdelen/?pagina={number}")


def test_no_page_part_carries_a_style_or_a_script_of_its_own():
    html = _get("/onderdelen/")
    assert " style=" not in html and "<style" not in html
    assert [tag for tag in re.findall(r"<script[^>]*>", html) if "src=" not in tag] == []
    assert re.findall(r"\son\w+=", html) == []


def test_ids_on_the_gallery_stand_once_and_what_points_finds_its_place():
    html = _get("/onderdelen/")
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    pointing = re.findall(r'\s(?:for|aria-labelledby|aria-describedby|data-counter)="([^"]+)"', html)
    assert {one for value in pointing for one in value.split()} - set(ids) == set()


def test_a_side_appears_only_when_it_is_filled():
    with_side = '{% extends "ui/base.html" %}{% block side %}<p>Let op</p>{% endblock %}'
    request = RequestFactory().get("/")
    assert "<aside" in Template(with_side).render(Context({"request": request}))
    assert "<aside" not in Template('{% extends "ui/base.html" %}').render(Context({"request": request}))


def test_a_missing_page_is_told_in_dutch():
    response = Client().get("/bestaat/niet/", HTTP_HOST="localhost")
    assert response.status_code == 404 and "Deze pagina vinden we niet" in response.content.decode()


def test_a_broken_server_still_says_what_was_kept_without_a_database():
    response = server_error(RequestFactory().get("/"))
    assert response.status_code == 500 and "Het lag niet aan jou" in response.content.decode()


def test_a_post_that_waited_too_long_is_told_in_dutch():
    response = Client(enforce_csrf_checks=True).post("/account/aanmelden/", HTTP_HOST="localhost")
    assert response.status_code == 403 and "stond te lang open" in response.content.decode()


def test_a_refusal_lists_every_objection_and_escapes_it():
    middleware = RefusalMiddleware(lambda request: None)
    request = RequestFactory().get("/")
    response = middleware.process_exception(
        request, Refused(["Het plan is <b>al</b> ingediend.", "De termijn liep af."])
    )
    text = response.content.decode()
    assert response.status_code == 422
    assert "Het plan is &lt;b&gt;al&lt;/b&gt; ingediend." in text and "De termijn liep af." in text
    assert middleware.process_exception(request, ValueError()) is None


def test_a_resident_gets_a_page_without_scripts_or_a_token():
    html = render_to_string("ui/public_base.html", {}, RequestFactory().get("/"))
    assert "<script" not in html and "csrf" not in html and "hx-" not in html


def test_a_question_before_an_act_says_what_stays_and_offers_a_way_back():
    facts = {
        "title": "Actie verwijderen?",
        "sentence": "Weg.",
        "kept": "De versies.",
        "button": "Verwijder",
        "cancel_url": "/terug/",
    }
    html = render_to_string("ui/confirm.html", facts, RequestFactory().get("/"))
    assert "De versies." in html and 'href="/terug/"' in html and 'method="post"' in html


def test_the_icon_is_where_browsers_look_for_it():
    response = Client().get("/favicon.ico", HTTP_HOST="localhost")
    assert response.status_code == 302 and response["Location"].endswith("favicon.svg")
