"""The page that shows programmes and calls, to anyone."""

import pytest
from django.template.loader import render_to_string

from samenplan.programmes import queries
from samenplan.programmes.loading import load_programmes
from samenplan.programmes.models import Programme
from samenplan.programmes.views import overview

pytestmark = [pytest.mark.django_db, pytest.mark.urls("samenplan.programmes.tests.addresses")]


def test_every_value_on_the_page_has_its_source_and_a_gap_says_so():
    load_programmes()
    (view,) = (view for view in queries.programmes() if view.programme.key == "plan-samenleven")
    shown = render_to_string("programmes/facts.html", {"facts": view.facts, "caption": "Regels"})
    assert "€\N{NO-BREAK SPACE}10.000" in shown
    assert "https://www.vlaanderen.be/plan-samenleven/financiele-stimulansen" in shown
    assert shown.count('class="hint">niet gevonden') == sum(fact.value is None for fact in view.facts)


def test_both_deadlines_of_call_2_are_shown():
    load_programmes()
    (call,) = (
        call for view in queries.programmes() for call in view.calls if call.call.key == "plan-samenleven-oproep-2"
    )
    shown = render_to_string("programmes/call.html", {"call": call})
    assert "10 juli 2023 om 12.00 uur" in shown
    assert "12 juli 2023" in shown


def test_the_page_is_open_to_everyone():
    assert overview.door == "everyone"


def test_the_page_without_programmes_says_what_to_do(client):
    response = client.get("/programmas/")
    assert response.status_code == 200
    assert "laad_programmas" in response.content.decode()


def test_the_page_costs_as_many_queries_for_one_programme_as_for_two(client, django_assert_max_num_queries):
    load_programmes()
    with django_assert_max_num_queries(12):
        assert client.get("/programmas/").status_code == 200
    assert Programme.objects.count() == 2


def test_the_page_only_reads(client):
    assert client.post("/programmas/").status_code == 405


def test_a_measure_shows_what_it_asks_at_least_and_the_maximum_that_the_website_names():
    load_programmes()
    (call,) = (
        call for view in queries.programmes() for call in view.calls if call.call.key == "plan-samenleven-oproep-1"
    )
    shown = render_to_string("programmes/call.html", {"call": call})
    assert "Minstens: Het plan wordt uitgevoerd" in shown
    assert "Maximum volgens de website: €\N{NO-BREAK SPACE}170.625" in shown
