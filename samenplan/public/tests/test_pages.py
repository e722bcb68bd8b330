"""What a resident finds at each public address."""

from dataclasses import replace
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenplan.debate.models import Debate
from samenplan.debate.rules.kinds import DebateState, Entrance
from samenplan.plans.tests.examples import ACTION_12, GOAL_1, large_plan, small_plan
from samenplan.public.tests.published import a_plan, a_published_plan, address, publish

pytestmark = pytest.mark.django_db
TAILS = ("", "?zoek=jongeren", "acties/act-feest/", "versies/1/", "verloop/")
FILES = ("plan.pdf", "plan.docx", "plan.xlsx", "plan.csv", "plan.json", "plan.jsonld", "versies/1/plan.csv")


def text(response) -> str:
    return unescape(response.content.decode())


def without_feast():
    plan = small_plan()
    return replace(plan, nodes=tuple(node for node in plan.nodes if node.uid != ACTION_12.uid))


def test_every_page_and_file_of_a_published_plan_can_be_read(client, brugwijk):
    version = a_published_plan(brugwijk)
    asked = [(language, tail) for language in ("nl", "en") for tail in (*TAILS, *FILES)]
    answers = {
        (language, tail): client.get(address(version, tail, language=language)).status_code for language, tail in asked
    }
    assert answers == dict.fromkeys(asked, 200)


def test_the_page_says_who_when_for_whom_how_much_and_how_one_sees_it(client, brugwijk):
    page = text(client.get(address(a_published_plan(brugwijk))))
    for said in (
        "Samen in Brugwijk 2026–2028",
        "Buren kennen elkaar weer, ook als ze het oneens zijn",
        "Gespreksavonden in vier buurten, met vaste gespreksleiders",
        "Dienst Samenleven",
        "Buurtwerk De Brug en Bibliotheek",
        "1 keer per kwartaal",
        "bewoners en nieuwkomers",
        "€\N{NO-BREAK SPACE}3.200, Vlaamse subsidie, Plan Samenleven, 2027",
        "Gespreksavonden: nu 0, doel 4 tegen 31 december 2027",
        "trekker, tegen 1 december 2026",
        "<strong>één vraag</strong>",
    ):
        assert said in page


def test_the_page_says_which_version_it_is(client, brugwijk):
    version = a_published_plan(brugwijk)
    page = text(client.get(address(version)))
    for said in (version.uid, version.sha256, "30 oktober 2026", "2 november 2026", f"{address(version)}versies/1/"):
        assert said in page


def test_the_working_text_does_not_show(client, brugwijk):
    version = a_published_plan(brugwijk)
    for path in ("/openbaar/", "/openbaar/brugwijk/", address(version), "/openbaar/brugwijk/nieuws.atom"):
        assert "WERKTITEL" not in text(client.get(path))


def test_a_town_lists_its_plans_by_their_published_title(client, brugwijk):
    a_published_plan(brugwijk)
    publish(a_plan(brugwijk), replace(small_plan(), title="Het tweede plan"))
    page = text(client.get("/openbaar/brugwijk/"))
    assert ("Samen in Brugwijk 2026–2028" in page, "Het tweede plan" in page) == (True, True)
    assert "2 plannen, bijgewerkt op 2 november 2026" in text(client.get("/openbaar/"))


def test_an_unpublished_plan_another_town_and_a_deleted_plan_are_not_there(client, brugwijk, molenrode):
    version = a_published_plan(brugwijk)
    draft = a_plan(brugwijk)
    gone = a_published_plan(brugwijk)
    gone.plan.deleted_at = timezone.now()
    gone.plan.save(update_fields=["deleted_at"])
    asked = [f"/openbaar/brugwijk/{draft.uid}/", f"/openbaar/molenrode/{version.plan.uid}/", "/openbaar/molenrode/"]
    asked += [address(gone), address(gone, "plan.pdf"), address(version, "versies/2/"), address(version, "plan.exe")]
    asked += [f"/openbaar/brugwijk/{draft.uid}/plan.json", address(version, "acties/goal-buren/")]
    asked += [
        f"/openbaar/brugwijk/{draft.uid}/verloop/",
        "/openbaar/molenrode/nieuws.atom",
        "/openbaar/molenrode/logo.png",
    ]
    assert [client.get(path).status_code for path in asked] == [404] * len(asked)


def test_an_older_version_stays_and_says_what_replaced_it(client, brugwijk):
    plan = a_plan(brugwijk)
    publish(plan)
    newest = publish(plan, without_feast(), number=4)
    old = text(client.get(address(newest, "versies/1/")))
    assert ("Vervangen door versie 4" in old, "Buurtfeest rond het nieuwe plein" in old) == (True, True)
    assert "Vervangen door" not in text(client.get(address(newest)))
    assert client.get(address(newest, "versies/1/plan.json")).json()["plan"]["title"] == small_plan().title


def test_an_action_that_went_says_in_which_version_it_stood(client, brugwijk):
    plan = a_plan(brugwijk)
    publish(plan)
    newest = publish(plan, without_feast(), number=2)
    response = client.get(address(newest, "acties/act-feest/"))
    page = text(response)
    assert response.status_code == 410
    assert f'href="{address(newest, "versies/1/")}#n-act-feest"' in page
    assert "Ze stond in versie 1. Versie 2 van 9 november 2026 heeft ze niet meer." in page


