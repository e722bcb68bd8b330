"""How a plan goes, outside its page: photos, linked data, the feed, the picture on another site."""

import json
from datetime import date
from xml.etree import ElementTree

import pytest

from samenplan.execution.tests.builders import an_activity
from samenplan.execution.tests.public_plans import a_public_plan, a_shown_plan
from samenplan.plans.operations.nodes import tell_progress
from samenplan.plans.rules.status import ActionStatus
from samenplan.public.tests.shown import PHOTO, SHA, a_photo, address, fill, node

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def test_only_a_photo_that_was_marked_is_shown_and_inert(client, lien):
    plan = a_shown_plan(lien)
    kept = a_photo(node(plan), by=lien, is_public=False)
    assert client.get(address(plan, f"fotos/{SHA}/")).status_code == 404
    kept.is_public = True
    kept.save(update_fields=["is_public"])
    shown = client.get(address(plan, f"fotos/{SHA}/"))
    assert (shown.content, shown["Content-Type"], shown["X-Content-Type-Options"]) == (PHOTO, "image/jpeg", "nosniff")
    assert "sandbox" in shown["Content-Security-Policy"]
    kept.content_type = "image/svg+xml"
    kept.save(update_fields=["content_type"])
    assert client.get(address(plan, f"fotos/{SHA}/")).status_code == 404


def test_a_photo_of_another_town_is_not_behind_this_address(client, lien, omar):
    plan = a_shown_plan(lien)
    a_photo(node(plan), by=lien, is_public=True)
    theirs = a_shown_plan(omar)
    for path in (f"/openbaar/molenrode/{theirs.uid}/fotos/{SHA}/", f"/openbaar/molenrode/{plan.uid}/fotos/{SHA}/"):
        assert client.get(path).status_code == 404


def test_linked_data_keeps_its_shape_and_says_the_status(client, lien):
    plan = a_public_plan(lien)
    before = json.loads(client.get(address(plan, "plan.jsonld")).content)
    shown = a_shown_plan(lien)
    tell_progress(node(shown), ActionStatus.RUNNING, "", on=date(2026, 11, 5), by=lien)
    after = json.loads(client.get(address(shown, "plan.jsonld")).content)

    def leaves(facts):
        return [leaf for goal in facts["dct:hasPart"] for leaf in goal["dct:hasPart"]]

    statuses = [leaf.pop("schema:creativeWorkStatus")["@value"] for leaf in leaves(after)]
    assert statuses == ["loopt", "nog niet gestart", "nog niet gestart", "nog niet gestart"]
    assert [set(leaf) for leaf in leaves(after)] == [set(leaf) for leaf in leaves(before)]
    assert set(after) == set(before)


def test_the_feed_tells_of_new_activities_and_statuses(client, lien):
    plan = a_shown_plan(lien)
    fill(plan, lien)
    tell_progress(node(plan), ActionStatus.RUNNING, "", on=date(2026, 11, 7), by=lien)  # no news: it was running

    def entries(path):
        return ElementTree.fromstring(client.get(path).content).findall(f"{ATOM}entry")

    titles = [entry.findtext(f"{ATOM}title") for entry in entries("/openbaar/brugwijk/nieuws.atom")]
    first = f"{node(plan).reference} {node(plan).title}"
    assert sorted(titles) == sorted(
        [f"{first}: Nieuwe activiteit", f"{first}: Stand: Loopt", "Samen in Brugwijk 2026–2028: versie 1"]
    )
    ids = [
        [e.findtext(f"{ATOM}id") for e in entries(f"{start}/openbaar/brugwijk/nieuws.atom")] for start in ("", "/en")
    ]
    assert ids[0] == ids[1]
    links = [entry.find(f"{ATOM}link").get("href") for entry in entries("/openbaar/brugwijk/nieuws.atom")]
    assert f"http://testserver{address(plan)}acties/{node(plan).uid}/" in links


def test_the_feed_tells_of_what_was_told_last_however_long_ago_it_took_place(client, lien):
    plan = a_shown_plan(lien)
    for place in range(30):
        an_activity(node(plan), by=lien, title=f"Avond {place}", on=date(2026, 11, 5))
    an_activity(node(plan), by=lien, title="Van lang geleden", on=date(2020, 1, 1))
    found = client.get("/openbaar/brugwijk/nieuws.atom").content.decode()
    assert ("Van lang geleden" in found, found.count("<entry>")) == (True, 20)


def test_the_picture_can_stand_on_another_site_and_nothing_else_can(client, lien):
    plan = a_shown_plan(lien)
    picture, framed = client.get(f"/insluiten/{plan.uid}.svg"), client.get(f"/insluiten/{plan.uid}/")
    assert (picture["Content-Type"], "X-Frame-Options" in picture) == ("image/svg+xml; charset=utf-8", False)
    drawn = picture.content.decode()
    assert ("class=" in drawn, "<script" in drawn, "style" in drawn) == (False, False, False)
    root = ElementTree.fromstring(drawn)
    assert (root.tag[-3:], root[0].get("fill")) == ("svg", "#ffffff")  # readable on a dark site too
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert ("X-Frame-Options" in framed, "script-src 'self'" in framed["Content-Security-Policy"]) == (False, True)
    for path in (address(plan), address(plan, "voortgang/")):
        elsewhere = client.get(path)
        assert ("frame-ancestors 'none'" in elsewhere["Content-Security-Policy"], elsewhere["X-Frame-Options"]) == (
            True,
            "DENY",
        )
