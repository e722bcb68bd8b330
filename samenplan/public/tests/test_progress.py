"""How a plan goes, on the public page: told when the town says so, never by whom, never about few."""

import json
from datetime import date
from html import unescape
from xml.etree import ElementTree

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenplan.execution.models import Evidence, Question, Spending
from samenplan.execution.operations.outside import hide_progress
from samenplan.execution.operations.year_reports import make_report
from samenplan.execution.rules.editing_report import Period
from samenplan.execution.tests.builders import actions, an_activity
from samenplan.execution.tests.public_plans import a_public_plan, a_shown_plan
from samenplan.plans.models import PlanNode
from samenplan.plans.operations import versions
from samenplan.plans.operations.nodes import tell_progress
from samenplan.plans.rules.content import NodeKind
from samenplan.plans.rules.status import ActionStatus
from samenplan.plans.tests.examples import large_plan
from samenplan.public.tests.test_private import Seen

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
CANARY = "KANARIE"
PHOTO = b"\xff\xd8\xff\xe0 a photo that was redrawn when it came in"
SHA = "ab" * 32


def address(plan, tail="", *, language="nl"):
    return f"{'' if language == 'nl' else '/en'}/openbaar/brugwijk/{plan.uid}/{tail}"


def every_address(plan):
    uid = node(plan).uid
    tails = (
        "",
        "voortgang/",
        "voortgang/?sinds=2020-01-01",
        f"acties/{uid}/",
        f"acties/{uid}/reageren/",
        "plan.jsonld",
    )
    paths = [address(plan, tail, language=language) for language in ("nl", "en") for tail in tails]
    return [*paths, "/openbaar/brugwijk/nieuws.atom", f"/insluiten/{plan.uid}.svg", f"/insluiten/{plan.uid}/"]


def text(response):
    return unescape(response.content.decode())


def node(plan):
    return actions(plan)[0]


def a_photo(of, *, by, **said):
    kept = Evidence(
        node=of, kind="photo", name="Buren aan tafel", content_type="image/jpeg", sha256=SHA, by_id=by.person, **said
    )
    kept.file.save("foto.jpg", ContentFile(PHOTO), save=False)
    kept.save()
    return kept


def fill(plan, by):
    """Everything that can be told of an action; what residents may not know is marked."""
    first = node(plan)
    tell_progress(first, ActionStatus.RUNNING, f"{CANARY}-nota", on=date(2026, 11, 5), by=by)
    activity = an_activity(first, by=by, on=date(2026, 11, 5))
    activity.text, activity.place = f"{CANARY}-verhaal", "bibliotheek"
    activity.save(update_fields=["text", "place"])
    activity.reached.create(group="leerkrachten", count=3)
    gone = an_activity(first, by=by, title=f"{CANARY}-ingetrokken", on=date(2026, 11, 6))
    gone.withdrawn_at = gone.created_at
    gone.save(update_fields=["withdrawn_at"])
    a_photo(first, by=by, is_public=True)
    Evidence._rows.create(node=first, kind="link", name="In de krant", address="https://krant.example/", is_public=True)
    Evidence._rows.create(node=first, kind="link", name=f"{CANARY}-link", address="https://geheim.example/")
    Question._rows.create(node=first, text=f"{CANARY}-vraag", by_id=by.person)
    Spending._rows.create(
        node=first, key="s", amount_cents=123, spent_on=date(2026, 1, 1), label=f"{CANARY}-uitgave", by_id=by.person
    )
    first.milestones.create(title=f"{CANARY}-mijlpaal")
    make_report(plan, f"{CANARY}-verslag", Period(date(2026, 1, 1), date(2026, 12, 31)), by=by)
    return first


def test_the_page_of_the_plan_says_per_goal_and_action_how_it_goes(client, lien):
    plan = a_shown_plan(lien)
    fill(plan, lien)
    page = text(client.get(address(plan)))
    for said in (
        "Van 2 acties: 1 bezig en 1 nog te starten.",
        "Van 4 acties: 1 bezig en 3 nog te starten.",
        "Loopt (stand van 5 november 2026)",
        "Gespreksavond</b>",
        '5 november 2026, <span lang="nl">bibliotheek</span>',
        '<span lang="nl">jongeren</span>: <b>12</b>',
        '<span lang="nl">leerkrachten</span>: <b>minder dan 5, daarom niet getoond</b>',
        'href="https://krant.example/" rel="noopener nofollow"',
        f"/fotos/{SHA}/",
    ):
        assert said in page, said


def test_english_says_it_in_english(client, lien):
    plan = a_shown_plan(lien)
    fill(plan, lien)
    page = text(client.get(address(plan, language="en")))
    for said in ("Of 4 actions: 1 in progress and 3 still to start.", "In progress (as of 5 November 2026)"):
        assert said in page, said
    assert ("Hoe het gaat" in page, "daarom niet getoond" in page) == (False, False)


def test_the_page_of_progress_has_the_picture_the_lists_and_what_is_new(client, lien):
    plan = a_shown_plan(lien)
    fill(plan, lien)
    page = text(client.get(address(plan, "voortgang/?sinds=2026-11-01")))
    for said in (
        "<svg ",
        "Acties per doel",
        "Wat veranderde sinds 1 november 2026",
        "Nieuwe activiteit",
        "Stand: Loopt",
    ):
        assert said in page, said
    later = text(client.get(address(plan, "voortgang/?sinds=2026-11-20")))
    assert ("Sindsdien is er niets nieuws verteld." in later, "Nieuwe activiteit" in later) == (True, False)
    assert client.get(address(plan, "voortgang/?sinds=gisteren")).status_code == 200


