"""The room Besluit through a browser's eyes: what it shows, what it takes, what it costs."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenplan.decisions.models import AdviceRound, Annex, Decision, KnownGround
from samenplan.decisions.operations.drafting import attach
from samenplan.decisions.rules.deciding import AnnexFacts
from samenplan.decisions.tests.builders import (
    DECIDED_ON,
    SUBMITTED_ON,
    a_decision,
    a_plan,
    a_round,
    a_submitted_plan,
    an_approved_plan,
    fresh,
)
from samenplan.plans.models import PlanVersion
from samenplan.plans.operations.plans import PlanFacts, change_plan
from samenplan.plans.operations.versions import amend, freeze
from samenplan.plans.rules.state import PlanStatus, VersionKind

DRAFT_FIELDS = {"body": "council", "title": "Kennisneming van het plan", "articles": "De raad neemt kennis."}


def at(plan, name, **ids):
    return reverse(f"decisions:{name}", kwargs={"authority": plan.authority.slug, "plan_id": plan.pk, **ids})


def text(response):
    return response.content.decode()


@pytest.fixture
def browser(client_of, lien_user):
    return client_of(lien_user)


def test_the_whole_road_from_advice_to_a_new_version(browser, lien):
    plan = a_plan(lien)
    room = at(plan, "room")
    assert "Vraag advies" in text(browser.get(room))
    asked = {"body": "Jeugdraad", "asked_on": "2/11/2026", "due_on": "", "about": "now"}
    assert browser.post(at(plan, "ask_advice"), asked).url == room
    round_id = AdviceRound._base_manager.get().pk
    assert at(plan, "advice", round_id=round_id) in text(browser.get(room))
    answered = {"kind": "written", "answered_on": "12 november 2026", "text": "Vraag **de jongeren** zelf."}
    assert browser.post(at(plan, "advice", round_id=round_id), answered).status_code == 302
    browser.post(at(plan, "follow_up", round_id=round_id), {"state": "taken_over", "text": "Gedaan."})
    assert "Maak het ontwerpbesluit" in text(browser.get(room))
    decision = browser.post(at(plan, "prepare_decision"), DRAFT_FIELDS).url
    assert "Jeugdraad: schriftelijk advies van 12 november 2026. Overgenomen: Gedaan." in text(browser.get(decision))
    assert at(plan, "submit") in text(browser.get(room))
    assert browser.post(at(plan, "submit"), {"on": "2026-11-13"}).url == room
    assert "Leg vast wat de gemeenteraad besliste" in text(browser.get(room))
    browser.post(f"{decision}uitkomst/", {"outcome": "approved", "decided_on": "16/11/2026"})
    assert "Maak openbaar" in text(browser.get(room))
    assert browser.post(at(plan, "publish", number=2)).url == room
    browser.post(f"{decision}bekendmaking/", {"url": "https://brugwijk.example/b", "published_on": "17/11/2026"})
    assert "Start een nieuwe versie" in text(browser.get(room))
    assert browser.post(at(plan, "amend")).url == room
    assert fresh(plan).status == PlanStatus.AMENDING
    version = PlanVersion._base_manager.get(number=2)
    assert (version.submitted_on, version.approved_on) == (date(2026, 11, 13), DECIDED_ON)
    assert version.published_at is not None


def test_a_colleague_reads_the_road_but_gets_no_buttons_that_are_not_hers(client_of, bart_user, lien):
    plan = a_plan(lien)
    a_round(plan, lien)
    shown = text(client_of(bart_user).get(at(plan, "room")))
    assert "Een collega met die rol zet de stap: “Leg het advies vast”." in shown
    assert at(plan, "submit") not in shown
    assert client_of(bart_user).get(at(plan, "ask_advice")).status_code == 403


def test_a_wrong_date_shows_the_form_again_with_what_was_typed(browser, lien):
    plan = a_plan(lien)
    typed = {"body": "Raad van ouderen", "asked_on": "31 september 2026", "about": "now"}
    answer = browser.post(at(plan, "ask_advice"), typed)
    assert answer.status_code == 422
    assert "Deze dag bestaat niet." in text(answer)
    assert 'value="Raad van ouderen"' in text(answer)
    assert AdviceRound._base_manager.count() == 0


def test_a_rules_no_shows_the_form_again_with_what_was_typed(browser, lien):
    plan = a_submitted_plan(lien)
    decision = a_decision(plan, lien)
    page = at(plan, "outcome", decision_id=decision.pk)
    answer = browser.post(page, {"outcome": "approved", "decided_on": "2026-11-01"})
    assert answer.status_code == 422
    assert "Het besluit kan niet voor de indiening vallen (10 november 2026)." in text(answer)
    assert 'value="2026-11-01"' in text(answer)
    assert Decision._base_manager.get().outcome == ""


def test_a_plate_in_the_motivation_is_refused_with_the_road_to_take(browser, lien):
    plan = a_plan(lien)
    answer = browser.post(at(plan, "prepare_decision"), {**DRAFT_FIELDS, "motivation": "De wagen met plaat 1-ABC-234"})
    assert answer.status_code == 422
    assert "LIVC-R" in text(answer)
    assert Decision._base_manager.count() == 0


def test_grounds_are_chosen_from_the_list_or_typed_and_can_be_forgotten(browser, lien):
    plan = a_plan(lien)
    shipped = "Decreet over het lokaal bestuur, artikel 56 (college van burgemeester en schepenen)"
    typed = "Reglement van Brugwijk https://brugwijk.example/r"
    decision = browser.post(
        at(plan, "prepare_decision"), {**DRAFT_FIELDS, "grounds": [shipped], "other_grounds": typed}
    ).url
    kept = Decision._base_manager.get().grounds
    assert [(one.text, one.url) for one in kept.all()] == [
        (shipped, ""),
        ("Reglement van Brugwijk", "https://brugwijk.example/r"),
    ]
    form = text(browser.get(f"{decision}schrijven/"))
    assert form.count("checked") == 2
    ground = KnownGround._base_manager.get()
    assert browser.post(at(plan, "grounds"), {"ground": ground.pk}).status_code == 302
    assert typed in text(browser.get(f"{decision}schrijven/"))
    assert browser.post(at(plan, "grounds"), {"ground": "x"}).status_code == 404


def test_annexes_are_added_and_removed(browser, lien):
    plan = a_submitted_plan(lien)
    decision = a_decision(plan, lien)
    page = at(plan, "attach", decision_id=decision.pk)
    wrong = browser.post(page, {"name": "Evaluatie"})
    assert (wrong.status_code, "een van beide" in text(wrong)) == (422, True)
    browser.post(page, {"name": "Het plan", "version": plan.versions.get().pk})
    annex = Annex._base_manager.get()
    assert "Het plan" in text(browser.get(at(plan, "decision", decision_id=decision.pk)))
    browser.post(at(plan, "detach", decision_id=decision.pk, annex_id=annex.pk))
    assert Annex._base_manager.count() == 0


def test_the_second_writer_of_a_draft_sees_both_texts_and_chooses(client_of, lien_user, jef_user, lien):
    plan = a_plan(lien)
    page = at(plan, "change_decision", decision_id=a_decision(plan, lien).pk)
    first, second = client_of(jef_user), client_of(lien_user)
    base = re.search(r'name="base" value="(\w+)"', text(second.get(page)))[1]
    assert first.post(page, {**DRAFT_FIELDS, "motivation": "Van Jef.", "base": base}).status_code == 302
    clash = second.post(page, {**DRAFT_FIELDS, "motivation": "Van Lien.", "base": base})
    assert clash.status_code == 422
    assert "Een collega schreef intussen ook" in text(clash)
    assert ">Van Lien.</textarea>" in text(clash).replace(">\n", ">")
    assert "</span>Jef<span" in text(clash)
    assert Decision._base_manager.get().motivation == "Van Jef."
    newer = re.search(r'name="base" value="(\w+)"', text(clash))[1]
    assert second.post(page, {**DRAFT_FIELDS, "motivation": "Van Lien.", "base": newer}).status_code == 302
    assert Decision._base_manager.get().motivation == "Van Lien."


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("draft_docx", b"PK"),
        ("draft_pdf", b"%PDF-"),
    ],
)
def test_the_draft_is_a_document(browser, lien, name, start):
    plan = a_submitted_plan(lien)
    decision = a_decision(plan, lien)
    answer = browser.get(at(plan, name, decision_id=decision.pk))
    assert answer.content.startswith(start)
    assert answer["Content-Disposition"].startswith('attachment; filename="ontwerpbesluit-')


def test_a_frozen_version_can_be_read_after_the_text_changed(browser, lien):
    plan = a_submitted_plan(lien)
    version = plan.versions.get()
    shown = text(browser.get(at(plan, "version", number=1)))
    assert "Gespreksavonden" in shown
    assert version.uid in shown and version.sha256 in shown
    assert browser.get(at(plan, "version", number=2)).status_code == 404


def test_the_difference_names_what_came_and_went_in_words_too(browser, lien):
    plan = an_approved_plan(lien)
    amend(plan, by=lien)
    change_plan(fresh(plan), PlanFacts("Samen in Molenwijk", starts_on=date(2026, 1, 1)), by=lien)
    freeze(fresh(plan), VersionKind.DRAFT, by=lien)
    shown = text(browser.get(at(plan, "difference") + "?van=1&tot=2"))
    assert "2 teksten of gegevens van het plan zelf." in shown
    assert '<del><span class="sr">[weg:] </span>Brugwijk<span class="sr"> [einde] </span></del>' in shown
    assert '<ins><span class="sr">[erbij:] </span>Molenwijk<span class="sr"> [einde] </span></ins>' in shown


@pytest.mark.parametrize("query", ["", "?van=1", "?van=1&tot=9", "?van=x&tot=1"])
def test_a_difference_with_a_version_that_is_not_there_is_not_found(browser, lien, query):
    plan = a_submitted_plan(lien)
    assert browser.get(at(plan, "difference") + query).status_code == 404


def test_a_plan_is_not_submitted_on_a_day_that_must_still_come(browser, lien):
    plan = a_plan(lien)
    answer = browser.post(at(plan, "submit"), {"on": "2199-01-01"})
    assert (answer.status_code, "Deze dag moet nog komen." in text(answer)) == (422, True)
    assert 'value="2199-01-01"' in text(answer)
    assert plan.versions.count() == 0


def test_submitting_twice_is_refused_with_a_sentence(browser, lien):
    plan = a_submitted_plan(lien)
    answer = browser.post(at(plan, "submit"), {"on": "2026-11-20"})
    assert (answer.status_code, "al ingediend" in text(answer)) == (422, True)
    assert plan.versions.count() == 1


def test_a_submission_can_be_taken_back(browser, lien):
    plan = a_submitted_plan(lien)
    assert "Indiening intrekken?" in text(browser.get(at(plan, "take_back")))
    assert fresh(plan).status == PlanStatus.SUBMITTED
    browser.post(at(plan, "take_back"))
    assert fresh(plan).status == PlanStatus.DRAFT
    assert plan.versions.get().withdrawn_at is not None


def test_a_step_forward_is_asked_first_and_is_no_danger(browser, lien):
    plan = an_approved_plan(lien)
    for address in (at(plan, "publish", number=1), at(plan, "amend")):
        shown = text(browser.get(address))
        assert "Toch niet" in shown
        assert "danger" not in shown
    assert (fresh(plan).status, plan.versions.get().published_at) == (PlanStatus.APPROVED, None)


def test_a_public_version_can_be_taken_off_the_page(browser, lien):
    plan = an_approved_plan(lien)
    browser.post(at(plan, "publish", number=1))
    browser.post(at(plan, "withdraw", number=1))
    assert plan.versions.get().withdrawn_at is not None
    assert browser.post(at(plan, "withdraw", number=1)).status_code == 422


def _fill(plan, lien, times):
    for number in range(times):
        decision = a_decision(plan, lien)
        attach(decision, AnnexFacts("Nota", "https://brugwijk.example/n"), by=lien)
        a_round(plan, lien, f"Raad {plan.pk} {number}")


@pytest.mark.parametrize("name", ["room", "versions", "grounds"])
def test_a_page_costs_as_many_queries_for_one_row_as_for_three(browser, lien, name):
    small, large = a_plan(lien), a_plan(lien, "Een ander plan")
    _fill(small, lien, 1)
    _fill(large, lien, 3)
    browser.get(at(small, name))
    costs = []
    for plan in (small, large):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert browser.get(at(plan, name)).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert costs[1] <= 12


def test_every_page_of_another_town_does_not_exist(client_of, omar_user, lien, molenrode):
    plan = a_submitted_plan(lien)
    row, decision = a_decision(plan, lien), a_decision(plan, lien)
    pages = ["room", "versions", "difference", "submit", "take_back", "ask_advice", "prepare_decision", "grounds"]
    addresses = [at(plan, name) for name in pages]
    addresses += [at(plan, "version", number=1), at(plan, "decision", decision_id=row.pk)]
    addresses += [at(plan, "outcome", decision_id=decision.pk), at(plan, "draft_pdf", decision_id=row.pk)]
    omar = client_of(omar_user)
    for address in addresses:
        assert omar.get(address).status_code == 404, address
        assert omar.get(address.replace("brugwijk", "molenrode")).status_code == 404, address
    assert plan.versions.get().submitted_on == SUBMITTED_ON


def test_the_financial_director_is_not_sent_to_a_page_she_may_not_open(client_of, griet_user, lien):
    plan = an_approved_plan(lien)
    griet = client_of(griet_user)
    assert at(plan, "amend") not in text(griet.get(at(plan, "room")))
    assert griet.get(at(plan, "amend")).status_code == 403
