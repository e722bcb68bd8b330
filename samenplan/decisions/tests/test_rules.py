"""What may happen around a decision."""

from dataclasses import replace
from datetime import date

import pytest

from samenplan.decisions.rules.advice import (
    AdviceRequest,
    Answer,
    FollowUp,
    objections_to_answering,
    objections_to_asking,
    objections_to_dropping,
    objections_to_following_up,
)
from samenplan.decisions.rules.bodies import AnswerKind, BodyKind, FollowUpState, Outcome
from samenplan.decisions.rules.deciding import (
    AnnexFacts,
    DecisionFacts,
    Publication,
    Verdict,
    approves,
    articles_of,
    objections_to_adopting,
    objections_to_annex,
    objections_to_publishing,
    objections_to_recording,
)
from samenplan.decisions.rules.grounds import SHIPPED, Ground, as_typed, typed_grounds
from samenplan.decisions.rules.papers import AdviceGiven, advice_sentence
from samenplan.decisions.rules.road import NextStep, RoadFacts, StepState, next_step, road
from samenplan.plans.rules.state import PlanStatus

TODAY = date(2026, 11, 23)
ASKED = date(2026, 11, 2)
SUBMITTED = DecisionFacts(PlanStatus.SUBMITTED, has_outcome=False, submitted_on=date(2026, 11, 10))
APPROVED = Verdict(Outcome.APPROVED, date(2026, 11, 16))


def test_advice_can_be_asked_today():
    assert objections_to_asking(AdviceRequest("Jeugdraad", TODAY, TODAY), TODAY) == []


def test_a_request_for_advice_names_somebody_and_days_that_fit():
    assert objections_to_asking(AdviceRequest(" ", date(2026, 11, 24), ASKED), TODAY) == [
        "Zeg aan wie advies gevraagd wordt.",
        "De vraag kan niet na vandaag vallen (23 november 2026).",
        "De dag waarop het advies er moet zijn, valt voor de dag van de vraag.",
    ]


def test_a_written_answer_has_a_day_and_a_text():
    assert objections_to_answering(Answer(AnswerKind.WRITTEN, None), ASKED, TODAY) == [
        "Geef de dag van het antwoord.",
        "Neem de tekst van het advies over, of zeg naar welk advies het verwijst.",
    ]


def test_an_answer_comes_after_the_question_and_not_after_today():
    early, late = Answer(AnswerKind.ORAL, date(2026, 11, 1)), Answer(AnswerKind.ORAL, date(2026, 11, 24))
    assert objections_to_answering(early, ASKED, TODAY) == [
        "Het antwoord kan niet voor de vraag komen (2 november 2026)."
    ]
    assert objections_to_answering(late, ASKED, TODAY) == [
        "Het antwoord kan niet na vandaag vallen (23 november 2026)."
    ]


def test_no_advice_needs_no_day_and_no_text():
    assert objections_to_answering(Answer(AnswerKind.NONE, None), ASKED, TODAY) == []


def test_what_was_not_taken_over_needs_a_reason():
    refused = FollowUp(FollowUpState.NOT_TAKEN_OVER, " ")
    assert objections_to_following_up(refused, AnswerKind.ORAL) == [
        "Zeg waarom het advies niet of maar deels is overgenomen."
    ]
    assert objections_to_following_up(replace(refused, text="Te duur."), AnswerKind.ORAL) == []
    assert objections_to_following_up(refused, None) == ["Er is nog geen antwoord. Leg eerst het advies vast."]


def test_an_answered_round_stays():
    assert objections_to_dropping(None) == []
    assert objections_to_dropping(AnswerKind.NONE) == ["Dit advies is beantwoord. Het blijft bij het plan bewaard."]


