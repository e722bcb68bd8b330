"""Vandaag says what a debate asks: statements to read, a last day that comes near, a result that waits."""

from datetime import date, timedelta

import pytest

from samenplan.core.errors import Forbidden
from samenplan.debate.models import Debate
from samenplan.debate.operations.statements import see_signs
from samenplan.debate.rules.kinds import DebateState, StatementState
from samenplan.today.queries.todos import todos

TODAY = date(2026, 11, 25)


@pytest.fixture
def debate(lien):
    said = {"authority_id": lien.home, "question": "Hoe leven we samen?", "state": DebateState.OPEN}
    return Debate.objects.visible_to(lien).create(**said)


def place(debate, *states):
    for number, state in enumerate(states, start=1):
        debate.statements.create(number=number, text="Buren kennen elkaar.", state=state)


def told(actor):
    return [(one.title, one.button, one.place.route) for one in todos(actor, TODAY) if one.tag == "debat"]


def test_statements_wait_for_who_reads_them_also_when_the_debate_is_over(lien, omar, debate):
    place(debate, StatementState.WAITING, StatementState.WAITING, StatementState.ACCEPTED)
    to_read = ("2 stellingen wachten op nazicht", "Lees na", "debate:queue")
    assert told(lien) == [to_read]
    assert told(omar) == []
    debate.state = DebateState.CLOSED
    debate.save(update_fields=["state"])
    assert to_read in told(lien)
    debate.state = DebateState.PUBLISHED
    debate.save(update_fields=["state"])
    assert told(lien) == []


def test_signs_of_organised_voting_are_told_until_somebody_looked_and_again_when_there_are_more(lien, jef, debate):
    told_at = []
    for signs, looks in ((0, False), (1, False), (1, True), (2, False)):
        Debate.objects.visible_to(lien).update(signs=signs)
        if looks:
            see_signs(debate, by=lien)
        told_at.append([title for title, _, route in told(lien) if route == "debate:alarms"])
    assert told_at == [[], ["1 teken van georganiseerd stemmen"], [], ["2 tekens van georganiseerd stemmen"]]
    with pytest.raises(Forbidden):
        see_signs(debate, by=jef)


@pytest.mark.parametrize(("days", "is_told"), [(-1, False), (0, True), (3, True), (4, False)])
def test_the_last_day_is_told_three_days_ahead(lien, debate, days, is_told):
    debate.closes_on = TODAY + timedelta(days=days)
    debate.save(update_fields=["closes_on"])
    assert [route for _, _, route in told(lien)] == (["debate:change"] if is_told else [])


def test_a_closed_debate_asks_for_its_result(lien, debate):
    debate.state = DebateState.CLOSED
    debate.save(update_fields=["state"])
    assert told(lien) == [("“Hoe leven we samen?” is afgelopen", "Bekijk", "debate:detail")]