def test_it_is_off_until_the_town_turns_it_on_and_again_when_it_turns_it_off(client, lien):
    plan = a_public_plan(lien)
    fill(plan, lien)
    shut = [address(plan, "voortgang/"), f"/insluiten/{plan.uid}.svg", f"/insluiten/{plan.uid}/"]
    shut += [address(plan, f"fotos/{SHA}/"), address(plan, f"acties/{node(plan).uid}/reageren/")]
    assert [client.get(path).status_code for path in shut] == [404] * len(shut)
    for path in (address(plan), "/openbaar/brugwijk/nieuws.atom", address(plan, "plan.jsonld")):
        said = text(client.get(path))
        assert ("Gespreksavond</b>" in said, "Nieuwe activiteit" in said, "WorkStatus" in said) == (False,) * 3
    shown = a_shown_plan(lien)
    hide_progress(shown, by=lien)
    assert client.get(address(shown, "voortgang/")).status_code == 404


def test_nothing_internal_leaves_in_any_form(client, lien, lien_user):
    plan = a_shown_plan(lien)
    fill(plan, lien)
    asked = every_address(plan)
    said = {path: text(client.get(path)) for path in asked}
    assert {path for path, words in said.items() if f"{CANARY}-" in words or "geheim.example" in words} == set()
    names = {lien_user.full_name, lien_user.email, lien_user.full_name.split()[0] + " "}
    assert {path for path, words in said.items() for name in names if name in words} == set()
    assert sum("Gespreksavond" in words for words in said.values()) >= 8  # the pages were really there


def test_a_leak_would_be_found(client, lien):
    plan = a_shown_plan(lien)
    an_activity(node(plan), by=lien, title=f"{CANARY}-titel", on=date(2026, 11, 5))
    found = [path for path in every_address(plan) if f"{CANARY}-titel" in text(client.get(path))]
    assert len(found) == 9  # plan, progress twice and action in two languages, and the feed


def test_an_action_that_is_only_in_the_working_text_stays_inside(client, lien):
    plan = a_shown_plan(lien)
    versions.amend(plan, by=lien)
    parent = node(plan).parent
    new = PlanNode._rows.create(plan=plan, parent=parent, kind=NodeKind.ACTION, title=f"{CANARY}-nieuw", position=99)
    tell_progress(new, ActionStatus.DONE, "", on=date(2026, 11, 9), by=lien)
    an_activity(new, by=lien, title=f"{CANARY}-nieuw", on=date(2026, 11, 9))
    a_photo(new, by=lien, is_public=True)
    said = [text(client.get(path)) for path in every_address(plan)]
    assert [words for words in said if CANARY in words] == []
    assert "Van 4 acties" in said[0]
    assert client.get(address(plan, f"fotos/{SHA}/")).status_code == 404


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


def test_nothing_sets_a_cookie_whoever_asks(client, client_of, lien_user, lien):
    plan = a_shown_plan(lien)
    fill(plan, lien)
    a_photo(node(plan), by=lien, is_public=True)
    paths = [*every_address(plan), address(plan, f"fotos/{SHA}/")]
    for browser in (client, client_of(lien_user)):
        for path in paths:
            response = browser.get(path)
            assert (response.status_code, "Set-Cookie" in response.headers, bool(response.cookies)) == (
                200,
                False,
                False,
            )
            assert "Cookie" not in response.get("Vary", ""), path


@pytest.mark.parametrize(
    "attack",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title><svg onload=alert(1)>", "{{ x }}"],
)
def test_what_partners_typed_never_becomes_markup(client, lien, attack):
    plan = a_shown_plan(lien)
    activity = an_activity(node(plan), by=lien, title=attack, on=date(2026, 11, 5))
    activity.place = attack
    activity.save(update_fields=["place"])
    activity.reached.create(group=attack, count=9)
    Evidence._rows.create(node=node(plan), kind="link", name=attack, address="https://x.example/", is_public=True)
    for path in (address(plan), address(plan, "voortgang/"), address(plan, f"acties/{node(plan).uid}/")):
        seen = Seen()
        seen.feed(client.get(path).content.decode())
        assert seen.bad == [], path


def test_a_link_that_is_no_web_address_is_not_shown(client, lien):
    plan = a_shown_plan(lien)
    Evidence._rows.create(node=node(plan), kind="link", name="klik", address="javascript:alert(1)", is_public=True)
    assert "javascript:" not in text(client.get(address(plan)))


@pytest.mark.parametrize("tail", ["", "voortgang/", "acties/act-0/"])
def test_a_larger_plan_costs_as_many_queries(client, lien, tail):
    counts = []
    for size in (1, 30):
        plan = a_shown_plan(lien, large_plan(size))
        for one in actions(plan):
            an_activity(one, by=lien, on=date(2026, 11, 5))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(plan, tail)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


def test_figures_about_few_cannot_be_found_by_looking_every_day(client, lien):
    plan = a_shown_plan(lien)
    seen = []
    for place, count in enumerate((20, 3, 1, 4, 2, 9, 1)):
        activity = node(plan).activities.create(
            key=f"d{place}", title="Avond", took_place_on=date(2026, 11, 5), by_id=lien.person
        )
        activity.reached.create(group="buren", count=count)
        page = text(client.get(address(plan, f"acties/{node(plan).uid}/")))
        shown = page.split('<span lang="nl">buren</span>: <b>')[1].split("</b>")[0]
        seen.append(int(shown) if shown.isdigit() else 0)
    steps = [after - before for before, after in zip([0, *seen], seen, strict=False)]
    assert (seen, [step for step in steps if 0 < step < 5]) == ([20, 20, 20, 28, 28, 39, 39], [])