def test_only_a_submitted_plan_can_be_decided():
    draft = replace(SUBMITTED, plan_status=PlanStatus.DRAFT, submitted_on=None)
    assert objections_to_recording(draft, APPROVED, TODAY) == [
        "Het plan is nog niet ingediend. Dien het eerst in: dan ligt vast over welke tekst beslist is."
    ]
    assert objections_to_recording(SUBMITTED, APPROVED, TODAY) == []


def test_an_outcome_is_recorded_once():
    assert objections_to_recording(replace(SUBMITTED, has_outcome=True), APPROVED, TODAY) == [
        "De uitkomst van dit besluit staat al vast. Maak een nieuw besluit als er opnieuw beslist is."
    ]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2026, 11, 9), "Het besluit kan niet voor de indiening vallen (10 november 2026)."),
        (date(2026, 11, 24), "Het besluit kan niet na vandaag vallen (23 november 2026)."),
    ],
)
def test_the_day_of_a_decision_lies_between_submission_and_today(day, sentence):
    assert objections_to_recording(SUBMITTED, replace(APPROVED, decided_on=day), TODAY) == [sentence]


def test_after_an_approval_another_body_can_only_agree_or_take_note():
    facts = replace(SUBMITTED, plan_status=PlanStatus.APPROVED, is_approved=True)
    assert objections_to_recording(facts, replace(APPROVED, outcome=Outcome.NOTED), TODAY) == []
    assert objections_to_recording(facts, replace(APPROVED, outcome=Outcome.REJECTED), TODAY) == [
        "Deze versie is al goedgekeurd. Start een nieuwe versie om het plan te wijzigen."
    ]


def test_only_a_final_approval_of_what_was_not_approved_yet_approves():
    assert approves(APPROVED, SUBMITTED)
    assert not approves(replace(APPROVED, is_final=False), SUBMITTED)
    assert not approves(APPROVED, replace(SUBMITTED, is_approved=True))
    assert not any(
        approves(replace(APPROVED, outcome=one), SUBMITTED) for one in Outcome if one is not Outcome.APPROVED
    )


def test_an_adapted_text_is_adopted_once_and_only_when_changes_were_asked():
    changed, open_text = Outcome.APPROVED_WITH_CHANGES, PlanStatus.DRAFT
    assert objections_to_adopting(changed, False, open_text) == []
    assert objections_to_adopting(Outcome.APPROVED, False, open_text) == [
        "Dit besluit vroeg geen wijzigingen aan het plan."
    ]
    assert objections_to_adopting(changed, True, open_text) == ["De aangepaste tekst van dit besluit ligt al vast."]
    assert objections_to_adopting(changed, False, PlanStatus.SUBMITTED) == [
        "Het plan is intussen opnieuw ingediend of goedgekeurd."
    ]


def test_a_decision_is_made_public_after_it_was_taken():
    known = Publication("https://brugwijk.example/besluit", date(2026, 11, 17))
    assert objections_to_publishing(known, date(2026, 11, 16), TODAY) == []
    assert objections_to_publishing(known, None, TODAY) == [
        "Over dit besluit is nog niet beslist. Leg eerst de uitkomst vast."
    ]
    assert objections_to_publishing(known, date(2026, 11, 18), TODAY) == [
        "Het besluit kan niet bekendgemaakt zijn voor het genomen is (18 november 2026)."
    ]
    assert objections_to_publishing(replace(known, published_on=date(2026, 12, 1)), date(2026, 11, 16), TODAY) == [
        "De bekendmaking kan niet na vandaag vallen (23 november 2026)."
    ]


def test_an_annex_is_a_version_or_a_link_under_a_name_of_its_own():
    both = "Kies een versie van het plan of geef een link: een van beide."
    assert objections_to_annex(AnnexFacts("Plan", version_id=1), []) == []
    assert objections_to_annex(AnnexFacts("Plan"), []) == [both]
    assert objections_to_annex(AnnexFacts("Plan", "https://brugwijk.example", 1), []) == [both]
    assert objections_to_annex(AnnexFacts("Plan ", version_id=1), ["Plan"]) == ["Er is al een bijlage “Plan”."]


