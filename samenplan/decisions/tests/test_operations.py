"""Asking, answering, drafting, recording: what stands afterwards."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from samenplan.core.errors import Refused
from samenplan.decisions.models import AdviceRound, Decision, KnownGround
from samenplan.decisions.operations import advice, drafting, outcomes
from samenplan.decisions.queries import dossier, road_facts, text_of
from samenplan.decisions.rules.advice import AdviceRequest, Answer, FollowUp
from samenplan.decisions.rules.bodies import AnswerKind, FollowUpState, Outcome
from samenplan.decisions.rules.deciding import AnnexFacts, Publication
from samenplan.decisions.rules.grounds import Ground
from samenplan.decisions.rules.road import NextStep, next_step
from samenplan.decisions.tests.builders import (
    DECIDED_ON,
    GROUND,
    NOW,
    SUBMITTED_ON,
    TEXT,
    TODAY,
    a_decision,
    a_plan,
    a_round,
    a_submitted_plan,
    an_approved_plan,
    fresh,
    verdict,
)
from samenplan.decisions.tests.rows import again, everything, verbs
from samenplan.plans.models import PlanVersion
from samenplan.plans.operations.plans import PlanFacts, change_plan
from samenplan.plans.rules.editing import Change, ChangedMeanwhile, mark
from samenplan.plans.rules.state import PlanStatus, VersionKind


def test_asking_advice_freezes_the_text_and_opens_a_round(lien):
    plan = a_plan(lien)
    before = len(verbs())
    row = a_round(plan, lien)
    assert (row.version.number, row.version.kind, row.version.advice_asked_on) == (1, VersionKind.ADVICE, row.asked_on)
    assert fresh(plan).status == PlanStatus.ADVICE
    assert verbs()[before:] == ["plan.frozen", "advice.asked"]


def test_a_second_body_can_be_asked_about_the_same_version(lien):
    plan = a_plan(lien)
    first = a_round(plan, lien)
    request = AdviceRequest("Seniorenraad", TODAY, on_new_version=False)
    assert advice.ask_advice_round(plan, request, today=TODAY, by=lien).version == first.version


def test_an_answer_and_what_was_done_with_it_are_kept(lien):
    row = a_round(a_plan(lien), lien)
    advice.record_answer(
        row, Answer(AnswerKind.WRITTEN, date(2026, 11, 12), "Vraag de jongeren."), today=TODAY, by=lien
    )
    advice.record_follow_up(row, FollowUp(FollowUpState.TAKEN_OVER, "Gedaan."), by=lien)
    kept = again(row)
    assert (kept.answer_kind, kept.answered_on, kept.text) == ("written", date(2026, 11, 12), "Vraag de jongeren.")
    assert (kept.follow_up_state, kept.follow_up) == ("taken_over", "Gedaan.")
    assert verbs()[-2:] == ["advice.answered", "advice.followed_up"]


def test_a_question_asked_by_mistake_can_go_and_its_version_stays(lien):
    row = a_round(a_plan(lien), lien)
    advice.drop_advice_round(row, by=lien)
    assert AdviceRound._base_manager.count() == 0
    assert PlanVersion._base_manager.count() == 1
    with pytest.raises(Refused, match="bestaat niet meer"):
        advice.drop_advice_round(row, by=lien)


def test_a_draft_keeps_its_grounds_in_order_and_the_authority_keeps_the_new_ones(lien):
    decision = a_decision(a_plan(lien), lien)
    drafting.change_decision(decision, Change(replace(TEXT, grounds=(Ground("Een andere"), GROUND))), by=lien)
    assert [(one.text, one.url) for one in decision.grounds.all()] == [("Een andere", ""), (GROUND.text, GROUND.url)]
    assert {one.text for one in KnownGround._base_manager.all()} == {"Een andere", GROUND.text}


def test_a_ground_that_was_sent_twice_stands_once(lien):
    decision = a_decision(a_plan(lien), lien, replace(TEXT, grounds=(GROUND, GROUND)))
    assert [one.text for one in decision.grounds.all()] == [GROUND.text]


def test_a_forgotten_ground_stays_in_the_decision_that_holds_it(lien):
    decision = a_decision(a_plan(lien), lien)
    drafting.forget_ground(KnownGround._base_manager.get(), by=lien)
    assert KnownGround._base_manager.count() == 0
    assert decision.grounds.count() == 1
    assert verbs()[-1] == "ground.forgotten"


def test_annexes_come_and_go_while_it_is_a_draft(lien):
    plan = a_submitted_plan(lien)
    decision = a_decision(plan, lien)
    version = plan.versions.get()
    linked = drafting.attach(decision, AnnexFacts("Evaluatie", "https://brugwijk.example/e"), by=lien)
    drafting.attach(decision, AnnexFacts("Het plan", version_id=version.pk), by=lien)
    drafting.detach(linked, by=lien)
    assert [(one.name, one.version) for one in decision.annexes.all()] == [("Het plan", version)]


def test_a_version_of_another_plan_is_no_annex(lien):
    decision = a_decision(a_plan(lien), lien)
    other = a_submitted_plan(lien).versions.get()
    with pytest.raises(Refused, match="hoort niet bij dit plan"):
        drafting.attach(decision, AnnexFacts("Het plan", version_id=other.pk), by=lien)
    assert decision.annexes.count() == 0


def test_two_who_write_the_same_draft_never_overwrite_each_other_silently(lien, jef):
    decision = a_decision(a_plan(lien), lien)
    base = mark(text_of(decision))
    drafting.change_decision(decision, Change(replace(TEXT, motivation="Van Jef."), base), by=jef)
    before = everything()
    with pytest.raises(ChangedMeanwhile) as refusal:
        drafting.change_decision(decision, Change(replace(TEXT, motivation="Van Lien."), base), by=lien)
    assert everything() == before
    [clash] = refusal.value.clashes
    assert (clash.mine.motivation, clash.theirs.motivation) == ("Van Lien.", "Van Jef.")


def test_a_draft_can_be_thrown_away(lien):
    decision = a_decision(a_plan(lien), lien)
    drafting.drop_decision(decision, by=lien)
    assert Decision._base_manager.count() == 0
    assert verbs()[-1] == "decision.dropped"


def test_an_approval_closes_the_plan_on_the_submitted_version(lien):
    plan = a_submitted_plan(lien)
    decision = a_decision(plan, lien)
    before = len(verbs())
    outcomes.record_outcome(decision, verdict(), now=NOW, by=lien)
    version, kept = plan.versions.get(), again(decision)
    assert fresh(plan).status == PlanStatus.APPROVED
    assert (version.submitted_on, version.approved_on, version.amended_on) == (SUBMITTED_ON, DECIDED_ON, None)
    assert (kept.version, kept.approved_version, kept.outcome) == (version, version, "approved")
    assert verbs()[before:] == ["plan.approved", "decision.recorded"]
    assert version.sha256 == sha256(version.content.encode()).hexdigest()


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.POSTPONED, Outcome.APPROVED_WITH_CHANGES])
def test_without_an_approval_the_text_opens_again_and_the_version_is_withdrawn(lien, outcome):
    plan = a_submitted_plan(lien)
    outcomes.record_outcome(a_decision(plan, lien), verdict(outcome), now=NOW, by=lien)
    version = plan.versions.get()
    assert fresh(plan).status == PlanStatus.DRAFT
    assert (version.approved_on, version.withdrawn_at) == (None, NOW)


@pytest.mark.parametrize("said", [verdict(Outcome.NOTED), verdict(is_final=False)])
def test_the_plan_waits_while_another_body_must_decide(lien, said):
    plan = a_submitted_plan(lien)
    outcomes.record_outcome(a_decision(plan, lien), said, now=NOW, by=lien)
    assert fresh(plan).status == PlanStatus.SUBMITTED
    assert plan.versions.get().approved_on is None
    outcomes.record_outcome(a_decision(plan, lien), verdict(), now=NOW, by=lien)
    assert fresh(plan).status == PlanStatus.APPROVED


def test_the_council_can_take_note_after_the_college_approved(lien):
    plan = an_approved_plan(lien)
    decision = a_decision(plan, lien)
    outcomes.record_outcome(decision, verdict(Outcome.NOTED), now=NOW, by=lien)
    assert again(decision).version == plan.versions.get()
    assert fresh(plan).status == PlanStatus.APPROVED


def test_what_was_approved_with_changes_is_adopted_as_a_new_version(lien):
    plan = a_submitted_plan(lien)
    decision = a_decision(plan, lien)
    outcomes.record_outcome(decision, verdict(Outcome.APPROVED_WITH_CHANGES), now=NOW, by=lien)
    change_plan(fresh(plan), PlanFacts("Samen in Brugwijk, aangepast"), by=lien)
    assert next_step(road_facts(dossier(lien, fresh(plan)))).step is NextStep.ADOPT_CHANGES
    version = outcomes.adopt_changes(decision, by=lien)
    kept = again(decision)
    assert (kept.version.number, kept.approved_version) == (1, version)
    assert (version.number, again(version).approved_on, fresh(plan).status) == (2, DECIDED_ON, PlanStatus.APPROVED)


def test_where_the_decision_was_made_public_is_kept(lien):
    plan = a_submitted_plan(lien)
    decision = a_decision(plan, lien)
    outcomes.record_outcome(decision, verdict(), now=NOW, by=lien)
    outcomes.record_publication(
        decision, Publication("https://brugwijk.example/b", date(2026, 11, 18)), now=NOW, by=lien
    )
    kept = again(decision)
    assert (kept.published_url, kept.published_on) == ("https://brugwijk.example/b", date(2026, 11, 18))
    assert verbs()[-1] == "decision.published"


def test_the_mayor_can_record_that_the_college_postponed(lien, jef):
    plan = a_submitted_plan(lien)
    outcomes.record_outcome(a_decision(plan, jef), verdict(Outcome.POSTPONED), now=NOW, by=jef)
    assert fresh(plan).status == PlanStatus.DRAFT
