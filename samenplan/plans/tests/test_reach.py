"""Who sees which plan: member, participant, mentor, region, partner, agency, stranger."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from samenplan.core.errors import Forbidden, Refused
from samenplan.plans.operations.plans import PlanFacts, close_to, create_plan, open_to, place_under, share
from samenplan.plans.operations.versions import submit
from samenplan.plans.queries.plans import nodes, opened_plans, own_actions, plans, submitted_plans
from samenplan.plans.tests.builders import a_plan, node_of

TODAY = date(2026, 11, 23)


@pytest.fixture
def plan(lien):
    return a_plan(lien)


def test_a_member_sees_the_plans_of_her_own_town_only(plan, lien, omar):
    assert list(plans(lien)) == [plan]
    assert list(plans(omar)) == []
    assert list(nodes(omar)) == []


def test_a_participant_reads_a_shared_plan(plan, lien, omar, molenrode):
    share(plan, participants=[molenrode], by=lien)
    assert list(opened_plans(omar, TODAY)) == [plan]


def test_a_shared_plan_that_is_no_longer_shared_is_gone(plan, lien, omar, molenrode):
    share(plan, participants=[molenrode], by=lien)
    share(plan, participants=[], by=lien)
    assert list(opened_plans(omar, TODAY)) == []


def test_the_lead_of_the_partnership_reads_the_shared_plan_of_its_members(plan, lien, eva, molenrode, partnership):
    assert list(opened_plans(eva, TODAY)) == []  # not shared yet: a town's own plan stays its own
    share(plan, participants=[molenrode], by=lien)
    assert list(opened_plans(eva, TODAY)) == [plan]


def test_a_mentor_reads_what_was_opened_until_the_day(plan, lien, sam, steenakker):
    assert list(opened_plans(sam, TODAY)) == []
    open_to(plan, steenakker, until=TODAY, by=lien)
    assert list(opened_plans(sam, TODAY)) == [plan]
    assert list(opened_plans(sam, TODAY + timedelta(days=1))) == []


def test_what_was_closed_again_is_gone(plan, lien, sam, steenakker):
    open_to(plan, steenakker, by=lien)
    close_to(plan, steenakker, by=lien)
    assert list(opened_plans(sam, TODAY)) == []


def test_a_plan_is_not_opened_to_ones_own_town(plan, lien, brugwijk):
    with pytest.raises(Refused, match="eigen bestuur"):
        open_to(plan, brugwijk, by=lien)


def test_the_agency_sees_what_was_submitted_and_nothing_else(plan, lien, ria):
    assert list(submitted_plans(ria)) == []
    submit(plan, on=TODAY, by=lien)
    assert list(submitted_plans(ria)) == [plan]


def test_a_partner_sees_only_the_actions_of_her_party(plan, buurtwerk, mo):
    assert [node.uid for node in own_actions(mo)] == ["act-avonden"]


def test_a_partner_without_party_sees_nothing(plan, lien):
    from dataclasses import replace

    from samenplan.core.permissions import Role

    assert list(own_actions(replace(lien, roles=frozenset({Role.PARTNER}), party_id=None))) == []


def test_a_plan_hangs_only_under_the_plan_of_a_partnership_it_is_in(plan, lien, eva, sam, partnership):
    regional = create_plan(PlanFacts("Regionaal plan"), by=eva)
    foreign = create_plan(PlanFacts("Plan van Steenakker"), by=sam)
    with pytest.raises(Refused, match="samenwerkingsverband"):
        place_under(plan, foreign, by=lien)
    place_under(plan, regional, by=lien)
    assert list(opened_plans(eva, TODAY)) == [plan]


def test_the_region_sees_the_plans_of_its_towns_beside_its_own(plan, lien, eva, eva_user, partnership, client_of):
    regional = create_plan(PlanFacts("Regionaal plan"), by=eva)
    place_under(plan, regional, by=lien)
    browser = client_of(eva_user)
    page = browser.get(reverse("plans:advice", args=["kanaalstreek", regional.pk])).content.decode()
    assert "Brugwijk: Samen in Brugwijk" in page
    assert "2 doelen, 4 acties" in page
    address = reverse("plans:opened_detail", args=["kanaalstreek", plan.pk])
    assert address in page
    assert browser.get(address).status_code == 200


def test_sharing_is_for_writers(plan, nele, molenrode):
    with pytest.raises(Forbidden):
        share(plan, participants=[molenrode], by=nele)


class TestPages:
    def test_looking_along_shows_the_plan_without_what_is_internal(self, plan, lien, sam_user, steenakker, client_of):
        node = node_of(plan, "act-avonden")
        node.internal_note = "KANARIE-NOTA"
        node.save()
        browser = client_of(sam_user)
        address = reverse("plans:opened_detail", args=["steenakker", plan.pk])
        assert browser.get(address).status_code == 404
        open_to(plan, steenakker, by=lien)
        page = browser.get(address).content.decode()
        assert "Gespreksavonden" in page
        assert "KANARIE-NOTA" not in page
        assert "Enkel wie al overtuigd is" not in page  # a risk
        assert "BD-3" not in page  # a BBC code
        assert browser.get(reverse("plans:detail", args=["brugwijk", plan.pk])).status_code == 404

    def test_the_agency_reads_the_frozen_text(self, plan, lien, ria_user, client_of):
        browser = client_of(ria_user)
        address = reverse("agency_plan", args=[plan.pk])
        assert browser.get(address).status_code == 404
        submit(plan, on=TODAY, by=lien)
        assert "Gespreksavonden" in browser.get(address).content.decode()
        assert plan.title in browser.get(reverse("agency")).content.decode()

    def test_a_partner_is_led_to_her_own_actions_and_finds_nothing_else(self, plan, buurtwerk, mo_user, client_of):
        browser = client_of(mo_user)
        assert browser.get(reverse("today", args=["brugwijk"])).url == reverse("execution:own", args=["brugwijk"])
        page = browser.get(reverse("execution:own", args=["brugwijk"]), follow=True).content.decode()
        assert "Gespreksavonden" in page
        assert "Buurtfeest" not in page
        own = reverse("plans:node", args=["brugwijk", plan.pk, node_of(plan, "act-avonden").pk])
        other = reverse("plans:node", args=["brugwijk", plan.pk, node_of(plan, "act-feest").pk])
        assert browser.get(own).status_code == 200
        assert browser.get(other).status_code == 404
        assert browser.post(other, {"veld": "description", "description": "x"}).status_code == 404
        assert browser.get(reverse("plans:detail", args=["brugwijk", plan.pk])).status_code == 403

    def test_a_partner_tells_how_it_goes(self, plan, buurtwerk, mo_user, client_of):
        address = reverse("plans:progress", args=["brugwijk", plan.pk, node_of(plan, "act-avonden").pk])
        response = client_of(mo_user).post(address, {"status": "running", "noted_on": "", "text": "31 buren"})
        assert response.url == reverse("execution:own", args=["brugwijk"])
        assert node_of(plan, "act-avonden").progress_notes.get().text == "31 buren"

    def test_sharing_from_the_page(self, plan, lien_user, molenrode, steenakker, client_of):
        browser = client_of(lien_user)
        address = reverse("plans:share", args=["brugwijk", plan.pk])
        assert browser.post(address, {"wat": "samen", "participants": [molenrode.pk]}).status_code == 302
        assert browser.post(address, {"wat": "openen", "opened_to": steenakker.pk}).status_code == 302
        assert list(plan.participants.all()) == [molenrode]
        assert browser.post(address, {"wat": "sluiten", "opening": plan.openings.get().pk}).status_code == 302
        assert plan.openings.count() == 0
        assert browser.post(address, {"wat": "openen", "opened_to": "999999"}).status_code == 422
