"""Who may not, and what a rule refuses: nothing changes."""

from dataclasses import replace
from datetime import date

import pytest

from samenplan.core.errors import Forbidden, Refused
from samenplan.decisions.models import KnownGround
from samenplan.decisions.operations import advice, drafting, outcomes
from samenplan.decisions.rules.advice import AdviceRequest, Answer, FollowUp
from samenplan.decisions.rules.bodies import AnswerKind, FollowUpState
from samenplan.decisions.rules.deciding import AnnexFacts, Publication
from samenplan.decisions.rules.grounds import Ground
from samenplan.decisions.tests.builders import (
    NOW,
    SUBMITTED_ON,
    TEXT,
    TODAY,
    a_decision,
    a_plan,
    a_round,
    verdict,
)
from samenplan.decisions.tests.rows import everything
from samenplan.plans.operations import versions as plan_versions
from samenplan.plans.rules.editing import Change

ANSWER = Answer(AnswerKind.ORAL, date(2026, 11, 12))
PUBLICATION = Publication("https://brugwijk.example/b", TODAY)
LINK = AnnexFacts("Evaluatie", "https://brugwijk.example/e")
REFUSED = {
    "advice of nobody": lambda a, by: advice.ask_advice_round(a.plan, AdviceRequest(" ", TODAY), today=TODAY, by=by),
    "an answer before the question": lambda a, by: advice.record_answer(
        a.round, replace(ANSWER, answered_on=date(2026, 1, 1)), today=TODAY, by=by
    ),
    "a plate in an answer": lambda a, by: advice.record_answer(
        a.round, Answer(AnswerKind.WRITTEN, TODAY, "De wagen met plaat 1-ABC-234."), today=TODAY, by=by
    ),
    "a follow-up without an answer": lambda a, by: advice.record_follow_up(
        a.round, FollowUp(FollowUpState.TAKEN_OVER), by=by
    ),
    "a title that is too long": lambda a, by: drafting.change_decision(
        a.draft, Change(replace(TEXT, title="x" * 201)), by=by
    ),
    "no title": lambda a, by: drafting.prepare_decision(a.plan, replace(TEXT, title=""), by=by),
    "a ground with a bad address": lambda a, by: drafting.change_decision(
        a.draft, Change(replace(TEXT, grounds=(Ground("x", "javascript:1"),))), by=by
    ),
    "an annex with a bad address": lambda a, by: drafting.attach(a.draft, AnnexFacts("x", "javascript:1"), by=by),
    "an outcome of an open plan": lambda a, by: outcomes.record_outcome(a.draft, verdict(), now=NOW, by=by),
    "a publication of a draft": lambda a, by: outcomes.record_publication(a.draft, PUBLICATION, now=NOW, by=by),
    "adopting what was not asked": lambda a, by: outcomes.adopt_changes(a.draft, by=by),
}
ALLOWED = {
    "ask": lambda a, by: advice.ask_advice_round(a.plan, AdviceRequest("Raad", TODAY), today=TODAY, by=by),
    "answer": lambda a, by: advice.record_answer(a.round, ANSWER, today=TODAY, by=by),
    "follow up": lambda a, by: advice.record_follow_up(a.round, FollowUp(FollowUpState.OPEN), by=by),
    "drop advice": lambda a, by: advice.drop_advice_round(a.round, by=by),
    "prepare": lambda a, by: drafting.prepare_decision(a.plan, TEXT, by=by),
    "change": lambda a, by: drafting.change_decision(a.draft, Change(TEXT), by=by),
    "drop": lambda a, by: drafting.drop_decision(a.draft, by=by),
    "attach": lambda a, by: drafting.attach(a.draft, LINK, by=by),
    "detach": lambda a, by: drafting.detach(a.annex, by=by),
    "forget": lambda a, by: drafting.forget_ground(a.ground, by=by),
    "outcome": lambda a, by: outcomes.record_outcome(a.draft, verdict(), now=NOW, by=by),
    "adopt": lambda a, by: outcomes.adopt_changes(a.draft, by=by),
    "publication": lambda a, by: outcomes.record_publication(a.draft, PUBLICATION, now=NOW, by=by),
}


class Scene:
    """An open plan with a round, a draft, an annex and a known ground."""

    def __init__(self, lien):
        self.plan = a_plan(lien)
        self.round = a_round(self.plan, lien)
        self.draft = a_decision(self.plan, lien)
        self.annex = drafting.attach(self.draft, AnnexFacts("Nota", "https://brugwijk.example/n"), by=lien)
        self.ground = KnownGround._base_manager.get()


@pytest.mark.parametrize("act", REFUSED.values(), ids=REFUSED.keys())
def test_a_refused_operation_changes_nothing(lien, act):
    scene = Scene(lien)
    before = everything()
    with pytest.raises(Refused):
        act(scene, lien)
    assert everything() == before


@pytest.mark.parametrize("act", ALLOWED.values(), ids=ALLOWED.keys())
def test_a_colleague_without_the_role_changes_nothing(lien, bart, act):
    scene = Scene(lien)
    before = everything()
    with pytest.raises(Forbidden):
        act(scene, bart)
    assert everything() == before


@pytest.mark.parametrize("act", ALLOWED.values(), ids=ALLOWED.keys())
def test_somebody_of_another_town_changes_nothing(lien, omar, act):
    scene = Scene(lien)
    before = everything()
    with pytest.raises(Refused):
        act(scene, omar)
    assert everything() == before


def test_a_trace_of_a_person_is_refused_without_repeating_it(lien):
    scene = Scene(lien)
    with pytest.raises(Refused) as refusal:
        REFUSED["a plate in an answer"](scene, lien)
    assert "1-ABC-234" not in str(refusal.value)
    assert "LIVC-R" in str(refusal.value)


def test_a_decided_decision_cannot_be_written_again(lien):
    scene = Scene(lien)
    plan_versions.submit(scene.plan, on=SUBMITTED_ON, by=lien)
    outcomes.record_outcome(scene.draft, verdict(), now=NOW, by=lien)
    before = everything()
    for act in ("change", "drop", "attach", "detach", "outcome"):
        with pytest.raises(Refused):
            ALLOWED[act](scene, lien)
    assert everything() == before
