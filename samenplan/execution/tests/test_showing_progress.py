"""Turning progress on and off for residents."""

import pytest
from django.core.files.base import ContentFile

from samenplan.audit.models import Event
from samenplan.core.errors import Forbidden, Refused
from samenplan.execution.models import Evidence, ProgressPage
from samenplan.execution.operations.outside import hide_progress, show_progress
from samenplan.execution.tests.builders import actions, an_activity
from samenplan.execution.tests.public_plans import SHOWN_AT, a_public_plan, a_shown_plan
from samenplan.plans.operations.locking import Gone
from samenplan.plans.tests.builders import a_plan

pytestmark = pytest.mark.django_db


def page_of(plan):
    return ProgressPage._rows.filter(plan=plan).values_list("shown_since", "takes_reactions").first()


def events(verb):
    return Event._rows.filter(verb=verb).count()


def test_it_is_off_until_somebody_turns_it_on(lien):
    plan = a_public_plan(lien)
    assert page_of(plan) is None
    show_progress(plan, takes_reactions=True, now=SHOWN_AT, by=lien)
    assert (page_of(plan), events("progress.shown")) == ((SHOWN_AT, True), 1)
    hide_progress(plan, by=lien)
    assert (page_of(plan), events("progress.hidden")) == ((None, False), 1)


def test_turning_it_on_or_off_twice_is_once(lien):
    plan = a_shown_plan(lien)
    show_progress(plan, takes_reactions=True, now=SHOWN_AT, by=lien)
    hide_progress(plan, by=lien)
    hide_progress(plan, by=lien)
    assert (events("progress.shown"), events("progress.hidden")) == (1, 1)


def test_a_plan_that_is_not_public_cannot_show_how_it_goes(lien):
    plan = a_plan(lien)
    with pytest.raises(Refused, match="staat nog niet openbaar"):
        show_progress(plan, takes_reactions=False, now=SHOWN_AT, by=lien)
    assert (page_of(plan), events("progress.shown")) == (None, 0)


def test_who_may_not_publish_and_who_is_of_another_town_change_nothing(lien, bart, omar):
    plan = a_public_plan(lien)
    with pytest.raises(Forbidden):
        show_progress(plan, takes_reactions=True, now=SHOWN_AT, by=bart)
    with pytest.raises(Gone):
        show_progress(plan, takes_reactions=True, now=SHOWN_AT, by=omar)
    assert page_of(plan) is None
    show_progress(plan, takes_reactions=True, now=SHOWN_AT, by=lien)
    with pytest.raises(Forbidden):
        hide_progress(plan, by=bart)
    assert page_of(plan) == (SHOWN_AT, True)


def address(plan, tail=""):
    return f"/brugwijk/plannen/{plan.pk}/uitvoering/bewoners/{tail}"


def test_the_officer_sees_the_page_before_residents_do(client, client_of, lien_user, lien):
    plan = a_public_plan(lien)
    an_activity(actions(plan)[0], by=lien)
    public = f"/openbaar/brugwijk/{plan.uid}/voortgang/"
    hers = client_of(lien_user)
    preview = hers.get(address(plan, "voorbeeld/"))
    assert ("Gespreksavond" in preview.content.decode(), client.get(public).status_code) == (True, 404)
    assert "no-store" in preview["Cache-Control"]
    assert hers.post(address(plan), {"shown": "ja", "takes_reactions": "on"}).status_code == 302
    shown = client.get(public).content.decode()
    within = hers.get(address(plan, "voorbeeld/")).content.decode()
    start = '<div class="stack single">'
    assert shown.split(start)[1].split("</main>")[0] == within.split(start)[1].split("</main>")[0]
    assert hers.post(address(plan), {"shown": "nee"}).status_code == 302
    assert client.get(public).status_code == 404


def test_the_officer_sees_what_stands_at_each_action_photos_too_before_residents_do(client, client_of, lien_user, lien):
    plan, sha = a_public_plan(lien), "ab" * 32
    node = actions(plan)[0]
    an_activity(node, by=lien)
    photo = Evidence(node=node, kind="photo", name="x", content_type="image/png", sha256=sha, is_public=True)
    photo.file.save("x.png", ContentFile(b"png"), save=False)
    photo.save()
    hers, public = client_of(lien_user), f"/openbaar/brugwijk/{plan.uid}/"
    before = hers.get(address(plan, "voorbeeld/plan/")).content.decode()
    assert ("Gespreksavond</b>" in before, address(plan, f"voorbeeld/fotos/{sha}/") in before) == (True, True)
    assert hers.get(address(plan, f"voorbeeld/fotos/{sha}/")).content == b"png"
    assert client.get(f"{public}fotos/{sha}/").status_code == 404
    assert "Gespreksavond</b>" not in client.get(public).content.decode()
    show_progress(plan, takes_reactions=True, now=SHOWN_AT, by=lien)
    shown = client.get(public).content.decode().replace(f"{public}fotos/", address(plan, "voorbeeld/fotos/"))
    start = '<div class="hero">'
    within = hers.get(address(plan, "voorbeeld/plan/")).content.decode()
    assert shown.split(start)[1].split("</main>")[0] == within.split(start)[1].split("</main>")[0]


def test_the_preview_of_a_plan_that_is_not_public_goes_back(client_of, lien_user, lien):
    plan = a_plan(lien)
    assert client_of(lien_user).get(address(plan, "voorbeeld/")).url == address(plan)
    page = client_of(lien_user).get(address(plan)).content.decode()
    assert "Maak eerst een goedgekeurde versie openbaar" in page


def test_the_officer_is_warned_of_titles_that_may_name_somebody(client_of, lien_user, lien):
    plan = a_shown_plan(lien)
    node = actions(plan)[0]
    an_activity(node, by=lien, title="Gesprek met Fatima Benali, 0470 12 34 56")
    an_activity(node, by=lien, title="Gespreksavond")
    page = client_of(lien_user).get(address(plan)).content.decode()
    warned = page.split("Kijk deze woorden na")[1].split("</ul>")[0]
    assert ("Fatima" in warned, "Gespreksavond" in warned.replace("Gespreksavonden", "")) == (True, False)


def test_the_how_to_has_the_addresses_of_the_picture_only_when_it_is_on(client_of, lien_user, lien):
    plan = a_public_plan(lien)
    assert "insluiten" not in client_of(lien_user).get(address(plan)).content.decode()
    show_progress(plan, takes_reactions=False, now=SHOWN_AT, by=lien)
    page = client_of(lien_user).get(address(plan)).content.decode()
    assert f"http://testserver/insluiten/{plan.uid}.svg" in page
    assert f"http://testserver/insluiten/{plan.uid}/" in page
