"""What "Actie 2" asks, against a plan as it stands."""

from dataclasses import replace
from datetime import date

import pytest

from samenplan.plans.rules.content import NodeKind
from samenplan.plans.rules.expectations import LinkKey, Missing, PlanEvidence, State, UnknownRule, check
from samenplan.plans.rules.status import STATUS_LABELS, ActionStatus
from samenplan.plans.tests.examples import small_plan

TODAY = date(2026, 11, 23)
PLAN = small_plan()
WITH_LEADS = replace(PLAN, nodes=tuple(replace(node, leads=("Dienst Samenleven",)) for node in PLAN.nodes))
STANDING = PlanEvidence(
    WITH_LEADS,
    TODAY,
    approved_on=date(2026, 2, 3),
    approval_reference="college, punt 12",
    involved=("Jeugdraad", "Buurtwerk De Brug"),
)


def opmaak(facts: PlanEvidence):
    (state,) = check(["opmaak"], facts)
    return state


def uitvoering(facts: PlanEvidence):
    (state,) = check(["uitvoering"], facts)
    return state


def test_opmaak_is_met_by_the_text_the_decision_and_the_people():
    found = opmaak(STANDING)
    assert (found.state, found.missing, found.advice) == (State.MET, (), ())
    assert found.evidence == (
        "Het plan telt 2 doelstellingen en 4 acties.",
        "Elke actie heeft een trekker.",
        "Het plan is goedgekeurd op 3 februari 2026 (college, punt 12).",
        "Werkten mee: Jeugdraad en Buurtwerk De Brug.",
    )


def test_opmaak_says_which_parts_are_missing_and_where_to_add_them():
    found = opmaak(PlanEvidence(PLAN, TODAY))
    assert found.state is State.PARTLY
    assert found.missing == (
        Missing("Kies een trekker voor actie 1.2.", LinkKey.LEADS),
        Missing("Leg vast wie het plan goedkeurde en wanneer.", LinkKey.DECISION),
        Missing("Noteer wie meewerkte: partners, adviesraden, bewoners.", LinkKey.INVOLVED),
    )


def test_an_empty_plan_has_nothing_to_show():
    found = opmaak(PlanEvidence(replace(PLAN, nodes=()), TODAY))
    assert (found.state, found.evidence) == (State.MISSING, ())


def test_a_decision_of_the_future_is_no_decision_yet():
    found = opmaak(replace(STANDING, approved_on=date(2026, 12, 1)))
    assert found.missing == (Missing("Het besluit valt pas op 1 december 2026.", LinkKey.DECISION),)


def test_an_untouched_content_line_is_advice_and_lowers_nothing():
    nodes = tuple(node for node in WITH_LEADS.nodes if node.parent != "goal-online" and node.uid != "goal-online")
    found = opmaak(replace(STANDING, content=replace(WITH_LEADS, nodes=nodes)))
    assert found.state is State.MET
    assert found.advice == (Missing("Geen enkele actie gaat over haatspraak en desinformatie.", LinkKey.CONTENT_LINES),)


def test_uitvoering_misses_everything_before_the_first_action():
    found = uitvoering(STANDING)
    assert (found.state, found.evidence) == (State.MISSING, ())
    assert found.missing == (Missing("Er is nog geen actie klaar.", LinkKey.STATUS),)


def test_uitvoering_is_met_by_one_dated_and_explained_action_for_no_source_names_a_number():
    found = uitvoering(
        replace(
            STANDING,
            statuses={"act-avonden": ActionStatus.DONE, "act-feest": ActionStatus.RUNNING},
            status_dates={"act-avonden": date(2026, 10, 1), "act-feest": date(2026, 9, 1)},
            status_notes={"act-avonden": "Vier avonden, 112 bewoners."},
        )
    )
    assert found.state is State.MET
    assert found.evidence == (
        "Van 4 acties: 1 klaar, 1 bezig.",
        "1 september 2026: Actie 1.2, Buurtfeest rond het nieuwe plein",
        "1 oktober 2026: Actie GA1, Gespreksavonden in vier buurten, met vaste gespreksleiders",
    )


def test_an_action_that_is_done_without_day_or_story_is_asked_for_both():
    found = uitvoering(replace(STANDING, statuses={"act-feest": ActionStatus.DONE_CLOSED}))
    assert found.state is State.PARTLY
    assert found.missing == (
        Missing("Geef een datum bij actie 1.2.", LinkKey.STATUS),
        Missing("Schrijf bij actie 1.2 wat er gebeurde en wie je bereikte.", LinkKey.NOTES),
    )


def test_a_stopped_action_is_not_carried_out():
    assert uitvoering(replace(STANDING, statuses={"act-feest": ActionStatus.STOPPED})).state is State.MISSING


def test_a_long_list_of_actions_ends_in_a_count():
    (action,) = (node for node in PLAN.nodes if node.uid == "act-feest")
    nodes = tuple(replace(action, uid=f"a{n}", number=f"1.{n}", parent="goal-buren") for n in range(1, 9))
    goals = tuple(node for node in PLAN.nodes if node.kind is NodeKind.GOAL)
    found = opmaak(replace(STANDING, content=replace(PLAN, nodes=goals + nodes)))
    assert found.missing[0].text == "Kies een trekker voor actie 1.1, 1.2, 1.3, 1.4, 1.5 en nog 3 andere."


def test_a_rule_that_does_not_exist_is_refused():
    with pytest.raises(UnknownRule):
        check(["opmaak", "afrekening"], STANDING)


def test_every_status_has_a_dutch_label():
    assert set(STATUS_LABELS) == set(ActionStatus)
