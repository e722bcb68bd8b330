import re

import pytest
from django.apps import apps
from django.test import Client

from samenplan.ui.rules import DARK, LIGHT, Colour, palette

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    model = apps.get_model("authorities", "Authority")
    return model.objects.create(slug="steenakker", name="Steenakker", accent="#ffcc00")


def _schemes(css: str) -> list[dict[str, str]]:
    return [dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})", block)) for block in re.findall(r":root\{([^}]*)\}", css)]


def test_the_theme_prints_the_accent_readable_in_both_schemes_and_on_paper(client: Client, town):
    response = client.get(f"/thema/{town.pk}.css", HTTP_HOST="localhost")
    assert response["Content-Type"] == "text/css; charset=utf-8"
    light, dark = palette(Colour.of("#ffcc00"), LIGHT), palette(Colour.of("#ffcc00"), DARK)
    expected = [
        {
            "accent": str(made.accent),
            "accent-ink": str(made.ink),
            "accent-text": str(made.text),
            "accent-soft": str(made.soft),
        }
        for made in (light, dark, light)
    ]
    assert _schemes(response.content.decode()) == expected


def test_the_theme_is_kept_by_browsers_until_the_colour_changes(client: Client, town):
    address = f"/thema/{town.pk}.css"
    first = client.get(address, HTTP_HOST="localhost")
    assert "public" in first["Cache-Control"] and "max-age=86400" in first["Cache-Control"]
    again = {"HTTP_HOST": "localhost", "HTTP_IF_NONE_MATCH": first["ETag"]}
    assert client.get(address, **again).status_code == 304
    type(town).objects.filter(pk=town.pk).update(accent="#0a6770")
    assert client.get(address, **again).status_code == 200


@pytest.mark.parametrize("accent", ["", "red", "#12345", "}*{x:y"])
def test_a_colour_that_is_none_never_reaches_a_style_sheet(client: Client, town, accent):
    type(town).objects.filter(pk=town.pk).update(accent=accent)
    assert client.get(f"/thema/{town.pk}.css", HTTP_HOST="localhost").status_code == 404


def test_an_unknown_authority_has_no_theme(client: Client, db):
    assert client.get("/thema/987654.css", HTTP_HOST="localhost").status_code == 404


def test_the_theme_costs_one_question_to_the_database(client: Client, town, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(f"/thema/{town.pk}.css", HTTP_HOST="localhost")
