from pathlib import Path
from types import SimpleNamespace

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from samenplan.ui.page import page

WHOLE = "{% load partials %}<h1>Heel</h1>{% partialdef status inline %}<p>{{ word }}</p>{% endpartialdef %}"


@pytest.fixture(autouse=True)
def _a_page_with_a_part(settings, tmp_path: Path) -> None:
    (tmp_path / "sample.html").write_text(WHOLE)
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]


def _request(*, asked_by_htmx: bool, **state: bool) -> HttpRequest:
    request = RequestFactory().get("/")
    details = SimpleNamespace(**{"boosted": False, "history_restore_request": False, **state})
    request.htmx = details if asked_by_htmx else None
    return request


def _shown(request: HttpRequest, part: str = "status") -> str:
    return page(request, "sample.html", {"word": "goed"}, part=part).content.decode()


def test_a_person_gets_the_whole_page():
    assert _shown(_request(asked_by_htmx=False)) == "<h1>Heel</h1><p>goed</p>"


def test_htmx_gets_the_named_part():
    assert _shown(_request(asked_by_htmx=True)) == "<p>goed</p>"


@pytest.mark.parametrize("state", [{"boosted": True}, {"history_restore_request": True}])
def test_htmx_gets_the_whole_page_when_it_shows_a_whole_page(state):
    assert _shown(_request(asked_by_htmx=True, **state)).startswith("<h1>")


def test_a_page_without_parts_is_whole_for_everybody():
    assert _shown(_request(asked_by_htmx=True), part="").startswith("<h1>")


def test_caches_keep_the_page_and_its_part_apart():
    response = page(_request(asked_by_htmx=True), "sample.html", {}, part="status", status=409)
    assert (response.status_code, response["Vary"]) == (409, "HX-Request")
