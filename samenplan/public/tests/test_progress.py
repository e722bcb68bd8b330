"""How a plan goes, on the public page: told when the town says so, never by whom, never about few."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenplan.execution.models import Evidence
from samenplan.execution.operations.outside import hide_progress
from samenplan.execution.tests.builders import actions, an_activity
from samenplan.execution.tests.public_plans import a_public_plan, a_shown_plan
from samenplan.plans.models import PlanNode
from samenplan.plans.operations import versions
from samenplan.plans.operations.nodes import tell_progress
from samenplan.plans.rules.content import NodeKind
from samenplan.plans.rules.status import ActionStatus
from samenplan.plans.tests.examples import large_plan
from samenplan.public.tests.shown import CANARY, SHA, a_photo, address, every_address, fill, node, text
from samenplan.public.tests.test_private import Seen

pytestmark = pytest.mark.django_db


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
