"""The feed is Atom that a reader can rely on."""

from dataclasses import replace
from datetime import datetime

import pytest
from defusedxml.ElementTree import fromstring

from samenplan.plans.tests.examples import small_plan
from samenplan.public.tests.published import a_plan, address, publish

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
NEWS = "/openbaar/brugwijk/nieuws.atom"


def feed(client, path=NEWS):
    response = client.get(path)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return fromstring(response.content)


def said(entry, name):
    return entry.find(ATOM + name).text


@pytest.fixture
def two_versions(brugwijk):
    plan = a_plan(brugwijk)
    publish(plan)
    fewer = replace(small_plan(), nodes=small_plan().nodes[:-1])
    return publish(plan, fewer, number=2)


def test_it_has_what_atom_demands(client, two_versions):
    root = feed(client)
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        assert said(element, "id").startswith("urn:uuid:")
        assert said(element, "title")
        assert datetime.fromisoformat(said(element, "updated")).tzinfo is not None
    assert root.find(f"{ATOM}author/{ATOM}name").text == "Brugwijk"
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["alternate", "self"]


def test_each_publication_is_an_entry_with_what_changed(client, two_versions):
    entries = feed(client).findall(f"{ATOM}entry")
    assert [(said(entry, "title"), said(entry, "summary")) for entry in entries] == [
        ("Samen in Brugwijk 2026–2028: versie 2", "1 actie weg."),
        ("Samen in Brugwijk 2026–2028: versie 1", "Een plan met 2 doelen en 4 acties."),
    ]
    link = entries[0].find(f"{ATOM}link").get("href")
    assert link == f"http://testserver{address(two_versions, 'versies/2/')}"


def test_ids_stay_when_something_is_published_and_in_both_languages(client, two_versions):
    before = [said(entry, "id") for entry in feed(client).findall(f"{ATOM}entry")]
    publish(two_versions.plan, number=3)
    after = [said(entry, "id") for entry in feed(client).findall(f"{ATOM}entry")]
    english = [said(entry, "id") for entry in feed(client, f"/en{NEWS}").findall(f"{ATOM}entry")]
    assert (after[1:], english) == (before, after)
    assert len(set(after)) == 3


def test_a_withdrawn_version_leaves_the_feed(client, two_versions):
    two_versions.withdrawn_at = two_versions.published_at
    two_versions.save(update_fields=["withdrawn_at"])
    titles = [said(entry, "title") for entry in feed(client).findall(f"{ATOM}entry")]
    assert titles == ["Samen in Brugwijk 2026–2028: versie 1"]


def test_odd_signs_and_markup_in_a_title_stay_text(client, brugwijk):
    publish(a_plan(brugwijk), replace(small_plan(), title="Een \x0btitel <b>& \x00meer</b>"))
    assert said(feed(client).find(f"{ATOM}entry"), "title") == "Een  titel <b>&  meer</b>: versie 1"