def test_a_withdrawn_plan_says_when_in_every_form(client, brugwijk):
    version = publish(a_plan(brugwijk), withdrawn=True)
    for tail in ("", "versies/1/", "plan.pdf", "versies/1/plan.json", "verloop/", "acties/act-feest/"):
        response = client.get(address(version, tail))
        assert (response.status_code, "in op 5 november 2026" in text(response)) == (410, True)
        assert "Buurtfeest" not in text(response)


def test_when_the_newest_is_withdrawn_the_one_before_is_shown(client, brugwijk):
    plan = a_plan(brugwijk)
    publish(plan)
    newest = publish(plan, replace(small_plan(), title="Ingetrokken titel"), number=2, withdrawn=True)
    assert "Ingetrokken titel" not in text(client.get(address(newest)))
    assert client.get(address(newest, "versies/2/")).status_code == 410
    assert "Vervangen door" not in text(client.get(address(newest, "versies/1/")))


def test_the_road_between_versions_is_told_in_words(client, brugwijk):
    plan = a_plan(brugwijk)
    publish(plan)
    renamed = replace(GOAL_1, title="Buren kennen elkaar opnieuw")
    nodes = tuple(renamed if node.uid == GOAL_1.uid else node for node in without_feast().nodes)
    newest = publish(plan, replace(without_feast(), nodes=nodes), number=2)
    page = text(client.get(address(newest, "verloop/")))
    assert "1 actie weg" in page
    assert "Buurtfeest rond het nieuwe plein" in page
    assert "opnieuw" in page.split("<ins>", 1)[1]
    assert "1 action removed" in text(client.get(address(newest, "verloop/", language="en")))


def test_searching_marks_the_words_and_counts_what_it_found(client, brugwijk):
    version = a_published_plan(brugwijk)
    page = text(client.get(address(version, "?zoek=BUREN")))
    assert "We vonden 1 doel voor “BUREN”." in page
    assert "<mark>Buren</mark> kennen elkaar weer" in page
    assert "Jeugddienst" not in page
    assert "We vonden niets voor “zebra”" in text(client.get(address(version, "?zoek=zebra")))
    assert "Typ een woord om te zoeken." in text(client.get(address(version, "?zoek=%20")))


def test_english_speaks_english_around_a_dutch_text(client, brugwijk):
    version = a_published_plan(brugwijk)
    page = text(client.get(address(version, language="en")))
    assert '<html lang="en">' in page
    assert '<h1 lang="nl">Samen in Brugwijk 2026–2028</h1>' in page
    for said in ("Who leads this?", "1 time per quarter", "€3,200, Flemish subsidy", "within 3 months after the start"):
        assert said in page
    assert "Wie trekt dit?" not in page


def test_each_page_names_itself_in_both_languages(client, brugwijk):
    version = a_published_plan(brugwijk)
    for language in ("nl", "en"):
        page = text(client.get(address(version, "acties/act-feest/", language=language)))
        for other in ("nl", "en"):
            there = f"http://testserver{address(version, 'acties/act-feest/', language=other)}"
            assert f'<link rel="alternate" hreflang="{other}" href="{there}">' in page


@pytest.mark.parametrize("tail", ["", "?zoek=a", "acties/act-0/", "plan.json", "verloop/"])
def test_a_larger_plan_costs_as_many_queries(client, brugwijk, tail):
    small = a_published_plan(brugwijk, large_plan(1))
    large = a_published_plan(brugwijk, large_plan(30))
    counts = []
    for version in (small, large):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address(version, tail)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 4


def test_three_plans_and_towns_cost_as_many_queries_as_one(client, brugwijk, molenrode, steenakker):
    def counted(path):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    paths = ("/openbaar/", "/openbaar/brugwijk/", "/openbaar/brugwijk/nieuws.atom")
    a_published_plan(brugwijk)
    one = [counted(path) for path in paths]
    for town in (brugwijk, brugwijk, molenrode, steenakker):
        a_published_plan(town)
    assert [counted(path) for path in paths] == one
    assert max(one) <= 4


def test_a_town_shows_the_debates_that_anyone_may_join_or_read(client, brugwijk):
    a_published_plan(brugwijk)
    said = {"authority": brugwijk, "why": "x", "asked_by": "x", "follow_up": "x"}
    rows = Debate.objects.unscoped(reason="a test fills a town")
    joined = rows.create(question="Wie mag mee?", state=DebateState.OPEN, **said)
    read = rows.create(question="Wat kwam eruit?", state=DebateState.PUBLISHED, **said)
    rows.create(question="Nog in opmaak", state=DebateState.DRAFT, **said)
    rows.create(question="Enkel met een code", state=DebateState.OPEN, entrance=Entrance.CODE, **said)
    page = text(client.get("/openbaar/brugwijk/"))
    assert f"/debat/{joined.token}/" in page
    assert f"/debat/{read.token}/resultaat/" in page
    assert [question for question in ("Nog in opmaak", "Enkel met een code") if question in page] == []