def test_articles_are_divided_by_empty_lines():
    assert articles_of("Eén.\r\n \r\nTwee,\nmet een tweede regel.\n\n\n") == ("Eén.", "Twee,\nmet een tweede regel.")


def test_typed_grounds_keep_their_address_and_come_back_as_typed():
    typed = "Reglement over inspraak https://brugwijk.example/r\n\n  Besluit   van 2024 \nBesluit van 2024"
    grounds = (Ground("Reglement over inspraak", "https://brugwijk.example/r"), Ground("Besluit van 2024"))
    assert typed_grounds(typed) == grounds
    assert typed_grounds(as_typed(grounds)) == grounds


def test_every_shipped_ground_says_where_it_was_read():
    assert len(SHIPPED) == 3
    assert all(ground.source.startswith("https://") for ground in SHIPPED)


def test_an_advice_is_told_with_what_was_done_with_it():
    given = AdviceGiven(
        "Jeugdraad", ASKED, AnswerKind.WRITTEN, date(2026, 11, 12), FollowUpState.PARTLY, "Het feest blijft."
    )
    assert advice_sentence(given) == (
        "Jeugdraad: schriftelijk advies van 12 november 2026. Deels overgenomen: Het feest blijft."
    )
    assert advice_sentence(replace(given, kind=None)) == (
        "Jeugdraad: advies gevraagd op 2 november 2026, nog geen antwoord."
    )
    assert advice_sentence(replace(given, state=FollowUpState.TAKEN_OVER, follow_up="")) == (
        "Jeugdraad: schriftelijk advies van 12 november 2026. Overgenomen."
    )


DRAFT = RoadFacts(PlanStatus.DRAFT)


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        (replace(DRAFT, has_nodes=False), NextStep.WRITE),
        (DRAFT, NextStep.ASK_ADVICE),
        (replace(DRAFT, draft_body=BodyKind.COLLEGE), NextStep.SUBMIT),
        (replace(DRAFT, rounds=2, open_rounds=1), NextStep.RECORD_ANSWER),
        (replace(DRAFT, rounds=2), NextStep.PREPARE_DECISION),
        (replace(DRAFT, rounds=2, draft_body=BodyKind.COLLEGE), NextStep.SUBMIT),
        (replace(DRAFT, status=PlanStatus.SUBMITTED), NextStep.PREPARE_DECISION),
        (replace(DRAFT, status=PlanStatus.SUBMITTED, draft_body=BodyKind.COUNCIL), NextStep.RECORD_OUTCOME),
        (replace(DRAFT, waits_for_changes=True), NextStep.ADOPT_CHANGES),
        (replace(DRAFT, status=PlanStatus.APPROVED), NextStep.PUBLISH),
        (replace(DRAFT, status=PlanStatus.APPROVED, published_on=TODAY), NextStep.AMEND),
        (replace(DRAFT, status=PlanStatus.AMENDING), NextStep.ASK_ADVICE),
    ],
)
def test_there_is_always_one_next_step(facts, step):
    assert next_step(facts).step is step


def test_the_button_names_who_decides():
    facts = replace(DRAFT, status=PlanStatus.SUBMITTED, draft_body=BodyKind.COUNCIL)
    assert next_step(facts).button == "Leg vast wat de gemeenteraad besliste"


def test_the_road_shows_what_is_done_and_what_was_skipped():
    facts = RoadFacts(PlanStatus.APPROVED, submitted_on=ASKED, approved_on=TODAY)
    assert [(one.title, one.note, one.state) for one in road(facts)] == [
        ("Plan", "tekst ligt vast", StepState.DONE),
        ("Advies", "niet gevraagd", StepState.LATER),
        ("Ingediend", "2 november 2026", StepState.DONE),
        ("Goedgekeurd", "23 november 2026", StepState.DONE),
        ("Openbaar", "nog niet", StepState.NOW),
    ]
